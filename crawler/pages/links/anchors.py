"""The links of a page with their texts and places, and the groups of links that stand in the same kind of item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.document import Document
from crawler.pages.lines import Line, text_in
from crawler.pages.links.addresses import Address, address_of
from crawler.pages.links.places import Place, Places

MOST_LINKS: Final = 5000
_WEB: Final = ("http://", "https://")
_ODD: Final = re.compile(r"/\.|[\\ \t\n\r]")  # what an address from the root must not hold to be joined by hand
LONGEST_URL: Final = 2000
_REACH: Final = 6  # elements from a link up to the box that holds its group
_ENOUGH: Final = 3  # addresses that make a group
_PAIR: Final = 2


@dataclass(slots=True)
class Group:
    """Links to different pages that hang alike under one box, such as the titles of a list or the entries of a menu."""

    box: HtmlElement
    members: list[Anchor] = field(default_factory=list)


@dataclass(slots=True)
class Anchor:
    """One link: its address, its text with blanks folded, its line (None in a hidden or boxed one), and its place.

    `item` is the part of the group's box that holds this link and no other member of the group.
    """

    element: HtmlElement
    address: Address
    text: str
    line: Line | None
    place: Place
    group: Group | None = None
    item: HtmlElement | None = None


def read_anchors(doc: Document, lines: Sequence[Line], places: Places) -> list[Anchor]:
    """Return the links of a page to addresses of the web, in the page's order, at most 5,000."""
    line_of = _only_lines(lines)
    found: list[Anchor] = []
    for element, address in _addressed(doc):
        found.append(Anchor(element, address, text_in(element), line_of.get(element), places.of(element)))
        if len(found) >= MOST_LINKS:
            break
    return found


def _only_lines(lines: Sequence[Line]) -> dict[HtmlElement, Line | None]:
    """Return the line of each link, None for a link round several lines."""
    found: dict[HtmlElement, Line | None] = {}
    for line in lines:
        for anchor in line.links:
            found[anchor] = None if anchor in found else line
    return found


def _addressed(doc: Document) -> Iterator[tuple[HtmlElement, Address]]:
    resolver = Resolver(doc)
    for element in doc.tree.iter("a", "area"):
        href = element.get("href")
        if href and href[0] != "#" and len(href) <= LONGEST_URL:
            address = resolver.address(href)
            if address:
                yield element, address


class Resolver:
    """Makes addresses of what a page prints; each printing is resolved once."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._known: dict[str, Address | None] = {}
        base = urlsplit(doc.base_url)
        self._origin = f"{base.scheme}://{base.netloc}"

    def address(self, href: str) -> Address | None:
        """Return the absolute address without fragment and session, None when it is none of the web's."""
        if href not in self._known:
            self._known[href] = address_of(self._absolute(href))
        return self._known[href]

    def _absolute(self, href: str) -> str:
        rooted = href[0] == "/" and href[1:2] != "/"
        if (rooted or href.startswith(_WEB)) and not _ODD.search(href):
            return (self._origin + href if rooted else href).partition("#")[0]
        return self._doc.absolute(href)


def iter_found(path: etree.XPath, tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that an XPath finds, in the page's order."""
    found = path(tree)
    if isinstance(found, list):
        yield from (element for element in found if isinstance(element, HtmlElement))


def group_anchors(anchors: Sequence[Anchor]) -> list[Group]:
    """Put each link into its group: the smallest box in which three addresses hang by the same path of tags."""
    hooks = _Hooks()
    first = [hooks.of(anchor.element) for anchor in anchors]
    for anchor, hook in zip(anchors, first, strict=True):
        hook.bear(anchor.address.url)
    groups: dict[_Hook, Group] = {}
    for anchor, hook in zip(anchors, first, strict=True):
        anchor.item, best = _best_hook(anchor.element, hook)
        anchor.group = groups.setdefault(best, Group(best.box))
        anchor.group.members.append(anchor)
    return list(groups.values())


@dataclass(slots=True, eq=False)
class _Hook:
    """A path of tags from a box down to links, the addresses that hang by it, and the same path from one box higher."""

    box: HtmlElement
    above: _Hook | None
    urls: set[str] = field(default_factory=set)

    def bear(self, url: str) -> None:
        """Hang an address here and by all paths above."""
        hook: _Hook | None = self
        while hook is not None:
            hook.urls.add(url)
            hook = hook.above


class _Hooks:
    """The hooks of a page; links that hang alike share theirs."""

    def __init__(self) -> None:
        self._known: dict[tuple[HtmlElement, str], _Hook] = {}

    def of(self, link: HtmlElement) -> _Hook:
        """Return the lowest hook of a link: its parent."""
        return self._hook(link.getparent(), link.tag, _REACH - 1)

    def _hook(self, box: HtmlElement, tags: str, reach: int) -> _Hook:
        hook = self._known.get((box, tags))
        if hook is None:
            outer = box.getparent() if reach and box.tag != "body" else None
            above = self._hook(outer, f"{box.tag} {tags}", reach - 1) if outer is not None else None
            hook = self._known[box, tags] = _Hook(box, above)
        return hook


def _best_hook(link: HtmlElement, lowest: _Hook) -> tuple[HtmlElement, _Hook]:
    """Return the first hook with three addresses, else with two, else the lowest; and the link's part of its box."""
    for enough in (_ENOUGH, _PAIR):
        item, hook = link, lowest
        while True:
            if len(hook.urls) >= enough:
                return item, hook
            if hook.above is None:
                break
            item, hook = hook.box, hook.above
    return link, lowest
