"""A page as the lines that a reader sees, top to bottom, each with how it looks and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from crawler.pages.cues import fold, letters
from crawler.pages.looks import Look, is_hidden, is_icon, look_of

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
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLANKS: Final = re.compile(r"[ \t\r\n\f\u2028\u2029]{2,}|[\t\r\n\f\u2028\u2029]")
_EDGES: Final = " \t\r\n\f"
_NAMING: Final = ("class", "id", "itemprop", "data-role", "data-slot", "type")
_AROUND: Final = 4  # boxes whose names a line knows
_LONGEST_NAME: Final = 400
_FOLDED: Final = 240  # letters; labels stand at the front of a line


@dataclass(slots=True)
class Line:
    """One line of text, or one picture (`image` set, no text).

    `linked` counts letters inside links; `bold`, `italic`, `large` count letters so dressed; `marks` holds the names
    (class, id, microdata, in lower case) of the inline elements inside the line, `around` those of its block and of the
    three boxes round that; `teaser` says that the line sums up another page, whose title is the link before it.
    """

    index: int
    node: HtmlElement
    text: str
    align: str
    around: tuple[str, ...]
    marks: str = ""
    links: Sequence[HtmlElement] = ()
    image: HtmlElement | None = None
    linked: int = 0
    bold: int = 0
    italic: int = 0
    large: int = 0
    teaser: bool = False
    _folded: str | None = None
    _key: str | None = None

    @property
    def folded(self) -> str:
        """Return the first 240 letters in lower case without marks, made once."""
        if self._folded is None:
            self._folded = fold(self.text[:_FOLDED])
        return self._folded

    @property
    def key(self) -> str:
        """Return the folded letters and digits alone, made once: equal for two printings of one text."""
        if self._key is None:
            self._key = letters(self.text)
        return self._key

    @property
    def level(self) -> int:
        """Return the level of the heading that the line is, 1 to 6, or 0."""
        return _HEADINGS.get(self.node.tag, 0)

    @property
    def link_share(self) -> float:
        """Return the share of letters that stand inside links, 0 to 1."""
        return self.linked / len(self.text) if self.linked else 0.0

    def names(self, boxes: int = 1) -> str:
        """Return the names that the markup gives to the line: inside it, of its block, and of `boxes` round that."""
        return " ".join((self.marks, *self.around[: boxes + 1]))

    def mostly(self, count: int) -> bool:
        """Return whether `count` letters are nearly the whole line."""
        return count >= 0.85 * max(1, len(self.text.strip()))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page in reading order; for each element that holds any, its first and last line, and its names."""

    lines: list[Line]
    spans: dict[HtmlElement, tuple[int, int]]
    names: dict[HtmlElement, str]


class _Frame(NamedTuple):
    """An open element: the look inside it, the block in which its text stands, the names round it, its first line."""

    element: HtmlElement
    look: Look
    block: HtmlElement
    around: tuple[str, ...]
    first: int


