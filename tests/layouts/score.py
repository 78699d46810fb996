"""`python -m tests.layouts.score [LAYOUT...]`: how far the reading is from the truth on each invented layout.

With a layout named, its first differences are printed in full. Name no layout that is held out while tuning.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from statistics import mean

from tests.layouts.catalogue import HELD_OUT, OPENED, TUNING, layout
from tests.layouts.measure import FIELDS, Tally, measure

SHOWN = 60


def main(names: Sequence[str]) -> None:
    """Print the tables of the tuned, the opened and the held-out layouts, or the differences of the layouts named."""
    for name in names:
        _print_misses(name, measure(layout(name)))
    for part, members in (("tuning", TUNING), ("opened", OPENED), ("held out", HELD_OUT)) if not names else ():
        print(_line(part, [*(name[:6] for name in FIELDS), "words", "worst"]))
        tallies = {name: measure(layout(name)) for name in members}
        for name, tally in tallies.items():
            print(_line(name, _cells([tally])))
        print(_line("all", _cells(list(tallies.values()))), end="\n\n")


def _cells(tallies: Sequence[Tally]) -> list[str]:
    words = [value for tally in tallies for value in tally.words]
    return [_figure(value) for value in (*(pooled(tallies, name) for name in FIELDS), mean(words), min(words))]


def pooled(tallies: Sequence[Tally], name: str) -> float | None:
    """F1 of a field over several layouts together; None where none of them has it."""
    total = sum(tally.wanted[name] + tally.found[name] for tally in tallies)
    return 2 * sum(tally.hits[name] for tally in tallies) / total if total else None


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<12}" + "".join(f"{cell:>7}" for cell in cells)


def _print_misses(name: str, tally: Tally) -> None:
    print(f"== {name}: {len(tally.misses)} differences")
    for miss in tally.misses[:SHOWN]:
        print(f"{miss.field:<11} {miss.url}\n   wanted {miss.wanted!r}\n   found  {miss.found!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
