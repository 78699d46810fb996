"""What a run, and all runs of one day, may ask of a site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.index import read_index
from crawler.site import CrawlRules


class Spent(NamedTuple):
    """Requests that were answered, and bytes: of pages as they came, or of what is kept of them."""

    requests: int = 0
    bytes: int = 0


def day_begin(now: datetime, zone: str) -> datetime:
    """Give the last midnight at the clock of the site."""
    return now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)


def spent_since(folder: Path, since: datetime) -> Spent:
    """Add up what the indexes of a site's captures hold from `since` on; a page's bytes are those of its record."""
    earliest = f"{since.astimezone(ZoneInfo('UTC')) - timedelta(days=2):%Y%m%d}"  # a run may begin a day before
    warcs = [warc for warc in folder.glob("*.warc.gz") if warc.name >= earliest]
    sizes = [entry.length for warc in warcs for entry in read_index(warc) if entry.fetched_at >= since]
    return Spent(len(sizes), sum(sizes))


def limit_reached(rules: CrawlRules, tally: Mapping[str, int], before: Spent, seconds: float) -> tuple[str, str] | None:
    """Give the rule of the site file that lets a run go no further, and what it met; None when it may go on.

    `tally` counts the run's own pages, answers and bytes; `before` is what other runs of the day have spent.
    """
    requests = before.requests + tally["fetched"] + tally["not_modified"]
    volume = before.bytes + tally["bytes"]
    met = (
        ("max_pages", tally["pages"], rules.max_pages, "pages"),
        ("max_bytes", tally["bytes"], rules.max_bytes, "bytes"),
        ("max_seconds", int(seconds), rules.max_seconds, "seconds"),
        ("daily_requests", requests, rules.daily_requests, "requests on one day"),
        ("daily_bytes", volume, rules.daily_bytes, "bytes on one day"),
    )
    return next(((rule, f"{count} {unit}") for rule, count, most, unit in met if most and count >= most), None)
