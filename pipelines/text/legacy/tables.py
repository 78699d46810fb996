"""The letters of the Vietnamese charsets that came before Unicode, as they look when taken for Western ones.

Sources: TCVN 5712:1993 (VN1, and VN3, which is what the ".VnTime" fonts have), RFC 1456 (VISCII 1.1), for VPS Mozilla's
table of "x-viet-vps" beside that of the typing program VietUni (112 letters alike; the other 22, capitals, only the
first has), and for VNI, which writes two signs for most letters, the tables of UniKey, xvnkb and VietUni (alike).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipelines.text.spelling.letters import VOWELS, add_tone

_NONE = "."
# From 0x80 on; "." is a place that the charset gives to no Vietnamese letter.
_TCVN1 = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ.ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = _NONE * 32 + "".join(c if c in "ĂÂÊÔƠƯĐ" or c.islower() else _NONE for c in _TCVN1[32:])
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ..ỀỂỄỐỒỔỖýỷỵỚỜỞ.ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ."
    "àáâãảạă.èéêẽìí.ĩẴĐòóôõ.Ơụùúủ.ỶẼỳ"
)
# Capitals that stand where ASCII has control characters.
_TCVN1_LOW = dict(zip(b"\x01\x02\x04\x05\x06\x11\x12\x13\x14\x15\x16\x17", "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
_VISCII_LOW = dict(zip(b"\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True))
_VPS_LOW = dict(zip(b"\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d", "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True))


# VNI writes a vowel and then a mark: of the tone, of tone and circumflex, of tone and breve. "ô" is its ơ, "ö" its ư.
_VNI_TONES = dict(zip("fsrxj", "øùûõï", strict=True))
_VNI_HATS = dict(zip(("", *"fsrxj"), "âàáåãä", strict=True))
_VNI_BOWLS = dict(zip(("", *"fsrxj"), "êèéúüë", strict=True))
_VNI_VOWELS = (
    *((base, base, _VNI_TONES) for base in "aeiouy"),
    ("ô", "ơ", _VNI_TONES), ("ö", "ư", _VNI_TONES),
    ("a", "â", _VNI_HATS), ("e", "ê", _VNI_HATS), ("o", "ô", _VNI_HATS), ("a", "ă", _VNI_BOWLS),
)  # fmt: skip
_VNI_SINGLE = dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True))
# windows-1258 writes most tones as signs of their own, which a Western reader sees as letters.
_CP1258_TONES = dict(zip("fsrxj", "ÌìÒÞò", strict=True))
_CP1258_SINGLE = dict(zip("ãðõýÃÐÕÝþ", "ăđơưĂĐƠƯ₫", strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """The letters of a charset: `meanings` maps what is seen of one to the letter, `sign` finds one in a text.

    `plain` are the letters that are seen as what they are. `word` finds runs of what may be letters in this charset.
    """

    name: str
    meanings: Mapping[str, str]
    plain: frozenset[str]
    sign: re.Pattern[str]
    word: re.Pattern[str]

    def read(self, seen: str) -> str:
        """Read a text in this charset."""
        return self.sign.sub(lambda m: self.meanings[m[0]], seen)


def seen_as(byte: int) -> Iterator[str]:
    """Give the characters that stand for a byte: windows-1252, Latin-1, and what is kept of a byte without meaning."""
    if byte >= 0x80:
        yield bytes([byte]).decode("cp1252", "surrogateescape")
        yield chr(0xDC00 + byte)
    yield chr(byte)


def _of_one_byte(name: str, high: str, low: dict[int, str]) -> Letters:
    places = {0x80 + place: letter for place, letter in enumerate(high) if letter != _NONE} | low
    return _letters(name, ((seen, letter) for byte, letter in places.items() for seen in seen_as(byte)))


def _letters(name: str, pairs: Iterable[tuple[str, str]]) -> Letters:
    all_pairs = dict(pairs)
    meanings = {seen: letter for seen, letter in all_pairs.items() if seen != letter}
    plain = frozenset(seen for seen, letter in all_pairs.items() if seen == letter)
    long = sorted(seen for seen in meanings if len(seen) > 1)
    short = "[" + re.escape("".join(seen for seen in meanings if len(seen) == 1)) + "]"
    signs = "[" + re.escape("".join(sorted(set("".join(meanings))))) + "]"
    sign, word = re.compile("|".join([*long, short])), re.compile(rf"(?:[^\W\d_]|{signs})+")
    return Letters(name, MappingProxyType(meanings), plain, sign, word)


def _vni_pairs() -> Iterator[tuple[str, str]]:
    yield from ((letter, letter) for letter in "íìÍÌ")
    for seen, letter in _VNI_SINGLE.items():
        yield from ((seen, letter), (seen.upper(), letter.upper()))
    for base, vowel, marks in _VNI_VOWELS:
        for tone, mark in marks.items():
            letter = add_tone(vowel, tone)
            yield from ((base + mark, letter), (base.upper() + mark.upper(), letter.upper()))
            yield base.upper() + mark, letter.upper()


def _cp1258_pairs() -> Iterator[tuple[str, str]]:
    seen_of = {letter: seen for seen, letter in _CP1258_SINGLE.items()}
    yield from _CP1258_SINGLE.items()
    yield from ((letter, letter) for letter in "àáâèéêíóôùúÀÁÂÈÉÊÍÓÔÙÚ")
    for vowel in VOWELS + VOWELS.upper():
        for tone, mark in _CP1258_TONES.items():
            yield seen_of.get(vowel, vowel) + mark, add_tone(vowel, tone)


TABLES: Mapping[str, Letters] = MappingProxyType(
    {
        letters.name: letters
        for letters in (
            _of_one_byte("tcvn3", _TCVN3, {}),
            _letters("vni", _vni_pairs()),
            _of_one_byte("viscii", _VISCII, _VISCII_LOW),
            _of_one_byte("vps", _VPS, _VPS_LOW),
            _letters("cp1258", _cp1258_pairs()),
            _of_one_byte("tcvn1", _TCVN1, _TCVN1_LOW),
        )
    }
)
"""The charsets by name, the commonest first."""
