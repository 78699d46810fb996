"""Dates that no day, month or year with its number says: parts of years, centuries, "hôm qua", lunar days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipelines.text.dates.mention import DateMention

_COUNTS = {word: n for n, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)} | {"mười một": 11}
_NUMBER = r"(?:\d{1,2}|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười\s+một|mười\s+hai|mười|giêng|chạp)(?!\w)"
_NAMED = r"tháng\s+(?:giêng|chạp)(?!\w)"
_ROMAN = {"I": 1, "V": 5, "X": 10}

_PERIOD = re.compile(
    r"""
    (?<![\w/.,])(?<!\d-)
    (?:
      (?:(?P<part>đầu|giữa|cuối)\s+)(?:tháng\s+(?P<month>\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)|năm\s+)(?P<year>\d{4})
    | (?P<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười\s+một|mười)\s+tháng\s+(?P<side>đầu|cuối)\s+(?:của\s+)?
        năm\s+(?P<year1>\d{4})
    | nửa\s+(?P<half>đầu|cuối)\s+năm\s+(?P<year2>\d{4})
    | (?:thập\s+(?:niên|kỷ)|những\s+năm)\s+(?P<decade>\d{3}0)
    | (?<=\()(?P<first>\d{4})\s?[-–]\s?(?P<last>\d{4})(?=\))
    )
    (?!\w|[/.-]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"\d\d(?<!\d\d\d)\d\d(?!\d)")
_REACH_BACK, _REACH_ON = 40, 8

_CENTURY = re.compile(
    r"(?<!\w)(?:(?P<part>đầu|giữa|cuối)\s+)?thế\s+kỷ\s+(?:thứ\s+)?(?P<century>[IVX]{1,5}|\d{1,2})(?!\w)", re.IGNORECASE
)
LUNAR_DAY = re.compile(
    rf"""
    (?<![\w/.,-])
    (?:
      (?:ngày\s+|đêm\s+)?(?:mùng|mồng)\s+{_NUMBER}
        (?:\s+tết(?!\w)|\s+tháng\s+{_NUMBER}(?!\s+năm\s+\d|/\d|,?\s+\d{{4}})|(?![/.-]|\s+tháng))
    | (?:ngày\s+|đêm\s+)?\d{{1,2}}\s+(?:tết(?!\w)|{_NAMED})
    | (?:ngày\s+|đêm\s+)?rằm\s+tháng\s+{_NUMBER}
    | (?P<month>tháng\s+\d{{1,2}}(?=\s+\(?âm\s+lịch)|{_NAMED})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LUNAR_WORDS = tuple(
    form
    for word in ("mùng", "mồng", "rằm", "giêng", "chạp", " tết", "âm lịch")
    for form in (word, word.title(), word.upper())
)

_RELATIVE = re.compile(
    r"(?<![\w/])(?:(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?hôm\s+(?P<day>nay|qua|kia)|(?:sáng|trưa|chiều|tối|ngày)\s+(?P<next>mai)"
    r"|(?:sáng|trưa|chiều|tối|đêm)\s+(?P<part>nay|qua)|năm\s+(?P<year>nay|ngoái|tới))$",
    re.IGNORECASE,
)
_RELATIVE_WORDS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1, "ngoái": -1, "tới": 1}
# "5 năm nay", "nhiều năm tới" are spans of years.
_SPAN_OF = re.compile(
    r"(?:\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|nhiều|mấy|vài|những|các|trăm|bao|chục))\s*$",
    re.IGNORECASE,
)
_LONGEST, _BEFORE = 16, 12


def find_worded(text: str) -> Iterator[DateMention]:
    """Find the dates that may hold no digit: centuries, and days and months of the lunar calendar."""
    if "kỷ" in text or "KỶ" in text:
        for match in _CENTURY.finditer(text):
            if value := _read_century(match["century"].upper()):
                yield DateMention(*match.span(), value, "range", flags=_part_flag(match["part"]))
    yield from _find_lunar(text)


def _find_lunar(text: str) -> Iterator[DateMention]:
    if any(word in text for word in _LUNAR_WORDS):
        for match in LUNAR_DAY.finditer(text):
            yield DateMention(match.start(), match.end(), None, "month" if match["month"] else "day", "lunar")


def find_relative(text: str, near: date) -> Iterator[DateMention]:
    """Find days and years told by how far they are from `near`: "sáng nay", "hôm qua", "năm ngoái"."""
    for word, step in _RELATIVE_WORDS.items():
        end = text.find(word) + len(word)
        while end >= len(word):
            match = _RELATIVE.search(text, max(0, end - _LONGEST), end)
            if match and not text[end : end + 1].isalpha():
                yield from _read_relative(text, match, near, step)
            end = text.find(word, end) + len(word)


def _read_relative(text: str, match: re.Match[str], near: date, step: int) -> Iterator[DateMention]:
    flags = ("relative_to_near",)
    if not match["year"]:
        if date.min.toordinal() <= (day := near.toordinal() + step) <= date.max.toordinal():
            yield DateMention(*match.span(), date.fromordinal(day).isoformat(), "day", "event", flags)
    elif not _SPAN_OF.search(text[max(0, match.start() - _BEFORE) : match.start()]):
        yield DateMention(match.start(), match.end(), f"{near.year + step:04d}", "year", flags=flags)


def find_periods(text: str) -> Iterator[DateMention]:
    """Find parts of years and months, months from a year's begin or end, halves of years, decades, years in brackets.

    What reaches from one year to the next is given twice.
    """
    for year in _YEAR.finditer(text):
        for match in _PERIOD.finditer(text, max(0, year.start() - _REACH_BACK), year.end() + _REACH_ON):
            if mention := _read_period(match):
                yield mention


def _read_period(match: re.Match[str]) -> DateMention | None:
    if match["year"]:
        return _read_part(match)
    if match["count"]:
        value = _count_months(match["year1"], match["count"], match["side"])
    elif match["half"]:
        value = _count_months(match["year2"], "6", match["half"])
    elif match["decade"]:
        value = f"{match['decade']}/{int(match['decade']) + 9}"
    else:
        value = f"{match['first']}/{match['last']}" if "1800" <= match["first"] < match["last"] < "2200" else None
    return DateMention(*match.span(), value, "range") if value else None


def _read_part(match: re.Match[str]) -> DateMention | None:
    flags = _part_flag(match["part"])
    if not match["month"]:
        return DateMention(*match.span(), match["year"], "year", flags=flags)
    month = int(match["month"])
    value = f"{match['year']}-{month:02d}"
    return DateMention(*match.span(), value, "month", flags=flags) if 1 <= month <= 12 else None


def _part_flag(word: str | None) -> tuple[str, ...]:
    flag = {"đầu": "early", "giữa": "middle", "cuối": "late"}.get((word or "").lower())
    return (flag,) if flag else ()


def _count_months(year: str, count: str, side: str) -> str | None:
    number = int(count) if count.isdecimal() else _COUNTS.get(" ".join(count.lower().split()), 0)
    if not 1 <= number <= 12:
        return None
    first, last = (13 - number, 12) if side.lower() == "cuối" else (1, number)
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _read_century(printed: str) -> str | None:
    number = int(printed) if printed.isdecimal() else _read_roman(printed)
    return f"{number * 100 - 99:04d}/{number * 100:04d}" if 1 <= number <= 21 else None


def _read_roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
