"""The page of one legal document: its number, what it is about, who issued it and when, each beside its label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from lxml.html import HtmlElement

from crawler.items import Article, Byline
from crawler.pages.article import read_article
from crawler.pages.blocks import is_running
from crawler.pages.cues import alternation, letters
from crawler.pages.found import Found
from crawler.pages.grids import BAR
from crawler.pages.kinds.opened import Opened, is_agreed
from crawler.pages.lines import Line, place, upward
from crawler.pages.title import Title

_GROUPS: Final = ("document_number", "document_about", "document_issued", "document_other")
_ONCE: Final = _GROUPS[:3]
_FEWEST: Final = 3
_LABEL: Final = 40  # letters
_PARAGRAPHS: Final = 2  # fewer are a notice beside the labels
_HEADLINE: Final = 6  # words; fewer head a section ("Chi tiết văn bản")
_CELLS: Final = ("tr", "dl", "li", "p")


@dataclass(frozen=True, slots=True)
class Label:
    """One label with its value: both in `line`, or the value in `below`."""

    group: str
    name: str
    line: Line
    value: str
    below: Line | None = None

    @property
    def text(self) -> str:
        """The row as one paragraph: as printed, its cells parted by a bar."""
        if self.below is None:
            return self.line.text
        return f"{self.line.text}{' ' if self.line.text.endswith(':') else BAR}{self.value}"


@cache
def _labels() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{alternation(name)})" for name in _GROUPS)
    return re.compile(rf"[^\w]*(?:{groups})\s*(?:[:：]|$)")


def read_labels(lines: Sequence[Line]) -> list[Label]:
    """Return the labels of a document that have a value beside them; heads of columns and empty forms give none."""
    found: list[Label] = []
    for line, match in _matches(lines):
        group, rest = str(match.lastgroup), line.text[match.end() :].strip()
        name = letters(match[group])
        if rest:
            found.append(Label(group, name, line, rest))
        elif (below := _value_below(lines, line)) is not None:
            found.append(Label(group, name, line, below.text, below))
    return found


def _matches(lines: Iterable[Line]) -> Iterator[tuple[Line, re.Match[str]]]:
    """Yield the lines that begin with a label."""
    match = _labels().match
    for line in lines:
        text = line.text
        short = text and (len(text) <= _LABEL or ":" in text[: _LABEL + 1])
        if short and (found := match(line.folded)):
            yield line, found


def _value_below(lines: Sequence[Line], line: Line) -> Line | None:
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if below is None or below.image is not None or any(_matches([below])) or _row(below) is not _row(line):
        return None
    return below


def _row(line: Line) -> HtmlElement | None:
    return next((element for element in upward(line.node) if element.tag in _CELLS), None)


def is_document(page: Opened) -> tuple[str, str] | None:
    """Tell the page of one legal document: three labels or more with values, its number or subject among them."""
    labels = read_labels(page.lines)
    names = Counter(label.group for label in labels if label.group in _ONCE)
    known = names["document_number"] + names["document_about"]
    if len({label.name for label in labels}) < _FEWEST or not known or max(names.values()) > 1:
        return None
    return "document", f"labels of one document: {', '.join(label.line.text[:_LABEL] for label in labels[:_FEWEST])}"


def document_article(page: Opened, section: str | None, today: date) -> Article:
    """Return a document as an article: its rows, then its text if the page prints it; its day is the day of issue."""
    labels = read_labels(page.lines)
    text = _text(page, labels)
    article = read_article(page.document, page.lines, _found(page, labels, text), section, today)
    issued = next((label for label in labels if label.group == "document_issued"), None)
    rule = f"labels of a document @ {place(labels[0].line.node)}"
    kept = {name: said for name, said in article.evidence.items() if name == "title"}
    below = (article.lead, *article.paragraphs) if text else ()
    return replace(
        article,
        lead=None,
        byline=Byline(),
        paragraphs=(*(label.text for label in labels), *filter(None, below)),
        published_raw=_printed(issued) if issued else None,
        updated_raw=None,
        evidence=kept | {"text": rule} | ({"published": rule} if issued else {}),
    )


def _printed(label: Label) -> str:
    return label.line.text if label.below is None else f"{label.line.text.rstrip(' :')}: {label.value}"


def _last(labels: Sequence[Label]) -> int:
    return max((label.below or label.line).index for label in labels)


def _text(page: Opened, labels: Sequence[Label]) -> list[Line]:
    """Return the paragraphs of the document's own text, under its labels; a footer is none."""
    inside = page.blocks.inside(page.found.container, _last(labels) + 1) if page.found else ()
    running = [line for line in inside if is_running(line) and page.blocks.weight(line)]
    return running if len(running) >= _PARAGRAPHS else []


def _found(page: Opened, labels: Sequence[Label], text: Sequence[Line]) -> Found:
    """Return the bones of the document's page: its title, and the element round its text, else round its labels."""
    title, first, last = _title(page, labels), labels[0].line, _last(labels)
    above = title.line is not None and title.line.index < first.index
    if text and page.found:
        box = page.found.container
        start = last + 1 if page.blocks.holds(box, first) else first.index
        return Found(title, page.blocks, box, start, text[0].index, page.found.end, 0.0)
    start = title.line.index + 1 if title.line and above else first.index
    return Found(title, page.blocks, _around([first.node, page.lines[last].node]), start, first.index, last + 1, 0.0)


def _around(nodes: Sequence[HtmlElement]) -> HtmlElement:
    """Return the smallest element that holds all of these."""
    held = [[*reversed(list(node.iterancestors())), node] for node in nodes]
    return [chain[0] for chain in zip(*held, strict=False) if len(set(chain)) == 1][-1]


def _title(page: Opened, labels: Sequence[Label]) -> Title:
    """Return the page's own heading where it names the document, else what the document is about, else its number."""
    by_group = {label.group: label for label in reversed(labels)}
    number, about = by_group.get("document_number"), by_group.get("document_about")
    own = page.found.title if page.found and is_agreed(page.found) else None
    for heading in (own, _heading_above(page, labels[0].line)):
        if heading and (len(heading.text.split()) >= _HEADLINE or (number and number.value in heading.text)):
            return heading
    chosen = about or number or labels[0]
    line = chosen.below or chosen.line
    return Title(chosen.value, line, f"labelled {chosen.line.text.partition(':')[0]!r}", place(line.node))


def _heading_above(page: Opened, first: Line) -> Title | None:
    """Return the heading closest above the labels that the head's title agrees with."""
    name = letters(page.head_name)
    for line in reversed(page.lines[: first.index]):
        if line.level and line.key and line.key == name:
            return Title(line.text, line, "equals title", place(line.node))
    return None
