"""The words of a text as they would be read in a legacy charset, and whether they are Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.text.legacy.tables import Letters
from pipelines.text.spelling.letters import compose
from pipelines.text.spelling.syllables import syllables
from pipelines.text.tones import normalise

# What stands between words in any text, though some charsets have letters in these places.
_MARKS = "«»“”‘’„‚‹›…–—•·\u00a0"
_ALONE = ("ở", "ô")  # words of one letter that texts are full of: "·" in VISCII, "«" in TCVN3
_WITH_SMALL_TWIN = "ĂÂÊÔƠƯĐ"
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@)\S*")


class Word(NamedTuple):
    """One word as it is seen at `start` of a text, and what is meant by it in a charset."""

    start: int
    seen: str
    meant: str


def read_words(text: str, letters: Letters) -> Iterator[Word]:
    """Read the words of a text; quotes and dashes are letters where that makes a word or they mean small ones."""
    for run in letters.word.finditer(text):
        whole = is_word(letters.read(run[0]), letters)
        for piece in (run,) if whole else _between_marks(letters).finditer(text, run.start(), run.end()):
            meant = compose(letters.read(piece[0]))
            if piece[0].strip(_MARKS) or meant.lower() in _ALONE:
                yield Word(piece.start(), piece[0], meant)


@cache
def _between_marks(letters: Letters) -> re.Pattern[str]:
    marks = "".join(mark for mark in _MARKS if not letters.meanings.get(mark, "").islower())
    return re.compile(f"[^{marks}]+")


def without_marks(word: Word, letters: Letters) -> Word:
    """Take off the marks at the ends of a word, which may be quotes of another language."""
    seen = word.seen.strip(_MARKS)
    return word if seen == word.seen else Word(word.start, seen, compose(letters.read(seen)))


def hide_addresses(text: str) -> str:
    """Blank the addresses of the web and of mail, whose words are of no language."""
    return _ADDRESS.sub(lambda m: " " * len(m[0]), text)


@lru_cache(maxsize=2**14)
def is_syllable(word: str) -> bool:
    """Say whether a word is a syllable, in either style of tone marks, whatever the case of its letters."""
    return normalise(compose(word)).lower() in syllables()


def is_word(word: str, letters: Letters | None = None) -> bool:
    """Say whether a word is a Vietnamese syllable in lower, title or upper case, as far as the charset has cases."""
    return is_syllable(word) and bool(case_of(word, letters) or not has_cases(word, letters))


def has_cases(word: str, letters: Letters | None) -> bool:
    """Say whether the case of any letter is known."""
    return bool(_known(word, letters))


def case_of(word: str, letters: Letters | None = None) -> str:
    """Give "lower", "title", "upper" or "first" for one capital that begins a word of no other known case; or "".

    The fonts of TCVN3 have small letters alone where there is a tone: "NéI" is in upper case.
    """
    known = _known(word, letters)
    if known.islower():
        return "lower"
    if known.isupper():
        return "first" if len(known) == 1 and word[0] == known and len(word) > 1 else "upper"
    return "title" if known.istitle() and word[0] == known[0] else ""


def _known(word: str, letters: Letters | None) -> str:
    if letters is None or letters.name != "tcvn3":
        return word
    return "".join(char for char in word if char.isascii() or char.upper() in _WITH_SMALL_TWIN)
