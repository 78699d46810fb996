"""Quantities: 12,5%, "1,2 triệu kWh", "500 m2", "20-30 người", "gần 300 hộ"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.text.amounts.numbers import GAP
from pipelines.text.amounts.reading import Amount, find_amounts, make_shape, tell_bound
from pipelines.text.amounts.units import COUNTED, LEAST, NOT_BEFORE, SYMBOLS, WORDS

_SIGNS = {form: code for code, forms in SYMBOLS.items() for form in forms}
_WORDS = {form.lower(): code for table in (WORDS, COUNTED) for code, forms in table.items() for form in forms}
_COUNTED = frozenset(form.lower() for forms in COUNTED.values() for form in forms)


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_OTHER = "|".join(rf"{word}{GAP}(?:{_any_of(others)})" for word, others in NOT_BEFORE.items())
_UNIT = (
    rf"(?:(?i:(?!(?:{_OTHER})(?!\w))(?:{_any_of(_WORDS)}))(?!\w)|(?:{_any_of(_SIGNS.keys() - {'%', '‰'})})(?!\w)|[%‰])"
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|bảng|hình|phụ lục|bài|câu|tổ|khu phố|ấp|thôn|quận|phường|lớp|khối|khóa"
    r"|kỳ|tầng|phòng|thứ|hạng|loại|cấp|quốc lộ|(?<!mỗi )(?<!một )(?<!h[àằ]ng )(?:ngày|tháng|quý|năm)) ?$",
    re.IGNORECASE,
)
_BEFORE, _LEAST_SCALED = 16, 10_000
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity at start:end of the text.

    `value` is in plain digits with a dot ("12.5", "-3"); a range is "low/high". `unit` is its UCUM code, what is
    counted in braces ("har", "kW.h", "{person}"); `raw_unit` is the unit as printed. `bound` is over, under or about
    where words say so. `is_rate` says that a slash follows: "65 tạ/ha".
    """

    start: int
    end: int
    value: str
    unit: str
    raw_unit: str
    bound: str | None = None
    is_rate: bool = False


def find_quantities(text: str) -> list[QuantityMention]:
    """Find the quantities of a text, in order; people and things are counted in whole numbers ("2,350 người")."""
    amounts = find_amounts(text, make_shape(_UNIT), lambda unit: unit.lower() in _COUNTED)
    return [_make_mention(text, amount) for amount in amounts if _is_quantity(text, amount)]


def _is_quantity(text: str, amount: Amount) -> bool:
    if amount.low < LEAST.get(amount.unit, 0) or not _code_of(amount.unit):
        return False
    return amount.unit.lower() not in _COUNTED or amount.is_scaled or not _is_ordinal(text, amount)


def _code_of(unit: str) -> str:
    """Give the code of a unit as printed; "" where a letter is another one that only shares its other case ("ı")."""
    return _SIGNS.get(unit) or _WORDS.get(unit.lower(), "")


def _is_ordinal(text: str, amount: Amount) -> bool:
    """Say whether the number belongs to the word before it ("Điều 5", "năm 2023"), or is a pair of years."""
    if amount.high is not None:
        return amount.low in _YEARS and amount.high in _YEARS
    return amount.low < _LEAST_SCALED and bool(_ORDINAL.search(text[max(0, amount.start - _BEFORE) : amount.start]))


def _make_mention(text: str, amount: Amount) -> QuantityMention:
    minus = _is_negative(text, amount)
    start, value = amount.start - minus, "-" * minus + amount.value
    code = _code_of(amount.unit)
    is_rate = text[amount.end : amount.end + 1] == "/"
    return QuantityMention(start, amount.end, value, code, amount.unit, tell_bound(text, start, amount.end), is_rate)


def _is_negative(text: str, amount: Amount) -> bool:
    """Say whether a minus of a temperature or share stands there; what begins a line or joins two words is a dash."""
    before = text[max(0, amount.start - 2) : amount.start]
    signed = len(before) == 2 and before[0] in " (" and before[1] in "-−–"
    return signed and amount.high is None and _SIGNS.get(amount.unit) in ("%", "Cel")
