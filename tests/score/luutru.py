"""The product's own path: a site file of three keys, a capture, the page, its rows as the build makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlsplit

from crawler.capture import Capture, payload_digest
from crawler.pages import Page, page_for
from crawler.site import Site, read_site
from pipelines import tables
from pipelines.rows import PageRows, page_rows
from tests.score.gold import Caption, Reading, title_of
from tests.score.texts import local_minute, plain
from tests.serving import write_site

FETCHED: Final = datetime(2026, 3, 8, tzinfo=UTC)
GIVES: Final = frozenset({*Reading.__slots__} - {"gives"})


@dataclass(frozen=True, slots=True)
class Read:
    """A page as the product read it: the page and its rows."""

    page: Page
    rows: PageRows


@cache
def site_of(home: str, title: str) -> Site:
    """Write a site file of three keys and load it."""
    name = re.sub(r"[^a-z0-9]+", "-", (urlsplit(home).hostname or "").lower())
    with TemporaryDirectory() as folder:
        return read_site(write_site(Path(folder), name, title, home))


def read_page(url: str, html: bytes, title: str | None = None) -> Read:
    """Read one page, fetched from `url`, as the build reads a capture of it."""
    parts = urlsplit(url)
    site = site_of(f"{parts.scheme}://{parts.netloc}", title or title_of(url))
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    capture = Capture(url, FETCHED, 200, headers, html, "record", payload_digest(html))
    page = page_for(site, capture)
    return Read(page, page_rows(site, capture, page.items()))


def reading_of(read: Read) -> Reading:
    """Give what the rows of a page say of its article; nothing where there is none."""
    if not read.rows.articles:
        return Reading(GIVES)
    row = read.rows.articles[0]
    return Reading(
        GIVES,
        title=plain(row.title),
        published=_moment(row.published_at, row.published_precision),
        updated=_moment(row.updated_at, row.updated_precision),
        printed=_texts([row.published_raw, row.updated_raw]),
        lead=plain(row.lead),
        body=_texts(row.paragraphs),
        captions=tuple(_caption(image) for image in read.rows.images if image.caption_raw),
        text_by=_texts(row.text_by),
        photos_by=_texts(row.photos_by),
        unit=_texts([row.unit]),
        source=_texts([row.source]),
        files=tuple(file.url for file in read.rows.attachments),
    )


def _texts(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(plain(value) for value in values if value)


def _caption(image: tables.Image) -> Caption:
    return Caption(plain(image.caption_raw), plain(image.credit), frozenset({image.url}))


def _moment(at: datetime | None, precision: str | None) -> str:
    """Give a time as the gold writes it; a precision that the gold never has stays visible."""
    if at is None:
        return ""
    minute = local_minute(at)
    return {"minute": minute, "day": minute[:10]}.get(precision or "", f"{minute} {precision}")
