"""Linked documents: what tells a link to a file from a link to a page, and what the page calls the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.cues import fold, heading
from crawler.pages.lines import Line, text_in, upward

_ENDING: Final = r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z|txt|csv)"
_FILE: Final = re.compile(rf"{_ENDING}(?:$|[?#&])", re.IGNORECASE)
_CALLED: Final = re.compile(rf"['\"]([^'\"]*/[^'\"]*{_ENDING})['\"]", re.IGNORECASE)
_SIZE: Final = re.compile(r"[\s(\[–-]*\d[\d.,]*\s*(?:bytes?|[kmg]b)\b[)\]]*", re.IGNORECASE)
_EDGES: Final = " \t\u00a0|:;,•·*-–—()[]"


def is_file(anchor: HtmlElement) -> bool:
    """Return whether a link leads to a document file."""
    return file_address(anchor) is not None


def file_address(anchor: HtmlElement) -> str | None:
    """Return the address of the file that a link or its script fetches, as printed, or None."""
    href = anchor.get("href") or ""
    if _FILE.search(href) or (anchor.get("download") is not None and href):
        return href
    called = _CALLED.search(anchor.get("onclick") or (href if href.startswith("javascript:") else ""))
    return called.group(1) if called else None


def only_sizes(text: str) -> bool:
    """Return whether a text is nothing but the size of a file: "(31,2 KB)"."""
    return bool(_SIZE.fullmatch(text))


def file_title(anchor: HtmlElement, line: Line, lines: Sequence[Line]) -> str | None:
    """Return what the page calls a linked file: the link's text, else what its row says beside "Tải về"."""
    for text in (text_in(anchor), *_beside(anchor, line, lines)):
        said = _SIZE.sub("", text).strip(_EDGES)
        if said and not _is_button(said):
            return said
    return None


def _is_button(text: str) -> bool:
    return bool(heading("fetch").match(fold(text).partition(" / ")[0]))


def _beside(anchor: HtmlElement, line: Line, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the texts that may name the file of a button: its tool tip, its line, the lines of its row before it."""
    yield anchor.get("title") or ""
    yield " ".join(line.text.replace(text_in(anchor), " ", 1).split())
    row = next((e for e in anchor.iterancestors("tr", "li", "p", "dd", "div")), None)
    for other in reversed(lines[max(0, line.index - 3) : line.index]):
        if row is None or row not in upward(other.node):
            return
        yield other.text
