"""The lines that sign an article, wherever they stand: labelled, named by the markup, or a name alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from crawler.items import Byline
from crawler.pages.body import Body, waits
from crawler.pages.byline import is_byline, is_name, is_person, is_signature, read_byline
from crawler.pages.cues import label_front
from crawler.pages.document import Document
from crawler.pages.dress import AUTHOR, is_dressed, is_set_apart, is_source
from crawler.pages.found import Found
from crawler.pages.lines import Line, place, text_in
from crawler.pages.printed_dates import has_year

_AFTER: Final = 14
_CLOSE: Final = 3
_SHORT: Final = 80  # letters of a name


def read_signatures(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Byline, str]:
    """Return who made the article, and the evidence: a line in or below the text, else above it, else the head."""
    signed = [(line, _signed(line)) for line in _answered([*body.bylines, *_below(lines, found)], lines)]
    if not signed:
        above = [line for line in lines[found.start : found.first] if is_dressed(line)]
        signed = [(line, byline) for line in above if (byline := _above(line))]
    if signed:
        merged = merge_bylines([byline for _, byline in signed if byline])
        return merged, f"labelled byline @ {place(signed[0][0].node)}"
    author = doc.linked.get("author", "")
    return (Byline(author, (author,)), "head author @ head") if is_name(author) else (Byline(), "")


def _answered(signed: Sequence[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that sign, a label that waits for its value joined with the short line below it."""
    taken = -1
    for line in signed:
        below = lines[line.index + 1] if waits(line) and line.index + 1 < len(lines) else None
        if below is not None and len(below.text) <= _SHORT and below.image is None:
            taken = below.index
            yield replace(
                line, text=f"{line.text} {below.text}", links=(*line.links, *below.links), _folded=None, _key=None
            )
        elif line.index != taken:
            yield line


def _below(lines: Sequence[Line], found: Found) -> Iterable[Line]:
    for line in lines[found.end : found.end + _AFTER]:
        if "related" in line.heads or "comments" in line.heads:
            return
        if found.blocks.is_furniture(line.node) or (line.node.tag in ("td", "th") and line.text.isupper()):
            continue
        alone = line.index < found.end + _CLOSE and is_set_apart(line) and is_signature(line.text) and not line.linked
        if alone or is_byline(line.text) or (is_dressed(line) and line.link_share < 0.9):
            yield line


def _signed(line: Line) -> Byline:
    account = label_front("posted_by").match(line.folded)
    if account and not is_person(line.text[account.end() :].strip(" :")):
        return Byline()
    if is_source(line) and not is_byline(line.text):
        return Byline(line.text, source=read_byline(line.text).source or line.text.strip(" .()"))
    return read_byline(line.text)


def _above(line: Line) -> Byline | None:
    """Read the line of an author that stands above the text: in a line with a date only an author's element counts."""
    return _dated(line) if has_year(line.text) else _signed(line)


def _dated(line: Line) -> Byline | None:
    """Read the author out of a line that also prints the date: only the element named as the author counts."""
    for element in line.node.iter():
        if isinstance(element.tag, str) and AUTHOR.search(_names(element)):
            text = text_in(element)
            return read_byline(text) if is_name(text) else None
    return None


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def merge_bylines(read: Sequence[Byline]) -> Byline:
    """Return one byline of several, each name once."""
    return Byline(
        "\n".join(byline.raw for byline in read if byline.raw) or None,
        tuple(dict.fromkeys(name for byline in read for name in byline.text_by)),
        tuple(dict.fromkeys(name for byline in read for name in byline.photos_by)),
        next((byline.unit for byline in read if byline.unit), None),
        next((byline.source for byline in read if byline.source), None),
    )
