"""What a rescue takes, before it begins; and what it did, as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from crawler.rescue.catalogue import ROUNDS, Catalogue
from crawler.rescue.listed import Listed

PLANS = f"""
    SELECT source, count(*), count(DISTINCT key), sum(held), sum(elsewhere AND NOT held), min(stamp), max(stamp),
        sum(open AND NOT held AND tries < {ROUNDS}),
        sum(CASE WHEN open AND NOT held AND tries < {ROUNDS} THEN length ELSE 0 END)
    FROM listed GROUP BY source ORDER BY source
"""  # noqa: S608 - a number of ours
YEARS = "SELECT source, substr(stamp, 1, 4), count(*) FROM listed GROUP BY 1, 2 ORDER BY 1, 2"
REQUESTS = 7  # which column of PLANS counts them
EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """What one archive has of the site, and what it takes to get it.

    `captures` and `addresses` listed, from `first` to `last` (UTC, 14 digits), by year in `years`; of them `held`
    came from there before, `elsewhere` counts those that came from another source. `requests` are to be made, for
    `bytes` of records; the rest are repeats of the same bytes, which need none. `seconds` at the pause that is kept.
    """

    source: str
    captures: int
    addresses: int
    held: int
    elsewhere: int
    first: str
    last: str
    requests: int
    bytes: int
    seconds: float
    years: dict[str, int]


def make_plans(catalogue: Catalogue, delays: dict[str, float]) -> list[Plan]:
    """Say what is to be done for each archive that lists anything."""
    years: dict[str, dict[str, int]] = {}
    for source, year, count in catalogue.rows(YEARS):
        years.setdefault(source, {})[year] = count
    rows: Iterator[Sequence[Any]] = catalogue.rows(PLANS)
    told = [[*row, row[REQUESTS] * delays[row[0]], years[row[0]]] for row in rows if row[0] in delays]
    return [Plan(*values) for values in told]


@dataclass(slots=True)
class Tally:
    """What came from one archive: captures fetched, their bytes, repeats written without a request, and doubts.

    `given_up` counts captures that could not be had, `reasons` says why, `examples` which.
    """

    source: str
    fetched: int = 0
    bytes: int = 0
    repeats: int = 0
    doubts: int = 0
    given_up: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    def came(self, size: int) -> None:
        """Count a capture that came."""
        self.fetched += 1
        self.bytes += size

    def put_off(self, listed: Listed, reason: str) -> None:
        """Count a capture that did not come."""
        self.reasons[reason] = self.reasons.get(reason, 0) + 1
        said = f"{listed.stamp} {listed.url}: {reason}"
        if said not in self.examples and len(self.examples) < EXAMPLES:
            self.examples.append(said)
