"""A line of a contact block taken apart: its labels and their values, and what stands before the first of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from crawler.pages.byline import begins_as_unit
from crawler.pages.contacts.values import EDGES, small_words
from crawler.pages.cues import alternation, phrases

REACHES: Final = frozenset(("phone", "fax", "both", "email"))
_FIELDS: Final = (
    "not_contact", "credit", "made_by", "governing", "organisation", "email", "phone", "fax", "address", "person",
    "licence", "website", "subordinate",
)  # fmt: skip
_OTHERS: Final = {"email": ("fax",), "phone": ("fax", "email"), "fax": ("email",), "person": ("phone", "fax", "email")}
_NUMBER: Final = r"\s*[(+]?\d[\d ().+-]{5,}"
_MAIL: Final = r"\s+[\w.+-]+\s?(?:@|\[at|\(a)"
_BEFORE: Final = r"(?<![^\s;|,.(•*/–—:-])"
LONGEST: Final = 700  # letters in the longest line that can be a block of contacts
_ORDINAL: Final = re.compile(r"^\s*(?:[-+*•·►]|\(?\d{1,2}[.)/]|[IVX]{1,4}[.)]|[a-zđ][.)])\s*")
_LABELLED: Final = re.compile(r"[:：@\d]")
_MARKED: Final = re.compile(r"[:：@]|\d[\d ().+-]{5,}")
_ADDRESS: Final = re.compile(r"\W*(?:dia chi|tru so) ")
_PARTING: Final = (";", "|", "•", "*", ":", "(", "–", "—", "-", ".", ",")
_SENTENCE: Final = re.compile(r"[a-zà-ỹ]{2}\.\s+[A-ZĐÀ-Ỹ]")
_LONGEST_NAME: Final = 140
_PROSE: Final = 5


class Part(NamedTuple):
    """A labelled value; `name` is the field, empty for the text before the first label."""

    name: str
    value: str


def composed(text: str) -> str:
    """Return a line in NFC: only there do the folded text and the line have the same offsets."""
    return unicodedata.normalize("NFC", text)


def is_labelled(text: str) -> bool:
    """Return whether a line has a sign that every label or value has: a colon, a digit, an @."""
    return bool(_LABELLED.search(text))


def without_ordinal(text: str) -> str:
    """Return a text without the number or bullet that counts it in a list."""
    return _ORDINAL.sub("", text).strip(EDGES)


@cache
def _labels() -> re.Pattern[str]:
    """Match a label in folded text: its words, for some a few more, then a colon or what can only be its value."""
    phone, fax = rf"(?:{alternation('phone')})(?:\s+(?:{alternation('phone')}))?", alternation("fax")
    words = {name: alternation(name) for name in _FIELDS} | {"phone": phone}
    both = rf"(?P<both>{phone}\s*(?:[/&,+–(-]|va)\s*(?:so\s+)?(?:{fax})\)?(?=\s*[:：]|{_NUMBER}))"
    groups = "|".join(
        rf"(?P<{name}>(?:{words[name]})(?:{_qualifier(name)}(?=\s*[:：]){_unmarked(name)}))" for name in _FIELDS
    )
    first = "".join(sorted({phrase[0] for name in _FIELDS for phrase in phrases(name)}))
    return re.compile(rf"(?=[{re.escape(first)}]){_BEFORE}(?:{both}|{groups})\s*[:：]*")


def _qualifier(name: str) -> str:
    """Match the words between a label and its colon, none of them another label: "Điện thoại văn phòng:"."""
    if name not in _OTHERS:
        return ""
    others = "|".join(map(alternation, _OTHERS[name]))
    return rf"(?:\s*\([^():\d]{{1,40}}\)|(?:[ -]+(?!(?:{others})\b)[a-z]+){{1,12}})?"


def _unmarked(name: str) -> str:
    """Match what follows a label without colon."""
    return {
        "phone": rf"|(?={_NUMBER})", "fax": rf"|(?={_NUMBER})", "email": rf"|(?={_MAIL})",
        "licence": r"|(?=\s+(?:so\s+)?\d+/)", "address": r"|(?=\s+(?:so\s+)?\d)",
    }.get(name, "")  # fmt: skip


@cache
def _alone() -> re.Pattern[str]:
    """Match a folded line that is one label and nothing else."""
    both = rf"(?P<both>(?:{alternation('phone')})\s*[/&,+–-]\s*(?:{alternation('fax')}))"
    groups = "|".join(f"(?P<{name}>{alternation(name)})" for name in _FIELDS)
    return re.compile(rf"[\W_]*(?:{both}|{groups})[\W_]*$")


@lru_cache(maxsize=4096)
def label_alone(folded: str) -> str:
    """Return the field whose label a whole folded line is, or an empty string."""
    match = _alone().match(folded) if len(folded) <= 40 else None
    return str(match.lastgroup) if match else ""


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:[\W\d]{{0,5}}|[ivx]{{1,4}}[.)]\s*)(?:{alternation('subordinate')})\b")


def heads_subordinates(folded: str) -> bool:
    """Return whether a short folded line says that the names after it belong to offices under the department."""
    return len(folded) <= 60 and bool(_heading().match(folded))


@lru_cache(maxsize=4096)
def split_line(text: str, folded: str) -> tuple[Part, ...]:
    """Return the text before the first label, then every label's value; nothing when the line has no label."""
    if len(folded) != len(text) or not (_MARKED.search(text) or _ADDRESS.match(folded)):
        return ()
    return tuple(_parts(text, folded))


def _parts(text: str, folded: str) -> Iterator[Part]:
    found = list(_accepted(text, folded))
    if not found:
        return
    yield Part("", text[: found[0].start()])
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        value = text[match.end() : end].strip(EDGES)
        if _has_colon(match) or small_words(value) < _PROSE:
            yield Part(str(match.lastgroup), value)


def _has_colon(match: re.Match[str]) -> bool:
    return match.group().rstrip().endswith((":", "："))


def _accepted(text: str, folded: str) -> Iterator[re.Match[str]]:
    """Yield the labels that count: the first begins the line or stands apart from what is before it."""
    begun = False
    for match in _labels().finditer(folded):
        name = str(match.lastgroup)
        if (_has_colon(match) or name in REACHES) if begun else _stands_apart(text, match):
            begun = True
            yield match


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if not without_ordinal(before):
        return True
    parted = before.rstrip().endswith(_PARTING if _has_colon(match) else _PARTING[:-2])
    if not parted and not (_has_colon(match) and text[match.start()].isupper()):
        return False
    is_prose = small_words(before) >= _PROSE and not begins_as_unit(without_ordinal(before))
    return len(before) <= _LONGEST_NAME and not is_prose and not _SENTENCE.search(before)
