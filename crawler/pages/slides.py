"""The slide above a title: its picture, and the caption that stands in its frame or beside its first printing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from crawler.items import Image
from crawler.pages.captions import is_caption, make_image
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.lines import Line, is_title_like, upward
from crawler.pages.printed_dates import read_dates

_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)(?:$|\?)", re.IGNORECASE)
_ABOVE: Final = 7  # lines above the title in which a slide can stand
_NEAR: Final = 4  # boxes round the title, one of which holds its slide
_LONGEST: Final = 420  # letters of a caption


def read_slide(doc: Document, lines: Sequence[Line], found: Found) -> tuple[Image, ...]:
    """Return the picture above the title with its caption, or nothing.

    The title may be printed twice, in the slide and above the text: what stands between is then the caption.
    """
    title = found.title.line
    if title is None:
        return ()
    above = lines[max(0, title.index - _ABOVE) : title.index]
    if not any(line.image is not None or line.key == title.key for line in above):
        return ()
    zone = [line for line in above if _may_be_slide(doc, line, found)]
    pictures = (line for line in reversed(zone) if line.image is not None)
    picture = next((line for line in pictures if not _is_card(lines[line.index + 1 : title.index], line)), None)
    twin = next((line for line in zone if line.key == title.key), None)
    caption = _caption(zone, picture, twin, title)
    if picture is not None and (caption or twin):
        return (make_image(doc, picture, caption),)
    return (Image("", caption, caption),) if caption else ()


def _may_be_slide(doc: Document, line: Line, found: Found) -> bool:
    if line.image is not None:
        return not leads_elsewhere(doc, line.image)
    return not line.links and (_is_slide(line) or not found.blocks.is_furniture(line.node))


def _is_card(below: Sequence[Line], picture: Line) -> bool:
    """Whether the title of another page shares a picture's frame."""
    frame = set(islice(upward(picture.node), 2))
    titles = (line for line in below if line.links and is_title_like(line.text))
    return any(not frame.isdisjoint(upward(line.node)) for line in titles)


def _is_slide(line: Line) -> bool:
    return any(name in line.names(3) for name in ("carousel", "slide", "swiper"))


def leads_elsewhere(doc: Document, image: HtmlElement) -> bool:
    """Return whether a picture is the link to another page and not to its own large copy."""
    link = next((element for element in image.iterancestors("a") if element.get("href")), None)
    return link is not None and not _PICTURE.search(doc.absolute(link.get("href") or ""))


def _caption(zone: Sequence[Line], picture: Line | None, twin: Line | None, title: Line) -> str | None:
    framed = list(_framed(zone, picture)) if picture is not None and _stands_with(picture, title) else []
    if framed and sum(len(line.text) for line in framed) <= _LONGEST:
        return " ".join(line.text for line in framed)
    start = twin or picture
    texts = [line for line in zone if start is not None and line.index > start.index and line.image is None]
    if start is None or len(texts) != 1 or read_dates(texts[0]):
        return None
    return texts[0].text if twin or is_caption(texts[0], start, start, title.key) else None


def _stands_with(picture: Line, title: Line) -> bool:
    """Whether a picture and the title share a box close round the title: a page's header stands elsewhere."""
    boxes = [box for box in islice(title.node.iterancestors(), _NEAR) if box.tag not in ("body", "html", "form")]
    return not set(boxes).isdisjoint(picture.node.iterancestors())


def _framed(zone: Sequence[Line], picture: Line) -> Iterator[Line]:
    """Yield the lines right under a slide's picture that share its small frame."""
    frames = set(islice(upward(picture.node), 2))
    for line in zone:
        if line.index > picture.index:
            if line.image is not None or read_dates(line) or frames.isdisjoint(upward(line.node)):
                return
            yield line
