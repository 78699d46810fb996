"""The shapes that numbers of papers have: how many digits, in which groups, which letters before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_GROUP = re.compile(r"\d+")
_LETTERS = re.compile(r"(?<![^\W_])([A-ZĐ]{1,2})[ .-]?$")
_HEALTH = re.compile(r"(?<![^\W_])[A-Z]{2}[ .-]?$")
_CARD = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}")
_MOST_DIGITS, _FEWEST_DIGITS = 24, 6

LENGTHS: Final = {
    "id_card": frozenset((9, 11, 12)),
    "driving_licence": frozenset((12,)),
    "insurance": frozenset((10,)),
    "tax_code": frozenset((10, 12, 13)),
    "account": frozenset(range(8, 20)),
}
"""Digits of each paper that is numbered without letters; of 11 the first 0 was dropped by a sheet."""

LETTERED: Final = {
    "passport": frozenset((6, 7, 8)),
    "land_title": frozenset((6, 8)),
    "driving_licence": frozenset((6, 7, 8, 9, 10)),
}
"""Digits behind one or two capitals."""


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits, one blank, dot or hyphen between two: where each begins and ends."""

    groups: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Give the place of the first digit."""
        return self.groups[0][0]

    def rest(self, end: int) -> Run | None:
        """Give what is left behind a place."""
        left = tuple(group for group in self.groups if group[0] >= end)
        return Run(left) if left else None

    def end_after(self, lengths: frozenset[int]) -> int | None:
        """Give the end of the most groups that make one of the lengths; None where none do."""
        total, found = 0, None
        for start, end in self.groups:
            total += end - start
            if total > _MOST_DIGITS:
                break
            found = end if total in lengths else found
        return found


def runs(view: str) -> Iterator[Run]:
    """Give the runs of a text that are long enough to be a paper's number, in order."""
    groups: list[tuple[int, int]] = []
    for group in _GROUP.finditer(view):
        if groups and not (group.start() == groups[-1][1] + 1 and view[groups[-1][1]] in " .-"):
            yield from _close(view, groups)
            groups = []
        groups.append(group.span())
    yield from _close(view, groups)


def _close(view: str, groups: list[tuple[int, int]]) -> Iterator[Run]:
    """Make a run of groups; one that goes on as a date, a share or masked digits is left out."""
    kept = groups[:-1] if groups and _goes_on(view, groups[-1][1]) else groups
    if kept and kept[-1][1] - kept[0][0] >= _FEWEST_DIGITS:
        yield Run(tuple(kept))


def _goes_on(view: str, end: int) -> bool:
    following = view[end : end + 1]
    if following == "/":
        return view[end + 1 : end + 2].isdigit()
    return following in ("*", "%") or (following.isalpha() and not view[end : end + 2].isupper())


def is_free(view: str, start: int) -> bool:
    """Say whether a number may begin here: not behind a letter, a mask, a slash or a comma."""
    before = view[start - 1 : start]
    return not (before.isalnum() or before in ("*", "/", "_", "+"))


def is_card(digits: str) -> bool:
    """Say whether 12 digits are built as those of an identity card: province, century and sex, year, serial."""
    return _CARD.fullmatch(digits) is not None


def read_number(view: str, run: Run, kind: str) -> tuple[int, int] | None:
    """Give the span of a paper's number that begins with a run; None where the digits do not make one."""
    if kind in LETTERED and (letters := _LETTERS.search(view, max(0, run.start - 4), run.start)):
        end = run.end_after(LETTERED[kind])
        return (letters.start(), end) if end else None
    if kind == "insurance" and (letters := _HEALTH.search(view, max(0, run.start - 4), run.start)):
        end = run.end_after(frozenset((13,)))
        return (letters.start(), end) if end else None
    end = run.end_after(LENGTHS[kind]) if kind in LENGTHS and is_free(view, run.start) else None
    return (run.start, end) if end else None
