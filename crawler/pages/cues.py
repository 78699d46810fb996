"""The labels of `cues.yml` as matchers over folded text: a Vietnamese reader edits the list, not this file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

_HEADS: Final = ("related", "comments", "tools", "attachments")  # what heads, or labels, a part of a page
_WORD: Final = re.compile(r"[^\W\d]\w*")
_COUNTS: Final = ("cac", "nhung", "mot so")
_MARKS: Final = dict.fromkeys((*range(768, 880), 173, *range(8203, 8208), 65279))
_KNOWN: Final = 0x2200  # a character with no entry in a table costs `translate` ten times one that has
_SIGNS: Final = bytes(code for code in range(128) if not chr(code).isalnum())


def _letter_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(code).lower() for code in range(_KNOWN)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base.lower()
    return table | _MARKS | {ord("đ"): "d", ord("Đ"): "d", 0xD0: "d", 0xA0: " "}


_TABLE: Final = _letter_table()
_VIETNAMESE: Final = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_COMMON: Final = (
    "\0\t\n" + "".join(map(chr, range(32, 127))) + _VIETNAMESE + _VIETNAMESE.upper() + "\u00a0–—“”‘’…•·©®»«°²³×½►●"
)
"""The characters of nearly every line: tables of bytes turn them in a quarter of the time; \\0 must be the first."""
_CODES: Final = codecs.charmap_build(_COMMON)
_FOLDS: Final = _COMMON.translate(_TABLE)
_PLAIN: Final = bytes(ord(char) if char.isascii() else 0 for char in _FOLDS.ljust(256, "\0"))
_SIGNS_OF_CODES: Final = bytes(code for code, char in enumerate(_FOLDS) if not (char.isascii() and char.isalnum()))
_SIGNS_IN_LINES: Final = _SIGNS_OF_CODES.replace(bytes((_COMMON.index("\n"),)), b"")


def fold(text: str) -> str:
    """Return `text` in lower case without marks, no-break spaces as spaces: the form in which labels are compared.

    A composed letter gives one letter, so offsets hold for text in NFC.
    """
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _CODES)[0], "strict", _FOLDS)[0]
    except UnicodeEncodeError:
        return text.translate(_TABLE)


def letters(text: str) -> str:
    """Return the folded letters and digits of `text` alone, all ASCII: equal for two printings of one title."""
    try:
        return codecs.charmap_encode(text, "strict", _CODES)[0].translate(_PLAIN, _SIGNS_OF_CODES).decode()
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFD", text.replace("Ð", "d").lower().replace("đ", "d"))
        return base.encode("ascii", "ignore").translate(None, _SIGNS).decode("ascii")


def fold_all(texts: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Return `fold` and `letters` of texts of one line each, made at once; None where a rare letter stands in one."""
    try:
        codes = codecs.charmap_encode("\n".join(texts), "strict", _CODES)[0]
    except UnicodeEncodeError:
        return None
    folded = codecs.charmap_decode(codes, "strict", _FOLDS)[0]
    return folded.split("\n"), codes.translate(_PLAIN, _SIGNS_IN_LINES).decode().split("\n")


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the folded phrases under one heading of `cues.yml`, longest first."""
    return _all_phrases()[name]


@cache
def _all_phrases() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(sorted({fold(phrase) for phrase in found}, key=lambda phrase: (-len(phrase), phrase)))
        for name, found in _read_cues().items()
    }


@cache
def _read_cues() -> dict[str, tuple[str, ...]]:
    raw = yaml.safe_load(files(__package__).joinpath("cues.yml").read_text(encoding="utf-8"))
    return {name: tuple(map(str, found)) for name, found in raw.items()}


@cache
def printed(name: str) -> re.Pattern[str]:
    """Match text in lower case, marks and all, that begins with a phrase: for words that marks alone tell apart."""
    return re.compile(rf"(?:{branches([*map(re.escape, word)] for word in spellings(name))})\b")


@cache
def spellings(name: str) -> frozenset[str]:
    """Return the phrases under one heading of `cues.yml` in lower case, marks and all."""
    return frozenset(unicodedata.normalize("NFC", phrase).lower() for phrase in _read_cues()[name])


@cache
def alternation(name: str) -> str:
    """Return the phrases of a heading as one regular expression, blanks inside a phrase being flexible."""
    return branches([r"\s+" if letter == " " else re.escape(letter) for letter in phrase] for phrase in phrases(name))


def branches(words: Iterable[Sequence[str]]) -> str:
    """Return words, each given as the patterns of its letters, as one pattern that tries no shared front twice.

    Where one word begins another, the longer is tried first.
    """
    twigs: defaultdict[str, list[Sequence[str]]] = defaultdict(list)
    ends = False
    for word in words:
        if word:
            twigs[word[0]].append(word[1:])
        else:
            ends = True
    grown = [letter + branches(rest) for letter, rest in sorted(twigs.items())]
    grown += [""] if ends and grown else []
    return f"(?:{'|'.join(grown)})" if len(grown) > 1 else "".join(grown)


@cache
def label(name: str) -> re.Pattern[str]:
    """Match folded text that begins with a label and a colon, or that is the label alone."""
    return re.compile(rf"[^\w]*(?:{alternation(name)})\s*(?::|：|$)")


@cache
def label_front(name: str) -> re.Pattern[str]:
    """Match folded text that begins with a label, whatever follows it."""
    return re.compile(rf"[^\w]*(?:{alternation(name)})\b")


@cache
def heading(name: str) -> re.Pattern[str]:
    """Match folded text that is a phrase of the heading and nothing else but signs, digits and an ellipsis."""
    return re.compile(rf"[\W\d]*(?:{alternation(name)}{_composed(name)})[\W\d]*$")


@cache
def headings_by_opening() -> dict[str, tuple[str, ...]]:
    """Return the first words of all that heads a part of a page, each with the headings so begun: most lines have none.

    A word ends at its first sign: "e-mail" opens with "e".
    """
    found: dict[str, dict[str, None]] = {}
    for name in _HEADS:
        things = (*_COUNTS, *phrases(f"{name}_what")) if f"{name}_what" in _all_phrases() else ()
        for opening in filter(None, map(_WORD.match, (*phrases(name), *things))):
            found.setdefault(opening[0], {})[name] = None
    return {word: tuple(names) for word, names in found.items()}


def _composed(name: str) -> str:
    """Return what a heading composed of a thing and its kind adds: "các tin" and "đã đưa"."""
    if f"{name}_what" not in _all_phrases():
        return ""
    counts = "|".join(_COUNTS).replace(" ", r"\s+")
    what, how = alternation(f"{name}_what"), alternation(f"{name}_how")
    return rf"|(?:(?:{counts})\s+)?(?:{what})(?:\s+(?:{how}))+"
