"""A text cut into syllables, numbers and signs, as lists that stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.text.spelling.attested import word_pairs

# White space other than the blank is a token of its own, at which every name ends.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w ]|_")
_SHOUTED_LENGTH = 4
_BEYOND = 8
_ENDS = frozenset('.!?…:;\n\t\r"“”(-–+*•')


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: each as it stands, in lower case, whether it has a capital, and where it was found.

    `capital` is False throughout a line in capitals, where a capital says nothing; `shouted` is True there. The lists
    of words end with a few empty tokens, so that what follows the last can be asked for.
    """

    text: str
    words: list[str]
    lows: list[str]
    capital: list[bool]
    shouted: list[bool]
    found: list[re.Match[str]]

    def glued(self, index: int) -> bool:
        """Say whether no blank parts a token from the one before."""
        return 0 < index < len(self.found) and self.found[index].start() == self.found[index - 1].end()

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Give the offsets of the tokens from `first` up to, not with, `end`."""
        return self.found[first].start(), self.found[end - 1].end()

    def printed(self, first: int, end: int) -> str:
        """Give the text of the tokens from `first` up to, not with, `end`, in one style of tone marks."""
        return self.text[slice(*self.span(first, end))]

    def ends_word(self, index: int) -> bool:
        """Say whether a token in small letters only ends a word of the dictionary: the "sở" of "cơ sở"."""
        if self.capital[index] or index == 0:
            return False
        return f"{self.lows[index - 1]} {self.lows[index]}" in word_pairs()

    def begins_word(self, index: int) -> bool:
        """Say whether the next token in small letters makes a word of the dictionary with this one: "Sư phạm"."""
        if self.capital[index + 1] or self.shouted[index]:
            return False
        return f"{self.lows[index]} {self.lows[index + 1]}" in word_pairs()

    def begins_sentence(self, index: int) -> bool:
        """Say whether a token may owe its capital to its place."""
        return index == 0 or self.words[index - 1] in _ENDS


def split_words(phrase: str) -> list[str]:
    """Give the tokens of a phrase."""
    return _TOKEN.findall(phrase)


def read_tokens(text: str) -> Tokens:
    """Cut a text into tokens."""
    found = list(_TOKEN.finditer(text))
    words = [match[0] for match in found]
    lows = [word.lower() for word in words]
    capital = [word[0].isupper() for word in words]
    shouted = [False] * len(words)
    for first, end in _shouted_lines(text, words):
        capital[first:end] = [False] * (end - first)
        shouted[first:end] = [True] * (end - first)
    blank, no = [""] * _BEYOND, [False] * _BEYOND
    return Tokens(text, words + blank, lows + blank, capital + no, shouted + no, found)


def _shouted_lines(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Find the lines of four and more words in capitals, by their first token and one past the last."""
    if not any(line.isupper() for line in text.split("\n")):
        return []
    bounds = [-1, *(index for index, word in enumerate(words) if word == "\n"), len(words)]
    return [(first + 1, end) for first, end in pairwise(bounds) if _is_shouted(words[first + 1 : end])]


def _is_shouted(words: list[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) >= _SHOUTED_LENGTH and all(word.isupper() for word in letters)
