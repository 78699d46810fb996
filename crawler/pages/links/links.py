"""Links: articles told from menus and banners, next pages of every kind, and traps that are not followed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from lxml.html import HtmlElement

from crawler.items import Follow
from crawler.pages.blocks import Blocks
from crawler.pages.cues import fold, heading
from crawler.pages.document import Document
from crawler.pages.lines import Line, upward
from crawler.pages.links.addresses import Address, address_of, is_later_page, own_hosts
from crawler.pages.links.anchors import MOST_LINKS, Anchor, read_anchors
from crawler.pages.links.more import read_endpoints
from crawler.pages.links.pagers import Pager, is_under_related
from crawler.pages.links.places import Places
from crawler.pages.links.posted import read_posted
from crawler.pages.links.targets import Target, gather
from crawler.pages.links.traps import is_leaf, is_sorting, is_turning, is_twin
from crawler.pages.links.votes import judge

_Key: TypeAlias = tuple[str, tuple[tuple[str, str], ...] | None]
_LONGEST_HEADING: Final = 60


def read_follows(doc: Document, lines: Sequence[Line], blocks: Blocks, *, is_article: bool = False) -> Iterator[Follow]:
    """Yield each link that a spider may follow, once, in the page's order, at most 5,000 of them.

    On an article's page the pages of its related list and of its comments are left out: the lists hold them all.
    """
    seen: set[_Key] = set()
    for follow in _all_follows(doc, lines, blocks, is_article=is_article):
        if len(seen) >= MOST_LINKS:
            return
        if (follow.url, follow.form) not in seen:
            seen.add((follow.url, follow.form))
            yield follow


def _all_follows(doc: Document, lines: Sequence[Line], blocks: Blocks, *, is_article: bool) -> Iterator[Follow]:
    here, places = address_of(doc.url), Places()
    anchors = [anchor for anchor in read_anchors(doc, lines, places) if not _is_trap(anchor)]
    pager = Pager(anchors, here, is_article=is_article)
    turning = {anchor.address.url: anchor.text for anchor in anchors if pager.holds(anchor)}
    leading = (anchor for anchor in anchors if anchor.address.url not in turning)
    targets = gather(anchor for anchor in leading if not is_sorting(anchor.address))
    hosts = own_hosts((anchor.address for anchor in anchors), here)
    own = {url: target for url, target in targets.items() if _may_be_article(target, here, hosts)}
    articles = judge(own, blocks, here, is_article=is_article)
    for anchor in anchors:
        url = anchor.address.url
        if url in targets:
            yield _follow(targets[url], is_article=url in articles)
        elif url in turning and not (is_article and anchor.line and is_under_related(anchor.line.index, blocks)):
            yield Follow(url, "pager", turning[url] or None)
    yield from _brought_pages(doc, places, blocks, is_article=is_article)


def _is_trap(anchor: Anchor) -> bool:
    address, text = anchor.address, anchor.text
    return anchor.place.calendar or is_twin(address) or is_leaf(address, text) or is_turning(text)


def _may_be_article(target: Target, here: Address | None, hosts: Container[str]) -> bool:
    """Whether an address can be an article of this site: on one of its hosts, no file, no front door, not this page."""
    address = target.address
    own = here is None or address.host in hosts or address.host.endswith(f".{here.host}")
    return own and not (address.is_asset or address.is_root or (here is not None and address.url == here.url))


def _follow(target: Target, *, is_article: bool) -> Follow:
    url, text = target.address.url, target.title or target.anchors[0].text
    if is_article:
        return Follow(url, "article", text or None, target.day)
    if target.address.is_asset:
        return Follow(url, "asset", text or None)
    if len(text) <= _LONGEST_HEADING and _is_contact(text):
        return Follow(url, "contact", text)
    return Follow(url, "list" if target.is_list else "page", text or None)


@lru_cache(maxsize=8192)
def _is_contact(text: str) -> bool:
    return bool(heading("contact_heading").match(fold(text).strip()))


def _brought_pages(doc: Document, places: Places, blocks: Blocks, *, is_article: bool) -> Iterator[Follow]:
    """Yield the pages that the head, a form or an endpoint brings."""
    yield from _next_in_head(doc, is_article=is_article)
    for element, follow in read_posted(doc, places):
        if not (is_article and is_under_related(_line_of(element, blocks), blocks)):
            yield follow
    for element, href, label in () if is_article else read_endpoints(doc):
        address = address_of(href)
        if address and not (places.of(element).talk or address.is_asset or _is_idle(address, label)):
            yield Follow(address.url, "pager", label or None)


def _next_in_head(doc: Document, *, is_article: bool) -> Iterator[Follow]:
    """Yield the next page that the head names; an article's head may name the next article."""
    for link in doc.tree.iter("link"):
        if "next" in (link.get("rel") or "").lower().split():
            address = address_of(doc.absolute(link.get("href") or ""))
            if address and (is_later_page(address.url) or not is_article):
                yield Follow(address.url, "pager")


def _line_of(element: HtmlElement, blocks: Blocks) -> int:
    around = (blocks.inside(box) for box in upward(element))
    return next((lines[-1].index for lines in around if lines), 0)


def _is_idle(address: Address, label: str) -> bool:
    return is_twin(address) or is_leaf(address, label) or is_sorting(address)
