"""What was counted over some pages: hits among what was wanted and what was found, and each miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from statistics import mean


@dataclass(frozen=True, slots=True)
class Miss:
    """One field of one page that was not read right."""

    page: str
    field: str
    wanted: object
    found: object


@dataclass(slots=True)
class Count:
    """Hits, and how many values were wanted and found; or one value of 0 to 1 for each page."""

    hits: int = 0
    wanted: int = 0
    found: int = 0
    values: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """Counts by field; a field that is not in it was not measured."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def of(self, name: str) -> Count:
        """Give the count of a field, a fresh one when it is the first time."""
        return self.counts.setdefault(name, Count())

    def same(self, page: str, name: str, wanted: object, found: object) -> None:
        """Count a value that must be the same."""
        self.bag(page, name, [repr(wanted)], [repr(found)], (wanted, found))

    def bag(
        self,
        page: str,
        name: str,
        wanted: Iterable[Hashable],
        found: Iterable[Hashable],
        said: tuple[object, object] | None = None,
    ) -> None:
        """Count the values of a field in whatever order; `said` is what a miss shows, by default what differs."""
        one, two = Counter(iter(wanted)), Counter(iter(found))
        self._add(name, (one & two).total(), one.total(), two.total())
        if one != two:
            self.misses.append(Miss(page, name, *(said or ([*(one - two).elements()], [*(two - one).elements()]))))

    def rows(self, page: str, name: str, wanted: Sequence[str], found: Sequence[str]) -> None:
        """Count lines that must be the same in the same order; a surplus line counts as much as a missing one."""
        matcher = SequenceMatcher(None, wanted, found, autojunk=False)
        longest = max(len(wanted), len(found))
        self._add(name, sum(block.size for block in matcher.get_matching_blocks()), longest, longest)
        for code, start, end, first, last in matcher.get_opcodes():
            if code != "equal":
                self.misses.append(Miss(page, name, list(wanted[start:end]), list(found[first:last])))

    def unwanted(self, page: str, name: str, bad: Sequence[str], total: int) -> None:
        """Count what must not be there among all that might be."""
        self._add(name, 0, total, len(bad))
        self.misses += [Miss(page, name, "not there", one) for one in bad]

    def value(self, page: str, name: str, value: float) -> None:
        """Keep a page's own figure."""
        self.of(name).values.append(value)
        if value < 1:
            self.misses.append(Miss(page, name, 1.0, round(value, 4)))

    def _add(self, name: str, hits: int, wanted: int, found: int) -> None:
        count = self.of(name)
        count.hits += hits
        count.wanted += wanted
        count.found += found


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a table: the field counted, what it is called, how its figure is made, and the issue's bound.

    `how` is share (hits of wanted), f1, precision (hits of found), mean or worst (of pages' values), or bad (a number
    that should be 0).
    """

    field: str
    label: str
    how: str
    bound: float | None = None

    def of(self, tally: Tally) -> float | None:
        """Give the figure; None where there was nothing to count."""
        count = tally.counts.get(self.field, Count())
        if self.how in ("mean", "worst"):
            return (mean if self.how == "mean" else min)(count.values) if count.values else None
        if self.how == "bad":
            return count.found if count.wanted else None
        total = {"share": count.wanted, "precision": count.found}.get(self.how, (count.wanted + count.found) / 2)
        return count.hits / total if total else None

    def cases(self, tally: Tally) -> int:
        """Give over how many values the figure is made."""
        count = tally.counts.get(self.field, Count())
        if self.how in ("mean", "worst"):
            return len(count.values)
        return count.found if self.how == "precision" else count.wanted

    def short(self, value: float | None) -> bool:
        """Whether a figure falls short of the bound."""
        if value is None or self.bound is None:
            return False
        return value > self.bound if self.how == "bad" else value < self.bound
