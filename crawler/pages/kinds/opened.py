"""A page that has been parsed, and what the rules of its kind ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final
from urllib.parse import urlsplit

from crawler.pages.blocks import Blocks
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.injected import Injected
from crawler.pages.lines import Line, is_title_like
from crawler.pages.printed_dates import read_dates
from crawler.site import Site

_PARTS: Final = re.compile(r"\s+[-–—|»>:·•‹«]+\s+|\s*[|»‹]\s*")
_SHORT: Final = 160
_FEW_LINES: Final = 30
_FEW_LINKS: Final = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A page's lines, its blocks, where an article would stand, and what was taken out before all of these."""

    url: str
    site: Site
    document: Document
    lines: Sequence[Line]
    blocks: Blocks
    found: Found | None
    injected: Injected

    @property
    def head_title(self) -> str:
        """The title that the head gives."""
        return self.document.head.get("title", "")

    @property
    def head_name(self) -> str:
        """The first part of the head's title: without the site's name, where that stands last."""
        return _first_part(self.head_title)

    @property
    def is_bare(self) -> bool:
        """Whether the page has next to nothing on it: no menu, no boxes."""
        if len(self.lines) > _FEW_LINES:
            return False
        return sum(1 for _ in islice(self.document.tree.iter("a"), _FEW_LINKS + 1)) <= _FEW_LINKS

    def is_text(self, paragraphs: int) -> bool:
        """Return whether the page holds more paragraphs than that."""
        return self.blocks.running > paragraphs

    def spoken(self) -> Iterator[str]:
        """Give the head's title, then every short line that is no link."""
        yield self.head_title
        yield from (
            line.text for line in self.lines if line.image is None and len(line.text) < _SHORT and not line.links
        )

    def titles(self, lines: Sequence[Line]) -> list[Line]:
        """Return those of `lines` that are titles of other pages, outside menus and boxes."""
        return [
            line
            for line in lines
            if line.links
            and line.link_share > 0.6
            and is_title_like(line.text)
            and not self.blocks.is_furniture(line.node)
            and line.index not in self.blocks.related
        ]

    def is_dated(self, found: Found) -> bool:
        """Whether a date stands under the heading that is not the date of another page's title beside it."""
        under = list(takewhile(lambda line: line.link_share < 0.5, self.lines[found.start : found.first + 1]))
        after = self.lines[found.start + len(under) : found.start + len(under) + 1]
        dated = [line for line in under if read_dates(line)]
        return bool(dated) and not (dated[0] is under[-1] and self.titles(after))

    @property
    def is_headed(self) -> bool:
        """Whether the page has a heading that its head agrees with, and a date under it: an article's mark."""
        found = self.found
        return found is not None and is_agreed(found) and self.is_dated(found)


@lru_cache(maxsize=64)
def _first_part(title: str) -> str:
    """Return the first part of a head's title; several rules ask for it."""
    return _PARTS.split(title, maxsplit=1)[0]


def is_agreed(found: Found) -> bool:
    """Return whether a heading is surely the page's own: the head says so, or it is dressed as one and dated."""
    return found.title.line is not None and found.title.rule.startswith(("equals", "begins", "dressed"))


def same_page(one: str, other: str) -> bool:
    """Return whether two addresses are one page, whatever the scheme and a leading www."""
    a, b = urlsplit(one), urlsplit(other)
    same_host = a.netloc.lower().removeprefix("www.") == b.netloc.lower().removeprefix("www.")
    return same_host and (a.path or "/") == (b.path or "/") and a.query == b.query
