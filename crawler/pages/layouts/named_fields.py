"""What the elements that a layout names say: one reader for each field, each giving what changes in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from lxml.html import HtmlElement

from crawler.items import Article, Attachment, Image, Link
from crawler.pages.byline import read_byline
from crawler.pages.captions import make_image, split_credit
from crawler.pages.cues import fold
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.layouts.layouts import Named, last_line, lines_of, text_of
from crawler.pages.lines import Line, text_in
from crawler.pages.printed_dates import DATE, read_dates
from crawler.pages.references import file_name
from crawler.pages.signatures import merge_bylines

_ABOVE: Final = 8  # lines above the title in which a slide can stand


@dataclass(frozen=True, slots=True)
class Reading:
    """An article page as the general reading left it, and the elements that the layout names on it."""

    doc: Document
    lines: Sequence[Line]
    found: Found
    named: Named


Reader: TypeAlias = Callable[[Article, Reading, Sequence[HtmlElement]], dict[str, Any]]


def _plain(name: str) -> Reader:
    """Make the reader of a field that is the text of one element."""

    def read(_: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
        return {name: text_of(elements[0], reading.lines)}

    return read


def _published(_: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
    return {"published_raw": _date(reading, elements[0], ("published", "plain"))}


def _updated(_: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
    return {"updated_raw": _date(reading, elements[0], ("updated", "plain"))}


def _date(reading: Reading, element: HtmlElement, kinds: Sequence[str]) -> str | None:
    """Return the date of the wanted kind that an element prints, else its whole text, else what its attribute says."""
    dates = [printed for line in lines_of(element, reading.lines) for printed in read_dates(line)]
    wanted = [printed.text for kind in kinds for printed in dates if printed.kind == kind]
    text = text_of(element, reading.lines)
    if not wanted and not DATE.search(fold(text or "")):
        return element.get("datetime") or text
    return wanted[0] if wanted else text


def _byline(_: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
    texts = [text for element in elements for text in _lines(reading, element)]
    return {"byline": merge_bylines([read_byline(text) for text in texts])}


def _lines(reading: Reading, element: HtmlElement) -> list[str]:
    return [line.text for line in lines_of(element, reading.lines)] or [text_of(element, reading.lines) or ""]


def _attachments(_: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
    files: dict[str, Attachment] = {}
    for target, href in _targets(elements, ("a", "iframe", "embed", "object")):
        url = reading.doc.absolute(href)
        title = text_in(target) or target.get("title")
        files.setdefault(url, Attachment(url, title or None, file_name(url)))
    files.pop("", None)
    return {"attachments": tuple(files.values())}


def _related(article: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
    links = {(link.kind, link.url): link for link in article.links if link.kind != "related"}
    for target, href in _targets(elements, ("a",)):
        url, anchor = reading.doc.absolute(href), text_in(target) or target.get("title") or ""
        if url.startswith("http") and anchor:
            links.setdefault(("related", url), Link("related", url, anchor))
    return {"links": tuple(links.values())}


def _targets(elements: Sequence[HtmlElement], tags: Collection[str]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the links, frames and objects in elements with the address of each."""
    for element in (inner for outer in elements for inner in outer.iter(*tags)):
        href = element.get("href") or element.get("src") or element.get("data")
        if href:
            yield element, href


def _captions(article: Article, reading: Reading, elements: Sequence[HtmlElement]) -> dict[str, Any]:
    """Tie each named caption to the nearest picture before it; one with no picture before it stands alone."""
    pictures = [line for line in reading.lines[max(0, reading.found.start - _ABOVE) :] if line.image is not None]
    texts: dict[int, list[str]] = {}
    for element in elements:
        at = last_line(element, reading.lines)
        nearest = max((picture.index for picture in pictures if picture.index <= at), default=-1)
        texts.setdefault(nearest, []).append(text_of(element, reading.lines) or "")
    alone = [Image("", *_taken_apart(" ".join(texts[-1])))] if -1 in texts else []
    shown = _shown(article, reading, pictures, texts)
    return {"images": (*alone, *(make_image(reading.doc, line, _joined(texts, line)) for line in shown))}


def _taken_apart(text: str) -> tuple[str, str | None, str | None]:
    return (text, *split_credit(text))


def _joined(texts: Mapping[int, list[str]], picture: Line) -> str | None:
    return " ".join(texts.get(picture.index, ())) or None


def _shown(article: Article, reading: Reading, pictures: Sequence[Line], captioned: Collection[int]) -> Iterator[Line]:
    """Yield the lines of the article's pictures: those of the general reading, and those with a named caption."""
    left = Counter(image.url for image in article.images)
    for line in pictures:
        url = make_image(reading.doc, line, None).url
        if line.index in captioned or left[url] > 0:
            left[url] -= 1
            yield line


READERS: Final[Mapping[str, Reader]] = {
    **{name: _plain(name) for name in ("title", "lead", "section")},
    "published": _published,
    "updated": _updated,
    "byline": _byline,
    "captions": _captions,
    "attachments": _attachments,
    "related": _related,
}
"""The reader of each field; the body has none, for the general reading sorts its lines."""
