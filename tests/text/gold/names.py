"""The sentences whose names were marked by hand (NAMES.md says how), with their texts read where they lie."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import pytest

from tests.text.conftest import SHARED, read_lines

HERE: Final = Path(__file__).parent
CORPORA: Final = {
    "vietnam_news_2016": Path("lang/corpora/vietnam_news_2016.jsonl.xz"),
    "portal_2019": Path("lang/corpora/portal_2019.jsonl.xz"),
    "articles": Path("pages/articles.jsonl"),
}

Half = Literal["tune", "report"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A person, organisation or place: offsets in its sentence, and the office or unit word printed beside it."""

    start: int
    end: int
    kind: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence as printed, and every name in it in the order of the text."""

    text: str
    marks: tuple[Mark, ...]


def load(half: Half, shared: Path = SHARED) -> list[MarkedSentence]:
    """Read one half; a missing text is a FileNotFoundError, one that has changed since it was marked a ValueError."""
    rows = read_lines(HERE / f"names_{half}.jsonl")
    texts = read_texts(rows, shared)
    return [MarkedSentence(text, tuple(read_marks(text, row["marks"]))) for row, text in zip(rows, texts, strict=True)]


def load_or_skip(half: Half) -> list[MarkedSentence]:
    """Read one half for a test, which is skipped where the texts are missing."""
    try:
        return load(half)
    except FileNotFoundError as missing:
        pytest.skip(f"the sentences with marked names cannot be read: {missing.filename} is missing")


def read_texts(rows: list[dict[str, Any]], shared: Path) -> Iterator[str]:
    """Give the sentence of each row, checked by its digest."""
    for row in rows:
        field = read_field(shared / CORPORA[row["corpus"]], row["document"], row["field"])
        text = field[row["start"] : row["start"] + row["length"]]
        if digest(text) != row["digest"]:
            where = f"{row['corpus']}, document {row['document']}, offset {row['start']}"
            raise ValueError(f"{where}: not the text that was marked")
        yield text


def read_field(path: Path, document: int, field: str) -> str:
    """Give a field of a document: its name, or `name/number` for one of a list of paragraphs."""
    name, _, number = field.partition("/")
    value = json.loads(read_corpus(path)[document])[name]
    return str(value[int(number)] if number else value)


@cache
def read_corpus(path: Path) -> list[str]:
    """Give the lines of a corpus, packed or plain."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return list(lines)


def read_marks(text: str, marks: list[list[Any]]) -> Iterator[Mark]:
    """Give the marks of a sentence, the pieces of a role joined as they are printed."""
    for start, end, kind, role in marks:
        yield Mark(start, end, kind, "; ".join(text[a:b] for a, b in role) if role else None)


def digest(text: str) -> str:
    """Give the short digest by which a sentence is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
