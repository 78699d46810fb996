"""Dates in running text: what they say, how exactly, and which kind of date the words before them make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from pipelines.text.dates.mention import DateMention
from pipelines.text.dates.periods import find_periods, find_relative, find_worded
from pipelines.text.dates.words import COUNTED, DATE, LUNAR, MONTHS, NUMBERED, PUBLISHED, UPDATED, WEEKDAYS

VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1800, 2200)
_LOOK_BACK, _LOOK_AHEAD = 48, 32
_DAY = "day"
# Every date in numbers has a year, or a day and a month; its other words and its clocks stand within reach of them.
_ANCHOR = re.compile(r"\d(?:\d?(?:\s?[/-]\s?\d|\s+tháng)|\d{3})", re.IGNORECASE)
_REACH_BACK, _REACH_ON = 96, 48


class _Value(NamedTuple):
    value: str
    precision: str
    flags: tuple[str, ...] = ()


def find_dates(text: str, near: date | None = None) -> list[DateMention]:
    """Find every date of a text in NFC, in order.

    A date without a year is read only with `near`, as the nearest to it, and only where words say that it is a date;
    "hôm qua" and "năm nay" are read only with `near` too. A date that no calendar has gives nothing.
    """
    hits = [
        *_numbered_dates(text, near),
        *find_periods(text),
        *find_worded(text),
        *(find_relative(text, near) if near else ()),
    ]
    found: list[DateMention] = []
    for mention in sorted(hits, key=lambda mention: (mention.start, -mention.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def _numbered_dates(text: str, near: date | None) -> Iterator[DateMention]:
    for begin, end in _windows(text):
        yield from (mention for match in DATE.finditer(text, begin, end) if (mention := _read_match(text, match, near)))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text in which dates in numbers can stand."""
    begin = end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() - _REACH_BACK > end:
            if end:
                yield begin, end
            begin = anchor.start() - _REACH_BACK
        end = anchor.end() + _REACH_ON
    if end:
        yield begin, end


def _read_match(text: str, match: re.Match[str], near: date | None) -> DateMention | None:
    after = text[match.end() : match.end() + _LOOK_AHEAD]
    if LUNAR.match(after):
        return DateMention(match.start(), match.end(), None, _DAY, "lunar")
    value = None if _is_number(text, match, after) else _read_value(match, near)
    if value is None:
        return None
    end = match.end() + (match[0].count("(") > match[0].count(")") and after.startswith(")"))
    return DateMention(match.start(), end, *value[:2], _tell_kind(text, match), value.flags)


def _is_number(text: str, match: re.Match[str], after: str) -> bool:
    """Say whether this numbers a document or section, or counts: "Nghị định 10/2020", "mục 3.2.2021", "từ 2-3 lần"."""
    if match["year8"] or match["sep"] == ".":
        return bool(NUMBERED.search(text, max(0, match.start() - _LOOK_BACK), match.start()))
    return bool(match["day4"] and COUNTED.match(after))


