"""Sentences as offsets: by line, then at the stops that a Vietnamese editor takes for ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelines.text.stops import OPENING, STARTERS, ends_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN: Final = r"[.!?…]+(?:\s*[.!?…]+|\s?/(?=[\s.]|$))*"  # dots in a row, and the "./." that closes official texts
_CLOSING: Final = r"(?:[”’»)\]]|\s[”’»)\]](?=[\s,;.:!?]|$)|[\"'](?=[\s,;.:!?)\]”’]|$))"
_STOP: Final = re.compile(rf"{_RUN}(?:{_CLOSING}+(?:{_RUN})?)*")
_NEXT: Final = re.compile(
    rf"(?P<gap>\s*)(?P<opening>[\s”{re.escape(OPENING)}]*)(?P<word>\w*)(?P<number>[.)]?)(?P<more>\w?)"
)
_DASHES: Final = ("-", "–", "—")
_LEADERS: Final = re.compile(r"(?:[.…]\s*){5}")  # the dots of a form, to be written on
_LAST: Final = re.compile(r"(?P<word>[^\W\d_]{2,}|\d{2,})(?P<closing>[)\]”’»\"']*)$")
_VOWEL: Final = re.compile(r"[aeiouy]|[^\x00-\x7fđ]", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:://|@|www\.)\S*$")
_DOMAINS: Final = frozenset("asia com edu gov info io js net org vn".split())
_WINDOW: Final = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of each sentence, in order, without the blanks round it; a newline always ends one."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        found += ((start + first, start + last) for first, last in _split_line(line))
        start += len(line) + 1
    return found


def _split_line(line: str) -> Iterator[tuple[int, int]]:
    last = len(line.rstrip())
    first = len(line) - len(line.lstrip())
    for stop in _STOP.finditer(line, first, last):
        end = _after_quote(line, stop.end())
        before = line[max(first, stop.start() - _WINDOW) : stop.start()].rstrip()
        following = _NEXT.match(line, end, last)
        if following and following["word"] and _is_end(before, line[stop.start() : end], following):
            yield first, end
            first = following.end("gap")
    if first < last:
        yield first, last


def _after_quote(line: str, end: int) -> int:
    """Pass a straight quote between a stop and a word when it is one that closes."""
    return end + (line.startswith('"', end) and line.count('"', 0, end) % 2)


def _is_end(before: str, marks: str, following: re.Match[str]) -> bool:
    gap, opening, word = following.group("gap", "opening", "word")
    if not any(map(str.isalnum, before)) or _LEADERS.search(marks):
        return False
    if marks == "." and ends_nothing(before, opening + word):
        return False
    if word[0].islower():
        return bool(gap) and ((len(word) == 1 and _numbers(following)) or (marks == "." and _is_written_out(before)))
    if word[0].isdigit() and marks.endswith(("…", "..")):
        return _numbers(following)
    return not _names_speaker(marks, opening) if gap else _is_blank_forgotten(before, marks, following)


def _numbers(following: re.Match[str]) -> bool:
    """Say that what follows is the number of an item: `a)`, `2.`, before a blank."""
    return bool(following["number"]) and not following["more"]


def _is_written_out(before: str) -> bool:
    """Say that a stop follows a word in small letters: it ends a sentence though the capital was forgotten."""
    last = _LAST.search(before)
    return last is not None and not last["closing"] and last["word"][-1].islower() and bool(_VOWEL.search(last["word"]))


def _names_speaker(marks: str, opening: str) -> bool:
    """Say that a dash after a closing quote leads to the one who said it."""
    return marks[-1] in '”»"' and opening.startswith(_DASHES)


def _is_blank_forgotten(before: str, marks: str, following: re.Match[str]) -> bool:
    """Say that a stop without a blank ends a sentence: after a word or a number, before what can begin the next."""
    if not _can_begin(following):
        return False
    if marks.endswith(("…", "..")):
        return True
    last = _LAST.search(before)
    if last is None or _ADDRESS.search(before):
        return False
    word, begun = last["word"], following["word"]
    if word.isdigit():
        return not begun.isupper()
    if word.isupper():
        return begun.lower() in STARTERS
    return bool(last["closing"]) or word.islower() or (word[-1].islower() and bool(_VOWEL.search(word)))


def _can_begin(following: re.Match[str]) -> bool:
    word = following["word"]
    if word.isdigit():
        return len(word) <= 2 and _numbers(following)
    is_letter = len(word) == 1 and word.isascii() and following["number"] != "."  # no initial: "H.Long", and no "Ở"
    return word[0].isupper() and not is_letter and word.lower() not in _DOMAINS
