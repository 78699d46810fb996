"""The count of one site in a release in the making: what was seen, what must have been, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from pipelines.completeness.asked import ask_lists, ask_namers, ask_seen
from pipelines.completeness.estimate import unseen_articles
from pipelines.completeness.lists import announced_by, counted, families_of
from pipelines.completeness.numbers import count_numbers
from pipelines.completeness.seen import ListPage, Namer, Seen, YearCount
from pipelines.completeness.series import find_series, main_form
from pipelines.completeness.years import count_years


def count_site(base: duckdb.DuckDBPyConnection) -> list[YearCount]:
    """Count a site by year, oldest first; `base` has what was seen of it, its addresses and its versions."""
    seen = ask_seen(base)
    form = main_form(seen, find_series(seen))
    return count_seen(seen, ask_lists(base), ask_namers(base, form) if form else ())


def count_seen(seen: Sequence[Seen], pages: Iterable[ListPage], namers: Sequence[Namer]) -> list[YearCount]:
    """Count what was seen of a site by year, with what lists and other pages say of it."""
    series, families = find_series(seen), counted(families_of(pages))
    form = main_form(seen, series)
    numbered = count_numbers(seen, form, series[form], families, namers) if form else None
    return count_years(seen, unseen_articles(seen, announced_by(families), numbered), series)
