"""Search: all words required, with marks exactly, without marks by the folded key; phrases; words left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.errors import UsageError
from pipelines.filters import ARTICLE_TIME, is_unmarked
from pipelines.text import normalise, search_key

QUERY = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
WORD = re.compile(r"[^\W_]+")
APART = r"[^\pL\pN]+"
SNIPPET = 240
"""A snippet has this many letters at most."""
BOTH_STYLES = [
    *("òa oà", "óa oá", "ỏa oả", "õa oã", "ọa oạ", "òe oè", "óe oé", "ỏe oẻ", "õe oẽ", "ọe oẹ"),
    *("ùy uỳ", "úy uý", "ủy uỷ", "ũy uỹ", "ụy uỵ"),
]
"""The style of tone marks that normalised text has, and the other one: titles are kept as printed."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a search: its words in lower case, and whether it is left out."""

    words: tuple[str, ...]
    marked: bool = False
    excluded: bool = False

    def pattern(self) -> str:
        """Give the RE2 pattern that finds the term between letters and digits that are not its own."""
        spelled = APART.join(both_styles(word) if self.marked else word for word in self.words)
        return rf"(?:^|[^\pL\pN]){spelled}(?:$|[^\pL\pN])"


def both_styles(word: str) -> str:
    """Give a pattern for `word`, which has normal tone marks, in both styles of tone marks."""
    for normal, other in map(str.split, BOTH_STYLES):
        word = word.replace(normal, f"(?:{normal}|{other})")
    return word


def parse_terms(words: str) -> list[Term]:
    """Read what a person typed; raises UsageError if there is nothing to look for."""
    terms = [
        term
        for found in QUERY.finditer(normalise(unicodedata.normalize("NFC", words)))
        if (term := read_term(found)) is not None
    ]
    if all(term.excluded for term in terms):
        raise UsageError("There is nothing to search for.", 'Give a word, such as: luutru search "dai hoi cong doan"')
    return terms


def read_term(found: re.Match[str]) -> Term | None:
    """Read one word or phrase; None if it holds no letter and no digit."""
    typed = found["phrase"] if found["word"] is None else found["word"]
    marked = not is_unmarked(typed)
    words = tuple(WORD.findall(typed.lower() if marked else search_key(typed)))
    return Term(words, marked, found["minus"] is not None) if words else None


def search_statement(terms: Sequence[Term], conditions: Sequence[str]) -> tuple[str, list[Any]]:
    """Give the SELECT that ranks articles (title, then hits, then newest) and the values for its patterns.

    The values of `conditions`, then the limit, come after them.
    """
    wanted = [term for term in terms if not term.excluded]
    in_title = " + ".join(f"({count_in(title_of(term))} > 0)::INTEGER" for term in wanted)
    in_all = " + ".join(count_in(whole_of(term)) for term in wanted)
    tests = [f"{'NOT ' if term.excluded else ''}regexp_matches({whole_of(term)}, ?)" for term in terms]
    patterns = [term.pattern() for term in (*wanted, *wanted, *terms)]
    return (
        f"""SELECT site, section, title, url, published_at, published_precision, lead, text, sentences, article_id,
        {in_title} AS title_hits, {in_all} AS hits
        FROM articles WHERE {" AND ".join(["is_latest", *tests, *conditions])}
        ORDER BY title_hits DESC, hits DESC, {ARTICLE_TIME} DESC NULLS LAST, site, article_id LIMIT ?""",  # noqa: S608 - our own words, values are bound
        patterns,
    )


def count_in(text: str) -> str:
    """Count a pattern in `text`, in SQL."""
    return f"len(regexp_extract_all({text}, ?))"


def title_of(term: Term) -> str:
    """Name the title that a term is looked for in, in SQL; the key's first line is the title's."""
    return "lower(coalesce(title, ''))" if term.marked else "if(title IS NULL, '', split_part(search_key, chr(10), 1))"


def whole_of(term: Term) -> str:
    """Name all the words that a term is looked for in, in SQL."""
    return "lower(concat_ws(chr(10), title, lead, text_norm))" if term.marked else "search_key"


def best_snippet(row: Mapping[Any, Any], terms: Sequence[Term]) -> str:
    """Give the sentence of the text with most of the terms, cut to SNIPPET letters round the first; else the lead."""
    wanted = [term for term in terms if not term.excluded]
    text = row["text"]
    best, best_count, place = row["lead"] or "", 0, 0
    for span in row["sentences"]:
        sentence = text[span["start"] : span["end"]]
        places = [found[0] for term in wanted if (found := find_term(sentence, term)) is not None]
        if len(places) > best_count:
            best, best_count, place = sentence, len(places), min(places)
    return cut_round(best or text, place)


def find_term(sentence: str, term: Term) -> tuple[int, int] | None:
    """Find where `term` stands in a sentence, as (start, end); None if it does not."""
    found = list(WORD.finditer(sentence))
    spelled = [normalise(word[0]).lower() if term.marked else search_key(word[0]) for word in found]
    for first in starts_of(spelled, term.words):
        return found[first].start(), found[first + len(term.words) - 1].end()
    return None


def starts_of(words: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Give each index at which the run `wanted` begins in `words`."""
    length = len(wanted)
    return (index for index in range(len(words) - length + 1) if tuple(words[index : index + length]) == tuple(wanted))


def cut_round(text: str, place: int) -> str:
    """Cut `text` to SNIPPET letters round `place`, at blanks, with an ellipsis where something is left out."""
    flat = text.replace("\n", " ")
    start = 0 if place < SNIPPET // 2 or len(flat) <= SNIPPET else flat.rfind(" ", 0, place - SNIPPET // 3) + 1
    if len(flat) - start <= SNIPPET:
        return ("… " if start else "") + flat[start:].strip()
    blank = flat.rfind(" ", start + 1, start + SNIPPET)
    end = blank if blank > 0 else start + SNIPPET
    return ("… " if start else "") + flat[start:end].strip() + " …"
