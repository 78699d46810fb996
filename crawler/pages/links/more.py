"""The endpoint behind "Xem thêm": an address that the page prints in an attribute, in a click or in a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.cues import alternation, fold
from crawler.pages.document import Document
from crawler.pages.lines import text_in
from crawler.pages.links.anchors import LONGEST_URL
from crawler.pages.links.pagers import page_number, turns_page

_PRINTING: Final = (
    "hx-get data-url data-href data-link data-next data-next-page data-next-url data-next-href data-page-url data-ajax "
    "data-ajax-url data-action data-load data-load-url data-load-more data-more data-endpoint data-request data-path"
).split()
_CALLING: Final = frozenset(("onclick", *_PRINTING))
_QUOTED: Final = re.compile(r"(['\"])([^'\"\s<>]{1,2000})\1")
_ADDRESS: Final = re.compile(r"(?:https?://|\.{0,2}/|\?)[^\s<>{}]+|[\w/-]+\.(?:php|aspx|asp|html?|jsp|do)\?[^\s<>{}]+")
_SCRIPTED: Final = re.compile(
    r"[\"']?(?:next|load_?more|more)[_-]?(?:page)?[_-]?(?:url|link|href|path)?[\"']?\s*[:=]\s*(['\"])([^'\"\s]{2,500})\1",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 40
_MOST: Final = 400
_MOST_INSIDE: Final = 3  # elements; a box of more is no label
_LONGEST_SCRIPT: Final = 100_000


@cache
def _more_words() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation('more')})\b")


def asks_for_more(text: str) -> bool:
    """Return whether a label asks for the rest of a list: "Xem thêm", "Tải thêm tin"."""
    return len(text) <= _LONGEST_LABEL and bool(_more_words().match(fold(text).strip()))


def read_endpoints(doc: Document) -> Iterator[tuple[HtmlElement, str, str]]:
    """Yield the address behind each label that asks for more with its element and label; none is made up from parts."""
    for element in islice(_callers(doc.tree), _MOST):
        label = element.get("value") or text_in(element)
        if asks_for_more(label) or page_number(label) is not None or (label and turns_page(label)):
            for href in _printed(element):
                yield element, doc.absolute(href), label
    for script in doc.tree.iter("script"):
        for href in _scripted(script.text or ""):
            yield script, doc.absolute(href), ""


def _callers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield each small element with an attribute that may print an address."""
    for element in tree.iter("*"):
        if not _CALLING.isdisjoint(element.keys()) and sum(1 for _ in element.iterchildren("*")) <= _MOST_INSIDE:
            yield element


def _printed(element: HtmlElement) -> Iterator[str]:
    for name in _PRINTING:
        value = (element.get(name) or "").strip()
        if value and len(value) <= LONGEST_URL and _ADDRESS.fullmatch(value):
            yield value
    call = (element.get("onclick") or "")[:LONGEST_URL]
    if "__doPostBack" not in call:
        yield from (match[2] for match in _QUOTED.finditer(call) if _ADDRESS.fullmatch(match[2]))


def _scripted(text: str) -> Iterator[str]:
    if "next" in text or "more" in text.lower():
        found = (match[2].replace("\\/", "/") for match in _SCRIPTED.finditer(text[:_LONGEST_SCRIPT]))
        yield from filter(_ADDRESS.fullmatch, found)
