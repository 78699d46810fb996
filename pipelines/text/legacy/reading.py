"""Text in a legacy charset, shown as Western letters, turned to Vietnamese: "Céng hßa" -> "Cộng hòa"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pipelines.text.legacy.capitals import raised_words
from pipelines.text.legacy.names import font_charset, is_capital
from pipelines.text.legacy.tables import TABLES, Letters
from pipelines.text.legacy.telling import UNICODE_LETTERS, is_suspect, tell_charset, weigh
from pipelines.text.legacy.words import Word, read_words
from pipelines.text.mending.edits import Change

# What stands between words with letters that only Unicode has.
_STRETCH = re.compile(rf"(?<!\S)[^{UNICODE_LETTERS}\n]+(?!\S)")


class _Part(NamedTuple):
    """A line that may be in a legacy charset, or a part of one, and the weight that it needs to be turned."""

    start: int
    text: str
    need: int


def undo_legacy(text: str, expected: str | None = None) -> Iterator[Change]:
    """Turn the lines that are in a legacy charset; all lines together say in which.

    `expected` is the charset that the page is known to be in: then a short line needs less evidence, and parts of lines
    are turned that stand beside Unicode.
    """
    letters = TABLES.get(expected or "")
    parts = list(_parts(text, beside_unicode=letters is not None))
    if parts and letters is None:
        letters = TABLES.get(tell_charset([part.text for part in parts]) or "")
    for part in parts:
        if letters and weigh([part.text], letters).weight >= part.need:
            yield from _turn(part.text, part.start, letters)


def undo_font(text: str, font: str) -> Iterator[Change]:
    """Turn a text that stands in a font of a legacy charset; fonts whose names end with H have capitals alone.

    Text with letters that only Unicode has is left: pages were rewritten in Unicode and kept their fonts.
    """
    charset = font_charset(font)
    if charset and (text.isascii() or is_suspect(text)):
        yield from _turn(text, 0, TABLES[charset], capitals=is_capital(font))


def undo_charset(text: str, charset: str) -> Iterator[Change]:
    """Turn every letter of a text whose bytes are in a charset and were read as windows-1252."""
    yield from _turn(text, 0, TABLES[charset], whole=True)


def _parts(text: str, *, beside_unicode: bool) -> Iterator[_Part]:
    start = 0
    for line in text.split("\n"):
        if is_suspect(line):
            yield _Part(start, line, 1)
        elif beside_unicode and not line.isascii():
            stretches = (m for m in _STRETCH.finditer(line) if not m[0].isascii())
            yield from (_Part(start + m.start(), m[0], 2) for m in stretches)
        start += len(line) + 1


def _turn(text: str, start: int, letters: Letters, *, capitals: bool = False, whole: bool = False) -> Iterator[Change]:
    words = list(read_words(text, letters))
    raised = frozenset(words) if capitals else raised_words(text, words, letters)
    end = 0
    for word in words:
        if whole:
            yield from _signs(text[end : word.start], start + end, letters)
        yield from _turn_word(word, start, letters, raised)
        end = word.start + len(word.seen)
    if whole:
        yield from _signs(text[end:], start + end, letters)


def _turn_word(word: Word, start: int, letters: Letters, raised: Collection[Word]) -> Iterator[Change]:
    if word in raised:
        begin = start + word.start
        yield Change(begin, begin + len(word.seen), word.meant.upper(), letters.name)
    else:
        yield from _signs(word.seen, start + word.start, letters)


def _signs(seen: str, start: int, letters: Letters) -> Iterator[Change]:
    for sign in letters.sign.finditer(seen):
        yield Change(start + sign.start(), start + sign.end(), letters.meanings[sign[0]], letters.name)
