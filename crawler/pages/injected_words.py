"""What a text or a host says of bets, loans and pills: that it sells them, names them, or reports on their trade."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final
from unicodedata import normalize

from crawler.pages.cues import alternation, branches, letters, phrases, printed, spellings

_SHOP_WORDS: Final = ("bet", "win", "club", "clb")
_BET_SHOP: Final = re.compile(
    rf"\b(?:\d+x?|[a-z]{{1,2}}\d{{1,2}})(?:{'|'.join(_SHOP_WORDS)})\d*\b|\b[a-z]{{2,5}}bet\d{{1,3}}\b"
)
_HOST_LETTERS: Final = 6  # a shorter name of a shop stands in honest hosts too
_HONEST_HOSTS: Final = (".gov.vn", ".edu.vn")
_NAMED_SO: Final = ("nhacai", "cacuoc", "casino")
_NOT_IN_HOSTS: Final = "vaynong"  # a loan for farmers is called so too


def may_trade(texts: str) -> bool:
    """Return whether any of the texts, one in a line, may sell or name such goods: a look at all of them at once."""
    plain = _plain(texts)
    return bool(_hints().search(plain) and _trade().search(plain))


def is_report(text: str) -> bool:
    """Return whether a text speaks of police, law or warnings: it is about such trade and sells nothing."""
    return bool(_words("combating").search(_plain(text)))


def is_pitch(text: str) -> bool:
    """Return whether a text says what only sellers of bets, loans and pills say."""
    plain = _plain(text)
    said = _words("advertising").search(plain) or _BET_SHOP.search(plain) or _abroad().search(plain)
    return said is not None and not is_report(text)


def names_goods(text: str) -> int:
    """Return how many of the goods of such sellers a text names, each once; none where it reports on them."""
    goods = set(_words("advertised").findall(_plain(text)))
    return len(goods) if goods and not is_report(text) else 0


@lru_cache(maxsize=4096)
def is_shop(host: str) -> bool:
    """Return whether a host is named for such goods."""
    if host.endswith(_HONEST_HOSTS):
        return False
    return bool(_shops().search(letters(host)) or _BET_SHOP.search(host))


def _plain(text: str) -> str:
    return normalize("NFC", text).lower()


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{printed(name).pattern})")


@cache
def _hints() -> re.Pattern[str]:
    """Match what every match of `_trade` holds, in a tenth of its time: any of the words, wherever it begins."""
    listed = (word for name in ("advertising", "advertised") for word in spellings(name))
    words = (*listed, *phrases("advertised_abroad"), *_SHOP_WORDS)
    return re.compile(branches([*map(re.escape, word)] for word in words))


@cache
def _trade() -> re.Pattern[str]:
    shapes = (_words("advertising"), _words("advertised"), _BET_SHOP, _abroad())
    return re.compile("|".join(shape.pattern for shape in shapes))


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(alternation("advertised_abroad"))


@cache
def _shops() -> re.Pattern[str]:
    names = {letters(phrase) for phrase in phrases("advertising")} | {*_NAMED_SO}
    long = sorted(re.escape(name) for name in names - {_NOT_IN_HOSTS} if len(name) >= _HOST_LETTERS)
    return re.compile("|".join(long))
