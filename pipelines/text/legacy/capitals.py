"""Words in capitals whose letters with tones are small, because the fonts of TCVN3 have no other ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.text.legacy.tables import Letters
from pipelines.text.legacy.words import Word, case_of, has_cases, is_word

_BETWEEN = re.compile(r"[ \u00a0,&/–-]*")


def raised_words(text: str, words: Sequence[Word], letters: Letters) -> set[Word]:
    """Find the words that were meant in capitals: "CéNG HßA" is "CỘNG HÒA".

    A word whose only known letter is its first ("Hµ") is in capitals beside one that is; a word of no known case ("ë")
    only between two.
    """
    if letters.name != "tcvn3":
        return set()
    upper = [_is_upper(word, letters) for word in words]
    joined = [_are_joined(text, *pair) for pair in pairwise(words)]
    for i in (*range(len(words)), *reversed(range(len(words)))):
        before = i > 0 and joined[i - 1] and upper[i - 1]
        after = i < len(joined) and joined[i] and upper[i + 1]
        upper[i] = upper[i] or _may_follow(words[i], letters, before + after)
    return {word for word, is_upper in zip(words, upper, strict=True) if is_upper and word.meant != word.meant.upper()}


def _is_upper(word: Word, letters: Letters) -> bool:
    return len(word.meant) > 1 and case_of(word.meant, letters) == "upper" and is_word(word.meant, letters)


def _may_follow(word: Word, letters: Letters, neighbours: int) -> bool:
    """Say whether so many neighbours in capitals are enough for a word."""
    if not has_cases(word.meant, letters):
        return neighbours == 2
    return neighbours > 0 and case_of(word.meant, letters) == "first"


def _are_joined(text: str, one: Word, other: Word) -> bool:
    return bool(_BETWEEN.fullmatch(text, one.start + len(one.seen), other.start))
