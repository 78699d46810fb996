"""Which articles: by site, by time and by section, as conditions of SQL with their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeAlias

from crawler.errors import UsageError, nearest
from pipelines.text import normalise, search_key

Moment: TypeAlias = str | int | date | datetime
"""A year (2023 or "2023"), a month ("2023-04"), a day ("2023-04-14" or a date) or an instant."""
PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
SITE_OFFSET = timezone(timedelta(hours=7))
"""The clock of the departments; Việt Nam has kept it all the year round since 1975."""
ALL_TIME = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
ARTICLE_TIME = "coalesce(published_at, updated_at)"
"""When an article was published, else updated: null if its page says neither."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What articles must have; None asks for nothing. Periods are whole: until 2023 takes all of 2023."""

    site: str | None = None
    since: Moment | None = None
    until: Moment | None = None
    section: str | None = None


def period_bounds(moment: Moment) -> tuple[datetime, datetime]:
    """Give the first instant of a year, month, day or instant and the first after it; raises UsageError."""
    if isinstance(moment, datetime):
        start = moment if moment.tzinfo else moment.replace(tzinfo=SITE_OFFSET)
        return start, start + timedelta(microseconds=1)
    parts = PERIOD.fullmatch(moment.isoformat() if isinstance(moment, date) else str(moment).strip())
    try:
        if parts is None:
            raise ValueError(moment)
        year, month, day = (int(part) if part else None for part in parts.groups())
        start = datetime(year or 0, month or 1, day or 1, tzinfo=SITE_OFFSET)
        return start, next_period(start, month, day)
    except (ValueError, OverflowError):
        raise UsageError(f"`{moment}` is not a date.", "Write 2023, 2023-04 or 2023-04-14.") from None


def whole_period(since: Moment | None, until: Moment | None) -> tuple[datetime, datetime]:
    """Give the first instant of a period and the first after it, those of all time where it is open.

    Raises UsageError for what is no date, and for a period that ends before it begins.
    """
    begin = ALL_TIME[0] if since is None else period_bounds(since)[0]
    end = ALL_TIME[1] if until is None else period_bounds(until)[1]
    if begin >= end:
        raise UsageError(
            f"`{since}` is later than `{until}`: no time lies between them.", "Write the earlier one first."
        )
    return begin, end


def next_period(start: datetime, month: int | None, day: int | None) -> datetime:
    """Give the first instant after the year, month or day that begins at `start`."""
    if day:
        return start + timedelta(days=1)
    if month and month < 12:
        return start.replace(month=month + 1)
    return start.replace(year=start.year + 1, month=1)


def article_conditions(filters: Filters, sites: Sequence[str], sections: Sequence[str]) -> tuple[list[str], list[Any]]:
    """Give the conditions on `articles` and their values in order; `sites` and `sections` are those of the release.

    Raises UsageError for a site or section not there, and for a period without time.
    """
    conditions: list[str] = []
    values: list[Any] = []
    if filters.site is not None:
        if filters.site not in sites:
            raise UsageError(f"The release holds no site `{filters.site}`.", nearest(filters.site, sites))
        conditions.append("site = ?")
        values.append(filters.site)
    if filters.section is not None:
        conditions.append("list_contains(?, section)")
        values.append(matching_sections(filters.section, sections))
    begin, end = whole_period(filters.since, filters.until)
    if filters.since is not None:
        conditions.append(f"{ARTICLE_TIME} >= ?")
        values.append(begin)
    if filters.until is not None:
        conditions.append(f"{ARTICLE_TIME} < ?")
        values.append(end)
    return conditions, values


def matching_sections(wanted: str, sections: Sequence[str]) -> list[str]:
    """Give the sections called `wanted`, in any case of letters, with marks exactly and without marks by their key."""
    plain = is_unmarked(wanted)
    key = search_key(wanted) if plain else normalise(wanted).lower()
    found = [name for name in sections if (search_key(name) if plain else normalise(name).lower()) == key]
    if not found:
        raise UsageError(f"The release holds no section `{wanted}`.", nearest(wanted, sections))
    return found


def is_unmarked(words: str) -> bool:
    """Tell whether `words` are written without Vietnamese marks."""
    return search_key(words) == words.lower().strip()
