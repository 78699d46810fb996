"""Dated layouts: which selectors of a site file are in force on the day of a capture, and what they find on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from cssselect import HTMLTranslator
from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.document import Document
from crawler.pages.lines import Line, place
from crawler.pages.title import Title
from crawler.site import Layout, Site

_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
# Fields that every element found adds to; of the others the first element is taken.
LISTED: Final = frozenset(("attachments", "byline", "captions", "related"))
_TEXT_IN: Final = ("content", "datetime", "alt")
_SAYING: Final = (*_TEXT_IN, "href", "src", "data")


@dataclass(frozen=True, slots=True)
class Named:
    """The elements that the layout in force names, by field and in the page's order; no layout names none.

    `dropped` counts the elements that were taken out of the page.
    """

    layout: Layout = field(default_factory=Layout)
    elements: Mapping[str, Sequence[HtmlElement]] = field(default_factory=dict)
    dropped: int = 0

    def first(self, name: str) -> HtmlElement | None:
        """Return the first element named for a field, or None."""
        return next(iter(self.elements.get(name, ())), None)

    def missed(self) -> Iterator[str]:
        """Yield the fields whose selector finds nothing."""
        yield from (name for name, found in sorted(self.elements.items()) if not found)

    def told(self, name: str) -> str:
        """Return the evidence for a field: the selector, where it leads, and how many elements it finds."""
        found = self.elements[name]
        selector = f"layout {self.layout.fields[name]!r}"
        if not found:
            return f"{selector}: nothing"
        count = f" ({'all' if name in LISTED else 'first'} of {len(found)})" if len(found) > 1 else ""
        return f"{selector}{count} @ {place(found[0])}"


def day_at(site: Site, moment: datetime) -> date:
    """Return the day of a moment at the clock of the site."""
    return moment.astimezone(ZoneInfo(site.timezone)).date()


def layout_of(site: Site, fetched_at: datetime) -> Layout | None:
    """Return the layout in force when a page was captured: the first whose last day has not passed, or None."""
    if not site.layouts:
        return None
    day = day_at(site, fetched_at)
    dated = sorted(site.layouts, key=lambda layout: layout.until or date.max)
    return next((layout for layout in dated if day <= (layout.until or date.max)), None)


def name_elements(layout: Layout | None, doc: Document) -> Named:
    """Take out of the page what the layout drops, and find what it names."""
    if layout is None:
        return Named()
    dropped = _drop(doc, layout.fields["drop"]) if "drop" in layout.fields else 0
    chosen = {name: css for name, css in layout.fields.items() if name != "drop"}
    elements = {name: [one for one in find_all(doc, css) if _says(one)] for name, css in chosen.items()}
    return Named(layout, elements, dropped)


def _says(element: HtmlElement) -> bool:
    """Whether an element holds anything to read: text, an address, a picture."""
    said = str(element.text_content()).strip() or any(element.get(name) for name in _SAYING)
    return bool(said) or any(True for _ in element.iter("img", "iframe", "embed", "object"))


def _drop(doc: Document, selector: str) -> int:
    found = [element for element in find_all(doc, selector) if element.getparent() is not None]
    for element in found:
        element.drop_tree()
    return len(found)


def find_all(doc: Document, selector: str) -> list[HtmlElement]:
    """Return the elements that a CSS selector finds, in the page's order."""
    found: Any = _compiled(selector)(doc.tree)
    return list(found)


@lru_cache(256)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(selector))


def lines_of(element: HtmlElement, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of text that stand in an element; none when it is a part of a line."""
    inside = set(element.iter())
    held = [line for line in lines if line.node in inside and line.image is None]
    if held:
        return held
    # Of a text of line breaks every line has the same block: an inline element in it holds the lines that it prints.
    text = _squeezed(str(element.text_content()))
    return [line for line in lines if line.text and _squeezed(line.text) in text and _within(element, line.node)]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _within(element: HtmlElement, block: HtmlElement) -> bool:
    return element is block or block in element.iterancestors()


def last_line(element: HtmlElement, lines: Sequence[Line]) -> int:
    """Return the index of the last line or picture in an element, or of the line that it is a part of; else -1."""
    inside = set(element.iter())
    pictures = [line.index for line in lines if line.image is not None and line.image in inside]
    ends = pictures + [line.index for line in lines_of(element, lines)]
    text = _squeezed(str(element.text_content()))
    around = (line.index for line in lines if text and text in _squeezed(line.text) and _within(element, line.node))
    return max(ends or around, default=-1)


def text_of(element: HtmlElement, lines: Sequence[Line]) -> str | None:
    """Return what an element prints, its lines joined by blanks; else what its attributes say; None when nothing."""
    printed = " ".join(line.text for line in lines_of(element, lines)) or folded(str(element.text_content()))
    return printed or next((text for name in _TEXT_IN if (text := folded(element.get(name) or ""))), None)


def folded(text: str) -> str:
    """Fold the blanks of a text as a browser does."""
    return _BLANKS.sub(" ", text).strip(" ")


def named_title(named: Named, lines: Sequence[Line]) -> Title | None:
    """Return the title that the layout names, or None."""
    element = named.first("title")
    text = text_of(element, lines) if element is not None else None
    if element is None or not text:
        return None
    at = last_line(element, lines)
    line = next(iter(lines_of(element, lines)), lines[at] if at >= 0 else None)
    return Title(text, line, "dressed as the site file says", place(element))
