"""Phrases looked up at a token: the longest that stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipelines.text.names.tokens import split_words
from pipelines.text.tones import normalise


class Phrases:
    """Phrases, each with what it stands for; letter case and the style of tone marks do not matter."""

    __slots__ = ("_longer", "_single")

    def __init__(self, entries: Mapping[str, str]) -> None:
        """Take phrases with what each stands for."""
        self._single: dict[str, str] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], str]]]] = {}  # by the first word, then by the second
        split = [(split_words(normalise(phrase).lower()), value) for phrase, value in entries.items()]
        for (first, *rest), value in sorted(split, key=lambda entry: len(entry[0]), reverse=True):
            if rest:
                self._longer.setdefault(first, {}).setdefault(rest[0], []).append((rest, value))
            else:
                self._single[first] = value

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Make a list of phrases that stand for themselves."""
        return cls({phrase: phrase for phrase in phrases})

    @property
    def firsts(self) -> set[str]:
        """Give the first words of all phrases, in lower case."""
        return {*self._single, *self._longer}

    def match(self, lows: Sequence[str], index: int) -> tuple[int, str] | None:
        """Find the longest phrase at a token: one past its last token, and what it stands for."""
        first = lows[index]
        if longer := self._longer.get(first):
            for rest, value in longer.get(lows[index + 1], ()):
                end = index + 1 + len(rest)
                if lows[index + 1 : end] == rest:
                    return end, value
        single = self._single.get(first)
        return None if single is None else (index + 1, single)

    def value(self, lows: Sequence[str], index: int) -> str:
        """Give what the longest phrase at a token stands for, "" where none stands."""
        found = self.match(lows, index)
        return found[1] if found else ""

    def end(self, lows: Sequence[str], index: int) -> int:
        """Give one past the last token of the longest phrase at a token, or the token itself where none stands."""
        found = self.match(lows, index)
        return found[0] if found else index
