"""The pictures of an article: in its text, between title and text, and the slide above the title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crawler.items import Image
from crawler.pages.body import Body
from crawler.pages.captions import continues, is_caption, make_image, spoken_alt
from crawler.pages.cues import letters
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.lines import Line
from crawler.pages.slides import leads_elsewhere, read_slide

_MOST_LINES: Final = 4  # of a caption


def read_images(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Image, ...]:
    """Return the pictures of an article in reading order, each with its caption and credit."""
    key = letters(found.title.text)
    slide = read_slide(doc, lines, found)
    # Who prints captions does not mean an alternative text to be one.
    spoken = "" if any(texts for _, texts in body.pictures) else key
    inner = [make_image(doc, picture, _caption(picture, texts, spoken)) for picture, texts in body.pictures]
    known = {picture.index for picture, _ in body.pictures}
    outer = [
        make_image(doc, line, _caption_below(lines, line, key))
        for line in lines[found.start : found.first]
        if line.image is not None
        and line.index not in known
        and not found.blocks.is_furniture(line.node)
        and not leads_elsewhere(doc, line.image)
    ]
    return (*slide, *outer, *inner)


def _caption(picture: Line, texts: Sequence[Line], key: str) -> str | None:
    """Return the printed caption, else what the alternative text says when a title's key is given to tell it by."""
    return " ".join(line.text for line in texts) or (spoken_alt(picture, key) if key else None)


def _caption_below(lines: Sequence[Line], picture: Line, key: str) -> str | None:
    below = lines[picture.index + 1] if picture.index + 1 < len(lines) else None
    if below is None or below.image is not None or not is_caption(below, picture, below, key):
        return None
    texts = [below]
    for line in lines[below.index + 1 : below.index + _MOST_LINES]:
        if line.image is not None or not (line.node is below.node or continues(line, texts[-1])):
            break
        texts.append(line)
    return " ".join(line.text for line in texts)
