"""Pages that stand in another's place: a firewall's, a burglar's, a seller's, or one that says that nothing is here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from crawler.pages.cues import alternation, fold, heading, letters
from crawler.pages.injected_words import is_pitch, is_report, may_trade, names_goods
from crawler.pages.kinds.opened import Opened, is_agreed, same_page
from crawler.pages.lines import Line

_SETS_COOKIE: Final = re.compile(r"document\.cookie\s*=")
_LOADS_AGAIN: Final = re.compile(r"location(?:\.href)?\s*=|location\.(?:reload|replace|assign)\s*\(")
_CHALLENGE: Final = re.compile(r"/cdn-cgi/challenge-platform/|_Incapsula_Resource|/_sec/cp_challenge", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\W*(?:(?:loi|error|http|status)\W*)?404\W*$")
_ARTICLE_URL: Final = re.compile(r"(?:[a-z0-9]+-){4,}[a-z0-9]+|\d{3,}(?:\.\w+)?/?$|[?&]\w*id=\d+", re.IGNORECASE)
_PORTAL: Final = re.compile(r"^(?:trangchu|home|(?:cong|trang)thongtin(?:dientu)?)+$")
_MOST_RUNNING: Final = 3  # paragraphs that a notice may have
_SCRIPT: Final = 20_000  # letters of a script looked at
_SELLING: Final = 3  # lines
_LONG: Final = 200
_FIRST_LINES: Final = 3
_NOTICE: Final = 160


@cache
def _anywhere(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(name)})(?!\w)")


@cache
def _first(name: str, opening: str = "") -> re.Pattern[str]:
    before = rf"(?:[\W\d]|(?:{alternation(opening)})(?!\w))*" if opening else r"[\W\d]*"
    return re.compile(rf"{before}(?:{alternation(name)})(?!\w)")


def is_blocked(page: Opened) -> tuple[str, str] | None:
    """Tell the page of a firewall: nothing but the firewall's words, or a script that asks for a cookie."""
    if not page.is_bare or page.is_text(_MOST_RUNNING) or page.is_headed:
        return None
    for text in (page.head_title, *(line.text for line in page.lines)):
        if text and len(text) < 2 * _LONG and (said := _anywhere("blocked").search(fold(text))):
            return "blocked", f"nothing on the page but a firewall's words: {said[0]!r}"
    return _challenge(page)


def _challenge(page: Opened) -> tuple[str, str] | None:
    if any(line.image is None for line in page.lines):
        return None
    for element in page.document.tree.iter("script", "iframe"):
        code, source = (element.text or "")[:_SCRIPT], element.get("src") or ""
        asks = _SETS_COOKIE.search(code) and _LOADS_AGAIN.search(code)
        if asks or _CHALLENGE.search(source) or _CHALLENGE.search(code):
            return "blocked", "no text, but a script that asks for a cookie and loads the page again"
    return None


def is_parked(page: Opened) -> tuple[str, str] | None:
    """Tell the page of a seller of names: next to nothing but an offer of the site's own name."""
    if not page.is_bare or page.is_text(_MOST_RUNNING) or page.is_headed:
        return None
    for text in (page.head_title, *(line.text for line in page.lines)):
        if text and len(text) < 2 * _LONG and (said := _anywhere("parked").search(fold(text))):
            return "parked", f"a seller of names offers it: {said[0]!r}"
    return None


def is_broken(page: Opened) -> tuple[str, str] | None:
    """Tell what a server says in a site's place when the site fails, is under repair or is not there."""
    if not page.is_bare or page.is_headed:
        return None
    first = (line.text for line in page.lines[:_FIRST_LINES] if line.image is None)
    for text in (page.head_title, *first):
        if _first("broken").match(fold(text[:_LONG])):
            return "broken", f"says {text.strip()[:60]!r} with status 200"
    return None


def is_hacked(page: Opened) -> tuple[str, str] | None:
    """Tell a page that burglars signed, or whose title and text both sell bets, pills or the like."""
    return _signed(page) or _sold(page)


def _signed(page: Opened) -> tuple[str, str] | None:
    if page.is_text(_MOST_RUNNING if page.is_bare else 1) or (page.is_headed and not page.is_bare):
        return None
    for text in page.spoken():
        if len(text) < _LONG and _first("hacked").match(fold(text)):
            return "hacked", f"signed {text.strip()[:60]!r}"
    return None


def _sold(page: Opened) -> tuple[str, str] | None:
    titles = [page.head_title, page.found.title.text if page.found else ""]
    if not may_trade("\n".join(titles)) or not any(map(_sells, titles)) or any(map(is_report, titles)):
        return None
    texts = [line.text for line in page.lines if line.image is None]
    sold = sum(_sells(text) for text in texts) + len(page.injected.texts)
    if sold >= _SELLING and sum(map(is_report, texts)) < sold:
        return "hacked", f"its title and {sold} of its lines sell: {next(filter(_sells, titles))[:60]!r}"
    return None


def _sells(text: str) -> bool:
    return is_pitch(text) or names_goods(text) > 1


def is_missing(page: Opened) -> tuple[str, str] | None:
    """Tell a short page that says, with status 200, that there is nothing, or that shows the home page instead."""
    if page.is_text(_MOST_RUNNING) or page.is_headed:
        return _home_instead(page)
    for text in _notices(page):
        if _NUMBER.match(folded := fold(text)) or _first("missing", "missing_opening").match(folded):
            return "missing", f"says {text.strip()!r} with status 200"
    return _home_instead(page)


def _notices(page: Opened) -> Iterator[str]:
    """Yield what may say that there is nothing: title, headings, and lines where the page stands under no own name.

    A section that has a heading of its own exists, though a box in it may be empty; a number alone is a notice when it
    is a heading.
    """
    yield page.head_title
    headings = [line for line in page.lines if line.level]
    for line in headings if _has_name(page, headings) else page.lines:
        if (
            line.image is None
            and len(line.text) < _NOTICE
            and not line.links
            and (line.level or not line.key.isdigit())
        ):
            yield line.text


def _has_name(page: Opened, headings: Sequence[Line]) -> bool:
    """Whether the page has the head's title as its heading, and that is neither the site's name nor "Thông báo"."""
    name = letters(page.head_name)
    if not name or name in letters(page.site.title):
        return False
    return any(line.key == name and not heading("missing_opening").match(line.folded) for line in headings)


def _home_instead(page: Opened) -> tuple[str, str] | None:
    """Tell a list under an article's address whose head names the home page, by its address and by its title."""
    head, home = page.document.head, page.site.home
    declared = head.get("canonical") or head.get("og:url") or ""
    if not declared or not same_page(page.document.absolute(declared), home):
        return None
    parts = urlsplit(page.url)
    if not _ARTICLE_URL.search(f"{parts.path}?{parts.query}") or not _is_home_title(page):
        return None
    own = page.found is not None and is_agreed(page.found)
    return None if own else ("missing", "shows the home page under an article's address, as its head says")


def _is_home_title(page: Opened) -> bool:
    name = letters(page.head_title)
    return bool(name) and _PORTAL.sub("", name.replace(letters(page.site.title), "", 1)) == ""
