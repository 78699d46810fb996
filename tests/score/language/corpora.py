"""The corpora of news that figures are taken on, split by document into a half to tune on and a half to report."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from tests.text.conftest import SHARED

FOLDER = SHARED / "lang" / "corpora"
TUNED, REPORTED = "half tuned on", "half only reported"
_FIELDS = {"vietnam_news_2016": ("path", "content"), "portal_2019": ("key", "contents")}


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published; `key` is the last part of its name in the corpus, `half` where it was counted."""

    key: str
    half: str
    text: str


@cache
def documents() -> tuple[Document, ...]:
    """Give every text of the corpora once, nothing where they are missing."""
    return tuple(_read_all()) if FOLDER.is_dir() else ()


def _read_all() -> Iterator[Document]:
    met: set[str] = set()
    for name, (key, text) in _FIELDS.items():
        for row in _read_rows(FOLDER / f"{name}.jsonl.xz"):
            if row[text] not in met:
                met.add(row[text])
                half = REPORTED if crc32(row[key].encode()) % 2 else TUNED
                yield Document(row[key].rpartition("/")[2].removesuffix(".json"), half, row[text])


def _read_rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
