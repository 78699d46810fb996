"""The walk in one loop gives what a plain recursive walk gives, which is written here rule by rule."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import islice
from typing import Final

import pytest
from lxml.html import HtmlElement

from crawler.pages.document import open_document
from crawler.pages.lines import Line, Sheet
from crawler.pages.looks import LONGEST, PLAIN, TELLING, Look, dress_of, is_icon
from crawler.pages.walk import BLOCKS, SKIPPED, read_lines

from .reading import HEADING, TEXT, URL, portal

_BLANKS: Final = re.compile(r"[ \t\r\n\f\u2028\u2029]+")
_NO_CHILDREN: Final = ("br", "img", "input", "hr", "link", "meta")
_UNSEEN: Final = " \u00a0\u200b"
_CARD: Final = 12
_TAGS: Final = "div div p p ul li h2 table tr td span span b em a a font center br img hr script noscript input".split()
_TEXTS: Final = (
    "",
    "",
    "",
    "\n  ",
    " ",
    "\u00a0",
    "chữ",
    " hai  chữ ",
    "\tba\n chữ\u2028nữa.",
    "\u00a0 bốn \u00a0",
    "\u200b",
)
_ATTRIBUTES: Final = (
    'class="Hop"', 'class="d-none"', 'id="x1"', 'style="display:none"', 'style="font-weight:bold"', "hidden",
    'style="text-align:right"', 'class="text-center fw-bold"', 'align="center"', 'size="5"', 'src="/anh/a.jpg"',
    'src="/icon.png"', 'href="/bai-1"', 'href=""', 'itemprop="name"', f'class="{"dai " * 200}"',
)  # fmt: skip


@dataclass
class _Box:
    """An open element: the box round it, and the block that its text belongs to."""

    element: HtmlElement
    outer: _Box | None
    look: Look = PLAIN
    names: str = ""

    @property
    def block(self) -> _Box:
        return self if self.outer is None or self.element.tag in BLOCKS else self.outer.block

    def around(self) -> Iterator[_Box]:
        """Yield this box and those round it, without the root."""
        if self.outer is not None:
            yield self
            yield from self.outer.around()


class _Plain:
    """Walks a tree by recursion."""

    def __init__(self, tree: HtmlElement) -> None:
        self.sheet = Sheet([], {})
        self.pieces: list[tuple[str, Look]] = []
        self.marks: list[str] = []
        self.links: list[HtmlElement] = []
        self.anchors: list[tuple[HtmlElement, int]] = []
        self.walk_into(_Box(tree, None))

    def walk_into(self, box: _Box) -> None:
        first = len(self.sheet.lines)
        for child in box.element:
            self.take(child, box)
            self.write(child.tail, box)
        if box.block is box:
            self.end_line(box)
        if len(self.sheet.lines) > first:
            self.sheet.spans[box.element] = (first, len(self.sheet.lines) - 1, box.names)

    def take(self, element: HtmlElement, outer: _Box) -> None:
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            return
        telling = tuple((key, value[:LONGEST]) for key, value in element.items() if key in TELLING)
        hidden, look, names = dress_of(element.tag, telling, outer.look)
        is_picture = element.tag == "img" and not is_icon(element)
        if hidden:
            return
        if element.tag in BLOCKS or element.tag == "br" or is_picture:
            self.end_line(outer)
        if is_picture:
            self.sheet.lines.append(self.line("", outer, element))
        if element.tag not in _NO_CHILDREN:
            self.open(_Box(element, outer, look, names))

    def open(self, box: _Box) -> None:
        is_link = box.element.tag == "a" and bool(box.element.get("href"))
        if box.block is not box and box.names:
            self.marks.append(box.names)
        if is_link:
            self.links.append(box.element)
            self.anchors.append((box.element, len(self.sheet.lines)))
        self.write(box.element.text, box)
        self.walk_into(box)
        if is_link:
            self.anchors.pop()

    def write(self, text: str | None, box: _Box) -> None:
        """Add text to the line; a line that begins inside an open link has that link, but for one round a page."""
        if not text or (not self.pieces and not text.strip(" \t\r\n\f")):
            return
        if not self.pieces and self.anchors:
            link, first = self.anchors[-1]
            if link not in self.links and len(self.sheet.lines) - first < _CARD:
                self.links.append(link)
        self.pieces.append((text, box.look))

    def end_line(self, box: _Box) -> None:
        text = _BLANKS.sub(" ", "".join(piece for piece, _ in self.pieces)).strip(" ")
        if text.strip(_UNSEEN):
            line = self.line(text, box)
            for name in ("linked", "bold", "italic", "large"):
                dressed = [piece.strip() for piece, look in self.pieces if getattr(look, name)]
                setattr(line, name, sum(map(len, dressed)))
            self.sheet.lines.append(line)
        self.pieces, self.marks, self.links = [], [], []

    def line(self, text: str, box: _Box, image: HtmlElement | None = None) -> Line:
        around = tuple(outer.names for outer in islice(box.block.around(), 4))
        marks, links = ("", ()) if image is not None else (" ".join(self.marks), tuple(self.links))
        at = len(self.sheet.lines)
        return Line(at, box.block.element, text, box.look.align, around, marks, links, image)


def _printed(sheet: Sheet) -> list[tuple[object, ...]]:
    return [tuple(getattr(line, one.name) for one in fields(Line)) for line in sheet.lines]


def _assert_same(page: str) -> None:
    tree = open_document(URL, page.encode()).tree
    quick, plain = read_lines(tree), _Plain(tree).sheet
    assert _printed(quick) == _printed(plain)
    assert quick.spans == plain.spans


def _grown(chance: random.Random, depth: int = 0) -> str:
    """Return markup grown at random."""
    pieces = [chance.choice(_TEXTS)]
    for _ in range(chance.randint(0, 4 if depth < 6 else 0)):
        tag, dress = chance.choice(_TAGS), " ".join(chance.sample(_ATTRIBUTES, chance.choice((0, 0, 1, 2))))
        inner = "" if tag in _NO_CHILDREN else f"{_grown(chance, depth + 1)}</{tag}>"
        pieces += [f"<{tag} {dress}>{inner}", chance.choice(("", "", "<!-- ghi chú -->")), chance.choice(_TEXTS)]
    return "".join(pieces)


@pytest.mark.parametrize("seed", range(40))
def test_the_walk_gives_the_lines_and_spans_of_a_plain_recursive_one(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        _assert_same(f"<html><body>{_grown(chance)}{_grown(chance)}</body></html>")


def test_an_ordinary_page_is_walked_as_plainly() -> None:
    _assert_same(portal(HEADING + TEXT))


def test_a_link_round_a_card_is_a_link_of_its_lines_and_one_round_a_page_is_not() -> None:
    rows = "".join(f"<p>Dòng số {number}</p>" for number in range(_CARD + 3))
    page = f'<html><body><a href="/bai"><div>{rows}</div></a></body></html>'
    _assert_same(page)
    lines = read_lines(open_document(URL, page.encode()).tree).lines
    assert [bool(line.links) for line in lines] == [True] * _CARD + [False] * 3
