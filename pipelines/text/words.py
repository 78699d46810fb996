"""Words with part of speech, as offsets into the clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.text.sentences import sentences
from pipelines.text.tagger import Token, tag_words, white_words
from pipelines.text.tones import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

# underthesea's word pattern takes quadratic time on long dotted runs: 16,000 characters of "a.a.a" are 2.5 seconds.
_LONG_RUN = re.compile(r"\S{400}")
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Word:
    """One word at start:end of the text; `pos` is a tag of the VLSP tag set (N, V, Np, CH...), X where unknown."""

    start: int
    end: int
    pos: str


def words(text: str, bounds: Iterable[tuple[int, int]] | None = None) -> list[Word]:
    """Find the words of the text, sentence by sentence; `bounds` are its sentences when they are known already.

    Every character that is no white space lies in exactly one word, save where a word spans blanks.
    """
    normal = normalise(text)
    return [
        Word(start + token.start, start + token.end, token.pos)
        for start, end in (sentences(text) if bounds is None else bounds)
        for token in _sentence_words(normal[start:end])
    ]


@lru_cache(maxsize=_REMEMBERED)
def _sentence_words(sentence: str) -> tuple[Token, ...]:
    if _LONG_RUN.search(sentence):
        return white_words(sentence)
    return tag_words(_lower_heading(sentence))


def _lower_heading(sentence: str) -> str:
    """Write a heading in capitals in lower case: the models know words by their small letters."""
    lowered = sentence.lower()
    is_heading = sentence.isupper() and " " in sentence.strip() and len(lowered) == len(sentence)
    return lowered if is_heading else sentence
