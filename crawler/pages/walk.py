"""The walk over a page's tree that gives its lines, top to bottom.

It sees every element of every page, so it is one loop of few calls over plain tuples; `tests/pages/test_walk.py` holds
it to a plain recursive walk.
"""

from __future__ import annotations

from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from crawler.pages.lines import Line, Sheet
from crawler.pages.looks import DRESSES, DRESSING, LONGEST, PLAIN, TELLING, Look, Telling, is_icon

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
_BLOCK, _SKIPPED, _VOID, _BREAK = 1, 2, 3, 4
_KINDS: Final = (
    dict.fromkeys(("img", "input", "link", "meta"), _VOID)
    | dict.fromkeys(SKIPPED, _SKIPPED)
    | dict.fromkeys(BLOCKS, _BLOCK)
    | dict.fromkeys(("br", "hr"), _BREAK)
)
"""How the walk takes a tag; those that are missing here are inline."""
_BLANK: Final = " \t\r\n\f\u2028\u2029"
_UNSEEN: Final = " \t\u00a0\u00ad\u2007\u202f\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"
_EDGES: Final = " \t\r\n\f"
_AROUND: Final = 4  # boxes whose names a line knows
_CARD: Final = 12  # lines that a link round an item holds at most
_EVENTS: Final = ("start", "end", "comment", "pi")


def read_lines(tree: HtmlElement) -> Sheet:  # noqa: C901 - a call for each element costs more than all that is here
    """Return the visible lines of a page in reading order; a block's end and a `br` end a line, inline tags do not."""
    writer = _Writer()
    called, texts, looks, marks, links = writer.called, writer.texts, writer.looks, writer.marks, writer.links
    spans: dict[HtmlElement, tuple[int, int, str]] = {}
    anchors: list[tuple[HtmlElement, int]] = []  # the open links, and the line in which each began
    outer: list[tuple[HtmlElement, Look, HtmlElement, int, int]] = []  # what stood here for the elements around
    inner, look, block, depth, first = tree, PLAIN, tree, 0, 0  # the innermost, its block, the block's depth, its line
    count = 0  # of the lines
    kind_of = _KINDS.get
    walk = iterwalk(tree, _EVENTS)
    next(walk)
    for event, element in walk:
        if event == "start":
            tag = element.tag
            kind = kind_of(tag)
            if kind is _SKIPPED:
                walk.skip_subtree()
                continue
            telling: Telling = ()
            for key, value in element.items():
                if key in TELLING:
                    telling += ((key, value[:LONGEST]),)
            inside, names = look, ""
            if telling or tag in DRESSING:
                hidden, inside, names = DRESSES[tag, telling, look]
                if hidden:
                    walk.skip_subtree()
                    continue
            if kind:
                if kind != _VOID and (texts or marks or links):
                    count = writer.end_line(look, block, depth)
                if kind != _BLOCK:
                    walk.skip_subtree()
                    if tag == "img" and not is_icon(element):
                        count = writer.add_picture(element, look, block, depth)
                    continue
            outer.append((inner, look, block, depth, first))
            inner, look, first = element, inside, count
            if kind:
                block, depth = element, len(called)
            else:
                if names:
                    marks.append(names)
                if tag == "a" and element.get("href"):
                    links.append(element)
                    anchors.append((element, count))
            called.append(names)
            text = element.text
        else:
            if element is inner:
                if element is block:
                    if texts or marks or links:
                        count = writer.end_line(look, block, depth)
                elif anchors and anchors[-1][0] is element:
                    anchors.pop()
                if not outer:
                    break
                names = called.pop()
                if first < count:
                    spans[element] = (first, count - 1, names)
                inner, look, block, depth, first = outer.pop()
            text = element.tail
        if text and (texts or text[0] not in _EDGES or text.strip(_EDGES)):  # blanks never begin a line
            if anchors and not texts:
                _continue_link(anchors[-1], links, count)
            texts.append(text)
            looks.append(look)
    if count:
        spans[tree] = (0, count - 1, "")
    return Sheet(writer.lines, spans)


def _continue_link(anchor: tuple[HtmlElement, int], links: list[HtmlElement], line: int) -> None:
    """Where a line begins inside a link that opened before it, let it be a link of the line: of a card, no page."""
    element, first = anchor
    if line - first < _CARD and element not in links:
        links.append(element)


class _Writer:
    """The lines written, the names of the open elements, and what has been read of the next line."""

    __slots__ = ("called", "lines", "links", "looks", "marks", "texts")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.called: list[str] = [""]
        self.texts: list[str] = []
        self.looks: list[Look] = []
        self.marks: list[str] = []
        self.links: list[HtmlElement] = []

    def end_line(self, look: Look, block: HtmlElement, depth: int) -> int:
        """Write the line that has been read, if it has a letter, and begin another; return how many there are."""
        lines, texts, marks, links = self.lines, self.texts, self.marks, self.links
        if texts:
            text = _squeezed("".join(texts) if len(texts) > 1 else texts[0])
            if text[:1].isalnum() or text.strip(_UNSEEN):
                called = " ".join(marks) if marks else ""
                line = Line(len(lines), block, text, look.align, self._around(depth), called, tuple(links))
                for at, dress in enumerate(self.looks):
                    if dress is not PLAIN:
                        _count(line, len(texts[at].strip()), dress)
                lines.append(line)
            texts.clear()
            self.looks.clear()
        marks.clear()
        links.clear()
        return len(lines)

    def add_picture(self, image: HtmlElement, look: Look, block: HtmlElement, depth: int) -> int:
        """Write a line that is a picture; return how many there are."""
        if self.texts or self.marks or self.links:
            self.end_line(look, block, depth)
        line = Line(len(self.lines), block, "", look.align, self._around(depth), image=image)
        self.lines.append(line)
        return len(self.lines)

    def _around(self, depth: int) -> tuple[str, ...]:
        return tuple(self.called[depth : depth - _AROUND if depth > _AROUND else 0 : -1])


def _squeezed(text: str) -> str:
    """Return a text with each run of blanks as one space, none at its ends."""
    text = text.strip(_BLANK)
    if "\n" in text or "\t" in text or "\r" in text or "\f" in text or "\u2028" in text or "\u2029" in text:
        for blank in _BLANK[1:]:
            text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


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
