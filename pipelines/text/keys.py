"""Keys to find and to sort Vietnamese by: without marks for searching, in the order of the alphabet for sorting."""

from __future__ import annotations

import unicodedata

from pipelines.text.spelling.letters import TONES, split_tone
from pipelines.text.tones import normalise

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_FIRST_LETTER = 0x61
_TONE_ORDER = {tone: str(place) for place, tone in enumerate(("", "f", "r", "x", "s", "j"))}
_LEVEL = "\x01"
_BLANK, _MARK = "\x02", "\x03"


class _Folding(dict[int, str]):
    """Code point -> what is searched for, worked out once for each character."""

    def __missing__(self, code: int) -> str:
        lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).lower())
        folded = "".join(char for char in lowered if not "\u0300" <= char <= "\u036f").replace("đ", "d")
        self[code] = folded
        return folded


class _Ranking(dict[int, str]):
    """Code point -> its place in the order: blanks, then marks, digits, letters, letters of other alphabets."""

    def __missing__(self, code: int) -> str:
        self[code] = rank = _rank_letter(split_tone(chr(code))[0].lower())
        return rank


def _rank_letter(letter: str) -> str:
    if letter in _ALPHABET and letter:
        return chr(_FIRST_LETTER + _ALPHABET.index(letter))
    if letter.isspace():
        return _BLANK
    if letter.isdigit() and letter.isascii():
        return letter
    base = unicodedata.normalize("NFKD", letter)[:1]
    if base != letter and base:
        return _rank_letter(base.lower())
    return f"{_FIRST_OTHER}{letter}" if letter.isalnum() else f"{_MARK}{letter}"


_FIRST_OTHER = "\x7f"
_FOLDING = _Folding()
_RANKING = _Ranking()


def search_key(text: str) -> str:
    """Fold to lower case without marks, đ to d: "Đại hội" -> "dai hoi"; Vietnamese words become a-z and 0-9 only."""
    folded = text.translate(_FOLDING)
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def sort_key(text: str) -> str:
    """Make a string whose plain order is Vietnamese alphabetical order: a ă â b c d đ, then tones, then capitals.

    Tones count only between texts of the same letters, in the order of Vietnamese dictionaries: ngang, huyền, hỏi, ngã,
    sắc, nặng. Blanks come before letters: "Bà Rịa" before "Bạc Liêu". Both styles of tone marks give one key.
    """
    plain = normalise(unicodedata.normalize("NFC", text))
    tones = "".join(_TONE_ORDER[split_tone(char)[1]] for char in plain).rstrip("0")
    capitals = "".join(str(int(char.isupper())) for char in plain).rstrip("0")
    return _LEVEL.join((plain.translate(_RANKING), tones, capitals))


assert set(_TONE_ORDER) == set(TONES)
