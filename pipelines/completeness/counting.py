"""The count of one site in a release in the making: what was seen, what must have been, year by year."""

from __future__ import annotations

import duckdb

from pipelines.completeness.asked import ask_lists, ask_seen
from pipelines.completeness.estimate import unseen_articles
from pipelines.completeness.lists import read_lists
from pipelines.completeness.seen import YearCount
from pipelines.completeness.years import count_years


def count_site(base: duckdb.DuckDBPyConnection) -> list[YearCount]:
    """Count a site by year, oldest first; `base` has what was seen of it, its addresses and its versions."""
    seen = ask_seen(base)
    return count_years(seen, unseen_articles(seen, read_lists(ask_lists(base))))
