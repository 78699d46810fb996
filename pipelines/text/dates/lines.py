"""The one date that a date line of a page states: "Thứ sáu - 28/05/2010 02:39", "(Cập nhật: 17/04/2023)"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from pipelines.text.dates.finding import VIETNAM, find_dates
from pipelines.text.dates.mention import DateMention
from pipelines.text.dates.shapes import rewrite_line

_EXACTNESS = ("minute", "day", "month", "quarter", "year")
_KIND_ORDER = {"published": 0, "updated": 0}


@dataclass(frozen=True, slots=True)
class DateValue:
    """The first instant of a date, aware and in UTC, and its precision: minute, day, month, quarter or year."""

    at: datetime
    precision: str


def read_date(raw: str, zone: str | tzinfo = "Asia/Ho_Chi_Minh") -> DateValue | None:
    """Read the date of one date line from among labels, counters and other words; None when the line states none.

    A labelled date goes before an unlabelled one (a portal's head prints today's date), a more exact one before a less
    exact one. A zone printed with the time counts; else the time is that of `zone`. An HTML comment is no date line.
    """
    if raw.lstrip().startswith("<!--"):
        return None
    mentions = [
        mention for mention in find_dates(rewrite_line(raw)) if mention.precision in _EXACTNESS and mention.value
    ]
    if not mentions:
        return None
    return _to_instant(min(mentions, key=_preference), zone)


def _preference(mention: DateMention) -> tuple[int, int, int]:
    return _KIND_ORDER.get(mention.kind, 1), _EXACTNESS.index(mention.precision), mention.start


def _to_instant(mention: DateMention, zone: str | tzinfo) -> DateValue:
    assert mention.value is not None
    place = ZoneInfo(zone) if isinstance(zone, str) else zone
    local = datetime.fromisoformat(_first_moment(mention.value, mention.precision))
    at = local.replace(tzinfo=VIETNAM if "zone_printed" in mention.flags else place)
    return DateValue(at.astimezone(UTC), mention.precision)


def _first_moment(value: str, precision: str) -> str:
    if precision == "quarter":
        year, quarter = value.split("-Q")
        return f"{year}-{int(quarter) * 3 - 2:02d}-01"
    return value + {"month": "-01", "year": "-01-01"}.get(precision, "")
