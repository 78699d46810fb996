"""Links planted by burglars: hidden from readers or selling bets, loans and pills; they are cut out before reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, TypeAlias

from lxml.html import HtmlElement

from crawler.items import Problem
from crawler.pages.document import Document
from crawler.pages.injected_words import is_pitch, is_shop, may_trade, names_goods
from crawler.pages.looks import is_hidden, is_out_of_sight
from crawler.pages.walk import BLOCKS

Sight: TypeAlias = Literal["in sight", "hidden", "out of sight"]
Grade: TypeAlias = Literal["sure", "idle", "doubtful"]

_UNSEEN: Final = re.compile(r"(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:p[xt]|r?em|%)?\s*(?:;|!|$)", re.IGNORECASE)
_SOCIAL: Final = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|youtube|youtu|zalo|google|goo|linkedin|instagram|tiktok|pinterest|t|telegram|"
    r"wordpress|joomla|adobe|microsoft|apple|w3)\.(?:com|org|be|me|gl)$"
)
_ADVICE: Final = "tell the site's owner that the site was broken into; the text and the links are read without them"
_HOST: Final = re.compile(r"\s*(?:https?:)?[/\\]{2}(?:[^/?#@]*@)?([^/?#:@\s]+)", re.IGNORECASE)
_SIDES: Final = ("height", "width")
_NO_SIZE: Final = frozenset(("0", "1", "0px", "1px"))
_KEPT: Final = frozenset(("html", "body", "form", "main", "article", "td", "th", "tr", "tbody", "table"))
_MOST: Final = 2000  # links to other hosts looked at; portals have some dozens
_SALE: Final = 400  # letters; a block around a planted link is a sentence or a list, not a text
_FEW_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Injected:
    """What was cut out of a page: the addresses, the texts of their links, the first one's host, and why it was cut."""

    urls: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    host: str = ""
    reason: str = ""

    def __bool__(self) -> bool:
        return bool(self.urls)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to another host that may be planted; `box` is the element that hides it, if any."""

    anchor: HtmlElement
    url: str
    host: str
    text: str
    grade: Grade
    sight: Sight
    box: HtmlElement | None


def cut_injected(doc: Document, own_host: str) -> Injected:
    """Cut planted links out of a page's tree, with the boxes and sentences that they fill, and return what they were.

    Planted is what leads to another host and sells such goods, or is hidden and names them; and what is pushed out of
    sight in company of its like. A link that reports on such trade is none.
    """
    links = _planted(list(_suspects(doc, own_host)))
    if not links:
        return Injected()
    knife = _Knife(doc.tree, {link.anchor for link in links})
    for link in links:
        knife.cut(link)
    urls = tuple(dict.fromkeys(link.url for link in links))
    return Injected(urls, tuple(link.text for link in links if link.text), links[0].host, _reason(links[0]))


def _suspects(doc: Document, own_host: str) -> Iterator[_Link]:
    sights = _Sights()
    links = [(anchor, host, _text_in(anchor)) for anchor, host in islice(_foreign_links(doc, own_host), _MOST)]
    traded = may_trade("\n".join([text for _, _, text in links]))
    for anchor, host, text in links:
        sells = is_shop(host) or (traded and is_pitch(text))
        goods = names_goods(text) if traded and not sells else 0
        idle = len(text) > 2 and not host.endswith(".vn") and not _SOCIAL.search(host)
        if sells or goods or idle:
            sight, box = sights.of(anchor)
            if grade := _grade(text, sight, goods, sells=sells, idle=idle):
                yield _Link(anchor, doc.absolute(anchor.get("href", "")), host, text, grade, sight, box)


def _text_in(anchor: HtmlElement) -> str:
    text = "".join(anchor.itertext()) if len(anchor) else anchor.text or ""
    return " ".join(text.split())[:_SALE]


def _grade(text: str, sight: Sight, goods: int, *, sells: bool, idle: bool) -> Grade | None:
    """Return how sure it is that a link was planted, or None when it was not.

    Sure is what sells, or is hidden and names such goods; idle is any text abroad that nobody can see; doubtful is the
    bare name of such goods.
    """
    short = len(text.split()) <= _FEW_WORDS
    if sells or (sight != "in sight" and (goods > 1 or (goods and short))):
        return "sure"
    if idle and sight == "out of sight":
        return "idle"
    return "doubtful" if goods and short else None


def _planted(links: list[_Link]) -> list[_Link]:
    """Return the sure ones, and the others where they are not alone of their grade; doubtful ones beside a sure one."""
    grades = [link.grade for link in links]
    taken = {grade for grade in grades if grade == "sure" or grades.count(grade) > 1}
    if "sure" in taken:
        taken.add("doubtful")
    return [link for link in links if link.grade in taken]


def _foreign_links(doc: Document, own_host: str) -> Iterator[tuple[HtmlElement, str]]:
    foreign: dict[str, bool] = {own_host: False}
    own = tuple(f"{scheme}://{name}{own_host}/" for scheme in ("https", "http") for name in ("", "www."))
    for anchor in doc.tree.iter("a"):
        href = anchor.get("href", "")
        if ("//" in href or "\\" in href) and not href.startswith(own) and (match := _HOST.match(href)):
            host = match[1].lower()
            if host not in foreign:
                foreign[host] = not _is_own(host, own_host)
            if foreign[host]:
                yield anchor, host


def _is_own(host: str, own_host: str) -> bool:
    return host == own_host or host.endswith(f".{own_host}") or own_host.endswith(f".{host}")


class _Sights:
    """How elements are hidden, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, tuple[Sight, HtmlElement | None]] = {}

    def of(self, element: HtmlElement) -> tuple[Sight, HtmlElement | None]:
        """Return how an element is hidden, by itself or by the nearest element around it, and that element."""
        chain: list[HtmlElement] = []
        found: tuple[Sight, HtmlElement | None] = ("in sight", None)
        around: HtmlElement | None = element
        while around is not None:
            if around in self._known:
                found = self._known[around]
                break
            chain.append(around)
            if (own := _own_sight(around)) != "in sight":
                found = (own, around)
                break
            around = around.getparent()
        self._known.update(dict.fromkeys(chain, found))
        return found


