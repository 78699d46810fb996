"""Strings made at random of what Vietnamese pages hold, whole and damaged."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator

from pipelines.text.spelling.syllables import syllables

SEED = 4_711
_PLAIN = (
    "hoà thuỷ khoẻ Uỷ QUÝ thỏang ngươì qúy hòan Đ ồng ph át tri ển c ủa nà y T rong và y bác sĩ khoản a, b, c h "
    "điển tử Qui Nhơn Đăk Lăk Krông Pắc Ea H'leo Goðafoss déjà São Åse Müller TP.HCM 2384/QĐ-UBND 14/4/2023 "
    "0275.3822.365 12,5%"
).split()
_TWINNED = "Ðảng Ð/c trƣờng ƣu QÐ-SGDHСМ ВЕСТИ Сộng hоà АТАШКА αβ Ɖại ɖồng ο Νguyễn".split()
_ADDRESSES = (
    "www.a.vn/hoà http://hoà.vn/uỷ?x=1 x@hoà.vn HTTPS://A.VN/THUỶ hoàwww.a.vn a@b@c :// @ www. ftp://hoà://".split()
)
_SIGNS = (
    "\u00a0 \u2003 \u3000 \u200b \u200c \u200d \u2060 \ufeff \u00ad \u200e \u202e \u061c \uf0b7 \uf0fc \ue000 \uf8ff "
    "\x00 \x01 \x1f \x7f \x85 \u2028 \u2029 … ... “ ” « » ‘ ’ – — - / ( ) ; , . ! ? & ' \" ½ № ² ﬁ \ufffc \ufffd "
    "\ud800 \udfff \U0001f600 \U0001f468\u200d\U0001f469 日本 Ａ １ ٣ ߘ \u2126 \u212a Å ß İ ı ǰ ŉ \u0345 "
    "\u1f80 \U0001d400 \u3099 각 ـ"
).split(" ")
_LINE_ENDS = ["\n", "\r\n", "\r", "\n\n", "\v", "\f", " \n", "\n "]
_MARKS = list("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0340\u0341\u0327\u0338")
_UNICODE = "Đại hội Công đoàn cơ sở à Ủy ban".encode()
_LEGACY = [
    "§¹i héi C«ng ®oµn", "Ñaïi hoäi Coâng ñoaøn", "Ðại hội", "ÐaÌ£i hôÌ£i", "«ĐÃ»", "ĐÃ» xong",
    *(_UNICODE.decode(charset, "replace") for charset in ("cp1252", "latin-1", "cp1258")),
    _UNICODE.decode("latin-1").encode().decode("latin-1"),
]  # fmt: skip
_DOTTED = ["a." * 40, "1.1." * 30, "12/" * 20, "a@" * 20, "Ã " * 20, "Đ ồ ng " * 9, "n g h i ê n g ", "\u0301" * 30]


def fuzzed(count: int) -> Iterator[str]:
    """Make `count` strings, always the same."""
    chance = random.Random(SEED)
    known = sorted(syllables())
    makers: list[Callable[[], str]] = [
        lambda: _style(chance, chance.choice(known)),
        lambda: _style(chance, chance.choice(known)),
        lambda: _break(chance, _style(chance, chance.choice(known))),
        *(lambda parts=parts: chance.choice(parts) for parts in (_PLAIN, _PLAIN, _TWINNED, _ADDRESSES, _SIGNS, _SIGNS)),
        lambda: chance.choice(_LINE_ENDS),
        lambda: "".join(chance.choices(_MARKS, k=chance.randint(1, 3))),
        lambda: chance.choice(_LEGACY) if chance.random() < 0.3 else str(chance.randrange(10**6)),
        lambda: chance.choice(_DOTTED) if chance.random() < 0.2 else chr(chance.choice(_PLANES)(chance)),
    ]
    for _ in range(count):
        gap = chance.choice((" ", " ", "", "  "))
        text = gap.join(chance.choice(makers)() for _ in range(chance.randint(1, 12)))
        yield unicodedata.normalize(chance.choice(("NFC", "NFD")), text) if chance.random() < 0.6 else text


_PLANES: tuple[Callable[[random.Random], int], ...] = (
    lambda chance: chance.randrange(0x250),
    lambda chance: chance.randrange(0x1E00, 0x2100),
    lambda chance: chance.randrange(0x11_0000),
)


def _style(chance: random.Random, syllable: str) -> str:
    """Write a syllable in one of three cases, its marks composed, apart, or apart and the wrong way round."""
    cased = chance.choice((str.lower, str.lower, str.capitalize, str.upper))(syllable)
    apart = unicodedata.normalize("NFD", cased)
    backwards = "".join(reversed(apart)) if chance.random() < 0.05 else apart
    return chance.choice((cased, cased, apart, backwards))


def _break(chance: random.Random, word: str) -> str:
    cut = chance.randint(0, len(word))
    return word[:cut] + chance.choice((" ", "\u00a0", "\u200b", "\u00ad", "")) + word[cut:]
