"""The dates that a line prints: which words and signs may stand round them, and what labels them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from crawler.pages.cues import alternation, fold
from crawler.pages.lines import Line

_MONTH: Final = r"(?:\d{1,2}|gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?:\s+(?:mot|hai))?|chap)"
_ENGLISH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE: Final = re.compile(
    r"(?<![\d/.])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}(?!\d)"
    rf"|(?<!\d)\d{{1,2}},?\s+thang\s+{_MONTH}\s*(?:,|nam)?\s*(?:19|20)\d{{2}}"
    rf"|\bthang\s+{_MONTH}\s+\d{{1,2}}(?:,|\s)\s*(?:19|20)\d{{2}}"
    rf"|(?<!\d)\d{{1,2}}[\s-](?:th\d{{1,2}}|{_ENGLISH})[\s,-]\s?(?:19|20)\d{{2}}"
    rf"|\b(?:th\d{{1,2}}|{_ENGLISH})\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d{{2}}"
    r"|(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NOISE: Final = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|ngay|luc|gio|phut|gmt|utc|am|pm|sa|ch|hom nay|t[2-7])\b"
    r"|[\W\d_]+"
)
_COUNTER: Final = re.compile(
    r"(?:(?<![\s|•·/(-])[\s|•·/(-]++)?+(?:so\s+)?(?:luot|lan)\s*(?:xem|doc|truy cap).*$"
    r"|(?<![\s|•·(-])\s*+[|•·(-][\s|•·(-]*+(?:da xem|da doc|view).*$"
)  # begins at the first sign of a row of signs: no row is tried twice
_READING: Final = re.compile(r"[\s|•·/,-]*\d+\s*phut doc.*$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_COUNTED: Final = re.compile(r"xem|doc|truy cap|view")
_TODAY: Final = re.compile(r"hom nay|bay gio|today")
_BAR: Final = re.compile(r"\s*[|•·]\s*")
_EDGES: Final = " \t|•·–—-/,;"
_CLOCK: Final = re.compile(
    r"[\s,|-]*(?:luc\s*)?\d{1,2}\s*(?::|h|g|gio)\s*\d{0,2}(?::\d{2})?(?!\d)(?:\s*(?:[ap]m|sa|ch)\b)?"
)
_ASIDE: Final = re.compile(r"[^\W\d][^:]*:(?!.*\d[:hg]\d\d)")  # a label that no clock follows
MOST_LEFT: Final = 45
LONGEST: Final = 200
_MOST_STROKES: Final = 14  # of a line that dates an article, with its counters
_MOST_DATES: Final = 6  # of a line that dates an article; a calendar prints more
LEFT_IN_TEXT: Final = 14


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date on a line with its label and clock; `kind` is published, updated or plain."""

    kind: str
    text: str
    line: Line


def has_year(text: str) -> bool:
    """Return whether a text prints a year of the last or this century; most lines hold neither a 19 nor a 20."""
    return ("20" in text or "19" in text) and _YEAR.search(text) is not None


def read_dates(line: Line) -> list[PrintedDate]:
    """Return the dates that a line prints, labelled ones before others; none when it says more than a date."""
    return [PrintedDate(kind, text, line) for kind, text in dates_of(line.text)]


def dates_of(text: str) -> Sequence[tuple[str, str]]:
    """Return the kind and the text of each date that a whole line prints; none when it says more than a date."""
    if len(text) > LONGEST or not has_year(text) or text.count("/") > _MOST_STROKES:
        return ()
    return dates_in(text)


@lru_cache(maxsize=16_384)
def dates_in(printed: str) -> tuple[tuple[str, str], ...]:
    """Return the kind and the text of each date; asked of a line by several readers, it is found once."""
    text = _without_asides(unicodedata.normalize("NFC", printed))
    folded = fold(text)
    spans = [match.span() for match in DATE.finditer(folded)]
    left = left_over(folded) if 0 < len(spans) <= _MOST_DATES else LONGEST
    if len(folded) != len(text) or left > MOST_LEFT or (left > LEFT_IN_TEXT and text.endswith(".")):
        return ()
    if len(spans) == 1:
        label = folded[: spans[0][0]]
        return () if _TODAY.search(label) else ((_kind(label), _uncounted(text)),)
    found = tuple(_several(text, folded, spans))
    if any(kind == "published" for kind, _ in found):
        return tuple(date for date in found if date[0] != "plain")
    return found


def _without_asides(text: str) -> str:
    """Return a line without the parts between bars that label something else: "Người đăng: admin", "Lượt xem: 12"."""
    parts = _BAR.split(text)
    kept = [part for part in parts if has_year(part) or not _ASIDE.match(part)]
    return text if len(kept) == len(parts) else " | ".join(kept)


def _several(text: str, folded: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    start = 0
    for begin, end in spans:
        label = folded[start:begin]
        clock = _CLOCK.match(folded, end)
        stop = clock.end() if clock else end
        if not _TODAY.search(label):
            yield _kind(label), _bracketed(text, start + _label_at(label), stop)
        start = stop


def _bracketed(text: str, start: int, stop: int) -> str:
    """Return a part of a line, with the brackets when it stands in a pair of them."""
    if text[:start].endswith("(") and text[stop : stop + 1] == ")":
        return text[start - 1 : stop + 1]
    return text[start:stop].strip(_EDGES)


def _kind(label: str) -> str:
    for kind in ("updated", "published"):
        if re.search(rf"\b(?:{alternation(kind)})\b", label):
            return kind
    return "plain"


def _label_at(label: str) -> int:
    match = re.search(rf"\b(?:{alternation('updated')}|{alternation('published')})\b", label)
    return match.start() if match else 0


def _uncounted(text: str) -> str:
    folded = fold(text)
    match = (_COUNTER.search(folded) if _COUNTED.search(folded) else None) or _READING.search(folded)
    return (text[: match.start()] if match else text).strip(" |•·")


@lru_cache(maxsize=16_384)
def left_over(folded: str) -> int:
    """Return how many letters a line has besides its date, clock, weekday, label and counter."""
    rest = DATE.sub(" ", folded)
    if not _LETTER.search(rest):
        return 0
    rest = _COUNTER.sub("", rest) if _COUNTED.search(rest) else rest
    rest = re.sub(rf"\b(?:{alternation('updated')}|{alternation('published')})\b", " ", rest)
    return len(_NOISE.sub("", rest))
