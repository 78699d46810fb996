"""Newspapers and brands: organisations without a head, known by what stands beside them."""

from __future__ import annotations

from pipelines.text.names.areas import known_place
from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.people import begins_name, is_foreign
from pipelines.text.names.tokens import Tokens

_LONGEST = 4
_COUNTRY = ["việt", "nam"]


def read_press(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the name of a newspaper behind a word for it or for its people: "tờ Thanh Niên", "PV Dân trí"."""
    first = lexicon().press.end(tokens.lows, index)
    if first == index or begins_name(tokens, first) or known_place(tokens, first) > first:
        return None
    end = first
    while end - first < _LONGEST and tokens.capital[end]:
        end += 1 + tokens.begins_word(end)
    return (first, end) if end > first else None


def read_brand(tokens: Tokens, index: int) -> int:
    """Give one past a foreign word with the country behind it ("Novatek Việt Nam"), or the token."""
    has_country = tokens.capital[index + 1] and tokens.lows[index + 1 : index + 3] == _COUNTRY
    return index + 3 if has_country and is_foreign(tokens, index) else index
