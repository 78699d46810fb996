"""Telephone numbers on contact lines and in text, by the numbering plan of their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipelines.text.area_codes import (
    CAPITALS,
    GOVERNMENT_SIZES,
    MOBILE_CHANGE,
    MOBILE_PREFIXES,
    NEW_AREAS,
    OLD_AREAS,
    OLD_MOBILE_PREFIXES,
    OLD_UNTIL,
    YOUNG_MOBILE_PREFIXES,
)

_COUNTRY = r"\s?84[\s.)-]*(?:\(0\)|0)?"
_OPEN = rf"(?:(?:\+|00){_COUNTRY}|0(?!\.)|84[\s.-](?=[2-9]))"
# Each way begins with a sign of its own and looks back from there: so the search runs from one such sign to the next.
_START = re.compile(
    rf"\((?<!\d\()(?<!\d[.,]\()\s?{_OPEN}|\+(?<!\d\+)(?<!\d[.,]\+){_COUNTRY}"
    rf"|0(?<!\d0)(?<!\d[.,]0)(?:0{_COUNTRY}|(?<![\w+]0)(?!\.))|8(?<![\w+]8)(?<!\d[.,]8)4[\s.-](?=[2-9])"
)
_GAP = re.compile(r"[\s().–-]{0,4}")
_LOCAL = re.compile(r"(?<![\w/.])[2-9](?:[\s.-]{0,2}\d){5,7}(?![\w/]|[.,]\d)")
_SHARED = re.compile(r"[2-9](?:[\s.-]{0,2}\d){5,7}(?![\w/]|[.,]\d)|[2-9](?:[\s.]?\d){5,7}(?=/\d)")
# An area code in brackets, or of one digit and set apart: no mobile prefix is as short.
_SET_APART = re.compile(r"0?(\d{1,3})\)|(\d)[\s.-]")
_PAIRS = re.compile(r"\d\d(?:-\d\d)+")
_MANY = re.compile(r"\d(?:[\s().–-]{0,4}\d){4}")
_JOINED = re.compile(r"\s*(?:[-–/,;&]|và|hoặc)\s*")
_LABEL = re.compile(
    r"(?P<fax>(?<!tel/)(?<!tel-)\bfax\b)|(?P<hotline>hotline|đường\s+dây\s+nóng|tổng\s+đài)|(?P<mobile>di\s+động|mobile|đtdđ)"
    r"|(?P<phone>điện\s+thoại|đt\b|tel\b|phone|liên\s+hệ)|(?P<other>mst|mã\s+số|tài\s+khoản|stk|cccd|cmnd|số\s+hiệu)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[\s,;(-]*(?:số\s+)?(?:máy\s+lẻ|máy\s+nhánh|ext(?:ension)?\.?|nhánh)\s*:?\s*(\d{1,5})\b", re.IGNORECASE
)
_SERVICE = re.compile(r"1(?<![\w.]1)[89]00(?:[\s.-]?\d){4,6}(?!\d)")
_CUT_SHORT = re.compile(
    r"(?:\(0(?<![\w/]\(0)(?<!\d[.,-]\(0)|0(?<![\w/(]0)(?<!\d[.,-]0))"
    r"(?!\d[.-]\d\d?[.-](?:19|20)\d\d(?!\d))\d{1,3}\)?[\s.-]{0,3}\d(?:[\s.-]{0,2}\d){2,6}"
    r"(?![\w/]|[.,-]\d)"
)
_LABEL_REACH = 160


@dataclass(frozen=True, slots=True)
class Phone:
    """A number at start:end of the text, `raw` being that piece of it.

    `e164` is the number as printed, never moved to a later plan: "+84" and the national number without its 0; the short
    number of a government exchange (080.43162) likewise. It is None where the digits fit no plan (a number cut short)
    and for 1800/1900 numbers, which nobody abroad can call. `kind` is landline, mobile, fax, hotline, government,
    service or unknown; `extension` is what "Máy lẻ" gives.
    """

    start: int
    end: int
    e164: str | None
    raw: str
    kind: str
    extension: str | None = None


class _Number(NamedTuple):
    end: int
    national: str  # without the trunk 0
    area: str  # "" for a mobile
    kind: str


class _Plan(NamedTuple):
    """By what numbers are read: the day, the area code for local ones, and the label that stands before the text."""

    on: date
    area: str
    label: str


def find_phones(text: str, on: date | None = None, area: str | None = None, *, labelled: bool = False) -> list[Phone]:
    """Find the telephone numbers of a text, in order; each line is read on its own.

    `on` is the day of the page: where digits fit two numbering plans, the plan of that day counts (today's when None).
    `area` is the area code, "0275", for local numbers that follow a label; a local number right after a full one has
    the area code of that one. `labelled` says that the whole text is the value of such a label.
    """
    found: list[Phone] = []
    start = 0
    plan = _Plan(on or date.max, (area or "").lstrip("0"), "phone" if labelled else "")
    for line in text.split("\n"):
        if _MANY.search(line):
            found += _read_line(line, start, plan)
        start += len(line) + 1
    return found


def area_of(text: str, on: date | None = None) -> str | None:
    """Return the area code, "0275", of the first number of a text that has one by the plan of the day."""
    plan = _Plan(on or date.max, "", "phone")
    numbers = (number for line in text.split("\n") for _, number in _line_numbers(line, plan))
    return next((f"0{number.area}" for number in numbers if number.area), None)


def _read_line(line: str, offset: int, plan: _Plan) -> Iterator[Phone]:
    for start, number in _line_numbers(line, plan):
        label = _label_before(line, start)
        if label != "other":
            kind = label if label in ("fax", "hotline") else number.kind
            e164 = f"+84{number.national}" if number.national else None
            raw = line[start : number.end]
            extension = _EXTENSION.match(line, number.end)
            yield Phone(offset + start, offset + number.end, e164, raw, kind, extension[1] if extension else None)


def _line_numbers(line: str, plan: _Plan) -> Iterator[tuple[int, _Number]]:
    """Give the numbers of a line that do not overlap; after one with an area code come those that share it."""
    hits = [
        *_full_numbers(line, plan.on),
        *_service_numbers(line, plan),
        *_short_numbers(line, plan),
        *_labelled_locals(line, plan),
    ]
    position = 0
    for start, number in sorted(hits, key=lambda hit: hit[0]):
        if start >= position:
            followers = list(_joined_locals(line, number))
            yield from [(start, number), *followers]
            position = (followers[-1][1] if followers else number).end


def _joined_locals(line: str, number: _Number) -> Iterator[tuple[int, _Number]]:
    while number.area and (joined := _JOINED.match(line, number.end)) and (local := _SHARED.match(line, joined.end())):
        follower = _local_number(local, number.area)
        if follower is None:
            return
        yield local.start(), follower
        number = follower


def _full_numbers(line: str, on: date) -> Iterator[tuple[int, _Number]]:
    for start in _START.finditer(line):
        number = _read_number(line, start.end(), on)
        if number is not None and not _are_pairs(line, start.start(), number.end):
            yield _close_bracket(line, start.start(), number)


def _are_pairs(line: str, start: int, end: int) -> bool:
    """Say whether this is a row of numbers of two digits, as of a lottery, that no label calls a telephone."""
    return bool(_PAIRS.fullmatch(line, start, end)) and not _label_before(line, start)


def _read_number(line: str, position: int, on: date) -> _Number | None:
    """Read the digits from here on that a plan knows; gaps of a few blanks, dots, hyphens and brackets are passed."""
    digits, ends = _take_digits(line, position)
    apart = _SET_APART.match(line, position)
    for length, area, kind in _plans(digits, on, (apart[1] or apart[2]) if apart else ""):
        if len(digits) >= length and (len(digits) == length or ends[length] > ends[length - 1] + 1):
            return _Number(ends[length - 1] + 1, digits[:length], area, kind)
    return None


def _take_digits(line: str, position: int) -> tuple[str, list[int]]:
    digits, ends = "", []
    while len(digits) < 12:
        if not line[position : position + 1].isdecimal():
            gap = _GAP.match(line, position)
            position = position if gap is None or _begins_anew(line, gap) else gap.end()
        if not line[position : position + 1].isdecimal():
            break
        digits += line[position]
        ends.append(position)
        position += 1
    return digits, ends


def _begins_anew(line: str, gap: re.Match[str]) -> bool:
    """Say whether a dash between blanks and a 0 behind it begin the next number: "090 - 093 - 0120"."""
    return gap[0] in (" - ", " – ") and line[gap.end() : gap.end() + 1] == "0"


def _plans(digits: str, on: date, apart: str) -> Iterator[tuple[int, str, str]]:
    """Give (length, area code, kind) of the numbers these digits may begin with, those in force on the day first.

    Of two that are not in force the older comes first: a page can be out of date, and cannot be ahead of its day. What
    is set `apart` is an area code.
    """
    if len(digits) in GOVERNMENT_SIZES.get(digits[:2], ()):
        yield len(digits), "", "government"
    fits = sorted(_candidates(digits, on), key=lambda fit: (not (apart and fit[2] == apart), not fit[0]))
    yield from ((length, area, kind) for _, length, area, kind in fits)
    if (
        digits.startswith("2")
        and digits[:2] not in NEW_AREAS
        and digits[:3] not in NEW_AREAS
        and _is_subscriber(digits, digits[:3])
    ):
        yield 10, digits[:3], "landline"  # 2xx is the provinces' range: a code that no table lists is still one


def _candidates(digits: str, on: date) -> Iterator[tuple[bool, int, str, str]]:
    """Give (in force, length, area code, kind), oldest plan first."""
    for areas, sizes in ((OLD_AREAS, (3, 2, 1)), (NEW_AREAS, (3, 2))):
        area = next((digits[:n] for n in sizes if digits[:n] in areas), None)
        if area and _is_subscriber(digits, area):
            yield areas is NEW_AREAS or on < OLD_UNTIL.get(area, date.max), _area_length(area), area, "landline"
    if digits.startswith(OLD_MOBILE_PREFIXES):
        yield on < MOBILE_CHANGE, 10, "", "mobile"
    if digits.startswith(MOBILE_PREFIXES):
        yield True, 9, "", "mobile"
    if digits.startswith(YOUNG_MOBILE_PREFIXES):
        yield on >= MOBILE_CHANGE, 9, "", "mobile"


def _area_length(area: str) -> int:
    return len(area) + (8 if area in CAPITALS else 7)


def _is_subscriber(digits: str, area: str) -> bool:
    return digits[len(area) : len(area) + 1] not in ("", "0", "1")


def _local_number(local: re.Match[str], area: str) -> _Number | None:
    digits = re.sub(r"\D", "", local[0])
    fits = len(area) + len(digits) == _area_length(area)
    return _Number(local.end(), area + digits, area, "landline") if fits else None


def _labelled_locals(line: str, plan: _Plan) -> Iterator[tuple[int, _Number]]:
    for local in _LOCAL.finditer(line) if plan.area else ():
        number = _local_number(local, plan.area)
        if number and (_label_before(line, local.start()) or plan.label) in ("phone", "fax", "hotline"):
            yield local.start(), number


def _service_numbers(line: str, plan: _Plan) -> Iterator[tuple[int, _Number]]:
    for service in _SERVICE.finditer(line):
        if (_label_before(line, service.start()) or plan.label) in ("phone", "hotline"):
            yield service.start(), _Number(service.end(), "", "", "service")


def _short_numbers(line: str, plan: _Plan) -> Iterator[tuple[int, _Number]]:
    """Find numbers that a label announces and that fit no plan: kept as printed, with no value."""
    for cut in _CUT_SHORT.finditer(line):
        if (_label_before(line, cut.start()) or plan.label) in ("phone", "fax", "hotline", "mobile"):
            zero = cut.start() + cut[0].index("0") + 1
            if _read_number(line, zero, plan.on) is None:
                yield cut.start(), _Number(cut.end(), "", "", "unknown")


def _close_bracket(line: str, start: int, number: _Number) -> tuple[int, _Number]:
    """Take the bracket that closes behind the number into it; leave out one that never closes."""
    if line[start : number.end].count("(") <= line[start : number.end].count(")"):
        return start, number
    if line[number.end : number.end + 1] == ")":
        return start, number._replace(end=number.end + 1)
    return start + (line[start] == "("), number


def _label_before(line: str, start: int) -> str:
    labels = list(_LABEL.finditer(line, max(0, start - _LABEL_REACH), start))
    return (labels[-1].lastgroup or "") if labels else ""
