"""Bytes to text and back: which charset they are in, told by content where the declared one is wrong."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from pipelines.text.letters import LETTER_RUN, compose
from pipelines.text.syllables import syllables
from pipelines.text.tones import normalise

# TCVN 5712:1993 (VN3), the charset of the ".VnTime" fonts, from A1 on; "." is a place without a letter.
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
TCVN3 = bytes(range(0x80)).decode("ascii") + "\ufffe" * 0x20 + "\u00a0" + _TCVN3_LETTERS.replace(".", "\ufffe")
_TCVN3_BYTES = codecs.charmap_build(TCVN3)
_GUESSES = ("utf-8", "cp1258", "cp1252", "tcvn3")
_BROWSER_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_TCVN3_NAMES = {"tcvn3", "tcvn", "abc", "tcvn5712", "tcvn57121", "tcvn57123", "xvntcvn"}


class Decoded(NamedTuple):
    """Text, its charset, and flags; bytes that mean nothing in the charset stand as U+DC80 to U+DCFF.

    `charset` is None for text that never was bytes.
    """

    text: str
    charset: str | None
    flags: frozenset[str] = frozenset()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes: as UTF-8 if they are that, else by the charset that gives the most Vietnamese words."""
    named = charset_name(declared)
    flags = {"charset_unknown"} if declared and named is None else set()
    charset = named if named == "tcvn3" else _told_by_bytes(data) or _told_by_words(data, named)
    if charset != named and (charset != "utf-8" or named):
        flags.add("charset_guessed")
    return Decoded(read_bytes(data, charset), charset, frozenset(flags))


def charset_name(declared: str | None) -> str | None:
    """Name the codec that browsers use for a declared charset, "tcvn3" for its many names; None for an unknown one."""
    if not declared:
        return None
    if re.sub(r"[\W_]", "", declared).lower() in _TCVN3_NAMES:
        return "tcvn3"
    try:
        codec = codecs.lookup(declared.strip().strip("\"'"))
        b"".decode(codec.name)  # refuses codecs that are not charsets, such as base64
    except (LookupError, ValueError):
        return None
    return _BROWSER_NAMES.get(codec.name, codec.name)


def read_bytes(data: bytes, charset: str) -> str:
    """Decode without loss: a byte that means nothing becomes a lone surrogate that `write_bytes` turns back."""
    if charset == "tcvn3":
        return codecs.charmap_decode(data, "surrogateescape", TCVN3)[0]
    return data.decode(charset, "surrogateescape")


def write_bytes(text: str, charset: str) -> bytes:
    """Give back what `read_bytes` was given."""
    if charset == "tcvn3":
        return codecs.charmap_encode(text, "surrogateescape", _TCVN3_BYTES)[0]
    return text.encode(charset, "surrogateescape")


def vietnamese_share(text: str) -> float:
    """Count the share of Vietnamese syllables among the words with a letter beyond ASCII; 0 when there is none."""
    words = [word.lower() for word in LETTER_RUN.findall(normalise(compose(text))) if not word.isascii()]
    return sum(word in syllables() for word in words) / len(words) if words else 0.0


def _told_by_bytes(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8" if _is_exact(data, "utf-8") else None


def _told_by_words(data: bytes, declared: str | None) -> str:
    names = dict.fromkeys(name for name in (declared, *_GUESSES) if name and _is_exact(data, name, "surrogateescape"))
    return max(names, key=lambda name: vietnamese_share(read_bytes(data, name)))


def _is_exact(data: bytes, charset: str, errors: str = "strict") -> bool:
    try:
        return charset == "tcvn3" or data.decode(charset, errors).encode(charset, errors) == data
    except (UnicodeError, LookupError):
        return False
