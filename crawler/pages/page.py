"""A page: what kind it is and why, the items that it holds, and the links that lead on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from crawler.capture import Capture
from crawler.items import Article, Follow, Item, Problem
from crawler.pages.article import read_article
from crawler.pages.blocks import Blocks, is_running
from crawler.pages.contact import read_contacts
from crawler.pages.cues import alternation, fold, heading
from crawler.pages.document import READ_LIMIT, Document, open_document
from crawler.pages.found import Found, find_article
from crawler.pages.layouts import container_by, day_at, layout_of, overridden
from crawler.pages.lines import Line, read_lines
from crawler.pages.links import is_title_like, read_follows
from crawler.site import Site

_HTML: Final = ("text/html", "application/xhtml+xml", "")
_ADVICE: Final = "open the page, then name the field under `layouts` in the site's file"
_CONTACT_URL: Final = re.compile(r"lien-?he|contact", re.IGNORECASE)


class Page:
    """One capture of a page, read when asked; reading is pure: the same bytes give the same items."""

    def __init__(self, site: Site, capture: Capture) -> None:
        self.site = site
        self.capture = capture
        self.url = capture.url

    @property
    def kind(self) -> str:
        """The kind of page: article, list, home, contact, missing, asset or other."""
        return self._kind[0]

    @property
    def reason(self) -> str:
        """Why the page is of its kind, in a few words."""
        return self._kind[1]

    def items(self) -> Iterator[Item]:
        """Yield the article, the contact blocks, and a problem for each field that an article lacks."""
        if self.kind in ("asset", "missing"):
            return
        if len(self.capture.content()) > READ_LIMIT:
            yield Problem(self.url, "text", "page too large", f"read to {READ_LIMIT} bytes only", _ADVICE)
        if self.kind == "article" and self._found is not None:
            section = self._section()
            today = day_at(self.site, self.capture.fetched_at)
            read = read_article(self._document, self._lines, self._found, section, today)
            article = overridden(read, self._document, self._lines, self._layout) if self._layout else read
            yield article
            yield from _problems(article)
        yield from read_contacts(self._contact_lines(), self.site.title)

    def follows(self) -> Iterator[Follow]:
        """Yield the links of the page with what each seems to lead to."""
        if self.kind not in ("asset", "missing"):
            yield from read_follows(self._document, self._lines, self._blocks)

    @cached_property
    def _document(self) -> Document:
        return open_document(self.url, self.capture.content(), self.capture.header("content-type") or "")

    @cached_property
    def _lines(self) -> list[Line]:
        return read_lines(self._document.tree)

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self._lines)

    @cached_property
    def _found(self) -> Found | None:
        given = container_by(self._layout, self._document)
        return find_article(self._document, self._lines, self._blocks, self.site.title, given)

    @cached_property
    def _layout(self) -> Mapping[str, str]:
        return layout_of(self.site, self.capture.fetched_at)

    @cached_property
    def _kind(self) -> tuple[str, str]:
        status = self.capture.status
        if status >= 300:
            return ("missing" if status in (404, 410) else "other"), f"status {status}"
        if self.capture.media_type not in _HTML:
            return "asset", f"media type {self.capture.media_type}"
        return self._declared_kind() or self._read_kind()

    def _declared_kind(self) -> tuple[str, str] | None:
        for kind, patterns in (
            ("article", self.site.articles),
            ("list", self.site.listings),
            ("contact", self.site.contacts),
        ):
            for pattern in patterns:
                if re.search(pattern, self.url):
                    return kind, f"site file: {pattern}"
        return None

    def _read_kind(self) -> tuple[str, str]:
        if _same_page(self.url, self.site.home):
            return "home", "the site's home page"
        missing = _says_missing(self._document, self._lines)
        if missing:
            return "missing", f"says {missing!r} with status 200"
        if self._is_contact_page():
            return "contact", "labelled contacts and little else"
        found = self._found
        if found is None:
            return ("list", "links and no running text") if self._entries() >= 3 else ("other", "no running text")
        return self._article_or_list(found)

    def _article_or_list(self, found: Found) -> tuple[str, str]:
        head = self._document.head.get("og:type", "") + self._document.linked.get("@type", "")
        if "article" in head.lower() and found.title.rule.startswith(("equals", "begins")):
            return "article", "its head says article"
        inside = self._entries(found)
        title = found.title.line
        between = self._titles_between(found)
        if between >= 3:
            return "list", f"{between} titles of other pages between its heading and its text"
        if title is not None and title.link_share > 0.8 and not self._links_to_itself(title):
            return "list", "its heading is a link to another page"
        if inside >= 3 and found.weight < 420 * inside:
            return "list", f"{inside} titles of other pages among the text"
        if title is None and self._entries() >= 8:
            return "list", "many titles and no heading of its own"
        return "article", "a title with running text under it"

    def _titles_between(self, found: Found) -> int:
        """Return how many titles of other pages stand between the heading and the text: a list has them there."""
        between = self._lines[found.start : found.first]
        return sum(
            line.link_share > 0.8 and is_title_like(line.text) and not self._blocks.is_furniture(line.node)
            for line in between
        )

    def _links_to_itself(self, line: Line) -> bool:
        return any(_same_page(self._document.absolute(a.get("href") or ""), self.url) for a in line.links)

    def _entries(self, found: Found | None = None) -> int:
        """Return how many links read like titles: in the text's container, or anywhere outside menus."""
        lines = [line for line in self._lines if line.links and line.link_share > 0.6 and is_title_like(line.text)]
        if found is not None:
            return sum(
                self._blocks.holds(found.container, line)
                and line.index >= found.first - 3
                and not self._blocks.is_furniture(line.node)
                for line in lines
            )
        return sum(not self._blocks.is_furniture(line.node) for line in lines)

    def _is_contact_page(self) -> bool:
        path = urlsplit(self.url)
        named = bool(_CONTACT_URL.search(f"{path.path}?{path.query}")) or any(
            line.level and heading("contact_heading").match(line.folded.strip()) for line in self._lines
        )
        return named and any(True for _ in read_contacts(self._lines, self.site.title))

    def _contact_lines(self) -> Sequence[Line]:
        found = self._found if self.kind == "article" else None
        if found is None:
            return self._lines
        return [
            line
            for line in self._lines
            if not (found.first <= line.index < found.end and self._blocks.holds(found.container, line))
        ]

    def _section(self) -> str | None:
        return next((section.name for section in self.site.sections if self.url.startswith(section.url)), None)


def _same_page(one: str, other: str) -> bool:
    a, b = urlsplit(one), urlsplit(other)
    same_host = a.netloc.lower().removeprefix("www.") == b.netloc.lower().removeprefix("www.")
    return same_host and (a.path or "/") == (b.path or "/") and a.query == b.query


def _says_missing(doc: Document, lines: Sequence[Line]) -> str | None:
    """Return the phrase by which a short page says that there is nothing, or None."""
    if sum(is_running(line) for line in lines) > 3:
        return None
    spoken = [doc.head.get("title", ""), *(line.text for line in lines if len(line.text) < 160 and not line.links)]
    for text in spoken:
        match = re.search(alternation("missing"), fold(text))
        if match:
            return text.strip()
    return None


def _problems(article: Article) -> Iterator[Problem]:
    if not article.paragraphs:
        yield Problem(article.url, "text", "no text", "the article's container holds no paragraph", _ADVICE)
    if article.published_raw is None and article.updated_raw is None:
        yield Problem(article.url, "published", "no date", "no date stands near the title or in the head", _ADVICE)
