"""A move as a release, and how well its successors are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from pipelines.successors.finding import find_successors
from pipelines.tables import Successor
from tests.query.made import article_row, day, filled_row, write_release
from tests.successors.authoring import Piece
from tests.successors.moving import Move

SITES = ("so-cu", "so-moi")


@dataclass(frozen=True, slots=True)
class Score:
    """Articles that live on, those that a place was found for, and those of them at the right place."""

    living: int
    found: int
    right: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.right / self.living

    @property
    def precision(self) -> float:
        return self.right / self.found


def write_move(data: Path, move: Move) -> Path:
    """Write both sites as a release, each article on a day of its own."""
    tables: dict[str, list[dict[str, Any]]] = {"articles": [], "attachments": []}
    for site, pieces in zip(SITES, (move.old, move.new), strict=True):
        for number, piece in enumerate(pieces):
            add_piece(tables, site, number, piece)
    return write_release(data, "2026-11-22-1", {name: rows for name, rows in tables.items() if rows})


def add_piece(tables: dict[str, list[dict[str, Any]]], site: str, number: int, piece: Piece) -> None:
    """Add the rows of one article."""
    row = article_row(
        site=site, url=f"http://{site}.example/tin/{number}", article_id=str(number), title=piece.title,
        paragraphs=list(piece.lines), published_at=day(2024, 1, 1) + timedelta(hours=number), published_precision="day",
        sentences=[], capture_id="",
    )  # fmt: skip
    tables["articles"].append(row)
    known = {"site": site, "article_id": str(number), "version": 1, "year": row["year"]}
    tables["attachments"] += [
        filled_row("attachments", {**known, "position": place, "file_name": name})
        for place, name in enumerate(piece.files)
    ]


def score(release: Path, move: Move, spill: Path) -> Score:
    """Find the successors, and hold them to where each article went."""
    return judged(move, list(find_successors(release, SITES, spill)))


def judged(move: Move, found: Sequence[Successor]) -> Score:
    """Hold what was found to where each article went; of two copies either is right."""
    origins = {piece.origin for piece in move.new}
    pairs = {int(row.article_id): int(row.other_article_id) for row in found}
    living = {number for number, piece in enumerate(move.old) if piece.origin in origins}
    right = {one for one, other in pairs.items() if move.old[one].origin == move.new[other].origin}
    missed = tuple(sorted(move.old[one].origin for one in living - right))
    wrong = tuple(f"{move.old[one].origin} at {move.new[pairs[one]].origin}" for one in sorted(pairs.keys() - right))
    return Score(len(living), len(pairs), len(right), missed, wrong)
