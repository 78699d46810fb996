"""The clocks of date lines: before or behind the day, in any signs, each written anew behind its day."""

from __future__ import annotations

import re

_TICK = r"(?:phút|ph|p(?!\.)|')"
_HALF = r"[AP]\.? ?M|SA|CH|sáng|chiều|tối"
_ZONE = (
    r" ?[(\[]? ?(?:(?:GMT|UTC)(?P<named#> ?[+-] ?\d{1,2}(?::?\d\d)?)?|(?P<bare#>Z|ICT|[+-]\d\d:?\d\d| \+\d\d:?\d\d))"
    r"(?!\w)[)\]]?"
)
_CLOCK = (
    r"(?<![\d:/.])(?P<hour#>[01]?\d|2[0-4])"
    r"(?: ?: ?(?P<minute#>[0-5]?\d)(?!\d)| ?(?:giờ|h|g)(?![^\W\d_])(?: ?[:.]? ?(?P<said#>[0-5]?\d)(?![\d/]))?)"
    rf"(?: ?(?::|{_TICK}) ?[0-5]?\d(?![\d/])(?:[.,]\d{{1,9}})?)?(?: ?(?:{_TICK}|giây|h|'')(?!\w))?"
    rf"(?: ?(?P<half#>{_HALF})(?!\w)\.?AFTER)?(?! ?(?:trước|đồng hồ))(?P<zone#>{_ZONE})?"
)
_GAP = r"(?:[ ,;:|·•()\[\]/@_-]|lúc|vào|hồi|ngày|giờ|at|on|T(?=\d)){0,8}"
_DAY = r"(?P<day#>(?<![\w/.,-])\d{1,2}/\d{1,2}/\d{4}(?![\d/]))"

CLOCK = re.compile(_CLOCK.replace("#", "").replace("AFTER", ""), re.IGNORECASE)
"""A clock with its half of the day and its zone."""

_MOMENT = re.compile(
    # "8:00 Tối thứ bảy" behind a day begins the next words: a half of the day ends them.
    f"{_DAY}{_GAP}{_CLOCK}".replace("#", "1").replace("AFTER", r"(?! ?[^\W\d_])")
    + "|"
    + f"{_CLOCK}{_GAP}{_DAY}".replace("#", "2").replace("AFTER", ""),
    re.IGNORECASE,
)


def join_clocks(line: str) -> str:
    """Write each day of a line and the clock beside it as "17/7/2015 14:05", with AM or PM and the zone if printed."""
    return _MOMENT.sub(_write_moment, line)


def _write_moment(match: re.Match[str]) -> str:
    n = "1" if match["day1"] else "2"
    minute = match[f"minute{n}"] or match[f"said{n}"] or "0"
    return (
        f" {match[f'day{n}']} {match[f'hour{n}']}:{minute:0>2}{_write_half(match[f'half{n}'])}{_write_zone(match, n)}"
    )


def _write_half(half: str | None) -> str:
    if not half:
        return ""
    return " PM" if half[0] in "PpCc" or half.lower() == "tối" else " AM"


def _write_zone(match: re.Match[str], n: str) -> str:
    if not match[f"zone{n}"]:
        return ""
    zone = (match[f"named{n}"] or match[f"bare{n}"] or "Z").replace(" ", "")
    return "+07:00" if zone.upper() == "ICT" else zone
