"""The tools that are scored: the product from outside, and general extractors on the same bytes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Hashable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pandas as pd
import trafilatura
from trafilatura.settings import Document

from pipelines.query import Archive
from tests.score.gold import GROUPS, TITLES, GoldPage, Reading, plain
from tests.serving import serve_pages, write_site


def read_with_luutru(pages: list[GoldPage]) -> dict[Path, Reading]:
    """Serve each group as a site of three keys, run `luutru run` over all, and read the release."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        root = Path(folder)
        for group in GROUPS:
            mine = [page for page in pages if page.group == group]
            served = {page.place: page.path.read_bytes() for page in mine}
            address = stack.enter_context(serve_pages(served, {page.place: page.reading.title for page in mine}))
            write_site(root / "sites", group, TITLES[group], address)
        command = ("--data", str(root / "data"), "--sites", str(root / "sites"), "--quiet", "run", *GROUPS)
        subprocess.run(
            [sys.executable, "-m", "pipelines", *command], check=True, stdout=subprocess.DEVNULL, timeout=900
        )
        archive = Archive(root / "data")
        images = archive.table("images").to_table().to_pandas()
        rows = archive.articles().to_dict("records")
        by_place = {row["url"].rsplit("/", 1)[-1]: _reading(row, images) for row in rows}
    return {page.path: by_place[page.place[1:]] for page in pages if page.place[1:] in by_place}


def _reading(row: Mapping[Hashable, Any], images: pd.DataFrame) -> Reading:
    mine = images[(images.article_id == row["article_id"]) & (images.version == row["version"])]
    published = row["published_at"]
    authors = _names(row["text_by"]) or [unit for unit in (row["unit"],) if isinstance(unit, str)]
    return Reading(
        plain(str(row["title"])),
        published.isoformat() if isinstance(published, pd.Timestamp) else None,
        tuple(map(plain, _names(row["paragraphs"]))),
        frozenset(plain(text) for text in mine.caption_raw if isinstance(text, str)),
        frozenset(map(plain, authors)),
    )


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if hasattr(value, "__iter__") else []


def read_with_trafilatura(pages: list[GoldPage]) -> dict[Path, Reading]:
    """Read the same bytes with trafilatura's defaults and metadata; it knows no captions."""
    return {page.path: _by_trafilatura(page) for page in pages}


def _by_trafilatura(page: GoldPage) -> Reading:
    found = trafilatura.bare_extraction(page.path.read_bytes(), url=page.url, with_metadata=True)
    if not isinstance(found, Document):
        return Reading("", None, (), None, frozenset())
    fields = found.as_dict()
    return Reading(
        plain(fields.get("title")),
        fields.get("date"),
        tuple(map(plain, (fields.get("text") or "").split("\n"))),
        None,
        frozenset(plain(name) for name in (fields.get("author") or "").split(";") if plain(name)),
    )
