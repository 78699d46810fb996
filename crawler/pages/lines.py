"""A page as the lines that a reader sees, top to bottom, each with how it looks and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

BLOCKS: Final = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th "
        "thead tr ul"
    ).split()
)
SKIPPED: Final = frozenset(
    "script style template head svg math select option textarea button noscript object audio video map canvas "
    "datalist iframe applet noframes title".split()
)
_BOLD: Final = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC: Final = frozenset(("i", "em", "cite"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_NAME: Final = re.compile(r"(?:^|\s)(?:hidden|hide|d-none|visually-hidden|sr-only|screen-reader-text)(?=$|\s)")
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RIGHT: Final = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)
_ALIGNED: Final = re.compile(r"text-align\s*:\s*(?:left|justify|start)", re.IGNORECASE)
_SLANTED: Final = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_HEAVY: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LARGE: Final = re.compile(
    r"font-size\s*:\s*(?:(?:1[7-9]|[2-9]\d)(?:\.\d+)?\s*p[tx]|(?:1\.[3-9]|[2-9])\d*r?em|x{0,2}-?large)", re.IGNORECASE
)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_ICON: Final = re.compile(
    r"icon|logo|button|spacer|clock|print|emoji|arrow|bullet|loading|avatar|blank\.|pixel|banner", re.IGNORECASE
)
_LINE_BREAKS: Final = re.compile(r"[\u2028\u2029]")


@dataclass(slots=True)
class Line:
    """One line of text, or one picture (`image` set, no text).

    `linked` counts letters inside links; `bold`, `italic`, `large` count letters so dressed; `marks` holds the class,
    id and microdata names of the inline elements inside the line.
    """

    index: int
    node: HtmlElement
    text: str = ""
    linked: int = 0
    bold: int = 0
    italic: int = 0
    large: int = 0
    align: str = ""
    level: int = 0
    marks: str = ""
    links: list[HtmlElement] = field(default_factory=list)
    image: HtmlElement | None = None

    @property
    def link_share(self) -> float:
        """Return the share of letters that stand inside links, 0 to 1."""
        return self.linked / max(1, len(self.text))

    def mostly(self, count: int) -> bool:
        """Return whether `count` letters are nearly the whole line."""
        return count >= 0.85 * max(1, len(self.text.strip()))


class _Pen:
    """Collects the text of the line being written and the style in force."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.counts = [0, 0, 0, 0]
        self.depth = [0, 0, 0, 0]
        self.links: list[HtmlElement] = []
        self.marks: list[str] = []

    def write(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text)
        if any(self.depth):
            size = len(_BLANKS.sub(" ", text).strip())
            for kind in range(4):
                if self.depth[kind] > 0:
                    self.counts[kind] += size

    def end_line(self, node: HtmlElement, align: str) -> None:
        text = _BLANKS.sub(" ", "".join(self.pieces)).strip(" ")
        if text.strip():
            linked, bold, italic, large = self.counts
            level = int(node.tag[1]) if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0
            line = Line(
                len(self.lines), node, text, linked, bold, italic, large, align, level, " ".join(self.marks), self.links
            )
            self.lines.append(line)
        self.pieces, self.counts, self.links, self.marks = [], [0, 0, 0, 0], [], []

    def picture(self, image: HtmlElement, node: HtmlElement, align: str) -> None:
        self.lines.append(Line(len(self.lines), node, align=align, image=image))


def read_lines(tree: HtmlElement) -> list[Line]:
    """Return the visible lines of a page in reading order; a block's end and a `br` end a line, inline tags do not."""
    pen = _Pen()
    blocks: list[tuple[HtmlElement, str]] = [(tree, "")]
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in SKIPPED or _is_hidden(element):
                walk.skip_subtree()
                continue
            _open(pen, element, blocks)
        elif event == "end":
            if element.tag not in SKIPPED and not _is_hidden(element):
                _close(pen, element, blocks)
            pen.write(element.tail if element is not tree else None)
        else:
            pen.write(element.tail)
    pen.end_line(*blocks[-1])
    return pen.lines


