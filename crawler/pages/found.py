"""Where the article of a page stands: its title, its container, its first and last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.blocks import Blocks, is_running, points_to_files
from crawler.pages.cues import letters
from crawler.pages.document import Document
from crawler.pages.hints import read_hints
from crawler.pages.lines import Line
from crawler.pages.printed_dates import read_dates
from crawler.pages.title import Title, find_anchor, find_title

_MUCH: Final = 100.0  # weight of the text that a line needs below it to be its title by its place alone


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
    doc: Document,
    lines: Sequence[Line],
    blocks: Blocks,
    site_title: str,
    given: HtmlElement | None = None,
    named: Title | None = None,
) -> Found | None:
    """Return where the article of a page stands, or None when the page has no running text or no title.

    `given` is the element that a site's layout names as the body, `named` the title that it names.
    """
    site_key = letters(site_title)
    hints = read_hints(doc, site_key)
    anchor = named or find_anchor(doc, lines, hints, site_key)
    below = anchor.line.index + 1 if anchor and anchor.line else 0
    if anchor and anchor.line:
        blocks.trust(anchor.line.node)
    container = given if given is not None else blocks.container(below)
    if container is None or (given is None and blocks.is_furniture(container)):
        return None
    inside = blocks.inside(container, below) or blocks.inside(container)
    key = letters(anchor.text) if anchor else ""
    text = [
        line
        for line in inside
        if _is_text(line, blocks, short=bool(anchor))
        and line.key != key
        and not blocks.is_furniture(line.node, container)
    ]
    if not text and given is not None:  # a text of a few words is one when a person says so
        text = [line for line in inside if line.image is None]
    if not text:
        return None
    first = text[0].index
    title = anchor or find_title(doc, lines, first, hints, site_key)
    if title is None:
        return None
    start = title.line.index + 1 if title.line else inside[0].index
    total = sum(map(blocks.weight, text))
    if title.weak and total < _MUCH:
        return None
    return Found(title, blocks, container, start, max(first, start), inside[-1].index + 1, total)


def _is_text(line: Line, blocks: Blocks, *, short: bool) -> bool:
    """Whether a line begins the text: a full paragraph, or any sentence where the heading is sure."""
    says_enough = is_running(line) or (blocks.weight(line) > 0 and (short or points_to_files(line)))
    return says_enough and not read_dates(line)
