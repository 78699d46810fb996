"""General extractors on the same bytes, each used as its own documentation says, with its defaults.

A field that a tool does not know of is left out of what it gives.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from typing import Final

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # newspaper warns at import that it cannot sum up texts, which nobody asks it to
    import newspaper

import trafilatura
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
from trafilatura.settings import Document as Extracted

from tests.score.gold import GoldPage, Reading
from tests.score.texts import local_minute, plain

BULLET: Final = re.compile(r"^[•-]\s+")
MIDNIGHT: Final = "T00:00"


def by_trafilatura(page: GoldPage) -> Reading:
    """`bare_extraction` with metadata: title, day, author, text."""
    gives = frozenset({"title", "published", "body", "text_by"})
    found = trafilatura.bare_extraction(page.html, url=page.url, with_metadata=True)
    if not isinstance(found, Extracted):
        return Reading(gives)
    authors = tuple(name for one in (found.author or "").split(";") if (name := plain(one)))
    return Reading(gives, plain(found.title), found.date or "", body=lines(found.text or ""), text_by=authors)


def by_newspaper(page: GoldPage) -> Reading:
    """`newspaper.article` in Vietnamese on given HTML, with no pictures fetched: title, time, authors, text."""
    gives = frozenset({"title", "published", "body", "text_by"})
    html = page.html.decode(errors="replace")
    try:
        found = newspaper.article(page.url, language="vi", input_html=html, fetch_images=False)
    except newspaper.ArticleException:
        return Reading(gives)
    authors = tuple(map(plain, found.authors))
    return Reading(gives, plain(found.title), _stamp(found.publish_date), body=lines(found.text), text_by=authors)


def _stamp(at: datetime | None) -> str:
    """Give a time to the minute; one at midnight is a day, since newspaper tells the two in no other way."""
    return local_minute(at).removesuffix(MIDNIGHT) if at else ""


def by_readability(page: GoldPage) -> Reading:
    """`short_title` and `summary`, whose HTML is turned into text by resiliparse."""
    found = Document(page.html)
    text = extract_plain_text(found.summary(), alt_texts=False, list_bullets=False)
    return Reading(frozenset({"title", "body"}), plain(found.short_title()), body=lines(text))


def by_resiliparse(page: GoldPage) -> Reading:
    """`extract_plain_text` of the main content, and the title in the head of the tree."""
    tree = HTMLTree.parse_from_bytes(page.html, detect_encoding(page.html, from_html_meta=True) or "utf-8")
    text = extract_plain_text(tree, main_content=True)
    return Reading(frozenset({"title", "body"}), plain(tree.title), body=lines(text))


def lines(text: str) -> tuple[str, ...]:
    """Give the lines of a text as paragraphs, without the marks of a list that a tool adds of its own."""
    return tuple(line for one in text.split("\n") if (line := BULLET.sub("", plain(one))))


TOOLS: Final[dict[str, Callable[[GoldPage], Reading]]] = {
    f"trafilatura {version('trafilatura')}": by_trafilatura,
    f"newspaper4k {version('newspaper4k')}": by_newspaper,
    f"readability {version('readability-lxml')}": by_readability,
    f"resiliparse {version('resiliparse')}": by_resiliparse,
}
