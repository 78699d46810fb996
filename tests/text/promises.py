"""What must be true of the repaired and of the normalised form of every string."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

from pipelines.text import Repaired, normalise, repair
from pipelines.text.mending.lookalikes import TWINS
from pipelines.text.spelling.letters import TONE_MARKS

KEEPING = {"composed", "newline", "invisible", "blank", "bullet", "broken_word", "undecodable"}
"""The rules that keep every letter and digit in its order; `look_alike` keeps them but for twins of other alphabets."""


def faults(text: str) -> list[str]:
    """Name every promise that repair and normalise do not keep for a string."""
    repaired = repair(text)
    clean = repaired.text
    checks = {
        "had back": repaired.printed() == text,
        "NFC": unicodedata.is_normalized("NFC", clean),
        "repaired once": repair(clean) == Repaired(clean),
        "letters kept": _keeps_letters(repaired),
        "NFC as NFD": _repair_form("NFC", text) == _repair_form("NFD", text),
        **_check_normal(clean),
    }
    return [name for name, holds in checks.items() if not holds]


def _check_normal(clean: str) -> dict[str, bool]:
    normal = normalise(clean)
    same_place = len(normal) == len(clean) and all(
        a == b or _toneless(a) == _toneless(b) for a, b in zip(clean, normal, strict=True)
    )
    return {
        "offsets": same_place,
        "tones kept": sorted(_tones(normal)) == sorted(_tones(clean)),
        "normalised once": normalise(normal) == normal,
        "normal is NFC": unicodedata.is_normalized("NFC", normal),
        "line by line": normal == "\n".join(map(normalise, clean.split("\n"))),
    }


def _repair_form(form: Literal["NFC", "NFD"], text: str) -> str:
    return repair(unicodedata.normalize(form, text)).text


def _keeps_letters(repaired: Repaired) -> bool:
    for edit in repaired.edits:
        rules = set(edit.rule.split("+"))
        new = repaired.text[edit.start : edit.end]
        if rules <= KEEPING and _letters(edit.raw) != _letters(new):
            return False
        if rules <= KEEPING | {"look_alike"} and _meant_letters(edit.raw) != _meant_letters(new):
            return False
    return True


def _letters(text: str) -> str:
    """Give the base letters and the digits of a text, without marks."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", text)))


def _meant_letters(text: str) -> str:
    return _letters(unicodedata.normalize("NFD", text).translate(TWINS))


def _toneless(letter: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", letter) if char not in TONE_MARKS)


def _tones(text: str) -> Iterator[str]:
    return (char for char in unicodedata.normalize("NFD", text) if char in TONE_MARKS)
