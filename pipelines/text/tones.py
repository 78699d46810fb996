"""One style of tone marks: the old one (òa, úy), which underthesea's models were trained on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining

from pipelines.text.remember import Remembered
from pipelines.text.spelling.syllables import tone_repairs

_WHOLE_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,7}+(?![^\W\d_])")  # no syllable is longer than "nghiêng"
# An address goes back to the beginning of the word that it is glued to ("xemwww.a.vn"), and on to the next blank.
_ADDRESS = re.compile(r"(?<!\w)(?:\w+://|\w*?www\.)\S+|(?<!\S)\S+?@\S+", re.IGNORECASE)


@lru_cache(maxsize=8)
def normalise(text: str) -> str:
    """Put every tone mark where the old style has it: "thỏang, hoà, qúy" -> "thoảng, hòa, quý".

    Takes NFC and gives NFC of the same length, so that offsets hold in both. Addresses of the web and of mail, words of
    other languages, and every spelling (qui, lí, nghành) are left as they are. A text is asked for by several rules.
    """
    return " ".join(map(_NORMAL.__getitem__, text.split(" ")))  # neither words nor addresses hold blanks


def _normalise_chunk(chunk: str) -> str:
    if chunk.isascii():
        return chunk
    parts: list[str] = []
    last = 0
    for start, end in outside_addresses(chunk):
        parts += chunk[last:start], _WHOLE_WORD.sub(_move_tone, chunk[start:end])
        last = end
    return "".join(parts)


def outside_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find the stretches between the addresses of the web and of mail, in which letters are left as they are."""
    end = 0
    for address in _ADDRESS.finditer(text):
        yield end, address.start()
        end = address.end()
    yield end, len(text)


def _move_tone(run: re.Match[str]) -> str:
    following = run.string[run.end() : run.end() + 1]
    if following and combining(following):  # it would compose with the letter that its tone leaves
        return run[0]
    return tone_repairs().get(run[0], run[0])


_NORMAL = Remembered(_normalise_chunk)
