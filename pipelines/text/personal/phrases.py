"""Phrases that are looked for word by word, whatever stands between their words and however their tones are placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.text.spelling.syllables import tone_repairs

_FIRST = re.compile(r"(?<!\w)[^\W\d_]+")
_NEXT = re.compile(r"[ ,./()-]{1,4}([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")


class Said(NamedTuple):
    """A phrase of the lexicon at start:end of a text, and the heading that it stands under."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class _Branch:
    """What may follow the words up to here, and the heading of the phrase that they make ("" for none)."""

    kind: str = ""
    following: dict[str, _Branch] = field(default_factory=dict)


def fold(word: str) -> str:
    """Give a word in lower case, its tone mark where the old style has it."""
    lowered = word.lower()
    return tone_repairs().get(lowered, lowered)


class Phrasebook:
    """Phrases with the heading of each; of those that begin at one place the longest counts."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._root = _Branch()
        for phrase, kind in phrases.items():
            branch = self._root
            for word in _WORD.findall(phrase):
                branch = branch.following.setdefault(fold(word), _Branch())
            branch.kind = kind

    def find(self, text: str, start: int, end: int) -> Iterator[Said]:
        """Give the phrases between two places of a text, in order, none inside another."""
        done = start
        firsts = self._root.following
        for word in _FIRST.finditer(text, start, end):
            if word.start() >= done and (branch := firsts.get(fold(word[0]))):
                said = _longest(text, word.start(), word.end(), branch)
                if said and said.end <= end:
                    yield said
                    done = said.end

    def at(self, text: str, start: int) -> Said | None:
        """Give the phrase that begins at a place."""
        word = _FIRST.match(text, start)
        branch = self._root.following.get(fold(word[0])) if word else None
        return _longest(text, start, word.end(), branch) if word and branch else None


def _longest(text: str, start: int, end: int, branch: _Branch) -> Said | None:
    found = None
    while True:
        if branch.kind:
            found = Said(start, end, branch.kind)
        word = _NEXT.match(text, end) if branch.following else None
        following = branch.following.get(fold(word[1])) if word else None
        if word is None or following is None:
            return found
        branch, end = following, word.end()
