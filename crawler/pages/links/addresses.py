"""What an address tells by itself: the shape that it shares with its kin, a page's number, a session to be left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

MARK: Final = "{}"
"""What stands in an address in the place of its number, where many that differ in it alone are meant."""
_PAGE_KEYS: Final = frozenset(
    "page p trang pagenumber pageindex pageno page_no pn start offset limitstart paged currentpage tr pg cur".split()
)
_PAGE_PATH: Final = re.compile(
    r"[/;-](page|trang|currentpage|pagenumber|pg)[-/=_]?(\d+)(?=[./?]|$)|[/-](p)[-/=_]?(\d+)(?=\.\w+$|/?$)",
    re.IGNORECASE,
)
_SPELT: Final = frozenset("soc nha thoi hien tinh thuc nghia khau vu hoa tam nguyen sang cai".split())
"""Syllables before -trang- that make a word with it, as in Sóc Trăng, Nha Trang, thời trang, hiện trạng."""
_OFFSET: Final = re.compile(r"[?&](?:start|offset|limitstart)=\{\}", re.IGNORECASE)
_TERM: Final = re.compile(r"[?&]([^=&#]+)=\d{1,6}(?=[&#]|$)")
_DIGITS: Final = re.compile(r"\d+")
_SESSION: Final = re.compile(
    r";jsessionid=[^/?#]*|\(S\(\w{24}\)\)/|(?<=[?&])(?:phpsessid|jsessionid|aspsessionid\w*|sid)=\w{16,}(?:&|$)",
    re.IGNORECASE,
)
_ASSET: Final = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z|jpe?g|png|gif|webp|svg|mp[34]|avi|wmv|flv|css|js|xml)$",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[-_+.,]|%20")
_LONG_ID: Final = 8  # digits; such a number is made of the time, a shorter one counts
_LONG_SLUG: Final = 5  # words; sections have shorter names
_MANY_PAGES: Final = 100  # a larger number behind a long slug is that of the article
_MIRRORED: Final = 3  # folders
_LONGEST_ENDING: Final = 5  # letters of html, aspx
_REMEMBERED: Final = 8192  # the addresses of menus stand on every page of a site
_PLAIN_VALUE: Final = re.compile(r"[A-Za-z_.-]{1,24}")


@dataclass(frozen=True)
class Address:
    """An absolute address of the web taken apart; `path` is without its session.

    It has no slots, so that it keeps its shapes: a menu's addresses are met on every page.
    """

    url: str
    host: str
    path: str
    query: str

    @property
    def terms(self) -> list[tuple[str, str]]:
        """The names and values of the query, blank values too."""
        return parse_qsl(self.query, keep_blank_values=True) if self.query else []

    @property
    def steps(self) -> list[str]:
        """The parts of the path between slashes, none of them empty."""
        return [step for step in self.path.split("/") if step]

    @property
    def is_root(self) -> bool:
        """Whether it is a site's front door."""
        return self.path in ("", "/") and not self.query

    @property
    def is_asset(self) -> bool:
        """Whether it ends as a document, a picture or a film does."""
        return bool(_ASSET.search(self.path))

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of its path and query."""
        return _shapes_of(self.path, self.query)


class Shapes(NamedTuple):
    """What the addresses of one kind of page share.

    `loose` is how the last part and the query are made, wherever it hangs; `close` has its folders too, numbers in them
    alike, and a slug of any length. `identity` is the kind of number that names the page: long (made of a time), short
    (counted), or none. `worded` says that a slug stands in it; `folders` that it hangs in any.
    """

    loose: Hashable
    close: Hashable
    identity: str
    worded: bool
    folders: bool


def _shapes_of(path: str, query: str) -> Shapes:
    *folders, last = [step for step in path.split("/") if step] or [""]
    stem, dot, ending = last.rpartition(".")
    if not dot or not ending.isalnum() or len(ending) > _LONGEST_ENDING:
        stem, ending = last, ""
    terms = parse_qsl(query, keep_blank_values=True) if query else []
    number, worded, many = _stem_shape(stem)
    numbered = any(step.isdigit() for step in folders)
    rest = (number, worded, ending.lower(), numbered, tuple(_term_shapes(terms)))
    hung = tuple("0" if step.isdigit() else step for step in folders)
    counted = numbered or any(value.isdigit() for _, value in terms)
    return Shapes((many, *rest), (hung, *rest), number or ("short" if counted else ""), worded, bool(folders))


def _stem_shape(stem: str) -> tuple[str, bool, bool]:
    """Return the kind of number that a last part holds, whether words stand beside it, and whether they are many."""
    if stem.isdigit():
        return ("long" if len(stem) >= _LONG_ID else "short"), False, False
    words = _WORDS.split(stem)
    numbers = [word for word in (words[0], words[-1]) if word.isdigit() and len(word) > 1] or [
        word for word in words[-1:] if sum(map(str.isdigit, word)) >= _LONG_ID
    ]
    if not numbers:
        return "", True, len(words) >= _LONG_SLUG
    return ("long" if max(map(len, numbers)) >= _LONG_ID else "short"), len(words) > 1, False


def _term_shapes(terms: list[tuple[str, str]]) -> Iterator[str]:
    for name, value in sorted(terms):
        yield f"{name.lower()}={value.lower()}" if _PLAIN_VALUE.fullmatch(value) and "-" not in value else name.lower()


@lru_cache(maxsize=_REMEMBERED)
def address_of(url: str) -> Address | None:
    """Take an absolute address apart, its session left out; None when it is none of the web's."""
    if not url.startswith(("http://", "https://")):
        return None
    url = without_session(url)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    return Address(url, host, parts.path, parts.query)


