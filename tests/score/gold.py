"""The gold pages in three groups, each a site of its own, and what is compared of each page."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GROUPS = {"newspapers": "as_served", "nukeviet": "rendered_nukeviet", "mojoportal": "rendered_mojoportal"}
TITLES = {
    "newspapers": "Báo và cổng thông tin",
    "nukeviet": "Cổng NukeViet Ví Dụ",
    "mojoportal": "Sở Giáo dục và Đào tạo tỉnh Bến Tre",
}
_COLLECTED = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True)
class Reading:
    """What one tool took from one page; times as ISO text with zone, None where the tool gives nothing."""

    title: str
    published: str | None
    paragraphs: tuple[str, ...]
    captions: frozenset[str] | None
    authors: frozenset[str]


@dataclass(frozen=True)
class GoldPage:
    """A page, the address where it was found, the group that it belongs to, and what a careful reader takes from it."""

    path: Path
    url: str
    group: str
    reading: Reading

    @property
    def place(self) -> str:
        """The path under which the page is served here."""
        return f"/{self.path.stem}.html"


def plain(text: str | None) -> str:
    """Return text in NFC with blanks folded."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def load_gold() -> list[GoldPage]:
    """Return the gold pages; raises FileNotFoundError when the folder is not beside the project."""
    lines = (SHARED / "pages" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [_page(json.loads(line)) for line in lines if line.strip()]


def _page(gold: dict[str, Any]) -> GoldPage:
    group = next(name for name, mark in GROUPS.items() if mark in (gold["provenance"], *_prefixes(gold["path"])))
    authors = frozenset(_COLLECTED.sub("", plain(name)) for name in (gold["byline"] or "").split(";") if plain(name))
    reading = Reading(
        plain(gold["title"]),
        gold["published"],
        tuple(map(plain, gold["body_paragraphs"])),
        frozenset(map(plain, gold["captions"])),
        authors,
    )
    return GoldPage(SHARED / "pages" / gold["path"], gold["url"], group, reading)


def _prefixes(path: str) -> tuple[str, ...]:
    name = path.rsplit("/", 1)[-1]
    return tuple(mark for mark in GROUPS.values() if name.startswith(mark))


def same_minute(found: str | None, wanted: str | None) -> bool:
    """Return whether two times are the same minute; a time with no zone is taken at the clock of the other."""
    if not found or not wanted:
        return found == wanted
    one, two = datetime.fromisoformat(found), datetime.fromisoformat(wanted)
    one = one.replace(tzinfo=one.tzinfo or two.tzinfo)
    return abs((one - two).total_seconds()) < 60


def word_f1(found: str, wanted: str) -> float:
    """Return F1 over words in lower case."""
    one, two = (Counter(re.findall(r"\w+", text.lower())) for text in (found, wanted))
    return 2 * (one & two).total() / max(1, one.total() + two.total())
