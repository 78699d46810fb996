"""Words with part of speech, as offsets into the clean text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipelines.text.sentences import sentences
from pipelines.text.spelling.syllables import syllables
from pipelines.text.tagging.tagger import Tagged, tag_sentences, white_words
from pipelines.text.tones import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

# underthesea's word pattern takes quadratic time on long dotted runs: 16,000 characters of "a.a.a" are 2.5 seconds.
_LONG = 400
_LONG_RUN = re.compile(rf"\S{{{_LONG}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")  # on which underthesea's own functions fail
_UPPER = re.escape("".join(filter(str.isupper, map(chr, range(0x1EFA)))))
_CAPITALS = re.compile(rf"(?<!\w)[{_UPPER}]+(?:\s+[{_UPPER}]+)+(?!\w)")  # two words or more in capitals
_SYLLABLE = re.compile(r"\w+")
_REMEMBERED = 4096
_REMEMBERED_LENGTH = 1000
_memory: dict[str, Tagged] = {}


class Word(NamedTuple):
    """One word at start:end of the text; `pos` is a tag of the VLSP tag set (N, V, Np, CH...), X where unknown."""

    start: int
    end: int
    pos: str


def words(text: str, bounds: Iterable[tuple[int, int]] | None = None) -> list[Word]:
    """Find the words of the text, sentence by sentence; `bounds` are its sentences when they are known already.

    Every character that is no white space lies in exactly one word, save where a word spans blanks.
    """
    normal = normalise(text)
    spans = list(sentences(text) if bounds is None else bounds)
    tagged = _tag_or_remember([normal[start:end] for start, end in spans])
    return [
        Word(start + first, start + last, pos)
        for (start, _), found in zip(spans, tagged, strict=True)
        for first, last, pos in zip(*found, strict=True)
    ]


def _tag_or_remember(pieces: list[str]) -> list[Tagged]:
    """Tag what was not met lately: pages of one site repeat their sentences."""
    tagged = {piece: found for piece in pieces if (found := _memory.get(piece)) is not None}
    new = [piece for piece in dict.fromkeys(pieces) if piece not in tagged]
    readable = [piece for piece in new if _is_readable(piece)]
    fresh = dict(zip(readable, tag_sentences([_lower_heading(piece) for piece in readable]), strict=True))
    _remember(fresh)
    tagged |= fresh
    return [tagged[piece] if piece in tagged else white_words(piece) for piece in pieces]


def _remember(fresh: dict[str, Tagged]) -> None:
    for piece, found in fresh.items():
        if len(_memory) >= _REMEMBERED:
            _memory.clear()
        if len(piece) <= _REMEMBERED_LENGTH:
            _memory[piece] = found


def _is_readable(piece: str) -> bool:
    return not (_SURROGATE.search(piece) or (len(piece) >= _LONG and _LONG_RUN.search(piece)))


def _lower_heading(sentence: str) -> str:
    """Write what stands in capitals in lower case, letter for letter: the models know words by their small letters."""
    lowered = sentence.lower()
    if len(lowered) != len(sentence):
        return sentence
    if sentence.isupper():
        return lowered if " " in sentence.strip() else sentence
    return _CAPITALS.sub(lambda run: _SYLLABLE.sub(_lower_syllable, run[0]), sentence)


def _lower_syllable(word: re.Match[str]) -> str:
    """Lower a syllable that stands in capitals among others; no acronym: `THÔNG BÁO UBND` is `thông báo UBND`."""
    lowered = word[0].lower()
    return lowered if lowered in syllables() else word[0]
