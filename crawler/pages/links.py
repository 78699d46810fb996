"""Links: articles told from menus and banners, next pages of every kind, and traps that are not followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.items import Follow
from crawler.pages.blocks import Blocks
from crawler.pages.cues import fold, heading
from crawler.pages.dateline import read_dates
from crawler.pages.document import Document
from crawler.pages.lines import Line, is_title_like

_POSTBACK: Final = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_PAGE_KEYS: Final = frozenset(
    "page p trang pagenumber pageindex pageno pn start offset paged currentpage tr pg".split()
)
_PAGE_PATH: Final = re.compile(r"(?:/|-)(?:page|trang|p)[-/]?\d+(?:[./]|$)", re.IGNORECASE)
_SORT_KEYS: Final = frozenset("sort order orderby sortby sapxep dir sortorder".split())
_CALENDAR: Final = re.compile(r"calendar|datepicker|(?:^|[\s_-])lich(?=$|[\s_-])", re.IGNORECASE)
_TWINS: Final = re.compile(
    r"(?:^|[?&;])(?:print|in|share|replytocom|download)=|/(?:print|savefile|sendmail|login|dang-nhap|dang-ky|register|users?/)",
    re.IGNORECASE,
)
_ASSET: Final = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z|jpe?g|png|gif|webp|svg|mp[34]|avi|wmv|flv|css|js|xml)$",
    re.IGNORECASE,
)
_MOST: Final = 5000


def read_follows(doc: Document, lines: Sequence[Line], blocks: Blocks) -> Iterator[Follow]:
    """Yield each link that a spider may follow, once, in the page's order, at most 5,000 of them."""
    seen: set[tuple[str, tuple[tuple[str, str], ...] | None]] = set()
    for line, anchor in ((each, anchor) for each in lines for anchor in each.links[:_MOST]):
        follow = _follow(doc, line, anchor, lines, blocks)
        if len(seen) >= _MOST:
            return
        if follow and (follow.url, follow.form) not in seen:
            seen.add((follow.url, follow.form))
            yield follow
    yield from _picture_links(doc, seen)


def _follow(doc: Document, line: Line, anchor: HtmlElement, lines: Sequence[Line], blocks: Blocks) -> Follow | None:
    href = anchor.get("href") or ""
    text = " ".join("".join(anchor.itertext()).split())
    if "__doPostBack" in href and not _in_calendar(anchor):
        return _posted_page(doc, anchor, href, text)
    url = doc.absolute(href)
    if not url.startswith(("http://", "https://")) or _is_trap(url, anchor):
        return None
    if _ASSET.search(urlsplit(url).path):
        return Follow(url, "asset", text or None)
    if urlsplit(url).path in ("", "/") and not urlsplit(url).query:
        return Follow(url, "page", text or None)
    return Follow(url, _kind(url, text, line, anchor, blocks), text or None, _date_beside(line, lines))


def _kind(url: str, text: str, line: Line, anchor: HtmlElement, blocks: Blocks) -> str:
    if is_page_link(url, text, anchor):
        return "pager"
    if heading("contact_heading").match(fold(text).strip()):
        return "contact"
    if blocks.is_furniture(line.node):
        return "article" if is_title_like(text) and not _in_menu(line.node) else "list"
    return "article" if is_title_like(text) else "page"


def _in_menu(node: HtmlElement) -> bool:
    chain = (node, *list(node.iterancestors())[:6])
    return any(e.tag == "nav" or re.search(r"menu|nav", e.get("class") or "", re.IGNORECASE) for e in chain)


def is_later_page(url: str) -> bool:
    """Return whether an address is that of a later page of a list: ?page=2, /trang-2, /page-2/."""
    parts = urlsplit(url)
    numbered = any(key.lower() in _PAGE_KEYS and value.isdigit() for key, value in parse_qsl(parts.query))
    return numbered or bool(_PAGE_PATH.search(parts.path))


def is_page_link(url: str, text: str, anchor: HtmlElement) -> bool:
    """Return whether a link leads to another page of the same list: by its text and by the shape of its address."""
    shaped = is_later_page(url)
    plain = text.strip(" «»‹›<>[]|.…")
    worded = plain.isdigit() or not plain or bool(heading("next_page").match(fold(plain).strip()))
    return (shaped and worded) or "next" in (anchor.get("rel") or "").split()


def _posted_page(doc: Document, anchor: HtmlElement, href: str, text: str) -> Follow | None:
    """Return the post-back of an ASP.NET pager: the form's hidden state with the pager's target and argument."""
    match = _POSTBACK.search(href)
    form = next((e for e in anchor.iterancestors("form")), None)
    plain = text.strip(" «»‹›<>[]|.…")
    if not match or form is None or not (plain.isdigit() or heading("next_page").match(fold(plain).strip() or "-")):
        return None
    state = {
        e.get("name"): e.get("value") or "" for e in form.iter("input") if e.get("type") == "hidden" and e.get("name")
    }
    state |= {"__EVENTTARGET": match.group(1), "__EVENTARGUMENT": match.group(2)}
    action = doc.absolute(form.get("action") or doc.url)
    return Follow(action, "pager", text or None, form=tuple(sorted((str(k), v) for k, v in state.items())))


def _is_trap(url: str, anchor: HtmlElement) -> bool:
    """Whether a link sorts, prints, logs in or turns a calendar's leaves: it can only repeat what is known."""
    parts = urlsplit(url)
    if any(key.lower() in _SORT_KEYS for key, _ in parse_qsl(parts.query)):
        return True
    if _TWINS.search(f"{parts.path}?{parts.query}"):
        return True
    return _in_calendar(anchor)


def _in_calendar(anchor: HtmlElement) -> bool:
    chain = (anchor, *list(anchor.iterancestors())[:6])
    return any(_CALENDAR.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in chain)


def _date_beside(line: Line, lines: Sequence[Line]) -> str | None:
    for other in lines[line.index : line.index + 3]:
        found = read_dates(other)
        if found:
            return found[0].text
        if other is not line and other.links:
            return None
    return None


def _picture_links(doc: Document, seen: set[tuple[str, tuple[tuple[str, str], ...] | None]]) -> Iterator[Follow]:
    """Yield links round pictures and in image maps, which stand in no line of text; their tool tip is their text."""
    for anchor in doc.tree.iter("a", "area"):
        url = doc.absolute(anchor.get("href") or "")
        if len(seen) >= _MOST or not url.startswith("http") or (url, None) in seen or _is_trap(url, anchor):
            continue
        seen.add((url, None))
        text = anchor.get("title") or next((image.get("alt") for image in anchor.iter("img") if image.get("alt")), "")
        is_asset = bool(_ASSET.search(urlsplit(url).path))
        yield Follow(url, "asset" if is_asset else "article" if is_title_like(text or "") else "page", text or None)
