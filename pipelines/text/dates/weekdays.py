"""The weekdays of date lines: which one a name says, and what it proves of the order of day and month."""

from __future__ import annotations

import re
from datetime import date

from pipelines.text.dates.words import WEEKDAYS

_ENGLISH = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
_SAID = {"tu": 2, "nam": 3, "sau": 4, "bẩy": 5, "bay": 5} | WEEKDAYS
_SUNDAY = 6
_NAME = (
    r"\b(?:(?:th[ứu]|th|t)\.? ?(?P<said>hai|ba|t[ưu]|n[ăa]m|s[áa]u|b[ảẩa]y|[2-7])|ch[ủu] nh[ậa]t|c\.? ?nhật|CN"
    r"|(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:(?:s|nes|rs|ur)?day|s|rs?)?)\b[ ,.:|()-]*"
)
_WEEKDAY = re.compile(rf"{_NAME}(?=(?:ngày )? ?\d{{1,2}}(?!\d))", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_NAME}(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}})", re.IGNORECASE)


def drop_weekdays(line: str) -> str:
    """Leave out the weekdays before days and clocks; write "Fri, 07/17/2015" as 17/7/2015, which alone is a Friday."""
    return _WEEKDAY.sub(" ", _MONTH_FIRST.sub(_turn_day, line))


def _turn_day(match: re.Match[str]) -> str:
    """Turn month/day/year round where the weekday is right for that and wrong for day/month/year."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    told = _tell_weekday(match)
    if _weekday_of(year, month, day) == told != _weekday_of(year, day, month):
        return f" {day}/{month}/{year}"
    return match[0]


def _tell_weekday(match: re.Match[str]) -> int:
    if match["english"]:
        return _ENGLISH[match["english"].lower()]
    return _SAID[match["said"].lower()] if match["said"] else _SUNDAY


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None
