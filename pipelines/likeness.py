"""What tells whether two pages show one article: digests of title, text, day and documents; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from pipelines.text import normalise

EPOCH = datetime.fromtimestamp(0, UTC)

LONG = 40  # words: shorter texts ("Chi tiết xem tệp đính kèm") stand under many titles
PIECES = 24
PIECE = 24  # letters
HALF, MOST = 0.5, 0.8


class Face(NamedTuple):
    """What one address once showed, and when it showed an article at all.

    `number` counts addresses in the order in which the archive first held them. `has_left` says that what was last
    found there was no article: nothing, the home page or a list.
    """

    number: int
    key: str
    title: str | None
    body: str
    pieces: tuple[int, ...] = ()
    words: int = 0
    day: str | None = None
    files: str | None = None
    first_seen: datetime = EPOCH
    last_seen: datetime = EPOCH
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Prints:
    """The digests of one reading of an article."""

    title: str | None
    body: str
    pieces: list[int]


def letters_of(text: str) -> str:
    """Give the letters and digits of a text in one style of tone marks and in lower case: spacing changes no text."""
    return "".join(filter(str.isalnum, normalise(text).casefold()))


def prints_of(title: str | None, lines: Iterable[str]) -> Prints:
    """Digest a title and the lines of lead and text."""
    letters = [found for line in lines if (found := letters_of(line))]
    pieces = dict.fromkeys(_number(found) for found in letters if len(found) >= PIECE)
    name = letters_of(title or "")
    return Prints(_digest(name) if name else None, _digest("".join(letters)), list(pieces)[:PIECES])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], signed=True)


def shared_lines(one: Face, other: Face) -> float:
    """Give the share (0 to 1) of the shorter text's lines that stand in both; 0 when one has none long enough."""
    fewest = min(len(one.pieces), len(other.pieces))
    return len(set(one.pieces) & set(other.pieces)) / fewest if fewest else 0.0


def same_content(one: Face, other: Face) -> bool:
    """Tell whether two pages say the same, word for word, on the same day and with the same documents."""
    return one.title is not None and content_of(one) == content_of(other)


def content_of(face: Face) -> tuple[str | None, ...]:
    """Give what is the same on two pages of the same content."""
    return face.title, face.body, face.day, face.files


def is_alike(one: Face, other: Face) -> bool:
    """Tell whether two pages that are said to be one show one article: no two days, and most of it the same.

    With the same title half of the shorter text suffices: an editor may have worked on it in between. A short text
    ("Chi tiết xem tệp đính kèm") is no article's own: its documents must not differ.
    """
    if one.day and other.day and one.day != other.day:
        return False
    short = min(one.words, other.words) < LONG
    if short and one.files and other.files and one.files != other.files:
        return False
    shared = shared_lines(one, other)
    if one.title is None or one.title != other.title:
        return shared >= MOST and not short
    return shared >= HALF or (one.body == other.body and one.words > 0)


def any_alike(some: Iterable[Face], others: Iterable[Face]) -> bool:
    """Tell whether one of these pages shows an article that one of those shows."""
    known = list(others)
    return any(is_alike(one, other) for one in some for other in known)