def without_session(url: str) -> str:
    """Return an address without the name of a visit: with it, each crawl would meet every page as a new one."""
    if ";" not in url and "(" not in url and "=" not in url:
        return url
    cleaned = _SESSION.sub("", url)
    return cleaned.rstrip("?&") if cleaned != url else url


def own_hosts(addresses: Iterable[Address], here: Address | None) -> set[str]:
    """Return the host of a page and its mirrors: hosts with addresses of its own shapes in three of its folders."""
    if here is None:
        return set()
    shapes: defaultdict[str, set[Hashable]] = defaultdict(set)
    for address in addresses:
        if address.shapes.identity and address.shapes.folders:
            shapes[address.host].add(address.shapes.close)
    own = shapes[here.host]
    return {here.host, *(host for host, held in shapes.items() if len(held & own) >= _MIRRORED)}


def is_page_key(name: str) -> bool:
    """Return whether a name in a query numbers the pages of a list; portlets write theirs behind a prefix."""
    name = name.lower()
    return name in _PAGE_KEYS or name.endswith("_cur")


def is_later_page(url: str) -> bool:
    """Return whether an address is that of a later page of a list: ?page=2, /trang-2, /page-2/.

    `/?p=2` at a site's root is no page of a list: it is how a blog with plain addresses names an article.
    """
    parts = urlsplit(url)
    other = "p" if parts.path in ("", "/") else ""
    numbers = (name for name, value in parse_qsl(parts.query) if value.isdigit() and name != other)
    return any(map(is_page_key, numbers)) or _numbered(parts.path) is not None


def _numbered(path: str) -> re.Match[str] | None:
    """Find where a path numbers a page of a list; `…-soc-trang-321.html` and a slug cut in a word number none."""
    found = _PAGE_PATH.search(path)
    if found is None or not found[0].startswith("-"):
        return found
    name, number = (one for one in found.groups() if one)
    slug = path[: found.start()].rpartition("/")[2].lower().split("-")
    spelt = name.lower() == "trang" and slug[-1] in _SPELT
    return None if spelt or (len(slug) >= _LONG_SLUG and int(number) >= _MANY_PAGES) else found


def is_offset(shape: str) -> bool:
    """Return whether an address with MARK in the place of a number counts articles there, not pages."""
    return bool(_OFFSET.search(shape))


def later_page(url: str) -> tuple[str, int] | None:
    """Return the address of a later page of a list with MARK in the place of its number, and that number."""
    found = _numbered(url) or next((one for one in _TERM.finditer(url) if is_page_key(one[1])), None)
    if found is None:
        return None
    *_, digits = _DIGITS.finditer(found[0])
    start, end = (found.start() + place for place in digits.span())
    return url[:start] + MARK + url[end:], int(digits[0])
