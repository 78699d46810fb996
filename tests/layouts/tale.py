"""What a page of an invented portal says, as its layout prints it: the truth that a reading is measured by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.demo.draw import Draw

Kind = Literal["text", "heading", "item", "quote", "table"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a body: `text`, or for a table its `rows`."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs that a reader makes of it: a table gives one for each row, its cells parted by a bar."""
        return tuple(" | ".join(row) for row in self.rows) if self.kind == "table" else (self.text,)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture after piece `after` (-1: above the text); `lines` is the caption with its credit as printed."""

    path: str
    after: int
    alt: str
    lines: tuple[str, ...] = ()
    caption: str | None = None
    credit: str | None = None

    @property
    def raw(self) -> str | None:
        """The whole caption with its credit, or None."""
        return " ".join(self.lines) or None


@dataclass(frozen=True, slots=True)
class Paper:
    """An attached document; `title` is the text of its link, or of its row where the link says only "Tải về"."""

    path: str
    title: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Signing:
    """The byline as printed and its parts."""

    raw: str = ""
    text_by: tuple[str, ...] = ()
    photos_by: tuple[str, ...] = ()
    unit: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date (`raw` without its label), its ISO value and its precision."""

    raw: str
    value: str
    precision: Literal["minute", "day"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article of the portal, as lists and boxes name it."""

    path: str
    title: str
    day: str
    clock: str
    summary: str


@dataclass(frozen=True, slots=True)
class Office:
    """The contact block of a portal's footer as printed."""

    name: str
    address: str
    phones: str
    fax: str
    email: str


@dataclass(frozen=True, slots=True)
class Tale:
    """One article of one layout; all that is not None stands on the page."""

    number: int
    path: str
    section: str
    title: str
    lead: str | None
    pieces: tuple[Piece, ...]
    shots: tuple[Shot, ...]
    papers: tuple[Paper, ...]
    signing: Signing
    published: Stamp | None
    updated: Stamp | None
    when: datetime
    today: datetime
    views: int
    soil: frozenset[str]
    others: tuple[Neighbour, ...]
    office: Office
    department: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body as a careful reader takes it."""
        return tuple(text for piece in self.pieces for text in piece.paragraphs)

    @property
    def ends_in_text(self) -> bool:
        """Whether the body's last line is a paragraph, so that a signature can stand in it."""
        last = len(self.pieces) - 1
        return self.pieces[last].kind == "text" and all(shot.after != last for shot in self.shots)

    def draw(self, *key: object) -> Draw:
        """Choices that depend on the tale and a key alone."""
        return Draw("layout-markup", self.path, *key)


@dataclass(frozen=True, slots=True)
class Roll:
    """One page of a list: the articles of its main column, what stands beside; `paths` are its pages' addresses."""

    section: str
    items: tuple[Neighbour, ...]
    beside: tuple[Neighbour, ...]
    page: int
    paths: tuple[str, ...]
    today: datetime
    office: Office
    department: str

    @property
    def path(self) -> str:
        """The address of this page."""
        return self.paths[self.page - 1]

    @property
    def next_path(self) -> str | None:
        """The address of the next page, None on the last."""
        return self.paths[self.page] if self.page < len(self.paths) else None


Dates = Callable[[datetime, datetime, Draw], tuple[Stamp | None, Stamp | None]]


@dataclass(frozen=True, slots=True)
class Layout:
    """One invented portal: how it makes addresses, dates and bylines, and how it prints articles and lists.

    Addresses are templates over {slug}, {section}, {number}, {year}, {month}, {name}; a later page of a list over
    {path}, {page}, {zero} (from 0) and {offset}. `post` is the target and the argument that post back to {page}.
    `dateline` stands before every lead and is part of it.
    """

    name: str
    department: str
    host: str
    article_path: str
    picture_path: str
    paper_path: str
    dates: Dates
    article: Callable[[Tale], str]
    roll: Callable[[Roll], str] | None = None
    roll_path: str = "/{section}"
    page_path: str = "{path}?page={page}"
    post: tuple[str, str] | None = None
    signings: tuple[str, ...] = ("tin-anh", "tac-gia", "nguon", "bai-anh", "none")
    credits: tuple[str, ...] = ("dot", "bracket", "dash")
    most_lines: int = 1
    leads: bool = True
    dateline: str = ""
    sections: bool = True
    captions: bool = True
    slide: bool = False
    contacts: bool = False
    soils: tuple[str, ...] = ("cut", "nbsp", "double", "entities", "nfd")