def _tell_kind(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if UPDATED.search(before):
        return "updated"
    if PUBLISHED.search(before):
        return "published"
    return "event" if match["part"] or match["cue"] or match["said_hour1"] else "mention"


def _read_value(match: re.Match[str], near: date | None) -> _Value | None:
    if match["from_year"]:
        first, last = match["from_year"], match["to_year"]
        return _Value(f"{first}/{last}", "range") if _is_year(first) and _is_year(last) and first <= last else None
    year = next((match[f"year{n}"] for n in (5, 6, 7, 8) if match[f"year{n}"]), None)
    if year:
        return _read_period(match, year) if _is_year(year) else None
    day, flags = _read_day(match, near)
    if day is None:
        return None
    flags += _check_weekday(match, day)
    if match["from_day"]:
        first_day = _date(
            int(match["year0"] or day.year), int(match["from_month"] or day.month), int(match["from_day"])
        )
        return _Value(f"{first_day}/{day}", "range", flags) if first_day and first_day <= day else None
    return _add_time(match, day, flags)


def _read_period(match: re.Match[str], year: str) -> _Value | None:
    if match["quarter"]:
        quarter = {"I": "1", "II": "2", "III": "3", "IV": "4"}.get(match["quarter"].upper(), match["quarter"])
        return _Value(f"{year}-Q{quarter}", "quarter")
    month = match["month6"] or match["month8"]
    if month:
        return _Value(f"{year}-{int(month):02d}", "month") if 1 <= int(month) <= 12 else None
    return _Value(year, "year")


def _read_day(match: re.Match[str], near: date | None) -> tuple[date | None, tuple[str, ...]]:
    for n in (1, 2, 3):
        if match[f"year{n}"]:
            day = _date(int(match[f"year{n}"]), _read_month(match[f"month{n}"]), int(match[f"day{n}"]))
            return (day if day and day.year in _YEARS else None), ()
    told = match["part"] or match["cue"] or match["weekday"] or match["said_hour1"] or match["hour1"]
    if near is None or not (told or match["that_year"]):
        return None, ()
    if match["that_year"]:
        year = near.year - (match["that_year"].lower() == "ngoái")
        return _date(year, int(match["month4"]), int(match["day4"])), ("relative_to_near",)
    days = (_date(near.year + step, int(match["month4"]), int(match["day4"])) for step in (-1, 0, 1))
    nearest = min((day for day in days if day), key=lambda day: abs(day - near), default=None)
    return nearest, ("year_from_near",)


def _read_month(printed: str) -> int:
    """Read a month in digits or words; 0, which no calendar has, for a word with a letter that only looks like one."""
    return int(printed) if printed.isdecimal() else MONTHS.get(" ".join(printed.lower().split()), 0)


def _check_weekday(match: re.Match[str], day: date) -> tuple[str, ...]:
    if not match["weekday"]:
        return ()
    name = match["weekday"].lower().removeprefix("thứ").strip()
    return () if WEEKDAYS.get(name, 6) == day.weekday() else ("weekday_contradicts",)


def _add_time(match: re.Match[str], day: date, flags: tuple[str, ...]) -> _Value | None:
    hour = next((match[name] for name in ("hour2", "said_hour2", "hour1", "said_hour1") if match[name]), None)
    minute = next((match[name] for name in ("minute2", "said_minute2", "minute1", "said_minute1") if match[name]), "0")
    if hour is None:
        return _Value(day.isoformat(), _DAY, flags)
    told = _count_hours(int(hour), (match["half2"] or match["half1"] or "").upper(), (match["part"] or "").lower())
    if told > 23 or int(minute) > 59:
        return _Value(day.isoformat(), _DAY, flags)
    at = datetime(day.year, day.month, day.day, told, int(minute), tzinfo=VIETNAM)
    zone = _read_zone(match)
    if zone:
        at, flags = at.replace(tzinfo=zone).astimezone(VIETNAM), (*flags, "zone_printed")
    return _Value(at.strftime("%Y-%m-%dT%H:%M"), "minute", flags)


def _count_hours(hour: int, half: str, part: str) -> int:
    """Count hours of the day; portals print AM beside a 24-hour clock, so AM counts only at 12 where it is midnight."""
    if half in ("AM", "SA"):
        return 0 if hour == 12 else hour
    is_late = half in ("PM", "CH") or (part in ("chiều", "tối") and hour < 12)
    return hour + 12 if is_late and hour < 12 else hour


def _read_zone(match: re.Match[str]) -> timezone | None:
    if match["zulu"]:
        return UTC
    if not match["zone"]:
        return None
    digits = match["zone"].replace("&#x2B;", "+").replace("&#43;", "+")
    hours, minutes = digits[1:3].strip(":"), digits[3:].strip(":") or "0"
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if digits[0] == "-" else offset) if offset < timedelta(hours=15) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_year(year: str) -> bool:
    return int(year) in _YEARS
