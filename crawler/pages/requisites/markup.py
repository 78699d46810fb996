"""What the markup of a page names for its look: style sheets, icons, backgrounds, and the pictures of its frame."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain
from typing import Final, cast

from lxml import etree
from lxml.html import HtmlElement

from crawler.items import Requisite
from crawler.pages.document import Document
from crawler.pages.links.addresses import address_of
from crawler.pages.requisites.sheets import named_in, web_address

MOST_REQUISITES: Final = 500  # of one page; a browser loads a hundred
_NAMING: Final = etree.XPath(
    "//link[@href] | //style | //script[@src] | //img | //source[@srcset] | //input[@src] | //video[@poster]"
    " | //*[local-name()='image' or local-name()='use']"
    " | //*[@background] | //*[contains(translate(@style, 'URL', 'url'), 'url(')]"
)
_LINKED: Final = {"stylesheet": "sheet", "icon": "image", "apple-touch-icon": "image", "mask-icon": "image"}
_PRELOADED: Final = {"style": "sheet", "font": "font", "image": "image", "script": "script"}
_PICTURES: Final = {"img": ("src",), "input": ("src",), "video": ("poster",), "image": ("href", "xlink:href"),
                    "use": ("href", "xlink:href")}  # fmt: skip


def page_requisites(doc: Document, articles: Container[str] = ()) -> Iterator[Requisite]:
    """Yield what a page names for its look, each address once, in the page's order, at most 500.

    A picture in a link to one of `articles` announces that article and is left out.
    """
    seen: set[str] = set()
    for element in cast("list[HtmlElement]", _NAMING(doc.tree)):
        for one in _named_by(doc, element):
            if len(seen) >= MOST_REQUISITES:
                return
            if one.url not in seen and not (one.kind == "image" and _announces(doc, element, articles)):
                seen.add(one.url)
                yield one


def _named_by(doc: Document, element: HtmlElement) -> Iterator[Requisite]:
    tag = element.tag
    if tag == "link":
        yield from _linked(doc, element)
    elif tag == "script":
        yield from _named(doc, "script", element.get("src"))
    elif tag == "style":
        yield from named_in(element.text or "", doc.base_url)
    else:
        for href in chain(map(element.get, _PICTURES.get(tag, ())), _candidates(element.get("srcset"))):
            yield from _named(doc, "image", href)
    yield from _named(doc, "image", element.get("background"))
    yield from named_in(element.get("style") or "", doc.base_url)


def _linked(doc: Document, link: HtmlElement) -> Iterator[Requisite]:
    words = (link.get("rel") or "").lower().split()
    kinds = (_LINKED[word] for word in words if word in _LINKED)
    loaded = _PRELOADED.get((link.get("as") or "").lower()) if "preload" in words else None
    if kind := next(kinds, loaded):
        yield from _named(doc, kind, link.get("href"))


def _named(doc: Document, kind: str, href: str | None) -> Iterator[Requisite]:
    if url := web_address(doc.base_url, href or ""):
        yield Requisite(kind, url)


def _candidates(srcset: str | None) -> Iterator[str]:
    """Yield the addresses of a `srcset`: each is parted from the next by a comma and a blank, or by its descriptor."""
    for part in (srcset or "").replace(", ", ",\n").replace("x,", "x,\n").replace("w,", "w,\n").split(",\n"):
        if words := part.split():
            yield words[0]


def _announces(doc: Document, element: HtmlElement, articles: Container[str]) -> bool:
    """Whether an element is, or stands in, a link to one of some articles."""
    link = next((one for one in chain((element,), element.iterancestors("a")) if one.tag == "a"), None)
    address = address_of(doc.absolute(link.get("href") or "")) if link is not None else None
    return address is not None and address.url in articles
