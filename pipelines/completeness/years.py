"""What is missing by year: a number between two numbers was given between their days; pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from pipelines.completeness.seen import Seen, Unseen, YearCount
from pipelines.completeness.series import Series, main_form
from pipelines.completeness.spans import Span, common, outside

YEAR: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=[/-](?:0?[1-9]|1[0-2])(?!\d)|(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))"
)
"""A year in an address, with a month behind it."""
SAMPLES: Final = 8
UNKNOWN: Final = 0

Shares = Mapping[int, float]


def count_years(seen: Sequence[Seen], unseen: Unseen, series: Mapping[str, Series]) -> list[YearCount]:
    """Count what is held, named and missing by year; the year 0 has what no year is known of."""
    dated = [one if one.year else replace(one, year=named_year(one, series)) for one in seen]
    held = Counter(one.year for one in dated if one.held)
    named = Counter(one.year for one in dated if not one.held)
    shares = unseen_shares(dated, unseen, series) if unseen.high != 0 else {}
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
        return series[one.form].year_of(one.number)
    printed = YEAR.search(one.key)
    return int(printed[1]) if printed else UNKNOWN


def unseen_shares(seen: Sequence[Seen], unseen: Unseen, series: Mapping[str, Series]) -> Shares:
    """Say which share of the unseen articles each year has: by the gaps between numbers, then by what is below them.

    Where it is known which numbers they may have, all of those count alike. Without numbers that tell the time no year
    is known of them.
    """
    main = main_form(seen, series)
    if main is None:
        return {UNKNOWN: 1.0}
    numbers = sorted({one.number for one in seen if one.form == main and one.number})
    free = outside([(number, number) for number in numbers], 1, numbers[-1])
    if unseen.open:
        return joined(by_year(common(free, unseen.open), series[main]), 1.0, {})
    gaps = by_year((span for span in free if span[0] > numbers[0]), series[main])
    below = by_year((span for span in free if span[0] < numbers[0]), series[main])
    within = min(1.0, sum(gaps.values()) / unseen.count) if unseen.count else 1.0
    return joined(gaps, within, below)


def by_year(spans: Iterable[Span], series: Series) -> Shares:
    """Count numbers by year; of long spans some are asked for all."""
    found: defaultdict[int, float] = defaultdict(float)
    for first, last in spans:
        length = last - first + 1
        samples = min(length, SAMPLES)
        for place in range(samples):
            found[series.year_of(int(first + (place + 0.5) * length / samples))] += length / samples
    return found


def joined(gaps: Shares, within: float, below: Shares) -> Shares:
    """Join two distributions over years: `within` is the share of the first, if both have any; else none is known."""
    if not below and not gaps:
        return {UNKNOWN: 1.0}
    if not below or not gaps:
        within = 1.0 if gaps else 0.0
    shares: defaultdict[int, float] = defaultdict(float)
    for years, share in ((gaps, within), (below, 1 - within)):
        for year, weight in years.items() if share else ():
            shares[year] += share * weight / sum(years.values())
    return shares
