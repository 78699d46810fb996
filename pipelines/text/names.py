"""People with their offices, organisations and places, found by rules that can be named; never by a model.

A first version: what it finds carries the id of its rule, and what no rule knows is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.text import namewords as lexicon
from pipelines.text.tones import normalise

_UP, _LOW = "A-ZĐÀ-ÖÙ-ÝĂÂÊÔƠƯ", "a-zđà-öù-ýăâêôơư"
# U+1EA0 to U+1EF9 holds both cases by turns: capitals are the even code points.
_UP += "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2)) + "ĨŨ"
_LOW += "".join(chr(code) for code in range(0x1EA1, 0x1EFA, 2)) + "ĩũ"
_CAP = rf"[{_UP}][{_LOW}{_UP}’']*"
_NAME = rf"{_CAP}(?: {_CAP}){{1,4}}"
_FAMILY_NAME = rf"(?:{'|'.join(sorted(lexicon.SURNAMES))})(?: {_CAP}){{1,4}}"
_OFFICE_HEAD = rf"{lexicon.OFFICE_RANKS}(?:{lexicon.OFFICES})(?!\w)"
_OFFICE_WORD = rf"(?! (?:{lexicon.OFFICE_ENDS})(?!\w)) (?![-–] )[^\s,;.:()–]+(?:\.(?=\S))?"
_TITLED = re.compile(rf"(?<!\w)(?i:{lexicon.TITLES}) (?P<name>{_NAME})(?!\w)")
_NEXT_OFFICE = re.compile(rf"\s?[,–-] ?(?P<office>{_OFFICE_HEAD}(?:{_OFFICE_WORD})*)")
_OFFICE_FIRST = re.compile(
    rf"(?<!\w)(?P<office>{_OFFICE_HEAD}(?:{_OFFICE_WORD}){{0,10}}?) (?P<name>{_FAMILY_NAME})(?!\w)"
)
_NAMED_OFFICE = re.compile(rf"(?<!\w)(?P<name>{_FAMILY_NAME})(?=\s?[,–-] ?{_OFFICE_HEAD})")
_AREA = rf"(?:{lexicon.AREA_WORDS})"
_PLACE_NAME = rf"{_CAP}(?: {_CAP}){{0,3}}"
_ORGANISATION = re.compile(
    rf"(?<!\w)(?<!Chánh )(?P<head>{lexicon.ORGANISATIONS})(?!\w)"
    rf"(?P<tail>(?: (?:{lexicon.FIELDS}|{lexicon.ORGANISATIONS})(?!\w)| (?!NK ){_CAP})*)"
    rf"(?P<area> {_AREA}(?: {_PLACE_NAME})?(?!\w))?"
)
_PLACE = re.compile(rf"(?<!\w)(?P<unit>{_AREA}) (?P<name>{_PLACE_NAME})(?!\w)")
_NOT_NAMES = frozenset("Sở Bộ Ban Phòng Ủy Hội Đảng Công Trung Chủ Phó Bí Giám Trưởng Chánh Tổng Thứ Cục Vụ".split())


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person, organisation or place at start:end of the text; `value` is the name alone.

    `role` holds a person's offices, parted by "; ", or the unit that a place is ("tỉnh"); `rule` is the id of the rule.
    """

    start: int
    end: int
    kind: str
    value: str
    role: str | None
    rule: str


def find_names(text: str) -> list[NameMention]:
    """Find the people, organisations and places of a text in NFC, in order; no two of them overlap."""
    rest = normalise(text)
    found: list[NameMention] = []
    for rule in (_titled_people, _people_after_office, _people_before_office, _organisations, _places):
        hits = list(rule(rest))
        found += (replace(hit, value=text[hit.start : hit.end]) for hit in hits)
        rest = _hide(rest, hits)
    return sorted(found, key=lambda mention: mention.start)


def _hide(text: str, mentions: list[NameMention]) -> str:
    """Blot the mentions out of the text letter for letter, so that later rules neither see nor swallow them."""
    parts: list[str] = []
    end = 0
    for mention in mentions:
        parts += text[end : mention.start], "\x00" * (mention.end - mention.start)
        end = mention.end
    return "".join(parts) + text[end:]


def _titled_people(text: str) -> Iterator[NameMention]:
    for match in _TITLED.finditer(text):
        if match["name"].split()[0] not in _NOT_NAMES:
            yield _person(text, *match.span("name"), (), "title-name")


def _people_after_office(text: str) -> Iterator[NameMention]:
    for match in _OFFICE_FIRST.finditer(text):
        yield _person(text, *match.span("name"), (match["office"],), "office-name")


def _people_before_office(text: str) -> Iterator[NameMention]:
    for match in _NAMED_OFFICE.finditer(text):
        yield _person(text, *match.span("name"), (), "name-office")


def _person(text: str, start: int, end: int, offices: tuple[str, ...], rule: str) -> NameMention:
    position = end
    while (match := _NEXT_OFFICE.match(text, position)) is not None:
        offices += (match["office"].strip(),)
        position = match.end()
    return NameMention(start, end, "person", text[start:end], "; ".join(offices) or None, rule)


def _organisations(text: str) -> Iterator[NameMention]:
    for match in _ORGANISATION.finditer(text):
        # "Sở" and "Phó Giám đốc Sở" name no organisation, and none is forced on them.
        if match["tail"] or match["area"] or match["head"] in lexicon.SELF_NAMED:
            yield NameMention(match.start(), match.end(), "organisation", match[0], None, f"head:{match['head']}")


def _places(text: str) -> Iterator[NameMention]:
    for match in _PLACE.finditer(text):
        start, end = match.span("name")
        yield NameMention(start, end, "place", match["name"], match["unit"], "unit-name")
