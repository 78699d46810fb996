"""Date lines in shapes that running text does not use, written anew in the shape that `find_dates` reads.

A line says little besides its date: "Th7 17, 2015" and "17/07/15" are days there, and within a text may be anything.
"""

from __future__ import annotations

import re
from html import unescape

from pipelines.text.dates.clocks import CLOCK, join_clocks
from pipelines.text.dates.weekdays import drop_weekdays
from pipelines.text.dates.words import MONTHS, PUBLISHED, UPDATED
from pipelines.text.spelling.letters import compose

_LONGEST = 1000
_LABEL_WITHIN = 48
_OLDEST = 90  # no portal is older than 1990: from here on, a year of two digits is of the last century

_SIGNS: dict[int, int | str | None] = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_ALIKE = {"-": "‐‑‒–—−", "/": "∕⁄", ":": "∶", "'": "’′‘´`", None: "\u200b\u200c\u200d\u2060\ufeff\u00ad"}
_SIGNS |= {ord(rare): common for common, rares in _ALIKE.items() for rare in rares}

_ENGLISH = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_SAID = MONTHS | {"bốn": 4, "bẩy": 7}
_NAMES = "|".join(sorted(_SAID, key=len, reverse=True))
_ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WORD_MONTH = rf"(?:tháng (?:{_NAMES})\b|(?:thg|th)\.? ?\d{{1,2}}(?!\d)|{_ENGLISH_MONTH})"
_MONTH = rf"(?P<month>(?:th[áa]ng|t) ?\d{{1,2}}(?!\d)|{_WORD_MONTH})"
_DAY = r"(?P<day>\d{1,2})"
_NTH = r"(?:st|nd|rd|th)?"
_START, _END = r"(?<![\w/])(?<!\d[.,-])", r"(?!\d|[/.]\d|-\d{3})"
_SPLIT = r" ?[,./-]? ?"
# "11 tháng năm 2016" is eleven months of 2016; "11 Tháng Năm 2016" and "29 tháng năm 2016" are days of May.
_NOT_MONTHS = r"(?!(?-i:(?<!ngày )(?:0?[1-9]|1[0-2]) tháng năm \d))"
_YEAR_LAST = rf"{_SPLIT}(?:n[ăa]m )?(?P<year>\d{{4}}|(?<=-)\d\d(?![:\d])){_END}"

_DAYS = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_START}{_DAY} ?(?P<sign>[/.-]) ?(?P<month>\d{{1,2}}) ?(?P=sign) ?(?P<year>\d{{4}}){_END}",
        rf"{_START}(?P<year>(?:19|20)\d\d) ?(?P<sign>[/.-]) ?(?P<month>\d{{1,2}}) ?(?P=sign) ?{_DAY}{_END}",
        rf"{_START}{_NOT_MONTHS}{_DAY}{_NTH}(?: of)?{_SPLIT}{_MONTH}{_YEAR_LAST}",
        rf"\b{_MONTH} {_DAY}{_NTH}[, ]{{1,2}}(?P<year>\d{{4}}){_END}",
    )
]
_MONTH_ONLY = re.compile(
    rf"(?<!ngày )(?<!\d )\b(?P<month>{_WORD_MONTH})(?: năm|[,./-])? ?(?P<year>\d{{4}})\b", re.IGNORECASE
)
_STAMP = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?(?!\d)")
_UNIX = re.compile(
    rf"\b({_ENGLISH_MONTH} \d{{1,2}}) (\d\d:\d\d)(?::\d\d)?((?: [A-Z]{{3}}[\d:+-]{{0,6}})?) (\d{{4}})\b", re.IGNORECASE
)
_TENTH_OR_EARLIER = re.compile(r"m[ùồ]ng (?= ?\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_SHORT = re.compile(
    r"(?<![\w/.,-])(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d\d)(?![\w/-]|\.\d)"
)
_LABEL = re.compile(rf"{PUBLISHED.pattern}|{UPDATED.pattern}|\bngày(?:(?: [^\W\d]+){{1,3}} ?:)? ?$", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b(?:ngày|lúc|vào|hồi|giờ)\b", re.IGNORECASE)


def rewrite_line(raw: str) -> str:
    """Write the dates of a line as day/month/year, each with the clock beside it, and keep the other words.

    What is longer than any date line is running text, and only composed.
    """
    if len(raw) > _LONGEST:
        return compose(raw)
    line = drop_weekdays(_write_days(_write_plainly(raw)))
    return join_clocks(_widen_years(line))


def _write_plainly(raw: str) -> str:
    """Resolve entities, compose, write wide and rare signs as the common ones and any blanks as one."""
    return " ".join(compose(unescape(raw)).translate(_SIGNS).split())


def _write_days(line: str) -> str:
    line = _UNIX.sub(r"\1, \4 \2\3", _STAMP.sub(r"\3/\2/\1 \4:\5", line))
    for shape in _DAYS:
        line = shape.sub(lambda match: f" {match['day']}/{_month(match)}/{match['year']}", line)
    line = _MONTH_ONLY.sub(lambda match: f"tháng {_month(match)}/{match['year']}", line)
    return _TENTH_OR_EARLIER.sub("", line)


def _month(match: re.Match[str]) -> int:
    said = match["month"].lower()
    number = re.search(r"\d+$", said)
    return int(number[0]) if number else _ENGLISH.get(said[:3]) or _SAID[said.removeprefix("tháng ")]


def _widen_years(line: str) -> str:
    """Give a year of two digits its century, where a label tells that it is a date or the line says nothing else."""
    alone = _is_alone(line)
    return _SHORT.sub(lambda match: _widen(match) if alone or _is_labelled(match) else match[0], line)


def _is_alone(line: str) -> bool:
    rest, count = _SHORT.subn(" ", line)
    return count == 1 and not re.search(r"\w", _SMALL_WORDS.sub("", CLOCK.sub("", rest)))


def _is_labelled(match: re.Match[str]) -> bool:
    return bool(_LABEL.search(match.string, max(0, match.start() - _LABEL_WITHIN), match.start()))


def _widen(match: re.Match[str]) -> str:
    century = 1900 if int(match["year"]) >= _OLDEST else 2000
    return f" {match['day']}/{match['month']}/{century + int(match['year'])}"
