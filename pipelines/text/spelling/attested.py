"""The syllables that Vietnamese words are made of, about a third of the possible ones, and which two make a word.

Source: the dictionary of 72,547 words in underthesea's wheel; family names and given names that it lacks are added.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipelines.text.spelling.letters import TONES
from pipelines.text.spelling.syllables import place_tone, tone_place, tone_repairs, toneless_syllables
from pipelines.text.tagging.stock import read_dictionary

_NAMES = ("nguyễn", "hoằng", "duẩn", "vỹ", "mỵ", "nhạ")

_ONSET = "gi"  # in the dictionary for loan words ("gi lê"); nearly always the beginning of a word


@cache
def attested() -> Mapping[str, str]:
    """Map every attested syllable in lower case, in either style of tone marks, to its old style."""
    known = _dictionary_syllables()
    spellings: dict[str, str] = {}
    for letters, stopped in toneless_syllables():
        for tone in ("s", "j") if stopped else TONES:
            old = place_tone(letters, tone, tone_place(letters))
            if old in known:
                spellings |= {old: old, place_tone(letters, tone, tone_place(letters, new_style=True)): old}
    return MappingProxyType(spellings)


@cache
def word_pairs() -> frozenset[str]:
    """List the dictionary words of two syllables, "phát triển", in lower case and in the style they are printed in."""
    return frozenset(word for word in read_dictionary() if word.count(" ") == 1)


def _dictionary_syllables() -> set[str]:
    moves = tone_repairs()
    printed = {part for word in read_dictionary() for part in word.split()}
    return {moves.get(part, part) for part in printed}.union(_NAMES) - {_ONSET}
