"""Reading what a person typed: words, "phrases", beginnings*, AND, OR, NOT, brackets, -word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.errors import UsageError
from pipelines.filters import is_unmarked
from pipelines.search.terms import WORD, Either, Every, Node, Term, Without, spell, wanted_terms
from pipelines.text import normalise, search_key

PIECE = re.compile(
    r'(?P<minus>(?<![^\s(])-(?=[("]|[^\s()"]*[^\W_]))|(?P<bracket>[()])|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"()]+)'
)
MOST_WORDS = 60
DEEPEST = 20
EXAMPLE = """Write, for example: luutru search '"dai hoi" OR "hoi nghi"'"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of what was typed: `kind` is and, or, not, minus, (, ) or term."""

    kind: str
    typed: str
    term: Term | None = None


def read_search(words: str) -> Node:
    """Read what a person typed; raises UsageError that says what is missing."""
    pieces = [
        piece for found in PIECE.finditer(normalise(unicodedata.normalize("NFC", words))) for piece in pieces_of(found)
    ]
    if sum(len(piece.term.words) for piece in pieces if piece.term) > MOST_WORDS:
        raise UsageError(f"That is more than {MOST_WORDS} words.", "Give the words that matter most.")
    return check_wanted(Reader(pieces).read_whole())


def check_wanted(node: Node | None) -> Node:
    """Give what is looked for; raises UsageError if there is nothing, or only what is to be left out."""
    if node is None:
        raise UsageError("There is nothing to search for.", 'Give a word, such as: luutru search "dai hoi cong doan"')
    if not wanted_terms(node):
        advice = "Add a word that articles must hold: luutru search hoi -cho"
        raise UsageError("There is nothing to search for: all words are to be left out.", advice)
    return node


def pieces_of(found: re.Match[str]) -> list[Piece]:
    """Turn one match into its piece; words without a letter or digit give none."""
    typed = found[0]
    if found["minus"] or found["bracket"] or (found["word"] and typed in ("AND", "OR", "NOT")):
        return [Piece("not" if found["minus"] else typed.lower(), typed)]
    term = read_term(found["phrase"] if found["word"] is None else found["word"], is_phrase=found["word"] is None)
    return [Piece("term", typed, term)] if term else []


def read_term(typed: str, *, is_phrase: bool) -> Term | None:
    """Read one word or phrase; None if it holds no letter and no digit; raises UsageError for a misplaced star."""
    marked = not is_unmarked(typed)
    words = tuple(WORD.findall(spell(typed) if marked else search_key(typed)))
    beginning = typed.endswith("*") and not is_phrase
    if beginning and len(words) > 1:
        raise UsageError(f"`{typed}` is several words.", f"A star stands after the beginning of one word: {words[-1]}*")
    return Term(words, marked, beginning) if words else None


class Reader:
    """Reads pieces from left to right: NOT binds closer than AND, which words side by side mean, and that than OR."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces, self._place, self._depth = pieces, 0, 0

    @property
    def _next(self) -> str:
        return self._pieces[self._place].kind if self._place < len(self._pieces) else "end"

    def _take(self) -> Piece:
        self._place += 1
        return self._pieces[self._place - 1]

    def read_whole(self) -> Node | None:
        """Read everything."""
        if self._next == "end":
            return None
        node = self._read_either()
        if self._next == ")":
            raise UsageError("A bracket is closed that was not opened.", "Write ( before it, or leave it out.")
        return node

    def _read_either(self) -> Node:
        parts = [self._read_all()]
        while self._next == "or":
            self._take()
            parts.append(self._read_all())
        if len(parts) == 1:
            return parts[0]
        if not all(wanted_terms(part) for part in parts):
            raise UsageError("One side of OR holds only words to be left out.", EXAMPLE)
        return Either(tuple(parts))

    def _read_all(self) -> Node:
        parts = [self._read_part()]
        while self._next not in ("end", "or", ")"):
            if self._next == "and":
                self._take()
            parts.append(self._read_part())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _read_part(self) -> Node:
        if self._next in ("end", "and", "or", ")"):
            raise UsageError(self._missing(), EXAMPLE)
        piece = self._take()
        if piece.kind == "not":
            part = self._read_part()
            return part.part if isinstance(part, Without) else Without(part)
        if piece.kind == "(":
            return self._read_bracket()
        assert piece.term is not None
        return piece.term

    def _missing(self) -> str:
        before, after = (
            [piece.typed for piece in self._pieces[place:][:1]] for place in (self._place - 1, self._place)
        )
        if self._place == 0:
            return f"A search cannot begin with `{after[0]}`."
        return (
            f"Nothing stands between `{before[0]}` and `{after[0]}`."
            if after
            else f"Nothing stands after `{before[0]}`."
        )

    def _read_bracket(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UsageError(f"More than {DEEPEST} brackets stand in each other.", "Fewer will do.")
        node = self._read_either()
        if self._next != ")":
            raise UsageError("A bracket is open.", "Write ) where it ends, or leave it out.")
        self._take()
        self._depth -= 1
        return node
