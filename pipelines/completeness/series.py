"""Numbers in addresses that tell the time: of one form, given in the order of publication; pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipelines.completeness.seen import Seen
from pipelines.kinship import address_form, article_number

FIRST: Final = 1997  # the first sites of departments
IN_ORDER: Final = 0.8
FEWEST: Final = 10


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers in addresses of one form that were given in the order of time, with the years of those articles."""

    numbers: Sequence[int]
    years: Sequence[int]

    @property
    def pace(self) -> float:
        """How many numbers were given in a year."""
        return max(1, self.numbers[-1] - self.numbers[0]) / max(1, self.years[-1] - self.years[0])

    @property
    def is_from_one(self) -> bool:
        """Whether 1 would have been given at this pace when departments had sites: else another program counted."""
        return self.years[0] - self.numbers[0] / self.pace >= FIRST

    def year_of(self, number: int) -> int:
        """Give the year of the nearest number; below all others, the year in which it was given at their pace."""
        if number < self.numbers[0]:
            return max(FIRST, round(self.years[0] - (self.numbers[0] - number) / self.pace))
        place = bisect_left(self.numbers, number)
        near = [one for one in (place - 1, place) if 0 <= one < len(self.numbers)]
        return self.years[min(near, key=lambda one: abs(self.numbers[one] - number))]


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


def main_form(seen: Sequence[Seen], series: Mapping[str, Series]) -> str | None:
    """Give the form of most articles that are held, if its numbers tell the time."""
    form = max(series, key=lambda form: len(series[form].numbers), default=None)
    return form if form and 2 * len(series[form].numbers) >= sum(one.held for one in seen) else None


def number_of(key: str, form: str | None = None) -> int | None:
    """Give the number by which an address names its article; None for none, for a GUID, and in another form."""
    found = article_number(key)
    return int(found) if found and found.isdecimal() and form in (None, address_form(key)) else None
