"""What a style sheet names: other sheets (`@import`), pictures and fonts (`url(...)`), as CSS Syntax Level 3 writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

from crawler.capture import Capture
from crawler.items import Requisite

READ_LIMIT: Final = 2 * 2**20  # bytes; the largest frameworks have a quarter of it
LONGEST_URL: Final = 2_000
_STRING: Final = r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
_OPEN_STRING: Final = _STRING.replace('*+"', '*+"?').replace("*+'", "*+'?")
"""A string that may lack its end: else each escaped quote in it would be tried as a beginning, up to the end."""
_BARE: Final = r"""(?:[^\s"'()\\]|\\[0-9a-f]{1,6}+\s?+|\\.)++"""
_URL: Final = rf"url\(\s*+(?:{_STRING}|{_BARE})\s*+\)"
_PIECE: Final = re.compile(
    rf"/\*.*?(?:\*/|\Z)|@import\s*+(?P<sheet>{_URL}|{_STRING})|@font-face\s*+\{{(?P<face>[^}}]*+)|(?P<file>{_URL})"
    rf"|{_OPEN_STRING}",
    re.IGNORECASE | re.DOTALL,
)
"""Comments and strings are pieces too, so that what stands in them is passed by."""
_SOURCE: Final = re.compile(rf"(?P<file>{_URL})(?:\s*+format\(\s*+[\"']?(?P<form>[\w-]+))?", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_FORMS: Final = ("woff2", "woff", "truetype", "ttf", "opentype", "otf")
"""Formats of fonts, the one that browsers take first; of one font they load one file."""
_NO_SHEETS: Final = ("text/html", "application/xhtml+xml")  # what servers send in place of a sheet that is not there


def sheet_requisites(capture: Capture) -> Iterator[Requisite]:
    """Yield what a captured style sheet names, each address as it is met; nothing from what is no style sheet."""
    if capture.status < 300 and capture.media_type not in _NO_SHEETS:
        text = capture.content(READ_LIMIT).decode("utf-8-sig", "replace")
        yield from named_in(text, capture.url)


def named_in(text: str, base: str) -> Iterator[Requisite]:
    """Yield what the text of a sheet, a `<style>` or a `style` attribute names; addresses are joined to `base`."""
    for piece in _PIECE.finditer(text):
        if piece["sheet"]:
            yield from _requisite("sheet", piece["sheet"], base)
        elif piece["file"]:
            yield from _requisite("image", piece["file"], base)
        elif piece["face"]:
            yield from _requisite("font", _best_source(piece["face"]), base)


def web_address(base: str, href: str) -> str | None:
    """Join an address to its base and leave its fragment out; None when it is none of the web's, or too long."""
    href = href.strip()
    if not href or href.startswith("#") or len(href) > LONGEST_URL:
        return None
    try:
        url = urljoin(base, href).partition("#")[0]
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) and len(url) <= LONGEST_URL else None


def _requisite(kind: str, written: str, base: str) -> Iterator[Requisite]:
    if url := web_address(base, _address_in(written)):
        yield Requisite(kind, url)


def _address_in(written: str) -> str:
    """Return the address in a `url(...)` or a string, its escapes undone."""
    inner = written[4:-1].strip() if written[:4].lower() == "url(" else written
    return _ESCAPE.sub(_unescaped, inner.strip("\"'"))


def _unescaped(escape: re.Match[str]) -> str:
    number = int(escape[1], 16) if escape[1] else 0
    return (chr(number) if 0 < number < 0x110000 else "\ufffd") if escape[1] else escape[2]


def _best_source(face: str) -> str:
    """Return the file of a font that a browser of today takes; `""` when the font names none."""
    return min((source for source in _SOURCE.finditer(face)), key=_rank)["file"] if _SOURCE.search(face) else ""


def _rank(source: re.Match[str]) -> int:
    ending = _address_in(source["file"]).partition("#")[0].partition("?")[0].rpartition(".")[2]
    form = (source["form"] or ending).lower()
    return _FORMS.index(form) if form in _FORMS else len(_FORMS)
