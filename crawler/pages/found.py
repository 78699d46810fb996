"""Where the article of a page stands: its title, its container, its first and last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.pages.blocks import Blocks, is_running, weight
from crawler.pages.document import Document
from crawler.pages.lines import Line
from crawler.pages.title import Title, find_title


@dataclass(frozen=True, slots=True)
class Found:
    """The bones of an article page: its title, its container, and the lines between which its text stands."""

    title: Title
    blocks: Blocks
    container: HtmlElement
    start: int
    first: int
    end: int
    weight: float


def find_article(
    doc: Document, lines: Sequence[Line], blocks: Blocks, site_title: str, given: HtmlElement | None = None
) -> Found | None:
    """Return where the article of a page stands, or None when the page has no running text or no title.

    `given` is the element that a site's layout names as the body.
    """
    container = given if given is not None else blocks.container()
    if container is None:
        return None
    inside = blocks.inside(container)
    running = [line for line in inside if is_running(line) and not blocks.is_furniture(line.node, container)]
    if not running:
        return None
    first = running[0].index
    title = find_title(doc, lines, first, site_title)
    if title is None:
        return None
    start = title.line.index + 1 if title.line else inside[0].index
    total = sum(weight(line) for line in running)
    return Found(title, blocks, container, start, max(first, start), inside[-1].index + 1, total)
