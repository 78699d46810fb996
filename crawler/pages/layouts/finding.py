"""For a person who writes a selector: what a selector finds on a page, and which element prints some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.cues import fold
from crawler.pages.document import Document
from crawler.pages.layouts.layouts import find_all, folded, text_of
from crawler.pages.lines import Line, place

_NAME: Final = re.compile(r"(?!.*\d{3})-?[A-Za-z_][\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Picked:
    """What a selector finds: the text of one element and the element's place.

    Of what was found by its words the place is a selector, which finds `count` elements.
    """

    text: str
    place: str
    count: int = 1


def pick(doc: Document, lines: Sequence[Line], selector: str) -> list[Picked]:
    """Return the text and the place of each element that a selector finds."""
    return [Picked(text_of(element, lines) or "", place(element)) for element in find_all(doc, selector)]


def find_words(doc: Document, lines: Sequence[Line], words: str) -> list[Picked]:
    """Return the lines that print some words, whatever their case and marks, each with a selector for its element."""
    wanted = fold(words).strip()
    found = {_innermost(line.node, wanted): line for line in lines if wanted and wanted in fold(line.text)}
    return [Picked(line.text, *selector_of(doc, element)) for element, line in found.items()]


def _innermost(element: HtmlElement, wanted: str) -> HtmlElement:
    """Return the smallest element in `element` that holds some words in one piece."""
    for child in element.iterchildren(tag=etree.Element):
        if wanted in fold(folded(str(child.text_content()))):
            return _innermost(child, wanted)
    return element


def selector_of(doc: Document, element: HtmlElement) -> tuple[str, int]:
    """Return a selector for an element, and how many elements it finds.

    It is the shortest path of tags, ids and classes that finds the element alone, else as few as five steps do.
    """
    selector, tried = "", list[tuple[int, str]]()
    for each in (element, *list(element.iterancestors())[:4]):
        selector = _step(each) + (f" > {selector}" if selector else "")
        tried.append((len(find_all(doc, selector)), selector))
        if tried[-1][0] == 1:
            break
    count, shortest = min(tried, key=lambda one: one[0])
    return shortest, count


def _step(element: HtmlElement) -> str:
    """Return a tag with its id, else its first class; names that count pages (`post-2044`) are none."""
    names = [("#", element.get("id") or ""), *((".", name) for name in (element.get("class") or "").split())]
    return str(element.tag) + next((sign + name for sign, name in names if _NAME.fullmatch(name)), "")
