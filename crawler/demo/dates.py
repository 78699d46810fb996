"""Dates as Vietnamese portals print them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7), "+07:00")
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def day_words(day: date) -> str:
    """14/4/2023, as running text has it."""
    return f"{day.day}/{day.month}/{day.year}"


def day_digits(day: date) -> str:
    """14/04/2023, as date lines have it."""
    return day.strftime("%d/%m/%Y")


def header_line(day: date) -> str:
    """Thứ sáu, ngày 14/11/2025: today's date in the banner."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {day_digits(day)}"


def weekday_line(when: datetime) -> str:
    """Thứ sáu, 14/04/2023, 15:02 (GMT+7)."""
    return f"{WEEKDAYS[when.weekday()]}, {when:%d/%m/%Y, %H:%M} (GMT+7)"


def working_day(day: date) -> date:
    """Give the day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
