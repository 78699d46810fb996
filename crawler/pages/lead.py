"""The lead (sapo) of an article: the summary that stands between its title and its text, or begins the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from crawler.pages.blocks import is_running
from crawler.pages.body import Body
from crawler.pages.byline import is_byline
from crawler.pages.captions import is_named
from crawler.pages.cues import label, letters
from crawler.pages.dress import is_lead, names_lead
from crawler.pages.found import Found
from crawler.pages.lines import Line, upward
from crawler.pages.printed_dates import read_dates

_SHORTEST: Final = 25  # letters
_BOXES: Final = 4  # round a line, in which it may be called the lead
_ENDS: Final = (".", "!", "?", "…", "”", '"', "./.")


def take_lead(lines: Sequence[Line], found: Found, body: Body, dated: frozenset[int]) -> tuple[Line, str] | None:
    """Return the lead and the rule that found it, and take it out of the body; `dated` are the lines of dates."""
    captions = {line.index for _, texts in body.pictures for line in texts}
    own = letters(found.title.text)
    between = [line for line in _between(lines, found) if line.index not in dated | captions and line.key != own]
    front = (*between, *body.paragraphs[: min(2, len(body.paragraphs) - 1)])  # a text of one paragraph has no lead
    for rule, candidates in (
        ("called the lead", _called(found, front)),
        ("after its label", _labelled(lines, found, front)),
        ("set apart before the text", _set_apart(found, between)),
        ("first paragraph, dressed as no other", _dressed(body.paragraphs)),
        ("first paragraph, printed twice", _repeated(body.paragraphs)),
    ):
        if (line := next(candidates, None)) is not None:
            _remove(body, line)
            return line, rule
    return None


def _between(lines: Sequence[Line], found: Found) -> list[Line]:
    """Return the lines below the title that stand above the text and outside its container."""
    above = lines[found.start : found.first]
    return [line for line in above if line.image is None and not found.blocks.holds(found.container, line)]


def _called(found: Found, lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if len(line.text) >= _SHORTEST and (
            is_lead(line) or _in_lead_box(found, line) or (line.level in (2, 3, 4) and is_running(line))
        ):
            yield line


def _in_lead_box(found: Found, line: Line) -> bool:
    """Whether a box some way round a line is called the lead and holds little else."""
    boxes = zip(upward(line.node), line.around[:_BOXES], strict=False)
    named = (box for box, names in boxes if names_lead(names))
    return any(sum(is_running(other) for other in found.blocks.inside(box)) <= 1 for box in named)


def _labelled(lines: Sequence[Line], found: Found, candidates: Sequence[Line]) -> Iterator[Line]:
    for line in candidates:
        before = lines[line.index - 1] if line.index > found.start else None
        if before is not None and len(before.text) <= _SHORTEST and label("lead_label").match(before.folded):
            yield line


def _set_apart(found: Found, between: Sequence[Line]) -> Iterator[Line]:
    for line in between:
        fits = is_sentence(line) and not line.linked and not is_named(line) and not is_byline(line.text)
        if fits and not found.blocks.is_furniture(line.node) and not read_dates(line):
            yield line


def _dressed(paragraphs: Sequence[Line]) -> Iterator[Line]:
    """Yield the first paragraph when it is a sentence all bold, or all slanted, and the next is not."""
    for line, following in list(pairwise(paragraphs))[:1]:
        bold = line.mostly(line.bold) and not following.mostly(following.bold)
        slanted = line.mostly(line.italic) and not following.mostly(following.italic)
        if is_sentence(line) and (bold or slanted):
            yield line


def _repeated(paragraphs: Sequence[Line]) -> Iterator[Line]:
    if len(paragraphs) > 2 and paragraphs[0].key == paragraphs[1].key:
        yield paragraphs[0]


def is_sentence(line: Line) -> bool:
    """Return whether a line is a sentence rather than a label or a name: long, or ended as a sentence is."""
    text = line.text.rstrip()
    return is_running(line) or (len(text) >= _SHORTEST and text.endswith(_ENDS))


def _remove(body: Body, lead: Line) -> None:
    """Take the lead out of the body, and its second printing at the body's front."""
    body.paragraphs[:] = [
        line
        for number, line in enumerate(body.paragraphs)
        if line is not lead and not (number < 2 and line.key == lead.key)
    ]
