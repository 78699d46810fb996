"""A cheap look at a text: which sorts of personal data it may hold. Most texts hold none and are read no further."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipelines.text.personal.lexicon import Lexicon

LONG: Final = re.compile(r"\d(?:[ .()-]{0,3}\d){5}")
YEAR: Final = re.compile(r"(?:19[2-9]|20[0-4])\d(?!\d)")
_FIRST_CELL = re.compile(r"\n *0*1[.)]? *\n")
REACH: Final = 110
BIRTH_REACH: Final = 45


class Hints(NamedTuple):
    """What a text may hold: announced numbers, births, homes, mobile numbers, e-mail, cells of a table."""

    numbers: bool
    births: bool
    homes: bool
    phones: bool
    emails: bool
    cells: bool


def take_hints(text: str, words: Lexicon) -> Hints:
    """Look at a text for what may be personal; what this misses is not found."""
    lowered = text.lower()
    longs = [number.start() for number in LONG.finditer(text)]
    return Hints(
        numbers=any(_is_announced(text, start, words) for start in longs),
        births=_may_tell_births(text, lowered, words.birth_hints),
        homes=any(hint in lowered for hint in words.home_hints) and words.home_hint.search(text) is not None,
        phones=any(text[start] in "08" for start in longs),
        emails="@" in text,
        cells=_FIRST_CELL.search(text) is not None
        or (bool(longs) and any(hint in lowered for hint in words.card_hints)),
    )


def _is_announced(text: str, start: int, words: Lexicon) -> bool:
    gap = text[max(0, start - REACH) : start]
    return any(one.kind != "other_number" for one in words.numbers.find(gap, 0, len(gap)))


def _may_tell_births(text: str, lowered: str, hints: Sequence[str]) -> bool:
    if not any(hint in lowered for hint in hints):
        return False
    for year in YEAR.finditer(text):
        gap = text[max(0, year.start() - BIRTH_REACH) : year.start()].lower()
        if any(hint in gap for hint in hints):
            return True
    return False
