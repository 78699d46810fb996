"""What was measured: one form for every figure, and the file that keeps them from one `make bench` to the next.

A figure says what was measured, beside whom, and what was asked. `figures.json` keeps the last of each, with the
commit, the day, the machine and the versions; `docs/benchmarks.md` and `docs/scale.md` are made of it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

STORE = Path(__file__).with_name("figures.json")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `key` is room and name, `value` is in `unit`; `least` and `most` are what was asked, None if nothing.

    `beside` names the peer of the same run, if there is one; `how` says pages, repeats and spread.
    """

    key: str
    measure: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None
    beside: str = ""
    how: str = ""

    @property
    def room(self) -> str:
        """The part of the product that it belongs to."""
        return self.key.partition("/")[0]

    @property
    def holds(self) -> bool:
        """Whether it is what was asked."""
        least = -math.inf if self.least is None else self.least
        return least <= self.value <= (math.inf if self.most is None else self.most)

    @property
    def asked(self) -> str:
        """What was asked, in words; empty when nothing was."""
        if self.least is not None and self.least == self.most:
            return with_unit(f"{self.least:,g}", self.unit)
        bounds = {"≥": self.least, "≤": self.most}
        said = {sign: f"{bound:,g}" for sign, bound in bounds.items() if bound is not None}
        return ", ".join(f"{sign} {with_unit(bound, self.unit)}" for sign, bound in said.items())

    @property
    def told(self) -> str:
        """The value in words."""
        return with_unit(digits(self.value), self.unit)


def with_unit(number: str, unit: str) -> str:
    """Write a number with its unit."""
    return f"{number}%" if unit == "%" else f"{number} {unit}".rstrip()


def digits(value: float) -> str:
    """Write a number with three digits, which are as many as a measurement has, or whole."""
    if value == 0 or abs(value) >= 100 or (abs(value) >= 1 and float(value).is_integer()):
        return f"{value:,.0f}"
    return f"{value:.{max(0, 2 - math.floor(math.log10(abs(value))))}f}"


@dataclass(frozen=True, slots=True)
class Conditions:
    """When and on what some figures were measured; `commit` ends in + when files were changed since."""

    commit: str
    day: str
    machine: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure, the test that measured it, and the commit; `broken` names one at which that test failed since."""

    figure: Figure
    test: str
    commit: str
    broken: str = ""

    @property
    def bench(self) -> str:
        """The file of the test, without `test_`."""
        return Path(self.test.partition("::")[0]).stem.removeprefix("test_")


@dataclass(slots=True)
class Ledger:
    """All figures by key, and the conditions by commit."""

    kept: dict[str, Kept] = field(default_factory=dict)
    conditions: dict[str, Conditions] = field(default_factory=dict)

    def keep(self, figure: Figure, test: str, now: Conditions) -> None:
        """Keep a figure in the place of an earlier one of its key."""
        self.kept[figure.key] = Kept(figure, test, now.commit)
        self.conditions[now.commit] = now

    def mark_broken(self, keys: Iterable[str], now: Conditions) -> None:
        """Say of figures that their test has failed since, so that they may no longer be so."""
        for key in keys:
            self.kept[key] = replace(self.kept[key], broken=now.commit)

    def left_over(self, test: str, fresh: set[str]) -> list[str]:
        """List the figures of a test but for the fresh ones."""
        return [key for key, one in self.kept.items() if one.test == test and key not in fresh]

    def figure(self, key: str) -> Figure:
        """Give one figure; KeyError when it was never measured."""
        return self.kept[key].figure

    def of_room(self, room: str) -> Iterator[Kept]:
        """Give the figures of a room, by key, numbers in keys by their size."""
        return (one for _, one in sorted(self.kept.items(), key=in_order) if one.figure.room == room)

    def save(self, path: Path = STORE) -> None:
        """Write the file, with the conditions that still matter."""
        used = {one.commit for one in self.kept.values()}
        said = {
            "conditions": [asdict(one) for commit, one in sorted(self.conditions.items()) if commit in used],
            "figures": [asdict(one) for _, one in sorted(self.kept.items())],
        }
        path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")


def in_order(item: tuple[str, Kept]) -> list[str]:
    """Give what sorts figures: their key, with numbers as wide as the largest."""
    return [part.zfill(12) for part in re.split(r"(\d+)", item[0])]


def load_ledger(path: Path = STORE) -> Ledger:
    """Read the file; an empty ledger when there is none."""
    if not path.exists():
        return Ledger()
    said = json.loads(path.read_text("utf-8"))
    kept = [Kept(**{**one, "figure": Figure(**one["figure"])}) for one in said["figures"]]
    return Ledger(
        {one.figure.key: one for one in kept}, {one["commit"]: Conditions(**one) for one in said["conditions"]}
    )
