"""Which picture stands before a caption, told from the order of the page's source alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urljoin

from lxml import etree, html

from tests.score.texts import squeezed

SOURCES: Final = ("src", "data-src", "data-original", "data-lazy-src")
UNSEEN: Final = ("script", "style", "noscript", "head", "template", etree.Comment)


def pictures_of(page: bytes, url: str, captions: Sequence[str]) -> list[frozenset[str]]:
    """Give for each caption the addresses of the last picture before it; none where it is not printed just once."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    text, marks = "", list[tuple[int, frozenset[str]]]()
    for part in _parts(tree):
        if isinstance(part, str):
            text += squeezed(part)
        else:
            marks.append((len(text), frozenset(urljoin(url, address) for address in part)))
    return [_before(text, marks, squeezed(caption)) for caption in captions]


def _before(text: str, marks: Sequence[tuple[int, frozenset[str]]], caption: str) -> frozenset[str]:
    if text.count(caption) != 1:
        return frozenset()
    at = text.index(caption)
    return next((addresses for start, addresses in reversed(marks) if start <= at), frozenset())


def _parts(tree: html.HtmlElement) -> Iterator[str | list[str]]:
    """Give texts and pictures (as the addresses they may load) in the order of the source."""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            yield element.tail or ""
            continue
        if element.tag == "img":
            yield [value for name in SOURCES if (value := element.get(name)) and not value.startswith("data:")]
        yield element.text or ""
