"""A line of a contact block taken apart: its labels and their values, and what stands before the first of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from crawler.pages.contact_values import EDGES
from crawler.pages.cues import alternation

REACHES: Final = frozenset(("phone", "fax", "both", "email"))
_FIELDS: Final = (
    "not_contact", "governing", "organisation", "email", "phone", "fax", "address", "person", "licence", "website",
    "subordinate",
)  # fmt: skip
_QUALIFIED: Final = frozenset(("email", "phone", "fax", "person"))
_BEFORE: Final = r"(?:^|(?<=[\s;|,.(•*/–—:-]))"
LONGEST: Final = 700  # letters in the longest line that can be a block of contacts
_ORDINAL: Final = re.compile(r"^\s*(?:[-+*•·►]|\(?\d{1,2}[.)/]|[IVX]{1,4}[.)]|[a-zđ][.)])\s*")
_LABELLED: Final = re.compile(r"[:：@\d]")
_PARTING: Final = ";|•*:(–—-.,"
_SENTENCE: Final = re.compile(r"[a-zà-ỹ]{2}\.\s+[A-ZĐÀ-Ỹ]")
_LONGEST_NAME: Final = 140


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
    number, mail = r"\s*[(+]?\d[\d ().+-]{5,}", r"\s+[\w.+-]+\s?(?:@|\[at|\(a)"
    phone, fax = rf"(?:{alternation('phone')})(?:\s+(?:{alternation('phone')}))?", alternation("fax")
    qualifier = rf"(?:\s*\([^():\d]{{1,40}}\)|(?:[ -]+(?!(?:{phone}|{fax}|{alternation('email')})\b)[a-z]+){{1,4}})?"
    groups = [rf"(?P<both>(?:{phone})\s*(?:[/&,+–(-]|va)\s*(?:so\s+)?(?:{fax})\)?(?=\s*[:：]|{number}))"]
    for name in _FIELDS:
        ending = qualifier if name in _QUALIFIED else ""
        follow = rf"\s*[:：]{rf'|{number}' if name in REACHES else ''}{rf'|{mail}' if name == 'email' else ''}"
        follow += r"|\s+(?:so\s+)?\d+/" if name == "licence" else ""
        groups.append(
            rf"(?P<{name}>(?:{phone if name == 'phone' else alternation(name)})(?:{ending}(?=\s*[:：])|(?={follow})))"
        )
    return re.compile(rf"{_BEFORE}(?:{'|'.join(groups)})\s*[:：]*")


@cache
def _alone() -> re.Pattern[str]:
    """Match a folded line that is one label and nothing else."""
    both = rf"(?P<both>(?:{alternation('phone')})\s*[/&,+–-]\s*(?:{alternation('fax')}))"
    groups = "|".join(f"(?P<{name}>{alternation(name)})" for name in _FIELDS)
    return re.compile(rf"[\W_]*(?:{both}|{groups})[\W_]*$")


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


def split_line(text: str, folded: str) -> Iterator[Part]:
    """Yield the text before the first label, then every label's value; nothing when the line has no label."""
    if len(folded) != len(text) or not is_labelled(text):
        return
    found = list(_accepted(text, folded))
    if not found:
        return
    yield Part("", text[: found[0].start()])
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield Part(str(match.lastgroup), text[match.end() : end].strip(EDGES))


def _accepted(text: str, folded: str) -> Iterator[re.Match[str]]:
    """Yield the labels that count: the first begins the line or stands apart from what is before it."""
    begun = False
    for match in _labels().finditer(folded):
        has_colon = match.group().rstrip().endswith((":", "："))
        name = str(match.lastgroup)
        if (has_colon or name in REACHES) if begun else _stands_apart(text, match.start(), has_colon):
            begun = True
            yield match


def _stands_apart(text: str, start: int, has_colon: bool) -> bool:
    before = text[:start]
    if not without_ordinal(before):
        return True
    parted = before.rstrip().endswith(tuple(_PARTING)) or (has_colon and text[start].isupper())
    return parted and len(before) <= _LONGEST_NAME and not _SENTENCE.search(before)
