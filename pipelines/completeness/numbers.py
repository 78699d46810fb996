"""How many articles were neither read nor named, by the numbers in their addresses; pure.

Where pages tell of every number whether it is an article's, the distances between those that are show how many of all
numbers are. As many are elsewhere, down to 1, from which a database counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, sqrt
from operator import attrgetter
from statistics import fmean
from typing import Final

from pipelines.completeness.comparing import Compared, compare, hangs_on_age
from pipelines.completeness.covers import covered
from pipelines.completeness.lists import Family
from pipelines.completeness.seen import Namer, Seen
from pipelines.completeness.series import Series
from pipelines.completeness.spans import Span, common, outside, size

FEWEST: Final = 10  # distances between numbers, or articles that were read and named, to tell a share from them


@dataclass(frozen=True, slots=True)
class Numbered:
    """What numbers tell of unseen articles: how many, how far off that may be, and how many are below all known ones.

    `open` has the numbers of which no page tells whether they are an article's. `is_aged` says that the older were read
    less, so that a comparison fails.
    """

    count: float
    spread: float
    below: float
    open: tuple[Span, ...]
    is_aged: bool


def count_numbers(
    seen: Sequence[Seen], form: str, series: Series, families: Sequence[Family], namers: Sequence[Namer]
) -> Numbered | None:
    """Estimate the unseen articles whose addresses have a form; None where no pages tell of enough numbers."""
    by_number = {one.number: one for one in sorted(seen, key=attrgetter("held")) if one.form == form and one.number}
    numbers = sorted(by_number)
    cover = covered(form, numbers, families, namers)
    gaps = distances(numbers, cover)
    inside = compare([one for number, one in by_number.items() if covers(cover, number)])
    if len(gaps) < FEWEST or (inside.count and inside.both < FEWEST):
        return None
    open_spans = outside(cover, 1 if series.is_from_one else numbers[0], numbers[-1])
    return extrapolated(numbers, open_spans, gaps, inside, hangs_on_age(list(by_number.values())))


def extrapolated(
    numbers: Sequence[int], spans: Sequence[Span], gaps: Sequence[int], inside: Compared, is_aged: bool
) -> Numbered:
    """Carry the share of numbers that are articles' over to spans of which no page tells.

    The share is the inverse of the mean distance, and the number of articles in a span varies as renewals do: by the
    variance of the distances over their mean squared (D. R. Cox, Renewal Theory, 1962).
    """
    share = min(1.0, inside.raised / fmean(gaps))
    length, known = size(spans), sum(covers(spans, number) for number in numbers)
    beyond = min(max(0.0, share * length - known), length - known)
    off = 2 * sqrt(share * unevenness(gaps) * length * (1 + length / sum(gaps)))
    below = min(beyond, share * size(common(spans, [(1, numbers[0] - 1)])))
    return Numbered(inside.count + beyond, hypot(inside.spread, off), below, tuple(spans), is_aged)


def unevenness(gaps: Sequence[int]) -> float:
    """Give the variance of distances over their mean squared: with one more gap, so that none at all is not certain."""
    mean = fmean(gaps)
    return (sum((gap - mean) ** 2 for gap in gaps) + 1) / len(gaps) / mean**2


def distances(numbers: Sequence[int], cover: Sequence[Span]) -> list[int]:
    """Give the distances from number to number within each span."""
    return [
        after - before
        for low, high in cover
        for before, after in pairwise(numbers[bisect_left(numbers, low) : bisect_right(numbers, high)])
    ]


def covers(spans: Sequence[Span], number: int) -> bool:
    """Tell whether a number is in one of the spans."""
    at = bisect_left(spans, (number + 1,))
    return at > 0 and spans[at - 1][1] >= number