class _Pen:
    """Collects the pieces of the line being written."""

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.spans: dict[HtmlElement, tuple[int, int]] = {}
        self.names: dict[HtmlElement, str] = {}
        self.pieces: list[tuple[str, Look]] = []
        self.links: list[HtmlElement] = []
        self.marks: list[str] = []
        self.frames = [_Frame(root, Look(), root, (), 0)]

    def write(self, text: str | None) -> None:
        if text and (self.pieces or text.strip(_EDGES)):
            self.pieces.append((text, self.frames[-1].look))

    def end_line(self) -> None:
        if self.pieces:
            text = _BLANKS.sub(" ", "".join([piece for piece, _ in self.pieces])).strip(" ")
            if text.strip():
                self.lines.append(self._line(text))
            self.pieces = []
        if self.links or self.marks:
            self.links, self.marks = [], []

    def _line(self, text: str) -> Line:
        frame = self.frames[-1]
        marks = " ".join(self.marks)
        line = Line(len(self.lines), frame.block, text, frame.look.align, self._around(frame), marks, tuple(self.links))
        for piece, look in self.pieces:
            if look is not _PLAIN:
                _count(line, len(piece.strip()), look)
        return line

    def _around(self, frame: _Frame) -> tuple[str, ...]:
        """Return the names round a block: those of the frame in which the block itself was opened."""
        if frame.element is frame.block:
            return frame.around
        return next((outer.around for outer in reversed(self.frames) if outer.element is frame.block), ())

    def open(self, element: HtmlElement, tag: str, attributes: Mapping[str, str]) -> None:
        frame = self.frames[-1]
        look = look_of(tag, attributes, frame.look)
        names = _names_in(attributes) if attributes else ""
        block = frame.block
        if tag in BLOCKS:
            self.end_line()
            block = element
        elif tag == "a" and "href" in attributes:
            self.links.append(element)
        if names and block is not element:
            self.marks.append(names)
        self.frames.append(_Frame(element, look, block, (names, *frame.around[: _AROUND - 1]), len(self.lines)))
        self.write(element.text)

    def picture(self, image: HtmlElement) -> None:
        """Write a picture as a line of its own."""
        if not is_icon(image):
            self.end_line()
            frame = self.frames[-1]
            around = self._around(frame)
            self.lines.append(Line(len(self.lines), frame.block, "", frame.look.align, around, image=image))

    def close(self) -> None:
        """Leave the innermost element."""
        frame = self.frames[-1]
        if frame.block is frame.element:
            self.end_line()
        if frame.first < len(self.lines):
            self.spans[frame.element] = (frame.first, len(self.lines) - 1)
            self.names[frame.element] = frame.around[0]
        self.frames.pop()


_PLAIN: Final = Look()


def _count(line: Line, size: int, look: Look) -> None:
    line.linked += size * look.linked
    line.bold += size * look.bold
    line.italic += size * look.italic
    line.large += size * look.large


def _names_in(attributes: Mapping[str, str]) -> str:
    """Return the names that attributes give to an element, in lower case: class, id, microdata, data-role, type."""
    return " ".join([attributes[name] for name in _NAMING if name in attributes])[:_LONGEST_NAME].lower()


def read_lines(tree: HtmlElement) -> Sheet:
    """Return the visible lines of a page in reading order; a block's end and a `br` end a line, inline tags do not."""
    pen = _Pen(tree)
    pen.open(tree, tree.tag, {})
    open_children = [iter(tree)]
    while open_children:
        child = next(open_children[-1], None)
        if child is None:
            open_children.pop()
            closed = pen.frames[-1].element
            pen.close()
            pen.write(closed.tail if open_children else None)
        elif _enter(pen, child):
            open_children.append(iter(child))
        else:
            pen.write(child.tail)
    return Sheet(pen.lines, pen.spans, pen.names)


def _enter(pen: _Pen, element: HtmlElement) -> bool:
    """Open an element; return whether its children follow. A comment, a skipped or a void element has none."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        return False
    attributes = dict(element.items())
    if attributes and is_hidden(attributes):
        return False
    if tag == "br":
        pen.end_line()
    elif tag == "img":
        pen.picture(element)
    else:
        pen.open(element, tag, attributes)
        return True
    return False


def is_title_like(text: str) -> bool:
    """Return whether a link's text can be the title of an article: four words or more, twenty letters or more."""
    return len(text) >= 20 and len(text.split()) >= 4


def place(node: HtmlElement) -> str:
    """Return where an element stands, as a short path of tags with ids and classes, outermost first."""
    steps: list[str] = []
    for element in (node, *node.iterancestors()):
        if element.tag in ("body", "html") or len(steps) == 4:
            break
        name, kinds = element.get("id"), (element.get("class") or "").split()
        steps.append(element.tag + (f"#{name}" if name else f".{kinds[0]}" if kinds else ""))
    return " > ".join(reversed(steps)) or "body"
