"""A page: what kind it is and why, the items that it holds, and the links that lead on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from crawler.capture import Capture
from crawler.items import Article, Follow, Item, Problem
from crawler.pages.article import read_article
from crawler.pages.blocks import Blocks
from crawler.pages.contact import read_contacts
from crawler.pages.document import READ_LIMIT, Document, open_document
from crawler.pages.found import Found, find_article
from crawler.pages.kinds import Opened, decide_kind
from crawler.pages.layouts import Named, Picked, day_at, layout_of, name_elements, named_title, pick
from crawler.pages.lines import Line, place, read_lines
from crawler.pages.links import read_follows
from crawler.pages.named_fields import Reading
from crawler.pages.overrides import overridden, selector_problems
from crawler.site import Layout, Site

_HTML: Final = ("text/html", "application/xhtml+xml", "")
_ADVICE: Final = "open the page, then name the field under `layouts` in the site's file"


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
        if self.kind == "article" and self._opened.found is not None:
            article = self._article(self._opened.found)
            yield article
            yield from _problems(article)
            yield from selector_problems(article, self._named)
        yield from read_contacts(self._contact_lines(), self.site.title)

    def follows(self) -> Iterator[Follow]:
        """Yield the links of the page with what each seems to lead to."""
        if self.kind not in ("asset", "missing"):
            yield from read_follows(self._opened.document, self._opened.lines, self._opened.blocks)

    @property
    def layout(self) -> Layout | None:
        """The layout of the site file that was in force when the page was captured, or None."""
        return layout_of(self.site, self.capture.fetched_at)

    def select(self, selector: str) -> list[Picked]:
        """Return what a CSS selector finds on the page, as it stands when the layout has dropped its part."""
        return pick(self._opened.document, self._opened.lines, selector)

    def place_of(self, text: str) -> str | None:
        """Return the place of the first line that prints a text, or that begins it where the text has several lines."""
        lines = [line for line in self._opened.lines if line.text]
        same = (line for line in lines if line.text == text)
        part = (line for line in lines if text in line.text or text.startswith(line.text))
        found = next(same, None) or next(part, None)
        return place(found.node) if found else None

    @cached_property
    def _kind(self) -> tuple[str, str]:
        status = self.capture.status
        if status >= 300:
            return ("missing" if status in (404, 410) else "other"), f"status {status}"
        if self.capture.media_type not in _HTML:
            return "asset", f"media type {self.capture.media_type}"
        return decide_kind(self._opened)

    @cached_property
    def _opened(self) -> Opened:
        document, named = self._document, self._named
        sheet = read_lines(document.tree)
        lines, blocks = sheet.lines, Blocks(document, sheet)
        title = named_title(named, lines)
        found = find_article(document, lines, blocks, self.site.title, named.first("body"), title)
        return Opened(self.url, self.site, document, lines, blocks, found)

    @cached_property
    def _document(self) -> Document:
        return open_document(self.url, self.capture.content(), self.capture.header("content-type") or "")

    @cached_property
    def _named(self) -> Named:
        return name_elements(self.layout, self._document)

    def _article(self, found: Found) -> Article:
        opened = self._opened
        section = next((section.name for section in self.site.sections if self.url.startswith(section.url)), None)
        today = day_at(self.site, self.capture.fetched_at)
        article = read_article(opened.document, opened.lines, found, section, today)
        if not self._named.layout.fields:
            return article
        return overridden(article, Reading(opened.document, opened.lines, found, self._named))

    def _contact_lines(self) -> Sequence[Line]:
        """Return the lines in which contacts may stand: all but the text of an article."""
        opened = self._opened
        if self.kind != "article" or opened.found is None:
            return opened.lines
        text = {line.index for line in opened.blocks.inside(opened.found.container, opened.found.first)}
        return [line for line in opened.lines if line.index not in text]


def _problems(article: Article) -> Iterator[Problem]:
    if not article.paragraphs:
        yield Problem(article.url, "text", "no text", "the article's container holds no paragraph", _ADVICE)
    if article.published_raw is None and article.updated_raw is None:
        yield Problem(article.url, "published_at", "no date", "no date stands near the title or in the head", _ADVICE)
