"""Vietnamese written in the charsets that came before Unicode, as pages show it: the way back of the tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from pipelines.text.legacy.tables import TABLES
from pipelines.text.spelling.letters import TONES, VOWELS, add_tone

LETTERS = tuple(
    letter
    for small in (*(add_tone(vowel, tone) for vowel in VOWELS for tone in TONES), "đ")
    for letter in (small, small.upper())
    if not letter.isascii()
)
"""The 134 letters of Vietnamese that ASCII does not have."""

ONE_CASE = "tcvn3"
"""The charset that has no capitals with a tone: they are written small."""


def kept_letters(charset: str) -> list[str]:
    """List the letters that a charset has in their own case."""
    return [letter for letter in LETTERS if charset != ONE_CASE or letter.islower() or letter in "ĂÂÊÔƠƯĐ"]


@cache
def shapes(charset: str) -> Mapping[str, str]:
    """Map each letter to what is seen of it when its charset is taken for windows-1252."""
    seen: dict[str, str] = {}
    for shape, letter in TABLES[charset].meanings.items():
        if not any("\ud800" <= char <= "\udfff" for char in shape):
            seen.setdefault(letter, shape)
    seen |= {letter: letter for letter in TABLES[charset].plain if letter not in seen and not letter.isascii()}
    small = {letter: seen[letter.lower()] for letter in LETTERS if letter not in seen and charset == ONE_CASE}
    return seen | small


def write_legacy(text: str, charset: str) -> str:
    """Write NFC text as a page in a charset shows it; signs that the charset does not have stay."""
    seen = shapes(charset)
    return "".join(seen.get(char, char) for char in unicodedata.normalize("NFC", text))


def as_bytes(seen: str) -> bytes:
    """Give the bytes that are seen so."""
    return b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode("cp1252", "surrogateescape") for c in seen)
