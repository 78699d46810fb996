"""Invented departments that move: what a new site does to the articles that it takes over from an old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.invented import COMMON, Lexicon
from tests.successors.authoring import Author, Piece

KINDS = ("news", "bulletin", "invitation", "decision", "short", "attached")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a move is made: how many articles, of `kinds` in these shares, and how much is done to them, as shares.

    `cut` paragraphs at most, `edited` words, titles `retitled` wholly, at most `added` lines of boilerplate, articles
    `republished` a second time, the department `renamed` throughout, a number `mended`.
    """

    moved: int = 200
    stayed: int = 300
    others: int = 2000
    kinds: tuple[float, ...] = (0.5, 0.15, 0.12, 0.08, 0.1, 0.05)
    cut: float = 0.3
    edited: float = 0.02
    retitled: float = 0.1
    added: int = 3
    republished: float = 0.1
    renamed: float = 0.1
    mended: float = 0.05
    department: str = "Sở Công Thương tỉnh Vĩnh Mới"


@dataclass(frozen=True, slots=True)
class Move:
    """The articles of both sites; an old one lives on if one of the new has its origin."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


class Mover:
    """Does to an article what a new site does to it."""

    def __init__(self, author: Author, manner: Manner) -> None:
        self.author, self.manner, self.random = author, manner, author.random
        self._boilerplate = [
            f"{author.sentence(16)} Điện thoại: 0270.{self.random.randint(3_800_000, 3_899_999)}." for _ in range(6)
        ]

    def move(self, piece: Piece) -> Piece:
        """Cut, edit, mend, rename, join and surround an article, and give it another title."""
        lines = [self.edited(line) for line in self.cut(piece.lines)]
        if self.chance(self.manner.mended):
            lines[0] = mended(lines[0])
        if self.chance(self.manner.renamed):
            lines = [line.replace("Sở Công Thương", self.manner.department) for line in lines]
        if self.chance(0.2) and len(lines) > 2:
            lines[0:2] = [" ".join(lines[0:2])]
        for _ in range(self.random.randint(0, self.manner.added)):
            lines.insert(self.random.choice([0, len(lines)]), self.random.choice(self._boilerplate))
        return replace(piece, title=self.retitled(piece), lines=tuple(lines))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def cut(self, lines: Sequence[str]) -> list[str]:
        if len(lines) < 4:
            return list(lines)
        return [lines[0], *(line for line in lines[1:] if not self.chance(self.manner.cut * self.random.random()))]

    def edited(self, line: str) -> str:
        words = line.split(" ")
        for place, word in enumerate(words):
            if word.islower() and word.isalpha() and self.chance(self.manner.edited):
                words[place] = self.random.choice([f"{word} {word}", self.random.choice(COMMON), word[:-1] or word])
        return " ".join(words)

    def retitled(self, piece: Piece) -> str:
        if self.chance(self.manner.retitled) and len(" ".join(piece.lines).split()) > 60:
            return self.author.title()
        kept = [word for word in piece.title.split(" ") if not word.islower() or self.chance(0.88)]
        title = " ".join(kept) or piece.title
        return self.random.choice([title, title.upper(), f"{title} tại tỉnh", f"Tin ngành: {title}"])


def mended(line: str) -> str:
    """Count the first whole number of a line up."""
    words = line.split(" ")
    place = next((place for place, word in enumerate(words) if word.isdigit()), None)
    if place is not None:
        words[place] = str(int(words[place]) + 1)
    return " ".join(words)


def make_move(seed: int, manner: Manner, lexicon: Lexicon) -> Move:
    """Write both sites: what moves, what stays behind, and what only the new one has."""
    author = Author(seed, lexicon)
    count = manner.moved + manner.stayed + manner.others
    kinds = author.random.choices(KINDS, manner.kinds, k=count)
    pieces = [author.write(kind, f"{kind}-{number}") for number, kind in enumerate(kinds)]
    author.random.shuffle(pieces)
    return move_pieces(pieces, author, manner)


def move_pieces(pieces: Sequence[Piece], author: Author, manner: Manner) -> Move:
    """Move the first of some articles, leave the next behind, give the others to the new site."""
    mover = Mover(author, manner)
    moved, staying = pieces[: manner.moved], manner.moved + manner.stayed
    new = [*map(mover.move, moved), *map(mover.move, pieces[staying:])]
    new += [mover.move(piece) for piece in moved if mover.chance(manner.republished)]
    author.random.shuffle(new)
    return Move(tuple(pieces[:staying]), tuple(new))
