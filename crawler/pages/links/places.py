"""In what sort of box an element stands (menu, side, calendar, comments), asked once for each element."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from crawler.pages.lines import text_in

_MENU: Final = re.compile(
    r"menu|(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|footer|topbar|sitemap)(?=$|[\s_\d-])|nav$", re.IGNORECASE
)
_SIDE: Final = re.compile(r"(?:^|[\s_-])(?:side-?bar|widget|poll)(?=$|[\s_\d-])", re.IGNORECASE)
_TALK: Final = re.compile(r"(?:^|[\s_-])(?:comments?|binh-?luan|respond|disqus)(?=$|[\s_\d-])", re.IGNORECASE)
_CALENDAR: Final = re.compile(r"calendar|datepicker|(?:^|[\s_-])lich(?=$|[\s_-])", re.IGNORECASE)
_WEEK: Final = ("t2", "t3", "t4", "t5", "t6", "t7", "cn")
_WEEKS: Final = (_WEEK, ("2", "3", "4", "5", "6", "7", "cn"), ("h", "b", "t", "n", "s", "b", "c"))


class Place(NamedTuple):
    """What the boxes round an element are called; `menu` is the innermost one called a menu."""

    menu: HtmlElement | None = None
    side: bool = False
    talk: bool = False
    calendar: bool = False


class Places:
    """The places of a page's elements; each element is looked at once, however many links stand in it."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, Place] = {}

    def of(self, element: HtmlElement) -> Place:
        """Return the place of what stands in an element."""
        chain: list[HtmlElement] = []
        found: HtmlElement | None = element
        while found is not None and found not in self._known:
            chain.append(found)
            found = found.getparent()
        place = self._known[found] if found is not None else Place()
        for inner in reversed(chain):
            place = self._known[inner] = _entered(place, inner)
        return place


def _entered(place: Place, element: HtmlElement) -> Place:
    tag = element.tag
    if tag in ("nav", "footer", "table", "aside"):
        place = _tagged(place, element, tag)
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    if len(names) == 2 or tag in ("body", "html"):
        return place
    menu, side, talk, calendar = _named(names)
    if not (menu or side or talk or calendar):
        return place
    return Place(element if menu else place.menu, place.side or side, place.talk or talk, place.calendar or calendar)


def _tagged(place: Place, element: HtmlElement, tag: str) -> Place:
    if tag == "table":
        return place._replace(calendar=True) if _is_month(element) else place
    return place._replace(side=True) if tag == "aside" else place._replace(menu=element)


@lru_cache(maxsize=8192)
def _named(names: str) -> tuple[bool, bool, bool, bool]:
    return tuple(bool(pattern.search(names)) for pattern in (_MENU, _SIDE, _TALK, _CALENDAR))  # type: ignore[return-value]  # four of them


def _is_month(table: HtmlElement) -> bool:
    """Whether one of a table's first rows heads the seven days of a week."""
    for row in list(table.iter("tr"))[:3] if len(table) < 12 else ():
        if len(row) == len(_WEEK) and _is_week(row):
            return True
    return False


def _is_week(row: HtmlElement) -> bool:
    heads = [text_in(cell).lower().replace(".", "") for cell in row if isinstance(cell.tag, str)]
    return heads in ([*_WEEK], [*_WEEK[-1:], *_WEEK[:-1]]) or any(heads == list(week) for week in _WEEKS)
