"""The invented notices in which personal data was marked by hand (PERSONAL.md says how)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import yaml

HERE: Final = Path(__file__).parent
KINDS: Final = frozenset(
    "id_card passport driving_licence insurance tax_code account land_title birth_date address phone email".split()
)
_MARK = re.compile(r"<([a-z_]+):([^<>\n]*)>")

Half = Literal["tune", "report"]
Span = tuple[int, int, str]
"""Start, end, kind."""


@dataclass(frozen=True, slots=True)
class MarkedNotice:
    """A notice as it is read, and where its personal data stands."""

    text: str
    marks: frozenset[Span]


def load(half: Half) -> list[MarkedNotice]:
    """Read the notices of one half."""
    marked: list[str] = yaml.safe_load((HERE / f"personal_{half}.yml").read_text("utf-8"))
    return [read_notice(notice.rstrip("\n")) for notice in marked]


def read_notice(marked: str) -> MarkedNotice:
    """Take the marks out of a notice; the places are those of the text without them."""
    parts: list[str] = []
    marks: set[Span] = set()
    last = length = 0
    for mark in _MARK.finditer(marked):
        parts += marked[last : mark.start()], mark[2]
        start = length + mark.start() - last
        length, last = start + len(mark[2]), mark.end()
        marks.add((start, length, mark[1]))
    return MarkedNotice("".join([*parts, marked[last:]]), frozenset(marks))
