"""The sentence of an article that shows what was looked for, and where the words stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from pipelines.search.terms import WORD, Term, places_of, spell
from pipelines.text import normalise, search_key

SNIPPET = 240
"""A snippet has this many letters at most."""


@lru_cache(65_536)
def word_key(word: str) -> str:
    """Give a word of a text as terms without marks are spelled."""
    return search_key(word)


@lru_cache(65_536)
def marked_word(word: str) -> str:
    """Give a word of a text as terms with marks are spelled."""
    return spell(normalise(word))


Places = Sequence[Sequence[tuple[int, int]]]
"""For each term, where it stands in a text."""


def term_places(text: str, terms: Sequence[Term]) -> Places:
    """Find where each term stands in a text: (start, end) in code points, in order."""
    words = WORD.findall(text)
    spelled = {
        marked: list(map(marked_word if marked else word_key, words)) for marked in {term.marked for term in terms}
    }
    runs = [[(first, first + len(term.words)) for first in places_of(spelled[term.marked], term)] for term in terms]
    last = max((end for run in runs for _, end in run), default=0)
    found = list(islice(WORD.finditer(text), last))
    return [[(found[first].start(), found[end - 1].end()) for first, end in run] for run in runs]


def joined_spans(places: Places) -> list[list[int]]:
    """Give the places of all terms as [start, end] in code points, in order; what overlaps is one."""
    joined: list[list[int]] = []
    for start, end in sorted(chain.from_iterable(places)):
        if joined and start < joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return joined


@dataclass(frozen=True, slots=True)
class Shown:
    """What a result shows: a snippet, where words stand in it and in the title, how often in the whole article."""

    snippet: str
    snippet_spans: list[list[int]]
    title_spans: list[list[int]]
    hits: int


def show_row(row: Mapping[Any, Any], terms: Sequence[Term]) -> Shown:
    """Look for `terms` in the title, lead and text of an article, once in each."""
    title, lead, text = (term_places(row[name] or "", terms) for name in ("title", "lead", "text"))
    snippet = best_snippet(row, lead, text)
    hits = sum(map(len, chain(title, lead, text)))
    return Shown(snippet, joined_spans(term_places(snippet, terms)), joined_spans(title), hits)


def best_snippet(row: Mapping[Any, Any], in_lead: Places, in_text: Places) -> str:
    """Give the lead or the sentence of the text that holds the most terms, cut to SNIPPET letters round them.

    An article whose title alone holds them shows its lead, else how its text begins.
    """
    text, lead = row["text"], row["lead"] or ""
    best, starts = lead or text, [places[0][0] for places in in_lead if places]
    for span, found in sentence_starts(row["sentences"], in_text):
        if len(found) > len(starts):
            best, starts = text[span["start"] : span["end"]], [start - span["start"] for start in found]
    return cut_round(best, min(starts, default=0))


def sentence_starts(
    sentences: Sequence[Mapping[str, int]], places: Places
) -> list[tuple[Mapping[str, int], list[int]]]:
    """Give each sentence that holds a term, with where each term that it holds first stands in the text."""
    bounds, firsts = [span["start"] for span in sentences], dict[int, dict[int, int]]()
    for term, found in enumerate(places):
        for start, end in found:
            sentence = bisect_right(bounds, start) - 1
            if sentence >= 0 and end <= sentences[sentence]["end"]:
                firsts.setdefault(sentence, {}).setdefault(term, start)
    return [(sentences[place], list(firsts[place].values())) for place in sorted(firsts)]


def cut_round(text: str, place: int) -> str:
    """Cut `text` to SNIPPET letters round `place`, at blanks, with an ellipsis where something is left out."""
    flat = text.replace("\n", " ")
    start = 0 if place < SNIPPET // 2 or len(flat) <= SNIPPET else flat.rfind(" ", 0, place - SNIPPET // 3) + 1
    if len(flat) - start <= SNIPPET:
        return ("… " if start else "") + flat[start:].strip()
    blank = flat.rfind(" ", start + 1, start + SNIPPET)
    end = blank if blank > 0 else start + SNIPPET
    return ("… " if start else "") + flat[start:end].strip() + " …"