def _is_hidden(element: HtmlElement) -> bool:
    style, names = element.get("style"), element.get("class")
    if (style and _HIDDEN.search(style)) or (names and _HIDDEN_NAME.search(names)):
        return True
    return element.get("hidden") is not None


def _open(pen: _Pen, element: HtmlElement, blocks: list[tuple[HtmlElement, str]]) -> None:
    tag = element.tag
    if tag in BLOCKS:
        pen.end_line(*blocks[-1])
        blocks.append((element, _alignment(element, blocks[-1][1])))
    elif tag == "br":
        pen.end_line(*blocks[-1])
    elif tag == "img":
        _place_image(pen, element, blocks)
    else:
        _note_marks(pen, element)
    for kind, dressed in enumerate(_dress(element)):
        pen.depth[kind] += dressed
    if tag == "a" and element.get("href"):
        pen.links.append(element)
    text = element.text
    pen.write(_LINE_BREAKS.sub(" ", text) if text else None)


def _close(pen: _Pen, element: HtmlElement, blocks: list[tuple[HtmlElement, str]]) -> None:
    for kind, dressed in enumerate(_dress(element)):
        pen.depth[kind] -= dressed
    if element.tag in BLOCKS and len(blocks) > 1:
        pen.end_line(*blocks.pop())


def _dress(element: HtmlElement) -> tuple[bool, bool, bool, bool]:
    tag, style = element.tag, element.get("style") or ""
    if not style and tag not in _BOLD and tag not in _ITALIC and tag not in ("a", "font"):
        return (False, False, False, False)
    large = tag == "font" and (element.get("size") or "").lstrip("+") in ("4", "5", "6", "7")
    return (
        tag == "a",
        tag in _BOLD or bool(_HEAVY.search(style)),
        tag in _ITALIC or bool(_SLANTED.search(style)),
        large or bool(_LARGE.search(style)),
    )


def _alignment(element: HtmlElement, inherited: str) -> str:
    style, given = element.get("style") or "", (element.get("align") or "").lower()
    names = (element.get("class") or "").lower()
    if element.tag == "center" or given == "center" or _CENTRED.search(style) or "text-center" in names:
        return "center"
    if given == "right" or _RIGHT.search(style) or "text-right" in names:
        return "right"
    if element.tag == "table" or given in ("left", "justify") or _ALIGNED.search(style):
        return ""
    return inherited


def _note_marks(pen: _Pen, element: HtmlElement) -> None:
    for name in ("class", "id", "itemprop", "data-role"):
        value = element.get(name)
        if value:
            pen.marks.append(value.lower())


def _place_image(pen: _Pen, image: HtmlElement, blocks: list[tuple[HtmlElement, str]]) -> None:
    if is_icon(image):
        return
    pen.end_line(*blocks[-1])
    pen.picture(image, *blocks[-1])


def is_icon(image: HtmlElement) -> bool:
    """Return whether an image is decoration: told by its size or by the name of its file."""
    sizes = [image.get("width", ""), image.get("height", "")]
    if any(size.strip().removesuffix("px").isdigit() and int(size.strip().removesuffix("px")) < 60 for size in sizes):
        return True
    return bool(_ICON.search((image.get("src") or "").rsplit("/", 1)[-1] or "blank."))


def place(node: HtmlElement) -> str:
    """Return where an element stands, as a short path of tags with ids and classes, outermost first."""
    steps: list[str] = []
    while node is not None and node.tag not in ("body", "html") and len(steps) < 4:
        if isinstance(node.tag, str):
            name = node.get("id")
            kind = (node.get("class") or "").split()
            steps.append(node.tag + (f"#{name}" if name else f".{kind[0]}" if kind else ""))
        node = node.getparent()
    return " > ".join(reversed(steps)) or "body"
