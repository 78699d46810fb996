"""The written syllables of Vietnamese, made from onsets, rimes and tones, with tone marks in the old style.

Source: the phonology of Vietnamese as schools teach it (28 written onsets, a rime of one to three vowels with or
without a final consonant, six tones of which a rime that ends in c, ch, p or t takes only sắc and nặng).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pipelines.text.spelling.letters import MARKED_VOWELS, TONES, VOWELS, add_tone

ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
STOPS = ("c", "ch", "p", "t")
# Rimes: vowels, then the finals that may close them; "-" is no final.
_RIMES = {
    "a": "- c ch m n ng nh p t", "ă": "c m n ng p t", "â": "c m n ng p t", "e": "- c ch m n ng nh p t",
    "ê": "- c ch m n ng nh p t", "i": "- c ch m n nh p t", "o": "- c m n ng p t", "ô": "- c m n ng p t",
    "ơ": "- m n p t", "u": "- c m n ng p t", "ư": "- c m n ng t", "y": "- ch n nh p t", "ai": "-", "ao": "-",
    "au": "-", "ay": "-", "âu": "-", "ây": "-", "ea": "-", "eo": "-", "eu": "-", "êu": "-", "ia": "-",
    "iê": "c m n ng p t", "iêu": "-", "iu": "-", "oa": "- c ch m n ng nh p t", "oai": "-", "oao": "-", "oay": "-",
    "oă": "c m n ng t", "oe": "- m n t", "oeo": "-", "oi": "-", "oo": "c ng", "ôi": "-", "ơi": "-", "ua": "-",
    "uâ": "n ng t", "uây": "-", "uê": "- ch nh", "ui": "-", "uô": "c m n ng p t", "uôi": "-", "uơ": "-",
    "uy": "- ch n nh p t", "uya": "-", "uyê": "n t", "uyu": "-", "ưa": "-", "ưi": "-", "ươ": "c m n ng p t",
    "ươi": "-", "ươu": "-", "ưu": "-", "ya": "-", "yê": "m n ng t", "yêu": "-", "yu": "-",
}  # fmt: skip
_FREE_RIME = "yêt"  # word lists carry it with every tone, against the rule for stops
_OPEN_PAIRS = ("oa", "oe", "uy")


def split_rime(letters: str) -> tuple[str, str, str]:
    """Split a syllable without its tone, in lower case, into (onset, vowels, final): "giang" is ("gi", "a", "ng")."""
    onset = next((o for o in ("qu", "gi") if letters.startswith(o) and letters[2:3] and letters[2] in VOWELS), None)
    if onset is None:
        onset = letters[: len(letters) - len(letters.lstrip("bcdđghklmnpqrstvx"))]
    rest = letters[len(onset) :]
    final = rest[len(rest.rstrip("bcdđghklmnpqrstvx")) :]
    return onset, rest[: len(rest) - len(final)], final


def tone_place(letters: str, *, new_style: bool = False) -> int:
    """Find the index of the letter that carries the tone mark: òa, úy in the old style, oà, uý in the new."""
    onset, vowels, final = split_rime(letters)
    marked = max(vowels.rfind(vowel) for vowel in MARKED_VOWELS)
    if marked >= 0:
        return len(onset) + marked
    if final or len(vowels) == 3:
        return len(onset) + (len(vowels) - 1 if final else 1)
    return len(onset) + int(new_style and vowels in _OPEN_PAIRS)


def place_tone(letters: str, tone: str, index: int) -> str:
    """Put the tone mark on the letter at `index`."""
    return letters[:index] + add_tone(letters[index], tone) + letters[index + 1 :]


def toneless_syllables() -> Iterator[tuple[str, bool]]:
    """Join every onset with every rime, without a tone; the flag says that only sắc and nặng can stand on it."""
    for vowels, finals in _RIMES.items():
        for final in finals.split():
            rime = vowels + final.strip("-")
            for onset in ONSETS:
                yield onset + rime, final in STOPS and rime != _FREE_RIME
                if onset in ("gi", "qu") and rime[0] == onset[-1]:  # the vowel is written once: gì, giêng, quy, quyên
                    yield onset + rime[1:], final in STOPS


@cache
def syllables() -> frozenset[str]:
    """List every possible syllable in lower case and the old style: about 20,000, far more than are words."""
    return frozenset(
        place_tone(letters, tone, tone_place(letters))
        for letters, stopped in toneless_syllables()
        for tone in (("s", "j") if stopped else TONES)
    )


@cache
def tone_repairs() -> Mapping[str, str]:
    """Map each syllable with its tone mark out of place to the old style, in lower, title and upper case."""
    valid = syllables()
    moves: dict[str, str] = {}
    for letters, stopped in toneless_syllables():
        place = tone_place(letters)
        for tone in ("s", "j") if stopped else TONES:
            right = place_tone(letters, tone, place)
            wrong = {place_tone(letters, tone, i) for i, c in enumerate(letters) if c in VOWELS and tone} - valid
            moves |= {case(form): case(right) for form in wrong for case in (str.lower, str.capitalize, str.upper)}
    return MappingProxyType(moves)
