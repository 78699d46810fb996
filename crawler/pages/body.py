"""The text of an article, line by line: paragraphs, pictures with their captions, byline, and what is none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.blocks import Blocks, is_running
from crawler.pages.byline import is_byline, is_person, is_signature, split_signature
from crawler.pages.captions import (
    continues,
    is_bare_caption,
    is_dressed_caption,
    is_named,
    is_styled_caption,
    split_credit,
    spoken_alt,
)
from crawler.pages.cues import label, label_front, letters
from crawler.pages.dress import is_dressed, is_set_apart
from crawler.pages.files import is_file, only_sizes
from crawler.pages.grids import join_rows
from crawler.pages.lines import Line, upward
from crawler.pages.printed_dates import read_dates

_STYLE_RULE: Final = re.compile(r"[{};]\s*[a-z-]+\s*:\s*[^;{}]+;|@font-face|/\*.*?\*/|mso-[a-z-]+:", re.IGNORECASE)
_LETTER: Final = re.compile(r"[^\W_]")
_LONGEST_TITLE: Final = 400
_RULE: Final = re.compile(r"[-_*=~]{3,}$")
_POINTER: Final = re.compile(r"^\s*(?:>>+|»|►|=>)")
_LONGEST_DATE: Final = 120  # letters, with a counter and who posted it
_LONGEST_NAME: Final = 80  # letters
_CAPTION_BOX: Final = 420  # letters


@dataclass(slots=True)
class Body:
    """What the walk found; lines are kept so that evidence can name their place."""

    paragraphs: list[Line] = field(default_factory=list)
    pictures: list[tuple[Line, list[Line]]] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    related: list[Line] = field(default_factory=list)


class BodyWalk:
    """Walks the lines of the text's container once, from the title's end to the last line of running text."""

    def __init__(
        self, blocks: Blocks, container: HtmlElement, title: str, start: int, dated: frozenset[int] = frozenset()
    ) -> None:
        self.blocks = blocks
        self.container = container
        self.title = letters(title)
        self.dated = dated
        self.inside = blocks.inside(container, start)
        self.body = Body()
        self.boxes: set[HtmlElement] = set()
        self.in_related = False
        self.caption_of: Line | None = None
        running = [
            line.index
            for line in self.inside
            if is_running(line) and not read_dates(line) and not blocks.is_furniture(line.node, container)
        ]
        self.first_running, self.last_running = (running[0], running[-1]) if running else (-1, -1)
        self.captions_dressed = any(
            is_styled_caption(below, picture)
            for picture, below in pairwise(self.inside)
            if picture.image is not None and below.image is None
        )

    def walk(self) -> Body:
        """Sort every line into the body's parts and return them."""
        previous: Line | None = None
        for line in self.inside:
            self._place(line, previous)
            previous = line
        self._part_signature()
        self.body.paragraphs = join_rows(self.body.paragraphs, self.container)
        return self.body

    def _part_signature(self) -> None:
        """Part the last paragraph from the byline that ends it."""
        last = self.body.paragraphs[-1] if self.body.paragraphs else None
        parted = split_signature(last.text) if last is not None and ":" in last.text else None
        if last is not None and parted is not None:
            self.body.paragraphs[-1] = replace(last, text=parted[0], _folded=None, _key=None)
            self.body.bylines.insert(0, replace(last, text=parted[1], _folded=None, _key=None))

    def _place(self, line: Line, previous: Line | None) -> None:
        if self.boxes and not self.boxes.isdisjoint(upward(line.node)):
            self._set_aside(line)
        elif line.image is not None:
            self._picture(line)
        elif self._is_caption_line(line, previous):
            self.body.pictures[-1][1].append(line)
        elif "related" in line.heads or "comments" in line.heads:
            self._open_related(line)
        elif self._is_furniture(line):
            self._set_aside(line)
        elif self._is_byline(line):
            self.body.bylines.append(line)
        elif not self._is_label(line):
            self.body.paragraphs.append(line)

    def _picture(self, line: Line) -> None:
        if self.blocks.is_furniture(line.node, self.container) or self.in_related:
            return
        self.body.pictures.append((line, []))
        self.caption_of = line

    def _is_caption_line(self, line: Line, previous: Line | None) -> bool:
        picture = self.caption_of
        if picture is None or previous is None:
            return False
        captions = self.body.pictures[-1][1]
        if captions:
            accepted = continues(line, captions[-1]) or self._shares_box(line, captions[-1])
            accepted = accepted and not read_dates(line)
        else:
            accepted = self._begins_caption(line, picture, previous) and not self._labels_something(line)
        if not accepted:
            self.caption_of = None
        return accepted

    def _begins_caption(self, line: Line, picture: Line, previous: Line) -> bool:
        """Whether a line is the picture's caption; where others are dressed as captions, a bare one needs a credit."""
        if is_dressed_caption(line, picture, self.title):
            return True
        bare = is_bare_caption(line, previous) and spoken_alt(picture, self.title) is None
        return bare and (not self.captions_dressed or split_credit(line.text)[1] is not None)

    def _shares_box(self, line: Line, last: Line) -> bool:
        """Whether a caption's small box goes on after a line break; the box of a text of line breaks is large."""
        box = sum(len(other.text) for other in self.blocks.inside(line.node))
        return line.node is last.node and box <= _CAPTION_BOX and not last.text.rstrip().endswith(".")

    def _labels_something(self, line: Line) -> bool:
        return (
            "related" in line.heads
            or "tools" in line.heads
            or "attachments" in line.heads
            or (not is_named(line) and (is_dressed(line) or (line.align == "right" and _signs(line))))
            or (line.index > self.last_running and not is_named(line) and self._signs_below(line))
        )

    def _signs_below(self, line: Line) -> bool:
        return is_byline(line.text) or (is_person(line.text) and is_set_apart(line))

    def _open_related(self, line: Line) -> None:
        box = self.blocks.related_box(line, self.container)
        self.boxes.add(box)
        alone = not any(other.links for other in self.blocks.inside(box, line.index + 1))
        self.in_related = box is line.node or (alone and line.index > self.last_running)

    def _set_aside(self, line: Line) -> None:
        if line.links and line.link_share > 0.4:
            self.body.related.append(line)

    def _is_furniture(self, line: Line) -> bool:
        if self.in_related:
            if not self.blocks.weight(line) and not is_byline(line.text):
                return True
            self.in_related = False
        if self.blocks.is_furniture(line.node, self.container):
            return True
        return line.link_share > 0.85 and (bool(_POINTER.match(line.text)) or line.index > self.last_running)

    def _is_byline(self, line: Line) -> bool:
        if line.index < self.last_running and not is_dressed(line):
            return False
        if is_byline(line.text) or self._answers_label(line):
            return True
        last = line.index > self.last_running and len(self.body.paragraphs) > 1
        return is_dressed(line) or (last and _signs(line))

    def _answers_label(self, line: Line) -> bool:
        """Whether a short line stands right below a byline's label that names nobody: "Nguồn:"."""
        last = self.body.bylines[-1] if self.body.bylines else None
        return last is not None and waits(last) and line.index == last.index + 1 and len(line.text) <= _LONGEST_NAME

    def _is_label(self, line: Line) -> bool:
        """Tool buttons, counters, date lines, the title again, style rules pasted into the text."""
        folded = line.folded.strip()
        if line.index in self.dated and line.index < self.first_running:
            return True
        if len(line.text) <= _LONGEST_TITLE and line.key == self.title:
            return True
        if not (_LETTER.search(line.text) or _RULE.match(folded) or _in_cell(line)):
            return True
        if "tools" in line.heads or label("keywords").match(folded) or only_sizes(line.text):
            return True
        if len(line.text) <= _LONGEST_NAME and (
            label("counters").match(folded) or label("lead_label").fullmatch(folded)
        ):
            return True
        if "attachments" in line.heads or (line.link_share > 0.6 and any(is_file(a) for a in line.links)):
            return True
        if not is_running(line) and not self.body.paragraphs and read_dates(line):
            return True
        if "{" in line.text and line.text.count(":") >= 2 and _STYLE_RULE.search(line.text):
            return True
        if (
            line.index < self.first_running
            and len(line.text) <= _LONGEST_NAME
            and label_front("posted_by").match(folded)
        ):
            return True
        return line.index > self.last_running and bool(read_dates(line)) and len(line.text) <= _LONGEST_DATE


def _in_cell(line: Line) -> bool:
    """Whether a line is the whole of a table's cell: there a dash says something."""
    parent = line.node.getparent()
    return line.node.tag in ("td", "th") or (parent is not None and parent.tag in ("td", "th"))


def waits(line: Line) -> bool:
    """Return whether a line is a label that waits for its value."""
    return line.text.rstrip().endswith((":", "："))


def _signs(line: Line) -> bool:
    return (is_set_apart(line) or line.text.lstrip().startswith("(")) and is_signature(line.text)
