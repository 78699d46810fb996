"""Sums of money: 500.000đ, "1,5 nghìn tỷ đồng", "2-3 triệu USD", "một trăm triệu đồng", US$ 5,000.00."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.text.amounts.numbers import GAP, digits_shape, read_number, scales_of
from pipelines.text.amounts.reading import Amount, find_amounts, make_shape, tell_bound

CURRENCIES = {
    "VND": ("đồng", "vnđ", "vnd", "₫", "đ"),
    "USD": ("usd", "us$", "$", "đô la mỹ", "đô-la mỹ", "đôla mỹ", "đô la", "đô-la", "đôla", "đô"),
    "EUR": ("euro", "eur", "€"),
    "GBP": ("bảng anh", "gbp", "£"),
    "JPY": ("yên nhật", "jpy"),
    "CNY": ("nhân dân tệ", "ndt", "cny", "rmb"),
    "KRW": ("won", "krw"),
    "AUD": ("đô la úc", "đô-la úc", "aud"),
    "SGD": ("đô la singapore", "sgd"),
    "CAD": ("đô la canada", "cad"),
    "HKD": ("đô la hồng kông", "hkd"),
    "THB": ("baht", "thb"),
    "LAK": ("kíp lào", "lak"),
    "KHR": ("riel", "khr"),
    "RUB": ("rúp", "rub"),
    "CHF": ("franc thụy sĩ", "chf"),
}
"""The currencies by their ISO 4217 code, and what pages print for each, in lower case."""

_CODES = {printed: code for code, forms in CURRENCIES.items() for printed in forms}
_PREFIXES = ("US$", "USD", "VNĐ", "VND", "EUR", "GBP", "AUD", "SGD", "$", "€", "£", "₫")
_NO_MONEY = (
    # "120 đồng chí", "2 đồng phạm", "5 đồng hồ"; "2 tỷ đô thị" is none either.
    r"đồng (?:chí|bào|hồ|thời|đội|loại|bộ|đều|hành|nghiệp|minh|phục|phạm|bọn|môn|niên|tác|chủ|hương|ruộng|cỏ|muối)\b"
    r"|đô thị|(?<!t[ỷỉ] )(?<!triệu )đô(?![ -]?la)"
)
_NAMED = "|".join(re.escape(form) for form in sorted(_CODES, key=len, reverse=True))
# Without a currency a sum ends the clause, or a word that follows sums goes on.
_NAMELESS = (
    rf"(?<=t[ỷỉ]|ệu|ỡi)(?=[.,;:)!?…]|$|{GAP}"
    r"(?:cho|để|và|trong|năm|vào|từ|là|với|so|của|do|bằng|nhằm|tại|ở|trở|mỗi|/)(?!\w))"
)
_UNIT = rf"(?:(?i:(?!{_NO_MONEY})(?:{_NAMED}))(?![^\W\d]|/c\b)|{_NAMELESS})"
_PREFIXED = re.compile(
    rf"(?P<code>{'|'.join(map(re.escape, _PREFIXES))}){GAP}?(?P<number>(?>{digits_shape()}))"
    rf"(?!\w|[.,/:]\d|{GAP}?(?i:{_NAMED})(?!\w))"
)
_SUM = re.compile(
    r"(?<!\w)(?:vốn|kinh phí|chi phí|giá|trị giá|tiền|thu|chi|doanh thu|doanh số|lợi nhuận|nợ|vay|đầu tư|ngân sách"
    r"|thiệt hại|hỗ trợ|phạt|lãi|lỗ|tài trợ|ủng hộ|quỹ|lương|thuế|thu nhập|kim ngạch)(?!\w)[^.;\n]*$",
    re.IGNORECASE,
)
_MEDALS = re.compile(r"(?<!\w)(?:bạc|HCB|HCV|huy chương)(?!\w)[^.;\n]{0,12}$", re.IGNORECASE)
_BEFORE, _SMALL = 60, 100


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """A sum of money at start:end of the text.

    `amount` is in plain digits with a dot ("1500000", "0.5"); a range is "low/high". `currency` is an ISO 4217 code,
    None where none is printed ("vốn đầu tư 1.200 tỷ"). `bound` is over, under or about where words say so. `is_rate`
    says that a slash follows: "1.864 đồng/kWh".
    """

    start: int
    end: int
    amount: str
    currency: str | None
    bound: str | None = None
    is_rate: bool = False


def find_money(text: str) -> list[MoneyMention]:
    """Find the sums of a text, in order.

    A number without a scale has no thousandths of any currency: "5,600 USD" are thousands. Where no currency is
    printed, words for money must stand before. A few "đồng" behind medals of silver are bronze; "8,5đ" are points.
    """
    amounts = find_amounts(text, make_shape(_UNIT), _is_whole)
    hits = [
        *(_make_mention(text, amount) for amount in amounts if _is_sum(text, amount)),
        *_prefixed_sums(text),
    ]
    found: list[MoneyMention] = []
    for mention in sorted(hits, key=lambda mention: (mention.start, -mention.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def _is_whole(_: str) -> bool:
    return True


def _is_sum(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - _BEFORE) : amount.start]
    if not amount.unit:
        return bool(_SUM.search(before))
    if amount.unit.lower() not in _CODES:
        return False  # a letter that only looks alike in another case: "uſd"
    if amount.low >= _SMALL or amount.unit.lower() not in ("đ", "đồng"):
        return True
    return amount.unit.lower() == "đồng" and not _MEDALS.search(before)


def _make_mention(text: str, amount: Amount) -> MoneyMention:
    code = _CODES[amount.unit.lower()] if amount.unit else None
    return _bind(text, amount.start, amount.end, amount.value, code)


def _prefixed_sums(text: str) -> Iterator[MoneyMention]:
    for match in _PREFIXED.finditer(text):
        number = read_number(match["number"], is_whole=not any(scales_of(match["number"])))
        if number is not None and not text[max(0, match.start() - 1) : match.start()].isalnum():
            amount = Amount(match.start(), match.end(), number, None, match["code"], is_scaled=False)
            yield _make_mention(text, amount)


def _bind(text: str, start: int, end: int, value: str, code: str | None) -> MoneyMention:
    return MoneyMention(start, end, value, code, tell_bound(text, start, end), text[end : end + 1] == "/")
