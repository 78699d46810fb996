"""What kind of page a page is, and why: each rule is one sentence that can be told to a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.items import Problem
from crawler.pages.contacts.contact import read_contacts
from crawler.pages.cues import fold, heading, letters
from crawler.pages.kinds.documents import is_document
from crawler.pages.kinds.entry import is_login, is_login_address, is_search
from crawler.pages.kinds.opened import Opened, same_page
from crawler.pages.kinds.refusal import is_blocked, is_broken, is_hacked, is_missing, is_parked
from crawler.pages.lines import Line, is_title_like, text_in
from crawler.pages.links.addresses import is_later_page

STRANGE: Final = {
    "blocked": (
        "blocked by a firewall",
        "ask the site's owner to let the crawler in, or raise crawl.delay; what was read before stands",
    ),
    "hacked": ("hacked page", "tell the site's owner; what was read before stands, and the capture shows the damage"),
    "parked": (
        "the name is for sale",
        "the site's name has left the department; `luutru status` says since when, what was read before stands",
    ),
    "broken": ("the server failed", "it is asked for again in the next run; what was read before stands"),
    "login": (
        "asks for a password",
        "nothing is read behind a password; name the address under deny if it never opens",
    ),
}
"""The kinds of pages that stand in another's place: what to say of each, and what to do."""
_CONTACT_URL: Final = re.compile(r"(?:^|/)(?:lien-?he|contact(?:-?us)?)(?:\.\w+)?/?$", re.IGNORECASE)
_SOME: Final = 3
_STANDING_WORDS: Final = 8  # more words make a headline
_LONGEST_NAME: Final = 600  # letters, of a menu's link
_LONG_TEXT: Final = 600  # weight
_TEXT_FOR_EACH_TITLE: Final = 420  # weight; a list's summaries are shorter than an article between two related links


def decide_kind(page: Opened) -> tuple[str, str]:
    """Return the kind of a page that was served as HTML with success, and the reason."""
    return (
        is_blocked(page)
        or is_parked(page)
        or is_broken(page)
        or is_hacked(page)
        or is_login(page)
        or _home(page)
        or is_search(page)
        or is_missing(page)
        or _declared(page)
        or _contact(page)
        or is_document(page)
        or _without_text(page)
        or _later_page(page)
        or _article_by_head(page)
        or _article_by_heading(page)
        or _article_by_text(page)
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
        ("list", "links and no running text") if len(page.titles(page.lines)) >= _SOME else ("other", "no running text")
    )


def _article_by_head(page: Opened) -> tuple[str, str] | None:
    head = page.document.head.get("og:type", "") + page.document.linked.get("@type", "")
    if page.found and "article" in head.lower() and page.found.title.rule.startswith(("equals", "begins")):
        return "article", "its head says article"
    return None


def _article_by_heading(page: Opened) -> tuple[str, str] | None:
    """Tell an article by a heading that the head agrees with and a date right under it, however short its text."""
    if page.is_headed and _count_between(page) < _SOME:
        return "article", "the head's title as heading, and a date under it"
    return None


def _later_page(page: Opened) -> tuple[str, str] | None:
    return ("list", "its address is that of a list's later page") if is_later_page(page.url) else None


def _article_by_text(page: Opened) -> tuple[str, str] | None:
    """Tell an article by the headline that the head gives too and a long text in one box, whatever stands between."""
    found = page.found
    assert found is not None
    agreed = found.title.rule.startswith("equals") and is_title_like(found.title.text)
    if agreed and found.weight >= _LONG_TEXT and not page.titles(page.blocks.inside(found.container, found.first)):
        return "article", "the head's title as heading, and a long text without other titles"
    return None


def _list(page: Opened) -> tuple[str, str] | None:
    found = page.found
    assert found is not None
    if (between := _count_between(page)) >= _SOME:
        return "list", f"{between} titles of other pages between its heading and its text"
    title = found.title.line
    if title is not None and title.link_share > 0.8 and not _links_here(page, title):
        return "list", "its heading is a link to another page"
    inside = len(page.titles([line for line in page.blocks.inside(found.container) if line.index >= found.first - 3]))
    if inside >= _SOME and found.weight < _TEXT_FOR_EACH_TITLE * inside:
        return "list", f"{inside} titles of other pages among the text"
    if title is None and len(page.titles(page.lines)) >= 8:
        return "list", "many titles and no heading of its own"
    return None


def _standing_page(page: Opened) -> tuple[str, str] | None:
    """Tell a section or a standing page ("Giới thiệu"): links call it by its short heading, and it has no date."""
    found = page.found
    assert found is not None
    key = letters(found.title.text)
    if len(found.title.text.split()) > _STANDING_WORDS or page.is_dated(found):
        return None
    outside = [line for line in page.lines if not found.start - 1 <= line.index < found.end]
    for anchor in (anchor for line in outside for anchor in line.links):
        if letters(text_in(anchor)[:_LONGEST_NAME]) == key and _is_here(page, anchor):
            return ("list" if page.titles(page.blocks.inside(found.container)) else "other"), "the menu's own page"
    return None


def _count_between(page: Opened) -> int:
    """Count the titles of other pages between heading and text; a link printed elsewhere too is a menu's."""
    found = page.found
    assert found is not None
    between = page.titles(page.lines[found.start : found.first])
    if len(between) < _SOME:
        return len(between)
    printed = Counter(line.key for line in page.lines if line.links)
    return sum(printed[line.key] == 1 for line in between)


def _links_here(page: Opened, line: Line) -> bool:
    return any(_is_here(page, anchor) for anchor in line.links)


def _is_here(page: Opened, anchor: HtmlElement) -> bool:
    return same_page(page.document.absolute(anchor.get("href") or ""), page.url)


def strange_problem(url: str, kind: str, reason: str) -> Iterator[Problem]:
    """Yield the problem of a page that stands in another's place; an address made for logging in is in order."""
    if kind in STRANGE and not (kind == "login" and is_login_address(url)):
        problem, advice = STRANGE[kind]
        yield Problem(url, "page", problem, reason, advice)
