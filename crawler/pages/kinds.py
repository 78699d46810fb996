"""What kind of page a page is, and why: each rule is one sentence that can be told to a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.pages.blocks import Blocks, is_running
from crawler.pages.contact import read_contacts
from crawler.pages.cues import alternation, fold, heading, letters
from crawler.pages.dateline import read_dates
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.lines import Line, is_title_like
from crawler.pages.links import is_later_page
from crawler.site import Site

_CONTACT_URL: Final = re.compile(r"(?:^|/)(?:lien-?he|contact(?:-?us)?)(?:\.\w+)?/?$", re.IGNORECASE)
_SOME: Final = 3
_STANDING_WORDS: Final = 8  # more words make a headline
_TEXT_FOR_EACH_TITLE: Final = 420  # weight; a list's summaries are shorter than an article between two related links


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that has been parsed: its lines, its blocks, and where an article would stand."""

    url: str
    site: Site
    document: Document
    lines: Sequence[Line]
    blocks: Blocks
    found: Found | None


def decide_kind(page: Opened) -> tuple[str, str]:
    """Return the kind of a page that was served as HTML with success, and the reason."""
    return (
        _declared(page)
        or _home(page)
        or _missing(page)
        or _contact(page)
        or _without_text(page)
        or _later_page(page)
        or _article_by_head(page)
        or _article_by_heading(page)
        or _list(page)
        or _standing_page(page)
        or ("article", "a title with running text under it")
    )


def _declared(page: Opened) -> tuple[str, str] | None:
    site = page.site
    for kind, patterns in (("article", site.articles), ("list", site.listings), ("contact", site.contacts)):
        for pattern in patterns:
            if re.search(pattern, page.url):
                return kind, f"site file: {pattern}"
    return None


def _home(page: Opened) -> tuple[str, str] | None:
    return ("home", "the site's home page") if same_page(page.url, page.site.home) else None


def _missing(page: Opened) -> tuple[str, str] | None:
    """Tell a short page that says, with status 200, that there is nothing."""
    if sum(is_running(line) for line in page.lines) > 3:
        return None
    spoken = (line.text for line in page.lines if len(line.text) < 160 and not line.links)
    for text in (page.document.head.get("title", ""), *spoken):
        if re.search(alternation("missing"), fold(text)):
            return "missing", f"says {text.strip()!r} with status 200"
    return None


def _contact(page: Opened) -> tuple[str, str] | None:
    title = page.found.title.text if page.found else ""
    named = bool(_CONTACT_URL.search(urlsplit(page.url).path)) or heading("contact_heading").match(fold(title).strip())
    if named and any(True for _ in read_contacts(page.lines, page.site.title)):
        return "contact", "called contact, and labelled numbers on it"
    return None


def _without_text(page: Opened) -> tuple[str, str] | None:
    if page.found is not None:
        return None
    return (
        ("list", "links and no running text") if len(_titles(page, page.lines)) >= 3 else ("other", "no running text")
    )


def _article_by_head(page: Opened) -> tuple[str, str] | None:
    head = page.document.head.get("og:type", "") + page.document.linked.get("@type", "")
    if page.found and "article" in head.lower() and page.found.title.rule.startswith(("equals", "begins")):
        return "article", "its head says article"
    return None


def _article_by_heading(page: Opened) -> tuple[str, str] | None:
    """Tell an article by a heading that the head agrees with and a date right under it, however short its text."""
    found = page.found
    assert found is not None
    agreed = found.title.line is not None and found.title.rule.startswith(("equals", "begins", "dressed"))
    if agreed and _is_dated(page, found) and len(_titles(page, page.lines[found.start : found.first])) < _SOME:
        return "article", "the head's title as heading, and a date under it"
    return None


def _later_page(page: Opened) -> tuple[str, str] | None:
    return ("list", "its address is that of a list's later page") if is_later_page(page.url) else None


def _list(page: Opened) -> tuple[str, str] | None:
    found = page.found
    assert found is not None
    between = len(_titles(page, page.lines[found.start : found.first]))
    if between >= _SOME:
        return "list", f"{between} titles of other pages between its heading and its text"
    title = found.title.line
    if title is not None and title.link_share > 0.8 and not _links_here(page, title):
        return "list", "its heading is a link to another page"
    inside = len(_titles(page, [line for line in page.blocks.inside(found.container) if line.index >= found.first - 3]))
    if inside >= _SOME and found.weight < _TEXT_FOR_EACH_TITLE * inside:
        return "list", f"{inside} titles of other pages among the text"
    if title is None and len(_titles(page, page.lines)) >= 8:
        return "list", "many titles and no heading of its own"
    return None


def _standing_page(page: Opened) -> tuple[str, str] | None:
    """Tell a section or a standing page ("Giới thiệu"): links call it by its short heading, and it has no date."""
    found = page.found
    assert found is not None
    key = letters(found.title.text)
    if len(found.title.text.split()) > _STANDING_WORDS or _is_dated(page, found):
        return None
    outside = [line for line in page.lines if not found.start - 1 <= line.index < found.end]
    for anchor in (anchor for line in outside for anchor in line.links):
        if letters(anchor.text_content() or "") == key and _is_here(page, anchor):
            return ("list" if _titles(page, page.blocks.inside(found.container)) else "other"), "the menu's own page"
    return None


def _is_dated(page: Opened, found: Found) -> bool:
    """Whether a date stands under the heading that is not the date of another page's title beside it."""
    under = list(takewhile(lambda line: line.link_share < 0.5, page.lines[found.start : found.first + 1]))
    after = page.lines[found.start + len(under) : found.start + len(under) + 1]
    dated = [line for line in under if read_dates(line)]
    return bool(dated) and not (dated[0] is under[-1] and _titles(page, after))


def _titles(page: Opened, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are titles of other pages, outside menus and boxes."""
    return [
        line
        for line in lines
        if line.links and line.link_share > 0.6 and is_title_like(line.text) and not page.blocks.is_furniture(line.node)
    ]


def _links_here(page: Opened, line: Line) -> bool:
    return any(_is_here(page, anchor) for anchor in line.links)


def _is_here(page: Opened, anchor: HtmlElement) -> bool:
    return same_page(page.document.absolute(anchor.get("href") or ""), page.url)


def same_page(one: str, other: str) -> bool:
    """Return whether two addresses are one page, whatever the scheme and a leading www."""
    a, b = urlsplit(one), urlsplit(other)
    same_host = a.netloc.lower().removeprefix("www.") == b.netloc.lower().removeprefix("www.")
    return same_host and (a.path or "/") == (b.path or "/") and a.query == b.query
