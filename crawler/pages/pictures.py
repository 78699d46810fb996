"""The pictures of an article: in its text, between title and text, and the slide above the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml.html import HtmlElement

from crawler.items import Image
from crawler.pages.body import Body
from crawler.pages.captions import is_caption, make_image, spoken_alt
from crawler.pages.cues import letters
from crawler.pages.dateline import read_dates
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.lines import Line

_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)(?:$|\?)", re.IGNORECASE)
_SLIDE: Final = 7  # lines above the title in which a slide can stand


def read_images(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Image, ...]:
    """Return the pictures of an article in reading order, each with its caption and credit."""
    key = letters(found.title.text)
    slide = _slide(doc, lines, found)
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
        and not _leads_elsewhere(doc, line.image)
    ]
    return (*slide, *outer, *inner)


def _caption(picture: Line, texts: Sequence[Line], key: str) -> str | None:
    """Return the printed caption, else what the alternative text says when a title's key is given to tell it by."""
    return " ".join(line.text for line in texts) or (spoken_alt(picture, key) if key else None)


def _leads_elsewhere(doc: Document, image: HtmlElement) -> bool:
    """Whether a picture is the link to another page and not to its own large copy."""
    link = next((element for element in image.iterancestors("a") if element.get("href")), None)
    return link is not None and not _PICTURE.search(doc.absolute(link.get("href") or ""))


def _caption_below(lines: Sequence[Line], picture: Line, key: str) -> str | None:
    below = lines[picture.index + 1] if picture.index + 1 < len(lines) else None
    if below is None or below.image is not None or not is_caption(below, picture, below, key):
        return None
    return below.text


def _slide(doc: Document, lines: Sequence[Line], found: Found) -> tuple[Image, ...]:
    """Read a slide above the title: the one line between it and the picture, or its first printing, is the caption."""
    title = found.title.line
    if title is None:
        return ()
    zone = [
        line for line in lines[max(0, title.index - _SLIDE) : title.index] if not found.blocks.is_furniture(line.node)
    ]
    twin = next((line for line in zone if letters(line.text) == letters(found.title.text)), None)
    picture = next((line for line in reversed(zone) if line.image is not None), None)
    start = twin or picture
    if start is None:
        return ()
    texts = [line for line in lines[start.index + 1 : title.index] if line.image is None]
    alone = len(texts) == 1 and not read_dates(texts[0]) and texts[0].link_share < 0.5
    caption = (
        texts[0].text if alone and (twin or is_caption(texts[0], start, start, letters(found.title.text))) else None
    )
    if picture and (caption or twin):
        return (make_image(doc, picture, caption),)
    return (Image("", caption, caption),) if caption else ()
