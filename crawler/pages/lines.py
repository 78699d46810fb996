"""A page as the lines that a reader sees, top to bottom, each with how it looks and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
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
_BLANKS: Final = re.compile(r"[ \t\r\n\f\u2028\u2029]+")
_MARKING: Final = ("class", "id", "itemprop", "data-role")


@dataclass(slots=True)
class Line:
    """One line of text, or one picture (`image` set, no text).

    `linked` counts letters inside links; `bold`, `italic`, `large` count letters so dressed; `marks` holds the class,
    id and microdata names of the inline elements inside the line; `folded` is the text as labels are compared; `teaser`
    says that the line sums up another page, whose title is the link before it.
    """

    index: int
    node: HtmlElement
    text: str = ""
    linked: int = 0
    bold: int = 0
    italic: int = 0
    large: int = 0
    align: str = ""
    marks: str = ""
    links: list[HtmlElement] = field(default_factory=list)
    image: HtmlElement | None = None
    teaser: bool = False
    _folded: str | None = None
    _key: str | None = None

    @property
    def folded(self) -> str:
        """Return the text in lower case without marks, made once."""
        if self._folded is None:
            self._folded = fold(self.text)
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
        return self.linked / max(1, len(self.text))

    def mostly(self, count: int) -> bool:
        """Return whether `count` letters are nearly the whole line."""
        return count >= 0.85 * max(1, len(self.text.strip()))


@dataclass(slots=True)
class _Frame:
    """An open element: the look inside it, and the block in which its text stands."""

    element: HtmlElement
    look: Look
    block: HtmlElement


class _Pen:
    """Collects the pieces of the line being written."""

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.pieces: list[tuple[str, Look]] = []
        self.links: list[HtmlElement] = []
        self.marks: list[str] = []
        self.frames = [_Frame(root, Look(), root)]

    def write(self, text: str | None) -> None:
        if text:
            self.pieces.append((text, self.frames[-1].look))

    def end_line(self) -> None:
        if self.pieces:
            text = _BLANKS.sub(" ", "".join(piece for piece, _ in self.pieces)).strip(" ")
            if text.strip():
                self.lines.append(self._line(text))
            self.pieces = []
        self.links, self.marks = [], []

    def _line(self, text: str) -> Line:
        frame = self.frames[-1]
        line = Line(
            len(self.lines), frame.block, text, align=frame.look.align, marks=" ".join(self.marks), links=self.links
        )
        for piece, look in self.pieces:
            size = len(piece.strip())
            line.linked += size * look.linked
            line.bold += size * look.bold
            line.italic += size * look.italic
            line.large += size * look.large
        return line

    def open(self, element: HtmlElement) -> None:
        tag, around = element.tag, self.frames[-1]
        if tag in BLOCKS:
            self.end_line()
            self.frames.append(_Frame(element, look_of(element, around.look), element))
        else:
            self._open_inline(element, tag)
            self.frames.append(_Frame(element, look_of(element, around.look), around.block))
        self.write(element.text)

    def _open_inline(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            self.end_line()
        elif tag == "img":
            self._picture(element)
        else:
            self.marks += [value.lower() for name in _MARKING if (value := element.get(name))]
            if tag == "a" and element.get("href"):
                self.links.append(element)

    def _picture(self, image: HtmlElement) -> None:
        if not is_icon(image):
            self.end_line()
            frame = self.frames[-1]
            self.lines.append(Line(len(self.lines), frame.block, align=frame.look.align, image=image))

    def close(self, element: HtmlElement) -> None:
        if element.tag in BLOCKS:
            self.end_line()
        self.frames.pop()


def read_lines(tree: HtmlElement) -> list[Line]:
    """Return the visible lines of a page in reading order; a block's end and a `br` end a line, inline tags do not."""
    pen = _Pen(tree)
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    skipped: HtmlElement | None = None
    for event, element in walk:
        if event == "start":
            if element.tag in SKIPPED or is_hidden(element):
                skipped = element
                walk.skip_subtree()
            else:
                pen.open(element)
            continue
        if element is skipped:
            skipped = None
        elif event == "end":
            pen.close(element)
        if element is not tree:
            pen.write(element.tail)
    pen.end_line()
    return pen.lines


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
