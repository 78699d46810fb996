"""The walk over a page's tree that gives its lines, top to bottom.

It sees every element of every page, so it is one loop of few calls over plain tuples; `tests/pages/test_walk.py` holds
it to a plain recursive walk.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from crawler.pages.lines import Line, Sheet
from crawler.pages.looks import DRESSING, LONGEST, PLAIN, TELLING, Look, dress_of, is_icon

BLOCKS: Final = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th "
        "thead tr ul"
    ).split()
)
SKIPPED: Final = frozenset(
    (
        "script style template head svg math select option textarea button noscript object audio video map canvas "
        "datalist iframe applet noframes title"
    ).split()
)
_VOID: Final = frozenset(("br", "img", "input", "hr", "link", "meta"))
_BREAKS: Final = BLOCKS | {"br"}
_BLANK: Final = " \t\r\n\f\u2028\u2029"
_BLANKS: Final = re.compile(rf"[{_BLANK}]{{2,}}|[{_BLANK[1:]}]")
_UNSEEN: Final = " \t\u00a0\u00ad\u2007\u202f\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"
_EDGES: Final = " \t\r\n\f"
_AROUND: Final = 4  # boxes whose names a line knows
_CARD: Final = 12  # lines that a link round an item holds at most
_EVENTS: Final = ("start", "end", "comment", "pi")
_Frame: TypeAlias = tuple[HtmlElement, Look, int, int]  # element, look, place of its block, first line


def read_lines(tree: HtmlElement) -> Sheet:  # noqa: C901 - a call for each element costs more than all that is here
    """Return the visible lines of a page in reading order; a block's end and a `br` end a line, inline tags do not."""
    writer = _Writer(tree)
    frames, called, pieces, marks, links = writer.frames, writer.called, writer.pieces, writer.marks, writer.links
    spans: dict[HtmlElement, tuple[int, int, str]] = {}
    anchors: list[tuple[HtmlElement, int]] = []  # the open links, and the line in which each began
    look, block = PLAIN, 0  # of the innermost open element
    count = 0  # of the lines
    walk = iterwalk(tree, _EVENTS)
    next(walk)
    for event, element in walk:
        if event == "start":
            tag = element.tag
            if tag in SKIPPED:
                walk.skip_subtree()
                continue
            telling: tuple[tuple[str, str], ...] = ()
            for key, value in element.items():
                if key in TELLING:
                    telling += ((key, value[:LONGEST]),)
            inside, names = look, ""
            if telling or tag in DRESSING:
                hidden, inside, names = dress_of(tag, telling, look)
                if hidden:
                    walk.skip_subtree()
                    continue
            if tag in _BREAKS and (pieces or marks or links):
                count = writer.end_line(look, block)
            if tag in _VOID:
                walk.skip_subtree()
                if tag == "img" and not is_icon(element):
                    count = writer.add_picture(element, look, block)
                continue
            if tag in BLOCKS:
                block = len(frames)
            else:
                if names:
                    marks.append(names)
                if tag == "a" and element.get("href"):
                    links.append(element)
                    anchors.append((element, count))
            look = inside
            frames.append((element, look, block, count))
            called.append(names)
            text = element.text
        else:
            if element is frames[-1][0]:
                if block == len(frames) - 1:
                    if pieces or marks or links:
                        count = writer.end_line(look, block)
                elif anchors and anchors[-1][0] is element:
                    anchors.pop()
                _, _, _, first = frames.pop()
                names = called.pop()
                if first < count:
                    spans[element] = (first, count - 1, names)
                if not frames:
                    break
                _, look, block, _ = frames[-1]
            text = element.tail
        if text and (pieces or text[0] not in _EDGES or text.strip(_EDGES)):  # blanks never begin a line
            if anchors and not pieces:
                _continue_link(anchors[-1], links, count)
            pieces.append((text, look))
    return Sheet(writer.lines, spans)


def _continue_link(anchor: tuple[HtmlElement, int], links: list[HtmlElement], line: int) -> None:
    """Where a line begins inside a link that opened before it, let it be a link of the line: of a card, no page."""
    element, first = anchor
    if element not in links and line - first < _CARD:
        links.append(element)


class _Writer:
    """The lines written, the open elements and their names, and what has been read of the next line."""

    __slots__ = ("called", "frames", "lines", "links", "marks", "pieces")

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.frames: list[_Frame] = [(root, PLAIN, 0, 0)]
        self.called: list[str] = [""]
        self.pieces: list[tuple[str, Look]] = []
        self.marks: list[str] = []
        self.links: list[HtmlElement] = []

    def end_line(self, look: Look, block: int) -> int:
        """Write the line that has been read, if it has a letter, and begin another; return how many there are."""
        pieces = self.pieces
        if pieces:
            text = _squeezed("".join([piece for piece, _ in pieces]) if len(pieces) > 1 else pieces[0][0])
            if text[:1].isalnum() or text.strip(_UNSEEN):
                node, around = self.frames[block][0], self._around(block)
                marks = " ".join(self.marks) if self.marks else ""
                links = tuple(self.links) if self.links else ()
                line = Line(len(self.lines), node, text, look.align, around, marks, links)
                for piece, dress in pieces:
                    if dress is not PLAIN:
                        _count(line, len(piece.strip()), dress)
                self.lines.append(line)
            pieces.clear()
        self.marks.clear()
        self.links.clear()
        return len(self.lines)

    def add_picture(self, image: HtmlElement, look: Look, block: int) -> int:
        """Write a line that is a picture; return how many there are."""
        if self.pieces or self.marks or self.links:
            self.end_line(look, block)
        line = Line(len(self.lines), self.frames[block][0], "", look.align, self._around(block), image=image)
        self.lines.append(line)
        return len(self.lines)

    def _around(self, block: int) -> tuple[str, ...]:
        return tuple(self.called[block : block - _AROUND if block > _AROUND else 0 : -1])


def _squeezed(text: str) -> str:
    """Return a text with each run of blanks as one space, none at its ends."""
    text = text.strip(_BLANK)
    clean = text.isprintable() or text.replace("\u00a0", "").isprintable()
    return text if clean and "  " not in text else _BLANKS.sub(" ", text)


def _count(line: Line, size: int, look: Look) -> None:
    linked, bold, italic, large, _ = look
    if linked:
        line.linked += size
    if bold:
        line.bold += size
    if italic:
        line.italic += size
    if large:
        line.large += size
