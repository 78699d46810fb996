"""What an article points to: its section, its attachments, and the pages that it links or lists as related."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final
from urllib.parse import unquote, urlsplit

from crawler.items import Attachment, Link
from crawler.pages.body import Body
from crawler.pages.cues import fold, heading, letters
from crawler.pages.document import Document
from crawler.pages.dress import is_category
from crawler.pages.files import file_address, file_title, is_file
from crawler.pages.found import Found
from crawler.pages.lines import Line, place, text_in, upward
from crawler.pages.printed_dates import read_dates
from crawler.pages.title import Title

_CRUMBS: Final = re.compile(r"breadcrumb|crumb|duong-?dan|sitemappath|path-?way", re.IGNORECASE)
_NEAR, _BELOW = 8, 6  # lines round the title in which its section may stand
_ROOTS: Final = ("", "/", "/index.php", "/index.html", "/Default.aspx", "/default.aspx")
_TRAIL: Final = 5  # links of a trail at most
_LONGEST: Final = 80  # letters of a section's name
_AFTER: Final = 14
_FAR: Final = 40


def read_attachments(doc: Document, lines: Sequence[Line], found: Found) -> tuple[Attachment, ...]:
    """Return the documents linked between the title and a little below the text, each once."""
    files: dict[str, Attachment] = {}
    for line in lines[found.start : found.end + _AFTER]:
        if "related" in line.heads and line.index >= found.end:
            break
        for anchor in line.links:
            if (address := file_address(anchor)) is not None:
                url = doc.absolute(address)
                title = file_title(anchor, line, lines)
                if url not in files or (title and not files[url].title):
                    files[url] = Attachment(url, title, file_name(url))
    return tuple(files.values())


def file_name(url: str) -> str | None:
    """Return the last part of an address, percent signs undone, or None."""
    return unquote(urlsplit(url).path).rsplit("/", 1)[-1] or None


def read_links(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Link, ...]:
    """Return the links of the text, of the byline and of the related lists, each once for its kind."""
    related = [*body.related, *_related_after(lines, found)]
    links: dict[tuple[str, str], Link] = {}
    for kind, group in (("body", body.paragraphs), ("source", body.bylines), ("related", related)):
        for anchor in dict.fromkeys(anchor for line in group for anchor in line.links):
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
        if "related" in head.heads and not head.links:
            taken += _listed_with(head, found) or _listed_below(lines, head)
    return taken


def _listed_below(lines: Sequence[Line], head: Line) -> list[Line]:
    return list(takewhile(lambda line: line.links and line.link_share > 0.4, lines[head.index + 1 :]))


def _listed_with(head: Line, found: Found) -> list[Line]:
    for box in upward(head.node):
        if found.blocks.has_running(box) or box.tag in ("body", "html"):
            return []
        listed = [line for line in found.blocks.inside(box, head.index + 1) if line.links and line.link_share > 0.4]
        if listed:
            return listed
    return []


@dataclass(frozen=True, slots=True)
class Section:
    """The section of an article, the rule that found it, and what the head says where that is another name."""

    name: str
    rule: str
    contradicted: str = ""


def read_section(doc: Document, lines: Sequence[Line], title: Title, first: int) -> Section | None:
    """Return the last step before the article of the trail above it, else the section that a link beside it names.

    The text begins at line `first`: some portals print the trail between it and the title.
    """
    at = title.line.index if title.line else len(lines)
    declared = doc.head.get("article:section") or doc.linked.get("articleSection")
    for rule, found in (
        ("trail of links", [line for line in lines[: max(at, first)] if line.text and _is_crumb(line.names(3))]),
        ("trail from the home page", _trail(lines, at)),
        ("link called a category", _categories(lines, at)),
        ("link right above the title", _single_link(lines, at)),
    ):
        names = [(name, line) for line in found for name in (list(map(text_in, line.links)) or [line.text])]
        named = [one for one in names if not _is_no_section(one[0]) and letters(one[0]) != letters(title.text)]
        if named and len(named[-1][0]) <= _LONGEST:
            name, line = named[-1]
            differs = declared and letters(declared) != letters(name)
            doubt = f"head article:section says {declared!r}" if differs else ""
            return Section(name, f"{rule} @ {place(line.node)}", doubt)
    return Section(declared, "head article:section") if declared else None


def _categories(lines: Sequence[Line], at: int) -> list[Line]:
    near = lines[max(0, at - _NEAR) : at + _BELOW]
    return [line for line in near if line.links and is_category(line)]


def _trail(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the line close above the title whose few links begin at the home page."""
    for line in reversed(lines[max(0, at - _NEAR) : at]):
        if 1 < len(line.links) <= _TRAIL and _is_home(text_in(line.links[0])):
            return [line]
    return []


def _single_link(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the line right above the title when it is one short link that stands alone, as the name of a section."""
    above = [line for line in lines[max(0, at - 3) : at] if not read_dates(line)][-2:]
    if not above or len(above[-1].links) != 1 or above[-1].link_share < 0.8:
        return []
    if urlsplit(above[-1].links[0].get("href") or "/").path in _ROOTS:
        return []
    beside = above[0] if len(above) == 2 and above[0].links and len(above[0].key) > 1 else None
    alone = beside is None or beside.node.getparent() is not above[-1].node.getparent()
    return [above[-1]] if alone else []


def _is_no_section(name: str) -> bool:
    return _is_home(name) or bool(heading("not_section").match(fold(name)))


def _is_home(name: str) -> bool:
    return bool(heading("home").match(fold(name))) or not letters(name)


@lru_cache(maxsize=8192)
def _is_crumb(names: str) -> bool:
    return bool(_CRUMBS.search(names))
