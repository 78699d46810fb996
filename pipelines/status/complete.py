"""How complete the archive of each site is by the latest release, as the table `completeness` tells it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import duckdb

from pipelines.completeness.seen import YearCount
from pipelines.summary import counted

COUNTS: Final = """
    SELECT site, of_year, held, named, missing, missing_low, missing_high, method FROM completeness
    ORDER BY site, of_year
"""


def year_states(base: duckdb.DuckDBPyConnection) -> dict[str, tuple[YearCount, ...]]:
    """Give the years of each site of a release, oldest first."""
    rows = base.execute(COUNTS).fetchall()
    return {site: tuple(YearCount(*row[1:]) for row in found) for site, found in groupby(rows, key=lambda row: row[0])}


def complete_words(years: Sequence[YearCount]) -> str:
    """Say how much of a site is held, how much is missing, and of which year most."""
    held, missing = sum(one.held for one in years), sum(one.missing for one in years)
    said = f"{counted(held, 'article')} held, about {missing:,} missing ({span(years)})"
    worst = max(years, key=lambda one: (one.missing, one.of_year))
    if not missing:
        return said
    return f"{said}, {worst.missing:,} of them of {worst.of_year or 'unknown years'}"


def span(years: Sequence[YearCount]) -> str:
    """Say from what to what the missing ones may be."""
    low, highs = sum(one.missing_low for one in years), [one.missing_high for one in years]
    known = [one for one in highs if one is not None]
    return f"{low:,} to {sum(known):,}" if len(known) == len(highs) else f"{low:,} at least"
