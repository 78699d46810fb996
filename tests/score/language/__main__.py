"""`python -m tests.score.language`: how well Vietnamese text is treated, each figure beside what is asked of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Final

from tests.score.language import amounts, legacy, names, personal, segmentation, sentences, spelling
from tests.score.language.measure import Measure

ROOMS: Final[Sequence[ModuleType]] = (spelling, legacy, sentences, segmentation, amounts, names, personal)


def main() -> None:
    """Print a line for each measure; those that fall short are marked and counted."""
    measures = [one for room in ROOMS for one in room.measures()]
    if not measures:
        sys.exit("make score: the texts with known truth are not there; put `shared` beside the project.")
    print("\n".join(lines_of(measures)))


def lines_of(measures: Sequence[Measure]) -> Iterator[str]:
    """Lay out the measures, names at the left; `*` marks one that does not keep its bound."""
    width = max(len(one.name) for one in measures)
    yield "Vietnamese text"
    for one in measures:
        sign = ">=" if one.at_least else "<="
        mark = " " if one.holds else "*"
        yield f"  {one.name:{width}}  {number(one.value):>9}{mark} {sign} {number(one.bound):>8}  {one.detail}".rstrip()
    short = sum(not one.holds for one in measures)
    yield f"{len(measures)} measures, {short} of them short of what is asked (*)."


def number(value: float) -> str:
    """Write a count whole, and a share or F1 with four places, rounded down so that 1 is never less."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{int(value * 10_000 + 1e-9) / 10_000:.4f}"


if __name__ == "__main__":
    main()
