"""The menus of a page, whatever they are called: boxes of short entries, and boxes called so that hold no list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.links.anchors import Anchor, Group
from crawler.pages.links.targets import LONG_TITLE, Target

_SEVERAL: Final = 3
_SHORT_ENTRY: Final = 3  # words


@dataclass(frozen=True, slots=True)
class Menus:
    """Boxes called menus, and groups that are menus by their entries."""

    boxes: frozenset[HtmlElement]
    groups: frozenset[int]

    def hold(self, anchor: Anchor) -> bool:
        """Return whether a link stands in a menu."""
        return anchor.place.menu in self.boxes or id(anchor.group) in self.groups

    def hold_one(self, target: Target) -> bool:
        """Return whether a menu leads to an address."""
        return any(map(self.hold, target.anchors))

    def hold_all(self, target: Target) -> bool:
        """Return whether nothing but menus leads to an address."""
        return all(map(self.hold, target.anchors))


def find_menus(targets: Mapping[str, Target], groups: Iterable[Group]) -> Menus:
    """Return the menus among the boxes and groups of a page's links."""
    called: defaultdict[HtmlElement, dict[str, Target]] = defaultdict(dict)
    for url, target in targets.items():
        for anchor in target.anchors:
            if anchor.place.menu is not None:
                called[anchor.place.menu][url] = target
    most = sum(target.is_long for target in targets.values()) / 2
    lists = {id(group) for group in groups if _is_list(_members(group, targets), most)}
    listed = {url for url, target in targets.items() if any(id(anchor.group) in lists for anchor in target.anchors)}
    boxes = (box for box, held in called.items() if not _holds_list(held, listed, most))
    return Menus(frozenset(boxes), frozenset(id(group) for group in groups if _is_terse(_members(group, targets))))


def _holds_list(held: Mapping[str, Target], listed: set[str], most: float) -> bool:
    """Whether a box called a menu holds a list, or is itself but an entry of one."""
    if len(held) >= _SEVERAL:
        return _is_list(list(held.values()), most)
    return not listed.isdisjoint(held)


def _is_list(held: list[Target], most: float) -> bool:
    """Whether a box called a menu is a list of articles: dressed as one, or holding most titles of the page."""
    if len(held) < _SEVERAL:
        return False
    long = sum(target.is_long for target in held)
    return 2 * sum(target.is_dressed for target in held) > len(held) or (2 * long > len(held) and long > most)


def _is_terse(members: list[Target]) -> bool:
    """Whether the entries of a group are several, short and mostly without a day."""
    return (
        len(members) > _SEVERAL
        and 2 * sum(target.day is not None for target in members) < len(members)
        and _median([target.words for target in members]) <= _SHORT_ENTRY
    )


def _members(group: Group, targets: Mapping[str, Target]) -> list[Target]:
    return [targets[url] for url in {anchor.address.url: None for anchor in group.members}]


def stand_of(group: Group, targets: Mapping[str, Target]) -> float:
    """Return what a group's titles say of its members: long ones speak for a list, short ones against it."""
    words = [target.words for target in _members(group, targets) if target.title]
    if len(words) < _SEVERAL:
        return 0.0
    middle = _median(words)
    return 1.0 if middle >= LONG_TITLE - 1 else -2.0 if middle <= _SHORT_ENTRY else 0.0


def _median(words: list[int]) -> int:
    return sorted(words)[(len(words) - 1) // 2]
