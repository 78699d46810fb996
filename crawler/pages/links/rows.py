"""What a list shows beside a link: the title that it leads to, the day, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.blocks import Blocks
from crawler.pages.cues import fold, heading
from crawler.pages.lines import Line, is_title_like, text_in
from crawler.pages.links.anchors import Anchor, Group
from crawler.pages.printed_dates import DATE, dates_of, left_over

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CUT: Final = ("...", "…")
_MOST_LINES: Final = 14  # of an item of a list
_SUMMARY: Final = 50  # letters
_LONGEST_TIP: Final = 600  # letters
_AFTER: Final = 4  # lines from a title to its day


@lru_cache(maxsize=4096)
def says_nothing(text: str) -> bool:
    """Return whether the text of a link names no page: "Xem chi tiết", a day, a number, signs."""
    folded = fold(text).strip()
    if not any(char.isalpha() for char in folded) or heading("read_on").match(folded):
        return True
    return bool(DATE.search(folded)) and left_over(folded) <= 4


def title_of(anchor: Anchor, blocks: Blocks) -> tuple[str, bool]:
    """Return the title that a link shows, and whether it is shown as text; an attribute completes one that is cut."""
    text = _boxed_title(anchor, blocks) or anchor.text
    shown = bool(text) and not says_nothing(text)
    tip = _attribute(anchor.element)
    if shown and not (text.endswith(_CUT) and tip.startswith(text.rstrip(".… "))):
        return text, True
    return (tip, shown) if tip and not says_nothing(tip) else (text if shown else "", shown)


def _boxed_title(anchor: Anchor, blocks: Blocks) -> str | None:
    """Return the title inside a link round a whole item: its heading, else its first line that can be one."""
    if anchor.line is not None or not len(anchor.element):
        return None
    inner = next(anchor.element.iter(*_HEADINGS), None)
    if inner is not None and (text := text_in(inner)):
        return text
    texts = [line.text for line in blocks.inside(anchor.element)[:_MOST_LINES] if line.image is None]
    return next(filter(is_title_like, texts), None) or next((text for text in texts if not says_nothing(text)), None)


def _attribute(element: HtmlElement) -> str:
    tip = element.get("title") or element.get("aria-label")
    if not tip and len(element):
        tip = next((image.get("alt") for image in element.iter("img") if image.get("alt")), "")
    return " ".join((tip or "")[:_LONGEST_TIP].split())


def is_headed(element: HtmlElement) -> bool:
    """Return whether a link is a heading: one stands round it or inside it."""
    around = element.getparent()
    if around is not None and around.tag in _HEADINGS:
        return True
    return any(inner.tag in _HEADINGS for inner in element.iterdescendants())


class Days:
    """The days that lists print beside their titles: in the item, else under the title, else above it."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._loose: dict[int, dict[HtmlElement, str]] = {}

    def of(self, anchor: Anchor) -> str | None:
        """Return the day beside a link as printed, None where there is none."""
        for line in self._item(anchor):
            if day := _day_on(line, anchor):
                return day
        group = anchor.group
        if group is None:
            return None
        if id(group) not in self._loose:
            self._loose[id(group)] = self._loose_days(group)
        return self._loose[id(group)].get(anchor.element)

    def _item(self, anchor: Anchor) -> Sequence[Line]:
        lines = self._blocks.inside(anchor.item)[:_MOST_LINES] if anchor.item is not None else ()
        return lines or ([anchor.line] if anchor.line else [])

    def _loose_days(self, group: Group) -> dict[HtmlElement, str]:
        """Return the days of a list without boxes, by link; a day beside few of the titles is the page's own."""
        below = self._found(group, self._below)
        above = self._found(group, self._above)
        first, last = group.members[0].element, group.members[-1].element
        found = above if first in above and (last not in below or len(above) > len(below)) else below
        return found if 2 * len(found) >= len(group.members) and _has_title(group) else {}

    def _found(self, group: Group, look: Callable[[Anchor], Line | None]) -> dict[HtmlElement, str]:
        """Return the days found; a line that would date several titles dates none of them."""
        found = {anchor.element: line for anchor in group.members if (line := look(anchor))}
        claims = Counter(line.index for line in found.values())
        return {element: _printed(line.text) or "" for element, line in found.items() if claims[line.index] == 1}

    def _below(self, anchor: Anchor) -> Line | None:
        inside = self._blocks.inside(anchor.element)
        index = anchor.line.index if anchor.line else inside[-1].index if inside else len(self._blocks.lines)
        for line in self._blocks.lines[index + 1 : index + 1 + _AFTER]:
            if line.links:
                return None
            if _printed(line.text):
                return line
        return None

    def _above(self, anchor: Anchor) -> Line | None:
        index = anchor.line.index if anchor.line else 0
        for line in reversed(self._blocks.lines[max(0, index - 2) : index]):
            if line.image is None:
                return line if not line.links and _printed(line.text) else None
        return None


def is_summed_up(anchor: Anchor, blocks: Blocks) -> bool:
    """Return whether running text without a link stands in the item of a link."""
    if anchor.item is None or anchor.item is anchor.element:
        return False
    return any(not line.linked and len(line.text) >= _SUMMARY for line in blocks.inside(anchor.item)[:_MOST_LINES])


def _has_title(group: Group) -> bool:
    return any(is_title_like(anchor.text) for anchor in group.members)


def _day_on(line: Line, anchor: Anchor) -> str | None:
    """Return the day on a line of an item; on the title's own line, what stands outside the link."""
    if line is not anchor.line:
        return _printed(line.text)
    rest = line.text.replace(anchor.text, " ", 1).strip()
    return _printed(rest) or _closing_day(anchor.text)


def _closing_day(title: str) -> str | None:
    """Return the day in the brackets that close a title: "Tuyển dụng kỹ sư (21/10/2015)"."""
    bracketed = title.rpartition("(")[2] if title.endswith(")") else ""
    return f"({bracketed}" if bracketed and DATE.fullmatch(fold(bracketed[:-1])) else None


def _printed(text: str) -> str | None:
    found = dates_of(text)
    return found[0][1].strip(" []|\xa0") if found else None
