"""Numbers with a unit behind them, alone or as a range: the shape that money and quantities share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipelines.text.amounts.numbers import GAP, SAID, digits_shape, plain, read_number, scales_of

# Not inside a longer number, an address on the web, a date, a clock or the number of a document.
_APART = r"\d(?<![\w.,/:%#=&+\\]\d)(?<!\w[-–]\d)"
_TO = rf"(?:{GAP}?[-–—~]{GAP}?|{GAP}(?i:đến|tới){GAP})"
_TRIGGERS = ("mươi", "mười", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "nửa")
_SINGLE = ("mười", "nửa")
_LEAST_SAID = 10
_ONES = frozenset("một hai ba bốn năm sáu bảy bẩy tám chín".split())
_VAGUE = _ONES | frozenset("hàng vài mấy chục trăm nghìn ngàn triệu tỷ tỉ mươi mười mốt lăm tư nửa".split())
_LAST_WORD = re.compile(rf"(?<!\w)(\w+){GAP}\Z")
_LONGEST_ONE, _BEFORE = 5, 20
_BOUND = re.compile(
    r"(?<!\w)(?:(?P<about>khoảng|chừng|xấp xỉ|ước(?: tính| đạt| khoảng)?|trên dưới|cỡ|[~≈])"
    r"|(?P<under>dưới|gần|ngót|chưa (?:đến|tới)|không (?:quá|đến|tới)|tối đa|nhiều nhất)"
    # "cao hơn 5%" is higher by five per cent and no bound; "rộng hơn 5 ha" may be either.
    r"|(?P<over>(?<!(?:ít|rẻ|xa) )(?<!(?:cao|lớn|nhỏ|dài|sâu|tốt|kém|đắt|trẻ|già|sớm|nhẹ) )"
    r"(?<!(?:thấp|ngắn|chậm|muộn|rộng|nặng) )(?<!(?:nhiều|nhanh) )hơn|trên|quá|tối thiểu"
    r"|ít nhất)) ?$",
    re.IGNORECASE,
)
_GROUPED, _UNGROUPED = re.compile(r"\d[.,]\d{3}(?!\d)"), re.compile(r"\d{4,}")
_ONWARDS = re.compile(r" trở (?:(?P<over>lên)|(?P<under>xuống))(?!\w)", re.IGNORECASE)


class Amount(NamedTuple):
    """A number with the unit as printed at start:end of a text, or the two numbers of a range."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str
    is_scaled: bool
    """Whether a word such as "triệu" stands with the number."""

    @property
    def value(self) -> str:
        """The number in plain digits; a range as low/high."""
        return plain(self.low) if self.high is None else f"{plain(self.low)}/{plain(self.high)}"


class Shape(NamedTuple):
    """The pattern of amounts in digits and that of amounts in words."""

    digits: re.Pattern[str]
    said: re.Pattern[str]


@cache
def make_shape(unit: str) -> Shape:
    """Make the shape of amounts with a unit of this pattern, behind the number or behind each number of a range.

    It takes 30 ms, which whoever looks for no amounts is spared: it is made when the first text is read.
    """

    def write(first: str, second: str) -> re.Pattern[str]:
        upto = rf"(?:(?:{GAP}?(?P<low_unit>{unit}))?{_TO}(?P<high>{second}))?"
        return re.compile(rf"(?P<low>{first}){upto}{GAP}?(?P<unit>{unit})")

    return Shape(write(digits_shape(_APART), digits_shape()), write(SAID, SAID))


def find_amounts(text: str, shape: Shape, is_whole: Callable[[str], bool]) -> Iterator[Amount]:
    """Give the amounts of a text in order; `is_whole` says of which units no thousandths are counted."""
    matches = sorted([*shape.digits.finditer(text), *_said_matches(text, shape.said)], key=lambda match: match.start())
    end = 0
    for match in matches:
        for amount in _read_match(match, is_whole) if match.start() >= end else ():
            yield amount
            end = amount.end


def tell_bound(text: str, start: int, end: int) -> str | None:
    """Say whether words beside an amount make it a bound: over, under or about."""
    bound = _BOUND.search(text[max(0, start - _BEFORE) : start]) or _ONWARDS.match(text, end)
    return bound.lastgroup if bound else None


def _said_matches(text: str, said: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Give the amounts in words, but for those with a vague number before them ("hàng trăm", "hai ba triệu")."""
    end = 0
    for start in sorted(start for word in _TRIGGERS for start in _said_starts(text, word)):
        if start >= end and (match := said.match(text, start)) and not _is_vague(text, start):
            yield match
            end = match.end()


def _said_starts(text: str, trigger: str) -> Iterator[int]:
    """Give where numbers begin whose first or second word is this one."""
    position = text.find(trigger)
    while position >= 0:
        before = _LAST_WORD.search(text, max(0, position - _LONGEST_ONE), position)
        if before and before[1].lower() in _ONES:
            yield before.start()
        elif trigger in _SINGLE and not text[max(0, position - 1) : position].isalnum():
            yield position
        position = text.find(trigger, position + len(trigger))


def _is_vague(text: str, start: int) -> bool:
    words = text[max(0, start - _BEFORE) : start].lower().split()
    return bool(words) and words[-1].rstrip("-,") in _VAGUE | {"đến", "tới"}


def _read_match(match: re.Match[str], is_whole: Callable[[str], bool]) -> Iterator[Amount]:
    """Read one amount, a range, or two amounts that only look like one."""
    last = _read_amount(match, "high" if match["high"] else "low", match["unit"], is_whole)
    if last is None or (last.low < _LEAST_SAID and not match["low"][0].isdecimal()):
        return
    if not match["high"]:
        yield last
        return
    first = _read_low(match, last, is_whole)
    if match["low_unit"] and match["low_unit"].lower() != match["unit"].lower():
        yield from filter(None, (first, last))
    elif first and first.low < last.low:
        yield first._replace(end=last.end, high=last.low, unit=last.unit)
    else:
        yield last


def _read_low(match: re.Match[str], last: Amount, is_whole: Callable[[str], bool]) -> Amount | None:
    """Read the lower number of a range: "2-3 triệu" begins at two millions, "500.000 đến 1 triệu" as it says.

    In "mã 2293 - 200.000đ" only one of the two is written as sums are: no range.
    """
    if match["low_unit"]:
        return _read_amount(match, "low", match["low_unit"], is_whole)
    if _GROUPED.search(match["high"]) and _UNGROUPED.fullmatch(match["low"]):
        return None
    scales = scales_of(match["high"])
    alone = _read_amount(match, "low", last.unit, is_whole)
    if not alone or alone.is_scaled or not last.is_scaled or len(scales) != 1:
        return alone
    shared = read_number(match["low"] + scales[0])
    if shared and shared < last.low:
        return alone._replace(low=shared, is_scaled=True)
    return alone if alone.low >= 1000 else None


def _read_amount(match: re.Match[str], name: str, unit: str, is_whole: Callable[[str], bool]) -> Amount | None:
    is_scaled = any(scales_of(match[name]))
    number = read_number(match[name], is_whole=not is_scaled and is_whole(unit))
    end = match.end("low_unit") if name == "low" and match["low_unit"] else match.end()
    return Amount(match.start(name), end, number, None, unit, is_scaled) if number is not None else None
