"""Telephone numbers on contact lines and in text, by the numbering plan of their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipelines.text.area_codes import (
    AREA_CHANGE,
    CAPITALS,
    GOVERNMENT_PREFIX,
    MOBILE_CHANGE,
    MOBILE_PREFIXES,
    NEW_AREAS,
    OLD_AREAS,
    OLD_MOBILE_PREFIXES,
)

_START = re.compile(
    r"(?<!\d)(?<!\d[.,])(?P<open>\()?\s?(?:(?:\+|00)\s?84[\s.)-]*(?:\(0\)|0)?|(?<![\w+])0(?!\.)|(?<![\w+])84[\s.-](?=[2-9]))"
)
_GAP = re.compile(r"[\s().–-]{0,4}")
_LOCAL = re.compile(r"(?<![\w/.])[2-9](?:[\s.-]{0,2}\d){5,7}(?![\w/]|[.,]\d)")
_JOINED = re.compile(r"\s*(?:[-–/,;&]|và|hoặc)\s*")
_LABEL = re.compile(
    r"(?P<fax>(?<!tel/)(?<!tel-)\bfax\b)|(?P<hotline>hotline|đường\s+dây\s+nóng|tổng\s+đài)|(?P<mobile>di\s+động|mobile|đtdđ)"
    r"|(?P<phone>điện\s+thoại|đt\b|tel\b|phone|liên\s+hệ)|(?P<other>mst|mã\s+số|tài\s+khoản|stk|cccd|cmnd|số\s+hiệu)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[\s,;(-]*(?:số\s+)?(?:máy\s+lẻ|máy\s+nhánh|ext(?:ension)?\.?|nhánh)\s*:?\s*(\d{1,5})\b", re.IGNORECASE
)
_SERVICE = re.compile(r"(?<![\w.])1[89]00(?:[\s.]?\d){4,6}(?!\d)")
_CUT_SHORT = re.compile(r"(?P<number>\(?0\d{1,3}\)?[\s.-]{0,3}\d(?:[\s.-]{0,2}\d){2,6})(?![\w/]|[.,-]\d)")


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


def find_phones(text: str, on: date | None = None, area: str | None = None) -> list[Phone]:
    """Find the telephone numbers of a text, in order; each line is read on its own.

    `on` is the day of the page: where digits fit two numbering plans, the plan of that day counts (today's when None).
    `area` is the area code, "0275", for local numbers that follow a label; a local number right after a full one has
    the area code of that one.
    """
    found: list[Phone] = []
    start = 0
    for line in text.split("\n"):
        found += _read_line(line, start, on or date.max, (area or "").lstrip("0"))
        start += len(line) + 1
    return found


def _read_line(line: str, offset: int, on: date, area: str) -> Iterator[Phone]:
    for start, number in _line_numbers(line, on, area):
        label = _label_before(line, start)
        if label != "other":
            kind = label if label in ("fax", "hotline") else number.kind
            e164 = f"+84{number.national}" if number.national else None
            raw = line[start : number.end]
            extension = _EXTENSION.match(line, number.end)
            yield Phone(offset + start, offset + number.end, e164, raw, kind, extension[1] if extension else None)


def _line_numbers(line: str, on: date, area: str) -> Iterator[tuple[int, _Number]]:
    """Give the numbers of a line that do not overlap; after one with an area code come those that share it."""
    hits = [*_full_numbers(line, on), *_service_numbers(line), *_short_numbers(line, on), *_labelled_locals(line, area)]
    position = 0
    for start, number in sorted(hits, key=lambda hit: hit[0]):
        if start >= position:
            followers = list(_joined_locals(line, number))
            yield from [(start, number), *followers]
            position = (followers[-1][1] if followers else number).end


def _joined_locals(line: str, number: _Number) -> Iterator[tuple[int, _Number]]:
    while number.area and (joined := _JOINED.match(line, number.end)) and (local := _LOCAL.match(line, joined.end())):
        follower = _local_number(local, number.area)
        if follower is None:
            return
        yield local.start(), follower
        number = follower


def _full_numbers(line: str, on: date) -> Iterator[tuple[int, _Number]]:
    for start in _START.finditer(line):
        number = _read_number(line, start.end(), on)
        if number is not None:
            begin = start.start() + len(start[0]) - len(start[0].lstrip())
            yield begin, _close_bracket(line, begin, number)


def _read_number(line: str, position: int, on: date) -> _Number | None:
    """Read the digits from here on that a plan knows; gaps of a few blanks, dots, hyphens and brackets are passed."""
    digits, ends = _take_digits(line, position)
    for length, area, kind in _plans(digits, on):
        if len(digits) >= length and (len(digits) == length or ends[length] > ends[length - 1] + 1):
            return _Number(ends[length - 1] + 1, digits[:length], area, kind)
    return None


def _take_digits(line: str, position: int) -> tuple[str, list[int]]:
    digits, ends = "", []
    while len(digits) < 12:
        if not line[position : position + 1].isdecimal():
            position = _GAP.match(line, position).end()  # type: ignore[union-attr]  # matches the empty string
        if not line[position : position + 1].isdecimal():
            break
        digits += line[position]
        ends.append(position)
        position += 1
    return digits, ends


def _plans(digits: str, on: date) -> Iterator[tuple[int, str, str]]:
    """Give (length, area code, kind) of the numbers these digits may begin with, those in force on the day first."""
    if digits.startswith(GOVERNMENT_PREFIX) and len(digits) == 7:
        yield 7, "", "government"
    old_area = next((digits[:n] for n in (3, 2, 1) if digits[:n] in OLD_AREAS), None)
    new_area = next((digits[:n] for n in (3, 2) if digits[:n] in NEW_AREAS), None)
    plans = [(_area_length(code), code, "landline") for code in (new_area,) if code and _is_subscriber(digits, code)]
    plans += [(9, "", "mobile")] * digits.startswith(MOBILE_PREFIXES)
    old = [(_area_length(code), code, "landline") for code in (old_area,) if code and _is_subscriber(digits, code)]
    old_mobile = [(10, "", "mobile")] * digits.startswith(OLD_MOBILE_PREFIXES)
    yield from (old if on < AREA_CHANGE else [])
    yield from (old_mobile if on < MOBILE_CHANGE else [])
    yield from (*plans, *old, *old_mobile)
    if not new_area and digits.startswith("2") and _is_subscriber(digits, digits[:3]):
        yield 10, digits[:3], "landline"  # 2xx is the provinces' range: a code that no table lists is still one


def _area_length(area: str) -> int:
    return len(area) + (8 if area in CAPITALS else 7)


def _is_subscriber(digits: str, area: str) -> bool:
    return digits[len(area) : len(area) + 1] not in ("", "0", "1")


def _local_number(local: re.Match[str], area: str) -> _Number | None:
    digits = re.sub(r"\D", "", local[0])
    fits = len(area) + len(digits) == _area_length(area)
    return _Number(local.end(), area + digits, area, "landline") if fits else None


def _labelled_locals(line: str, area: str) -> Iterator[tuple[int, _Number]]:
    for local in _LOCAL.finditer(line) if area else ():
        number = _local_number(local, area)
        if number and _label_before(line, local.start()) in ("phone", "fax", "hotline"):
            yield local.start(), number


def _service_numbers(line: str) -> Iterator[tuple[int, _Number]]:
    for service in _SERVICE.finditer(line):
        if _label_before(line, service.start()) in ("phone", "hotline"):
            yield service.start(), _Number(service.end(), "", "", "service")


def _short_numbers(line: str, on: date) -> Iterator[tuple[int, _Number]]:
    """Find numbers that a label announces and that fit no plan: kept as printed, with no value."""
    for cut in _CUT_SHORT.finditer(line):
        if _label_before(line, cut.start()) in ("phone", "fax", "hotline", "mobile"):
            zero = cut.start() + cut[0].index("0") + 1
            if _read_number(line, zero, on) is None:
                yield cut.start(), _Number(cut.end(), "", "", "unknown")


def _close_bracket(line: str, start: int, number: _Number) -> _Number:
    is_open = line[start : number.end].count("(") > line[start : number.end].count(")")
    return number._replace(end=number.end + 1) if is_open and line[number.end : number.end + 1] == ")" else number


def _label_before(line: str, start: int) -> str:
    labels = list(_LABEL.finditer(line, max(0, start - _LABEL_REACH), start))
    return (labels[-1].lastgroup or "") if labels else ""
