"""Pages that ask before they show: a password, or what to search for."""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from crawler.pages.cues import alternation, fold, heading
from crawler.pages.kinds.opened import Opened
from crawler.pages.lines import Line

_LOGIN_URL: Final = re.compile(
    r"/(?:(?:wp-)?log-?(?:in|on)|sign-?in|dang-?nhap|account/login|users?/login)(?:\.\w+)?/?$", re.IGNORECASE
)
_SEARCH_URL: Final = re.compile(r"/(?:tim-?kiem|search|seek|ket-?qua-?tim-?kiem|tra-?cuu)(?:[/.-]|$)", re.IGNORECASE)
_SEARCH_KEYS: Final = frozenset(
    "q s k key keys keyword keywords tukhoa tu-khoa tu_khoa search query searchword txtsearch searchtext".split()
)
_HEADING: Final = 60  # letters
_MOST_RUNNING: Final = 2  # paragraphs that a form may have beside it


def is_login(page: Opened) -> tuple[str, str] | None:
    """Tell a page that is there to log in: a password asked for, and called so or with next to nothing else on it."""
    called = is_login_address(page.url) or _is_called(page, "login_heading")
    if not (called or page.is_bare) or page.is_text(_MOST_RUNNING) or not _asks_password(page):
        return None
    return (
        "login",
        "called log-in, and asks for a password" if called else "nothing on the page but a password asked for",
    )


def is_login_address(url: str) -> bool:
    """Return whether an address says that its page is there to log in."""
    return bool(_LOGIN_URL.search(urlsplit(url).path))


def _asks_password(page: Opened) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in page.document.tree.iter("input"))


def is_search(page: Opened) -> tuple[str, str] | None:
    """Tell a page of search results, or of a form for searching: its address and its words both say so."""
    if page.is_headed:
        return None
    parts = urlsplit(page.url)
    asked = any(key.lower() in _SEARCH_KEYS and value for key, value in parse_qsl(parts.query))
    placed = bool(_SEARCH_URL.search(parts.path))
    called = _is_called(page, "search_heading") or (placed and _has_heading(page, "search_heading"))
    if not (asked or placed or called):
        return None
    if (called and (asked or placed)) or _counts(page):
        return "search", "its address and its words say that it searches"
    return None


def _is_called(page: Opened, name: str) -> bool:
    """Whether the head or the page's title is one of the phrases and nothing else."""
    titles = (page.head_name, page.found.title.text if page.found else "")
    return any(heading(name).match(fold(text).strip()) for text in titles if text)


def _has_heading(page: Opened, name: str) -> bool:
    set_off = (line for line in page.lines if len(line.text) < _HEADING and _is_set_off(line))
    return any(heading(name).match(line.folded) for line in set_off)


def _is_set_off(line: Line) -> bool:
    return bool(line.level or (line.bold and line.mostly(line.bold))) and not line.links


def _counts(page: Opened) -> bool:
    return any(_said().search(line.folded) for line in page.lines if not line.links and len(line.text) < 160)


@cache
def _said() -> re.Pattern[str]:
    return re.compile(alternation("search_count"))
