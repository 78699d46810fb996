"""What the demo department publishes, as frozen dataclasses: the one source of its pages and of their truth."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal["text", "heading", "item", "quote", "table"]
PagerKind = Literal["query", "path", "postback"]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the menu."""

    slug: str
    title: str
    pager: PagerKind


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body: `text`, or for a table its `rows` of cells."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture after block `after` (-1: before the title); `credit_form` prints the credit, as in "(Ảnh: {})"."""

    path: str
    scene: str
    width: int
    height: int
    after: int
    alt: str
    caption: str | None = None
    credit: str | None = None
    credit_form: str = ""

    @property
    def caption_raw(self) -> str | None:
        """The caption line as printed, with its credit."""
        if self.caption is None or self.credit is None:
            return self.caption
        return self.caption + self.credit_form.format(self.credit)


@dataclass(frozen=True, slots=True)
class Paper:
    """An attached document; `path` is percent-encoded."""

    path: str
    title: str
    file_name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The byline as printed and its parts."""

    raw: str
    text_by: tuple[str, ...] = ()
    photos_by: tuple[str, ...] = ()
    unit: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line: its instant at the clock of the province, how exact it is printed, and the printed words."""

    when: datetime
    precision: Literal["minute", "day"]
    raw: str

    @property
    def value(self) -> str:
        """ISO 8601: with time and +07:00, or the day alone."""
        if self.precision == "day":
            return self.when.date().isoformat()
        return self.when.isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True)
class Story:
    """One article, clean; `soil` names the dirt that its page adds (see `printed` and `markup.py`)."""

    number: int
    section: Section
    slug: str
    title: str
    lead: str | None
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    papers: tuple[Paper, ...]
    signature: Signature | None
    published: Stamp | None
    updated: Stamp | None
    posted: datetime
    modified: datetime
    views: int
    layout: Literal["old", "new"]
    soil: frozenset[str]

    @property
    def path(self) -> str:
        """The article's address on its host."""
        return f"/{self.section.slug}/{self.slug}-{self.number}.html"

    @property
    def shown(self) -> str:
        """The date that lists print beside the title, dd/mm/yyyy."""
        stamp = self.published or self.updated
        return (stamp.when if stamp else self.posted).strftime("%d/%m/%Y")

    def printed(self, text: str) -> str:
        """Give the letters that the page holds for a clean text: no-break spaces, decomposed marks, a torn word."""
        if "nbsp" in self.soil:
            text = re.sub(r"(?<=\d) (?=tỷ|triệu|tấn|km|m2|ha\b)|(?<=đồng chí) ", "\u00a0", text)
        if "torn" in self.soil:
            text = text.replace("đồng chí", "đ ồng chí", 1).replace("Đồng chí", "Đ ồng chí", 1)
        return unicodedata.normalize("NFD", text) if "nfd" in self.soil else text
