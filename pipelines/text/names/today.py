"""Today's unit of a place: the province, and the commune where it is certain, since 1 July 2025.

On that day 63 provinces became 34 and the districts ended. A place is told by what is printed round it ("xã Vĩnh
Trạch, huyện Thoại Sơn, tỉnh An Giang"); nothing is guessed: a name that several provinces had, or one that was
parted, gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.text.names.found import NameMention
from pipelines.text.names.lexicon import read_table
from pipelines.text.names.wards import ward_today
from pipelines.text.tones import normalise

_UNITS = {
    "t.p": "thành phố", "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận", "h": "huyện", "p": "phường",
    "x": "xã",
}  # fmt: skip
_RANKS = {
    "thôn": 1, "ấp": 1, "bản": 1, "buôn": 1, "làng": 1, "xóm": 1, "khóm": 1, "plei": 1, "phum": 1, "sóc": 1, "đường": 1,
    "xã": 2, "phường": 2, "thị trấn": 2, "quận": 3, "huyện": 3, "thị xã": 3, "thành phố": 3, "tỉnh": 4,
}  # fmt: skip
_PROVINCE, _DISTRICT, _WARD = 4, 3, 2
_LINK = re.compile(r"[\s,(–-]*(?:thuộc\s+)?")
_NUMBERED = re.compile(r"(\D+?)\s*0*(\d+)")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit by its level, the word for it in full, and its name, both in small letters."""

    rank: int
    kind: str
    name: str


def with_today(text: str, found: list[NameMention]) -> list[NameMention]:
    """Give the mentions with today's unit of each place that it is certain of; `text` has one style of tone marks."""
    places = [mention for mention in found if mention.kind == "place"]
    if not places:
        return found
    known = {place.start: _tell(chain) for place, chain in zip(places, _chains(text, places), strict=True)}
    return [replace(one, today=known[one.start]) if one.kind == "place" else one for one in found]


def _chains(text: str, places: Sequence[NameMention]) -> Iterator[list[_Unit]]:
    """Give for each place its unit and the greater ones that are printed right behind it."""
    chains: list[list[_Unit]] = []
    for index in range(len(places) - 1, -1, -1):
        unit = _read_unit(text, places[index])
        behind = chains[-1] if chains and _is_linked(text, places[index], places[index + 1]) else []
        chains.append([unit, *(other for other in behind if other.rank > unit.rank)] if unit else behind[:0])
    return reversed(chains)


def _is_linked(text: str, place: NameMention, after: NameMention) -> bool:
    start = after.start
    gap = text[place.end : start].rstrip()
    gap = gap.removesuffix(after.role) if after.role else gap
    return _LINK.fullmatch(gap) is not None or (after.rule == "unit-list" and gap.strip() == "và")


def _read_unit(text: str, place: NameMention) -> _Unit | None:
    kind, name = _read_kind(text, place)
    if kind == "" and name in _provinces():
        return _Unit(_PROVINCE, "tỉnh", name)
    if kind == "" and name in _districts():
        return _Unit(_DISTRICT, "", name)
    if kind == "thành phố" and kind not in _districts().get(name, {}) and name in _provinces():
        return _Unit(_PROVINCE, "tỉnh", name)
    return _Unit(_RANKS[kind], kind, name) if kind in _RANKS else None


def _read_kind(text: str, place: NameMention) -> tuple[str, str]:
    value = text[place.start : place.end].lower()
    if place.rule == "unit-number" and (numbered := _NUMBERED.fullmatch(value)):
        return _full_kind(numbered[1]), numbered[2]
    if value.replace(" ", "").replace(".", "") in ("tphcm", "hcmc"):
        return "", "hồ chí minh"
    return _full_kind(place.role or ""), value


@cache
def _full_kind(printed: str) -> str:
    word = normalise(printed).lower().strip(" .")
    return _UNITS.get(word, word)


def _tell(chain: list[_Unit]) -> str | None:
    """Tell today's unit of the first unit of a chain by those behind it."""
    by_rank = {unit.rank: unit for unit in reversed(chain)}
    province, district = by_rank.get(_PROVINCE), by_rank.get(_DISTRICT)
    if district:
        homes = _district_provinces(district.kind, district.name)
        home = _provinces()[province.name][1] if province and province.name in _provinces() else None
        homes = homes & {home} if home else homes
        if len(homes) != 1:
            return None
        (name,) = homes
        ward = _tell_ward(chain[0], district, name) if province else None
        return ", ".join(part for part in (ward, _provinces()[name][0]) if part)
    return _provinces()[province.name][0] if province and province.name in _provinces() else None


def _tell_ward(unit: _Unit, district: _Unit, province: str) -> str | None:
    if unit.rank != _WARD or not district.kind:
        return None
    return ward_today(f"{unit.kind} {unit.name}", f"{district.kind} {district.name}", province)


@cache
def _provinces() -> dict[str, tuple[str, str]]:
    """Map each name of a province to today's unit and to its usual spelling, in small letters."""
    rows = read_table("provinces.tsv")
    return {normalise(row["name"]).lower(): (row["today"], normalise(row["spelling"]).lower()) for row in rows}


@cache
def _districts() -> dict[str, dict[str, set[str]]]:
    """Map each name of a district to its kinds, and each of these to the provinces that had one."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in read_table("districts.tsv"):
        kinds = found.setdefault(normalise(row["name"]).lower(), {})
        kinds.setdefault(row["kind"], set()).add(normalise(row["province"]).lower())
    return found


def _district_provinces(kind: str, name: str) -> set[str]:
    """Give the provinces that had a district of a name: one of that kind, else any, since districts became towns."""
    kinds = _districts().get(name, {})
    return kinds.get(kind) or set().union(*kinds.values())
