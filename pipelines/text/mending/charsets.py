"""Bytes to text and back: which charset they are in, told by content where the declared one is wrong."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from pipelines.text.legacy.names import is_legacy, legacy_name
from pipelines.text.legacy.telling import tell_charset
from pipelines.text.spelling.letters import LETTER_RUN, compose
from pipelines.text.spelling.syllables import syllables
from pipelines.text.tones import normalise

_GUESSES = ("cp1258", "cp1252")
_BROWSER_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_WESTERN = "cp1252"
"""What bytes of a legacy charset are read as, so that each can be had back; its letters are turned as edits."""


class Decoded(NamedTuple):
    """Text, its charset, and flags; bytes that mean nothing in the charset stand as U+DC80 to U+DCFF.

    `charset` is None for text that never was bytes.
    """

    text: str
    charset: str | None
    flags: frozenset[str] = frozenset()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes: as UTF-8 if they are that, else by the charset that gives the most Vietnamese words.

    Bytes of a legacy charset (TCVN3, VNI, VISCII, VPS) come as windows-1252 shows them: see `legacy.undo_charset`.
    """
    named = charset_name(declared)
    flags = {"charset_unknown"} if declared and named is None else set()
    trusted = named if named and is_legacy(named) else None
    charset = (data.isascii() and trusted) or _told_by_bytes(data) or trusted or _told_by_words(data, named)
    if charset != named and (charset != "utf-8" or named):
        flags.add("charset_guessed")
    return Decoded(read_bytes(data, charset), charset, frozenset(flags))


def charset_name(declared: str | None) -> str | None:
    """Name the codec that browsers use for a declared charset, or the table of a legacy one; None for no charset."""
    if not declared:
        return None
    if legacy := legacy_name(declared):
        return legacy
    try:
        codec = codecs.lookup(declared.strip().strip("\"'"))
        b"".decode(codec.name)  # refuses codecs that are not charsets, such as base64
    except (LookupError, ValueError):
        return None
    return _BROWSER_NAMES.get(codec.name, codec.name)


def read_bytes(data: bytes, charset: str) -> str:
    """Decode without loss: a byte that means nothing becomes a lone surrogate that `write_bytes` turns back."""
    return data.decode(_codec(charset), "surrogateescape")


def write_bytes(text: str, charset: str) -> bytes:
    """Give back what `read_bytes` was given."""
    return text.encode(_codec(charset), "surrogateescape")


def _codec(charset: str) -> str:
    return _WESTERN if is_legacy(charset) else charset


def vietnamese_share(text: str) -> float:
    """Count the share of Vietnamese syllables among the words with a letter beyond ASCII; 0 when there is none."""
    words = [word.lower() for word in LETTER_RUN.findall(normalise(compose(text))) if not word.isascii()]
    return sum(word in syllables() for word in words) / len(words) if words else 0.0


def _told_by_bytes(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8" if _is_exact(data, "utf-8") else None


def _told_by_words(data: bytes, named: str | None) -> str:
    told = tell_charset(read_bytes(data, _WESTERN).split("\n"))
    if told and is_legacy(told):
        return told
    if named == "cp1258" and _is_exact(data, named, "surrogateescape"):
        return named  # nobody declares it by mistake
    names = dict.fromkeys(name for name in (named, *_GUESSES) if name and _is_exact(data, name, "surrogateescape"))
    return max(names, key=lambda name: vietnamese_share(read_bytes(data, name)))


def _is_exact(data: bytes, charset: str, errors: str = "strict") -> bool:
    try:
        return data.decode(charset, errors).encode(charset, errors) == data
    except (UnicodeError, LookupError):
        return False
