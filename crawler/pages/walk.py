"""The walk over a page's tree that gives its lines, top to bottom.

It sees every element of every page, so it keeps to few calls and plain tuples; `tests/pages/test_walk.py` holds it to a
plain recursive walk.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml.html import HtmlElement

from crawler.pages.lines import Line, Sheet
from crawler.pages.looks import PLAIN, Look, dress_of, is_icon

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
_BLANKS: Final = re.compile(r"[ \t\r\n\f\u2028\u2029]{2,}|[\t\r\n\f\u2028\u2029]")
_UNSEEN: Final = " \t\u00a0\u00ad\u2007\u202f\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"
_EDGES: Final = " \t\r\n\f"
_AROUND: Final = 4  # boxes whose names a line knows
_CARD: Final = 12  # lines that a link round an item holds at most
_Frame: TypeAlias = tuple[HtmlElement, Look, str, int, int]  # element, look, names, place of its block, first line


def read_lines(tree: HtmlElement) -> Sheet:
    """Return the visible lines of a page in reading order; a block's end and a `br` end a line, inline tags do not."""
    walk = _Walk(tree)
    children = [iter(tree)]
    while children:
        child = next(children[-1], None)
        if child is None:
            children.pop()
            walk.close(bool(children))
        elif walk.open(child):
            children.append(iter(child))
        else:
            walk.write(child.tail)
    return Sheet(walk.lines, walk.spans)


class _Walk:
    """The open elements, and the pieces of the line being written."""

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.spans: dict[HtmlElement, tuple[int, int, str]] = {}
        self.pieces: list[tuple[str, Look]] = []
        self.links: list[HtmlElement] = []
        self.anchors: list[tuple[HtmlElement, int]] = []  # the open links, and the line in which each began
        self.marks: list[str] = []
        self.frames: list[_Frame] = [(root, PLAIN, "", 0, 0)]

    def write(self, text: str | None) -> None:
        """Add a piece to the line; blanks never begin one."""
        if text and (self.pieces or text.strip(_EDGES)):
            self._begin()
            self.pieces.append((text, self.frames[-1][1]))

    def open(self, element: HtmlElement) -> bool:
        """Open an element and write its text, or return False: what is not shown, or holds no text, has no children."""
        tag = element.tag
        if tag.__class__ is not str or tag in SKIPPED:
            return False
        frames = self.frames
        _, around, _, block, _ = frames[-1]
        attributes = element.items()
        hidden, look, names = dress_of(tag, attributes, around)
        if hidden or tag in _VOID:
            if not hidden:
                self._void(element, tag)
            return False
        if tag in BLOCKS:
            self._end_line()
            block = len(frames)
        else:
            if names:
                self.marks.append(names)
            if tag == "a" and element.get("href"):
                self.links.append(element)
                self.anchors.append((element, len(self.lines)))
        frames.append((element, look, names, block, len(self.lines)))
        text = element.text
        if text and (self.pieces or text.strip(_EDGES)):
            self._begin()
            self.pieces.append((text, look))
        return True

    def _begin(self) -> None:
        """Where a line begins inside a link that opened before it, let it be a link of the line: of a card, no page."""
        if self.anchors and not self.pieces:
            anchor, first = self.anchors[-1]
            if anchor not in self.links and len(self.lines) - first < _CARD:
                self.links.append(anchor)

    def close(self, inside: bool) -> None:
        """Leave the innermost element and write what follows it, unless it was the root."""
        element, _, names, block, first = self.frames[-1]
        if block == len(self.frames) - 1:
            self._end_line()
        elif self.anchors and self.anchors[-1][0] is element:
            self.anchors.pop()
        count = len(self.lines)
        if first < count:
            self.spans[element] = (first, count - 1, names)
        self.frames.pop()
        if inside:
            self.write(element.tail)

    def _void(self, element: HtmlElement, tag: str) -> None:
        if tag in ("br", "hr"):
            self._end_line()
        elif tag == "img" and not is_icon(element):
            self._end_line()
            self.lines.append(self._line("", element))

    def _end_line(self) -> None:
        pieces = self.pieces
        if pieces:
            text = _BLANKS.sub(" ", "".join([piece for piece, _ in pieces])).strip(" ")
            if text.strip(_UNSEEN):
                line = self._line(text)
                for piece, look in pieces:
                    if look is not PLAIN:
                        _count(line, len(piece.strip()), look)
                self.lines.append(line)
            self.pieces = []
        if self.marks or self.links:
            self.marks, self.links = [], []

    def _line(self, text: str, image: HtmlElement | None = None) -> Line:
        _, look, _, block, _ = self.frames[-1]
        boxes = self.frames[block : max(block - _AROUND, 0) : -1]
        around = tuple([names for _, _, names, _, _ in boxes])
        marks = " ".join(self.marks) if image is None else ""
        links = tuple(self.links) if image is None else ()
        return Line(len(self.lines), self.frames[block][0], text, look.align, around, marks, links, image)


def _count(line: Line, size: int, look: Look) -> None:
    line.linked += size * look.linked
    line.bold += size * look.bold
    line.italic += size * look.italic
    line.large += size * look.large
