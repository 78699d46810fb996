"""Vietnamese letters taken apart: the tone mark on one side, the letter without it on the other."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TONES = {"": "", "f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
"""Tone names by the Telex key that types them: f huyền, s sắc, x ngã, r hỏi, j nặng; "" is the level tone."""

TONE_MARKS = {mark: tone for tone, mark in TONES.items() if mark}
VOWELS = "aăâeêioôơuưy"
MARKED_VOWELS = "ăâêôơư"
LETTER_RUN = re.compile(r"[^\W\d_]+")
"""A run of letters of any script: a syllable is always one whole run."""

# NFC sorts marks by class, and a tone above has the class of a circumflex or a breve: typed first, it stays first.
_TONE_FIRST = re.compile(
    "(?<=[aeoAEO])([\u0300\u0301\u0303\u0309])(?:(\u0302)|(?<=[aA][\u0300\u0301\u0303\u0309])(\u0306))"
)


@cache
def add_tone(vowel: str, tone: str) -> str:
    """Put a tone mark on one vowel letter, as one code point."""
    return unicodedata.normalize("NFC", vowel + TONES[tone])


@cache
def split_tone(letter: str) -> tuple[str, str]:
    """Split one NFC letter into (letter without tone, tone name): "ấ" is ("â", "s")."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((TONE_MARKS[mark] for mark in marks if mark in TONE_MARKS), "")
    return unicodedata.normalize("NFC", marks.replace(TONES[tone], "")), tone


def compose(text: str) -> str:
    """Compose to NFC, with the tone after the circumflex or breve also where it was typed before it."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii():
        return composed
    apart = unicodedata.normalize("NFD", composed)
    mended, count = _TONE_FIRST.subn(lambda m: (m[2] or m[3]) + m[1], apart)
    return unicodedata.normalize("NFC", mended) if count else composed
