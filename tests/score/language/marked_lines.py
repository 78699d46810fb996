"""The lines whose sentences were marked by hand (how: tests/text/gold/SENTENCES.md), read where they stand."""

from __future__ import annotations

import html
import json
import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).resolve().parents[3]
SHARED: Final = ROOT.parent / "shared"
MARKS: Final = ROOT / "tests" / "text" / "gold" / "sentences.jsonl"
TAG: Final = re.compile(r"<[^>]*>")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of text, its sentences by hand as [start, end) in characters, its half ("tune", "report"), its place."""

    text: str
    sentences: tuple[Span, ...]
    half: str
    place: str

    @property
    def ends(self) -> set[int]:
        """Give the ends of its sentences within the line: its own end is no decision."""
        return {end for _, end in self.sentences if end < len(self.text)}


class ChangedTextError(Exception):
    """The text that was marked no longer stands where it stood."""


@cache
def marked_lines() -> list[MarkedLine]:
    """Read every marked line; none where the shared test data is missing. Raises ChangedTextError."""
    if not SHARED.is_dir():
        return []
    marks = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]
    wanted = defaultdict(set)
    for mark in marks:
        wanted[mark["corpus"]].add(mark["document"])
    texts = {corpus: dict(_documents(corpus, keys)) for corpus, keys in wanted.items()}
    return [_marked(mark, texts[mark["corpus"]]) for mark in marks]


def _marked(mark: dict[str, Any], texts: dict[str, str]) -> MarkedLine:
    place = f"{mark['corpus']} {mark['document']} at {mark['offset']}"
    text = texts.get(mark["document"], "")[mark["offset"] :][: mark["length"]]
    if sha256(text.encode()).hexdigest()[:16] != mark["digest"]:
        raise ChangedTextError(place)
    return MarkedLine(text, tuple((start, end) for start, end in mark["sentences"]), mark["half"], place)


def _documents(corpus: str, keys: set[str]) -> Iterator[tuple[str, str]]:
    match corpus:
        case "portal_2019":
            yield from _texts(_packed(corpus), keys, "key", "contents")
        case "vietnam_news_2016":
            yield from _texts(_packed(corpus), keys, "path", "content")
        case "pages":
            yield from _texts(_plain("articles"), keys, "path", "body_paragraphs")
        case "contacts":
            yield from _texts(_plain("contacts"), keys, "id", "lines")
        case "seed":
            yield from ((key, (SHARED / "seed" / key).read_text("utf-8")) for key in keys)
        case "decree":
            yield from ((key, html.unescape(TAG.sub("", (SHARED / "pages" / key).read_text("utf-8")))) for key in keys)


def _packed(name: str) -> Iterator[str]:
    with lzma.open(SHARED / "lang" / "corpora" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from lines


def _plain(name: str) -> Iterable[str]:
    return (SHARED / "pages" / f"{name}.jsonl").read_text("utf-8").split("\n")


def _texts(lines: Iterable[str], keys: set[str], name: str, body: str) -> Iterator[tuple[str, str]]:
    for record in map(json.loads, filter(None, lines)):
        if record[name] in keys:
            text = record[body]
            yield record[name], text if isinstance(text, str) else "\n".join(text)
