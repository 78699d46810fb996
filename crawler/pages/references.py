"""What an article points to: its section, its attachments, and the pages that it links or lists as related."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final
from urllib.parse import unquote, urlsplit

from crawler.items import Attachment, Link
from crawler.pages.anchors import text_in
from crawler.pages.blocks import is_heading
from crawler.pages.body import Body, is_file
from crawler.pages.cues import letters
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.lines import Line
from crawler.pages.title import Title

_CRUMBS: Final = re.compile(r"breadcrumb|crumb|duong-?dan|sitemappath|path-?way", re.IGNORECASE)
_AFTER: Final = 14
_FAR: Final = 40


def read_attachments(doc: Document, lines: Sequence[Line], found: Found) -> tuple[Attachment, ...]:
    """Return the documents linked between the title and a little below the text, each once."""
    files: dict[str, Attachment] = {}
    for line in lines[found.start : found.end + _AFTER]:
        if is_heading(line, "related"):
            continue
        for anchor in line.links:
            if is_file(anchor):
                url = doc.absolute(anchor.get("href") or "")
                files.setdefault(url, Attachment(url, text_in(anchor) or None, file_name(url)))
    return tuple(files.values())


def file_name(url: str) -> str | None:
    """Return the last part of an address, percent signs undone, or None."""
    return unquote(urlsplit(url).path).rsplit("/", 1)[-1] or None


def read_links(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Link, ...]:
    """Return the links of the text, of the byline and of the related lists, each once for its kind."""
    related = [*body.related, *_related_after(lines, found)]
    links: dict[tuple[str, str], Link] = {}
    for kind, group in (("body", body.paragraphs), ("source", body.bylines), ("related", related)):
        for anchor in (anchor for line in group for anchor in line.links):
            url = doc.absolute(anchor.get("href") or "")
            if (kind, url) in links or not url.startswith("http") or is_file(anchor):
                continue
            if text := text_in(anchor):
                links[kind, url] = Link(kind, url, text)
    return tuple(links.values())


def _related_after(lines: Sequence[Line], found: Found) -> list[Line]:
    """Return the linked lines of each related heading below the text: those of the smallest box that has any."""
    taken: list[Line] = []
    for head in lines[found.end : found.end + _FAR]:
        if is_heading(head, "related") and not head.links:
            taken += _listed_with(head, found) or _listed_below(lines, head)
    return taken


def _listed_below(lines: Sequence[Line], head: Line) -> list[Line]:
    return list(takewhile(lambda line: line.links and line.link_share > 0.4, lines[head.index + 1 :]))


def _listed_with(head: Line, found: Found) -> list[Line]:
    for box in (head.node, *head.node.iterancestors()):
        if found.blocks.has_running(box) or box.tag in ("body", "html"):
            return []
        listed = [line for line in found.blocks.inside(box, head.index + 1) if line.links and line.link_share > 0.4]
        if listed:
            return listed
    return []


def read_section(doc: Document, lines: Sequence[Line], title: Title) -> str | None:
    """Return the last breadcrumb before the title that is neither the home page nor the title."""
    crumbs = [line for line in lines if line.links and _is_crumb(line.names(3))]
    names = [text_in(anchor) for line in crumbs for anchor in line.links]
    named = [name for name in names if letters(name) not in {letters(title.text), "trangchu", "home", ""}]
    return named[-1] if named else doc.head.get("article:section") or doc.linked.get("articleSection")


@lru_cache(maxsize=8192)
def _is_crumb(names: str) -> bool:
    return bool(_CRUMBS.search(names))
