"""The lines of a page as a reader sees them, each with how it looks and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.cues import fold, fold_all, heading, headings_by_opening, letters

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_CORE: Final = re.compile(r"[^\W\d](?:.*[^\W\d])?", re.DOTALL)
_OPENING: Final = re.compile(r"[^\W\d]\w*")
_LONGEST_HEADING: Final = 60  # letters
_FEW: Final = 8  # lines
_STEPS: Final = 4  # of a path
_FOLDED: Final = 400  # letters; labels stand at the front of a line

_LONGEST_TEXT: Final = 600
_MOST_PIECES: Final = 40  # of a link's text; links that were never ended hold each other


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
    _heads: Sequence[str] | None = field(default=None, init=False)

    @property
    def folded(self) -> str:
        """Return the first 400 letters in lower case without marks, made once."""
        if self._folded is None:
            self._folded = fold(self.text[:_FOLDED])
        return self._folded

    @property
    def key(self) -> str:
        """Return the folded letters and digits alone, made once: equal for two printings of one text."""
        if self._key is None:
            self._key = letters(self.text)
        return self._key

    def learn(self, folded: str, key: str) -> None:
        """Take over the folded text and the key that were made for many lines at once."""
        self._folded = folded if len(folded) <= _FOLDED else folded[:_FOLDED]
        self._key = key

    @property
    def heads(self) -> Sequence[str]:
        """Return what a short line heads (related, comments, tools, attachments of `cues.yml`), found once."""
        if self._heads is None:
            self._heads = _heads(self.folded) if len(self.text) <= _LONGEST_HEADING else ()
        return self._heads

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


def fold_lines(lines: Sequence[Line]) -> None:
    """Fold lines all at once, in a third of the time; those about a rare letter are left to be folded when asked."""
    found = fold_all([line.text for line in lines]) if lines else None
    if found is not None:
        for line, folded, key in zip(lines, *found, strict=True):
            line.learn(folded, key)
    elif len(lines) > _FEW:
        half = len(lines) // 2
        fold_lines(lines[:half])
        fold_lines(lines[half:])


@lru_cache(maxsize=8192)
def _heads(folded: str) -> Sequence[str]:
    """Return what a folded text heads: from its first letter to its last, commas and English after a slash left out."""
    plain = folded.replace(",", "")
    opening = _OPENING.search(plain)
    names = headings_by_opening().get(opening[0]) if opening else None
    core = _CORE.search(plain.partition(" / ")[0]) if names else None
    text = " ".join(core[0].split()) if core else ""
    return tuple(name for name in names if heading(name).match(text)) if names and text else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page in reading order; each element that holds any with its first line, its last, its names."""

    lines: list[Line]
    spans: dict[HtmlElement, tuple[int, int, str]]


def text_in(element: HtmlElement) -> str:
    """Return the text of an element with blanks folded; what is longer than any title ends after 600 letters."""
    if not len(element):
        return " ".join((element.text or "").lstrip()[:_LONGEST_TEXT].split())
    pieces: list[str] = []
    size = 0
    for piece in _pieces(element):
        pieces.append(piece.lstrip()[:_LONGEST_TEXT] if not size else piece[:_LONGEST_TEXT])
        size += len(piece.strip())
        if size > _LONGEST_TEXT:
            break
    return " ".join("".join(pieces).split())


def _pieces(element: HtmlElement) -> Iterable[str]:
    """Return the first texts inside an element; of one that holds a single leaf, as most links do, without a walk."""
    leaf = element[0]
    if len(element) == 1 and not len(leaf) and isinstance(leaf.tag, str):
        return filter(None, (element.text, leaf.text, leaf.tail))
    return islice(element.itertext(), _MOST_PIECES)


def is_title_like(text: str) -> bool:
    """Return whether a link's text can be the title of an article: four words or more, twenty letters or more."""
    return len(text) >= 20 and len(text.split(None, 3)) == 4


def upward(node: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and those round it, innermost first, as far as they are asked for."""
    box: HtmlElement | None = node
    while box is not None:
        yield box
        box = box.getparent()


def place(node: HtmlElement) -> str:
    """Return where an element stands, as a short path of tags with ids and classes, outermost first."""
    steps: list[str] = []
    element: HtmlElement | None = node
    while len(steps) < _STEPS and element is not None and (tag := element.tag) not in ("body", "html"):
        if name := element.get("id"):
            tag += f"#{name}"
        elif kinds := element.get("class", "").split(None, 1):
            tag += f".{kinds[0]}"
        steps.append(tag)
        element = element.getparent()
    return " > ".join(reversed(steps)) or "body"
