"""Numbers as Vietnamese pages print them: 1.234.567,89, "2 tỷ 500 triệu", "hai mươi lăm nghìn", "1 triệu rưỡi".

The rules of the signs in digits, the first that fits; what fits none is no number:

- A dot and a comma: the later one is the decimal sign and stands once, the other one parts groups of three digits.
- A sign that stands twice or more, and a dot before three digits ("1.500"), part groups of three: the dot is the
  Vietnamese sign of thousands. "0.500" and "1234.567" cannot be groups and are decimals.
- A comma before 000 parts thousands; so does one before any three digits where a caller knows that a fraction makes no
  sense (`is_whole`: behind "USD", before "người").
- Any other single sign is the decimal one: "1.5", "12,5", and "1,500", which is one and a half.
"""

from __future__ import annotations

import re
from decimal import Decimal

GAP = "[ \u00a0\u202f]"
_DIGITS = {
    word: value
    for value, words in enumerate("không,một mốt,hai,ba,bốn tư,năm lăm nhăm,sáu,bảy bẩy,tám,chín".split(","))
    for word in words.split()
}
_SCALES = {
    "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip
_ONE = "(?:không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# "mười năm" is ten years: a five behind tens is "lăm".
_TENS = rf"(?:mười|{_ONE}{GAP}(?:mươi|chục))(?:{GAP}(?:mốt|một|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?(?!\w)"
_HUNDREDS = rf"{_ONE}{GAP}trăm(?:{GAP}(?:(?:linh|lẻ){GAP}{_ONE}|{_TENS}))?(?!\w)"
_SAID = rf"(?:{_HUNDREDS}|{_TENS}|{_ONE}|nửa)"
_SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
_ANY_SCALE = rf"(?:{_SCALE}|(?:trăm|thousand|million|billion)(?!\w)|tr\.?(?={GAP}?(?:đ|vn|usd|$)))"
_REST = rf"\d{{0,2}}(?:{GAP}\d{{3}}){{2,4}}(?!\d)|\d{{0,2}}{GAP}0\d\d(?!\d)|\d*+(?:[.,]\d++)*+"
_HALF = rf"(?:{GAP}rưỡi(?!\w))?"


def digits_shape(first: str = r"\d") -> str:
    """Give the pattern of a number in digits with its scales, `first` being that of its first digit.

    Blanks part thousands in two groups or more, or in one group that begins with 0.
    """
    more = rf"(?:{GAP}\d(?:{_REST}){GAP}?{_ANY_SCALE}){{0,3}}"
    return rf"(?i:{first}(?:{_REST})(?:{GAP}?{_ANY_SCALE}){{0,2}}{more}{_HALF})"


_TIMES = rf"(?:{GAP}{_SCALE})"
SAID = rf"(?i:{_SAID}{_TIMES}{{0,2}}(?:{GAP}{_SAID}{_TIMES}{{1,2}}){{0,3}}(?:{GAP}{_HUNDREDS})?{_HALF})"
"""The pattern of a number in words."""

_PART = re.compile(rf"(?P<digits>\d(?:{_REST}))(?P<by>(?:{GAP}?{_ANY_SCALE})*)|(?P<said>{_SAID})(?P<times>{_TIMES}*)")
_WORD = re.compile(r"[^\W\d_]+")


def read_number(printed: str, *, is_whole: bool = False) -> Decimal | None:
    """Read a number of the shapes here; None where its signs or the order of its scales make no number."""
    low = printed.lower()
    total, last = Decimal(0), Decimal("Infinity")
    for part in _PART.finditer(low):
        number = read_digits(part["digits"], is_whole=is_whole) if part["digits"] else _read_said(part["said"])
        scale = _multiply(part["by"] or part["times"] or "")
        if number is None or number * scale >= last:
            return None
        total, last = total + number * scale, scale if scale > 1 else Decimal(0)
    return total + _half_of(low, last) if low.endswith("rưỡi") else total


def scales_of(printed: str) -> list[str]:
    """Give the scale of each part of a number as printed: [" tỷ", " triệu"] of "2 tỷ 500 triệu"."""
    return [part["by"] or part["times"] or "" for part in _PART.finditer(printed.lower())]


def read_digits(digits: str, *, is_whole: bool = False) -> Decimal | None:
    """Read a number without scales by the rules of the signs."""
    digits = re.sub(GAP, ".", digits)
    dot, comma = digits.count("."), digits.count(",")
    if dot + comma > 0 and _is_decimal(digits, is_whole):
        mark = max(digits.rfind("."), digits.rfind(","))
        whole, fraction = _join_groups(digits[:mark], "." if digits[mark] == "," else ","), digits[mark + 1 :]
    else:
        whole, fraction = _join_groups(digits, "," if comma else "."), "0"
    return Decimal(f"{whole}.{fraction}") if whole and not re.match("00|0\\d\\d", whole) else None


def _is_decimal(digits: str, is_whole: bool) -> bool:
    signs = re.sub(r"\d", "", digits)
    if len(signs) > 1:
        return signs[0] != signs[-1]
    before, after = digits.split(signs)
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return True
    return signs == "," and after != "000" and not is_whole


def _join_groups(digits: str, sign: str) -> str | None:
    """Take the signs of thousands out; None where they do not part groups of three."""
    return digits.replace(sign, "") if re.fullmatch(rf"\d+|[1-9]\d{{0,2}}(?:\{sign}\d{{3}})+", digits) else None


def _read_said(words: str) -> Decimal:
    if words == "nửa":
        return Decimal("0.5")
    total = one = 0
    for word in _WORD.findall(words):
        if word in ("trăm", "mươi", "chục"):
            total, one = total + one * (100 if word == "trăm" else 10), 0
        else:
            one = 10 + one if word == "mười" else one + _DIGITS.get(word, 0)
    return Decimal(total + one)


def _multiply(scales: str) -> Decimal:
    product = Decimal(1)
    for scale in _WORD.findall(scales):
        product *= _SCALES[scale]
    return product


def _half_of(printed: str, scale: Decimal) -> Decimal:
    """Give what "rưỡi" adds: half of the last scale, half a hundred behind "trăm", half of one behind a bare number."""
    hundred = re.search(rf"trăm{GAP}rưỡi$", printed) and scale == 0
    return Decimal(50) if hundred else (scale or Decimal(1)) / 2


def plain(number: Decimal) -> str:
    """Write a number in plain digits with a dot, without needless zeros: "1500000", "12.5"."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