def _own_sight(element: HtmlElement) -> Sight:
    attributes = element.attrib
    if not attributes:
        return "hidden" if element.tag == "noscript" else "in sight"
    style = attributes.get("style", "")
    if is_out_of_sight(style) or (element.tag == "marquee" and _NO_SIZE.intersection(map(attributes.get, _SIDES))):
        return "out of sight"
    return "hidden" if is_hidden(attributes) or _UNSEEN.search(style) else "in sight"


def _reason(link: _Link) -> str:
    if link.sight == "in sight":
        return f"advertises in sight: {link.text[:60]!r}"
    return f"stands {link.sight} and leads elsewhere: {link.text[:60]!r}"


class _Knife:
    """Cuts planted links out of a tree."""

    def __init__(self, tree: HtmlElement, planted: set[HtmlElement]) -> None:
        self._tree = tree
        self._planted = planted
        self._filled: dict[HtmlElement, bool] = {}
        self._sales: dict[HtmlElement, bool] = {}

    def cut(self, link: _Link) -> None:
        """Drop a link: with the box that hides it, or with its sentence, where these hold little else."""
        around = list(link.anchor.iterancestors())
        if not around or around[-1] is not self._tree:
            return  # gone with its box
        block = next((element for element in around if element.tag in BLOCKS), None)
        if link.box is not None and link.box.tag not in _KEPT and self._is_filled(link.box):
            link.box.drop_tree()
        elif block is not None and block.tag not in _KEPT and self._is_sale(block):
            block.drop_tree()
        else:
            link.anchor.drop_tree()

    def _is_filled(self, box: HtmlElement) -> bool:
        """Whether half of the links in a box or more are planted."""
        if box not in self._filled:
            anchors = list(islice(box.iter("a"), _MOST))
            self._filled[box] = 2 * sum(anchor in self._planted for anchor in anchors) >= len(anchors)
        return self._filled[box]

    def _is_sale(self, block: HtmlElement) -> bool:
        if block not in self._sales:
            self._sales[block] = self._sells(block)
        return self._sales[block]

    def _sells(self, block: HtmlElement) -> bool:
        """Whether a block is made of planted links for the most part, or still sells without them."""
        text = "".join(islice(block.itertext(), _SALE))
        if len(text) > _SALE or not self._is_filled(block) or block.find(".//img") is not None:
            return False
        linked = ["".join(anchor.itertext()) for anchor in block.iter("a") if anchor in self._planted]
        rest = text
        for part in linked:
            rest = rest.replace(part, " ", 1)
        return 2 * len("".join(linked).strip()) >= len(text.strip()) or is_pitch(rest)


def injected_problem(url: str, injected: Injected) -> Iterator[Problem]:
    """Yield the problem of a page that had planted links, if it had any."""
    if injected:
        detail = f"{len(injected.urls)} addresses, the first on {injected.host}; {injected.reason}"
        yield Problem(url, "links", "injected links", detail, _ADVICE)
