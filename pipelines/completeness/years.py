"""What is missing by year: a number between two numbers was given between their days; pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from pipelines.completeness.seen import Seen, Unseen, YearCount

YEAR: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=[/-](?:0?[1-9]|1[0-2])(?!\d)|(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))"
)
"""A year in an address, with a month behind it."""
FIRST: Final = 1997  # the first sites of departments
IN_ORDER: Final = 0.8
FEWEST: Final = 10
SAMPLES: Final = 8
UNKNOWN: Final = 0

Shares = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers in addresses of one form that were given in the order of time, with the years of those articles."""

    numbers: Sequence[int]
    years: Sequence[int]

    def year_at(self, number: int) -> int:
        """Give the year of the nearest number."""
        place = bisect_left(self.numbers, number)
        near = [one for one in (place - 1, place) if 0 <= one < len(self.numbers)]
        return self.years[min(near, key=lambda one: abs(self.numbers[one] - number))]

    def year_before(self, number: int) -> int:
        """Give the year in which a number below all others was given, at the pace of those."""
        pace = (self.numbers[-1] - self.numbers[0]) / max(1, self.years[-1] - self.years[0])
        return max(FIRST, round(self.years[0] - (self.numbers[0] - number) / pace))


def count_years(seen: Sequence[Seen], unseen: Unseen) -> list[YearCount]:
    """Count what is held, named and missing by year; the year 0 has what no year is known of."""
    series = find_series(seen)
    dated = [one if one.year else replace(one, year=named_year(one, series)) for one in seen]
    held = Counter(one.year for one in dated if one.held)
    named = Counter(one.year for one in dated if not one.held)
    shares = unseen_shares(dated, unseen.count, series) if unseen.high != 0 else {}
    years = sorted({*held, *named, *shares})
    low, middle, high = (parted(total or 0, shares, years) for total in (unseen.low, unseen.count, unseen.high))
    return [
        YearCount(
            year, held[year], named[year], named[year] + middle[year], named[year] + low[year],
            None if unseen.high is None else named[year] + high[year], unseen.method,
        )
        for year in years
    ]  # fmt: skip


def parted(total: float, shares: Shares, years: Sequence[int]) -> dict[int, int]:
    """Part a total by shares into whole numbers that add up to it."""
    ends = [round(total * share) for share in accumulate(shares.get(year, 0.0) for year in years)]
    return {year: end - before for year, before, end in zip(years, [0, *ends], ends, strict=False)}


def named_year(one: Seen, series: Mapping[str, Series]) -> int:
    """Give the year of an address that was never read: by its number, else as it says itself; 0 if unknown."""
    if one.number is not None and one.form in series:
        return series[one.form].year_at(one.number)
    printed = YEAR.search(one.key)
    return int(printed[1]) if printed else UNKNOWN


def find_series(seen: Sequence[Seen]) -> dict[str, Series]:
    """Find the forms of addresses whose numbers go with the years of the articles that are held."""
    known: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in seen:
        if one.held and one.number is not None and one.year:
            known[one.form].append((one.number, one.year))
    found = {}
    for form, points in known.items():
        points.sort()
        steps = [after >= before for (_, before), (_, after) in pairwise(points)]
        if len(points) >= FEWEST and sum(steps) >= IN_ORDER * len(steps):
            found[form] = Series([number for number, _ in points], [year for _, year in points])
    return found


def unseen_shares(seen: Sequence[Seen], unseen: float, series: Mapping[str, Series]) -> Shares:
    """Say which share of the unseen articles each year has: by the gaps between numbers, then by what is below them.

    Without numbers that tell the time no year is known of them.
    """
    main = max(series, key=lambda form: len(series[form].numbers), default=None)
    if main is None or 2 * len(series[main].numbers) < sum(one.held for one in seen):
        return {UNKNOWN: 1.0}
    numbers = sorted({one.number for one in seen if one.form == main and one.number is not None})
    gaps: defaultdict[int, float] = defaultdict(float)
    for number, weight in gap_samples(numbers):
        gaps[series[main].year_at(int(number))] += weight
    below: defaultdict[int, float] = defaultdict(float)
    for number, weight in gap_samples([0, numbers[0]]):
        below[series[main].year_before(int(number))] += weight
    within = min(1.0, sum(gaps.values()) / unseen) if unseen else 1.0
    return joined(gaps, within, below) if gaps or below else {UNKNOWN: 1.0}


def joined(gaps: Shares, within: float, below: Shares) -> Shares:
    """Join two distributions over years: `within` is the share of the first, if both have any."""
    if not below or not gaps:
        within = 1.0 if gaps else 0.0
    shares: defaultdict[int, float] = defaultdict(float)
    for years, share in ((gaps, within), (below, 1 - within)):
        for year, weight in years.items() if share else ():
            shares[year] += share * weight / sum(years.values())
    return shares


def gap_samples(numbers: Sequence[int]) -> Iterator[tuple[float, float]]:
    """Yield numbers from the gaps between sorted numbers, each with how many of the gap it stands for."""
    for before, after in pairwise(numbers):
        missing = after - before - 1
        samples = min(missing, SAMPLES)
        for place in range(samples):
            yield before + 1 + (place + 0.5) * missing / samples, missing / samples
