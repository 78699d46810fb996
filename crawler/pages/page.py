"""A page: what kind it is and why, the items that it holds, and the links that lead on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from crawler.capture import Capture
from crawler.items import Article, Follow, Item, Problem, Requisite
from crawler.pages.article import read_article
from crawler.pages.blocks import Blocks
from crawler.pages.contacts.contact import read_contacts
from crawler.pages.document import READ_LIMIT, Document, open_document
from crawler.pages.found import find_article
from crawler.pages.injected import Injected, cut_injected, injected_problem
from crawler.pages.kinds.documents import document_article
from crawler.pages.kinds.kinds import decide_kind, strange_problem
from crawler.pages.kinds.opened import Opened
from crawler.pages.layouts.finding import Picked, find_words, pick
from crawler.pages.layouts.layouts import Named, day_at, layout_of, name_elements, named_title
from crawler.pages.layouts.named_fields import Reading
from crawler.pages.layouts.overrides import overridden, selector_problems
from crawler.pages.lines import Line, fold_lines, place
from crawler.pages.links.links import read_follows
from crawler.pages.requisites.markup import page_requisites
from crawler.pages.taming import MOST_ELEMENTS
from crawler.pages.walk import read_lines
from crawler.silent import SILENT
from crawler.site import Layout, Site

_ARTICLES: Final = ("article", "document")
_HTML: Final = ("text/html", "application/xhtml+xml", "")
_ADVICE: Final = "open the page, then name the field under `layouts` in the site's file"
_CUT: Final = f"only its front was read: {READ_LIMIT:,} bytes, {MOST_ELEMENTS:,} elements at most"
_TRUST: Final = "open the page: an article that ends there is whole, one that goes on is in the capture"


class Page:
    """One capture of a page, read when asked; reading is pure: the same bytes give the same items."""

    def __init__(self, site: Site, capture: Capture) -> None:
        self.site = site
        self.capture = capture
        self.url = capture.url

    @property
    def kind(self) -> str:
        """The kind of page.

        It is article, list, home, contact, document, search, login, missing, blocked, broken, hacked, parked, asset or
        other.
        """
        return self._kind[0]

    @property
    def reason(self) -> str:
        """Why the page is of its kind, in a few words."""
        return self._kind[1]

    def items(self) -> Iterator[Item]:
        """Yield the article, the contact blocks, and a problem for each field that an article lacks."""
        if self.kind in SILENT:
            yield from strange_problem(self.url, *self._kind)
            return
        if self._opened.document.cut:
            yield Problem(self.url, "text", "page too large", _CUT, _TRUST)
        yield from injected_problem(self.url, self._opened.injected)
        if (article := self._article()) is not None:
            yield article
            yield from _problems(article)
            yield from selector_problems(article, self._named)
        yield from read_contacts(self._contact_lines(), self.site.title)

    def follows(self) -> Iterator[Follow]:
        """Yield the links of the page with what each seems to lead to."""
        yield from self._follows

    def requisites(self) -> Iterator[Requisite]:
        """Yield the files that the page needs to look as it did, its article's own pictures among them.

        Pictures that announce other articles count on the home page alone: they are its look, and as many as it shows.
        """
        if self.kind not in SILENT:
            told = () if self.kind == "home" else self._follows
            yield from page_requisites(self._whole, {follow.url for follow in told if follow.kind == "article"})

    @property
    def layout(self) -> Layout | None:
        """The layout of the site file that was in force when the page was captured, or None."""
        return layout_of(self.site, self.capture.fetched_at)

    def select(self, selector: str) -> list[Picked]:
        """Return what a CSS selector finds on the page, as it stands when the layout has dropped its part."""
        return pick(self._opened.document, self._opened.lines, selector)

    def find(self, words: str) -> list[Picked]:
        """Return the lines of the page that print some words, each with a selector in the place of its place."""
        return find_words(self._opened.document, self._opened.lines, words)

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
        fold_lines(sheet.lines)
        lines, blocks = sheet.lines, Blocks(document, sheet)
        title = named_title(named, lines)
        found = find_article(document, lines, blocks, self.site.title, named.first("body"), title)
        return Opened(self.url, self.site, document, lines, blocks, found, self._cleaned[1])

    @cached_property
    def _follows(self) -> tuple[Follow, ...]:
        if self.kind in SILENT:
            return ()
        opened = self._opened
        is_article = self.kind in _ARTICLES
        return tuple(read_follows(opened.document, opened.lines, opened.blocks, is_article=is_article))

    @property
    def _document(self) -> Document:
        return self._cleaned[0]

    @property
    def _whole(self) -> Document:
        """The page with what its layout drops: that is not read, but it is seen."""
        return self._clean()[0] if self._named.dropped else self._document

    @cached_property
    def _cleaned(self) -> tuple[Document, Injected]:
        return self._clean()

    def _clean(self) -> tuple[Document, Injected]:
        """Return the page without what burglars planted in it, and what that was."""
        document = open_document(self.url, self.capture.content(), self.capture.header("content-type") or "")
        return document, cut_injected(document, self.site.host)

    @cached_property
    def _named(self) -> Named:
        return name_elements(self.layout, self._document)

    def _article(self) -> Article | None:
        article, found = self._printed_article(), self._opened.found
        if article is None:
            return None
        if found is not None and self._named.layout.fields:
            article = overridden(article, Reading(self._document, self._opened.lines, found, self._named))
        return replace(article, flags=(*article.flags, "injected_links")) if self._opened.injected else article

    def _printed_article(self) -> Article | None:
        """Return what the page says, before the site's layout is asked; a legal document is an article too."""
        opened = self._opened
        section = next((section.name for section in self.site.sections if self.url.startswith(section.url)), None)
        today = day_at(self.site, self.capture.fetched_at)
        if self.kind == "document":
            return document_article(opened, section, today)
        if self.kind != "article" or opened.found is None:
            return None
        return read_article(opened.document, opened.lines, opened.found, section, today)

    def _contact_lines(self) -> Sequence[Line]:
        """Return the lines in which contacts may stand: all but the text of an article."""
        opened = self._opened
        if self.kind not in _ARTICLES or opened.found is None:
            return opened.lines
        text = {line.index for line in opened.blocks.inside(opened.found.container, opened.found.first)}
        return [line for line in opened.lines if line.index not in text]


def _problems(article: Article) -> Iterator[Problem]:
    if not article.paragraphs:
        yield Problem(article.url, "text", "no text", "the article's container holds no paragraph", _ADVICE)
    if article.published_raw is None and article.updated_raw is None:
        yield Problem(article.url, "published_at", "no date", "no date stands near the title or in the head", _ADVICE)
