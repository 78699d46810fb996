"""Dated layouts: the selectors that a site file gives for a field override the general reading of that field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from cssselect import HTMLTranslator
from lxml.html import HtmlElement

from crawler.items import Article
from crawler.pages.byline import read_byline
from crawler.pages.document import Document
from crawler.pages.lines import Line, place
from crawler.site import Site

_ATTRIBUTES: Final = ("datetime", "content")
_PLACES: Final = {"published": "published_raw", "updated": "updated_raw"}


def day_at(site: Site, moment: datetime) -> date:
    """Return the day of a moment at the clock of the site."""
    return moment.astimezone(ZoneInfo(site.timezone)).date()


def layout_of(site: Site, fetched_at: datetime) -> Mapping[str, str]:
    """Return the selectors in force when a page was captured: the first layout whose last day has not passed."""
    day = day_at(site, fetched_at)
    dated = sorted(site.layouts, key=lambda layout: layout.until or date.max)
    return next((layout.fields for layout in dated if day <= (layout.until or date.max)), {})


def container_by(selectors: Mapping[str, str], doc: Document) -> HtmlElement | None:
    """Return the element that the layout names as the body, or None."""
    return _select(doc, selectors["body"]) if "body" in selectors else None


def overridden(article: Article, doc: Document, lines: Sequence[Line], selectors: Mapping[str, str]) -> Article:
    """Return the article with each named field read where its selector points; one that finds nothing is noted."""
    changes: dict[str, object] = {}
    evidence = dict(article.evidence)
    for name in sorted(selectors.keys() - {"body"}):
        element = _select(doc, selectors[name])
        text = _text(element, lines) if element is not None else None
        evidence[name] = (
            f"layout {selectors[name]!r} @ {place(element)}" if text else f"layout {selectors[name]!r}: nothing"
        )
        if text:
            changes |= _change(name, text)
    return replace(article, evidence=evidence, layout="site file", **changes)  # type: ignore[arg-type]


def _select(doc: Document, selector: str) -> HtmlElement | None:
    found: list[HtmlElement] = doc.tree.xpath(HTMLTranslator().css_to_xpath(selector))
    return found[0] if found else None


def _text(element: HtmlElement, lines: Sequence[Line]) -> str | None:
    for name in _ATTRIBUTES:
        if element.get(name):
            return str(element.get(name)).strip()
    inside = set(element.iter())
    texts = [line.text for line in lines if line.node in inside]
    return " ".join(texts) or " ".join("".join(element.itertext()).split()) or None


def _change(name: str, text: str) -> dict[str, object]:
    if name == "byline":
        return {"byline": read_byline(text)}
    return {_PLACES.get(name, name): text}
