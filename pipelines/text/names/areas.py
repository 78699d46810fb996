"""Areas: the name of a unit of administration, with or without the word for its level."""

from __future__ import annotations

from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.people import begins_name
from pipelines.text.names.tokens import Tokens

_LONGEST = 4
_REGION = ["khu", "vực"]


def read_area(tokens: Tokens, index: int, *, in_office: bool = False) -> int:
    """Give one past the areas at a token: "tỉnh", "xã Tân Thạch huyện Châu Thành", "Việt Nam"."""
    lex = lexicon()
    at = index
    while True:
        level = lex.levels.end(tokens.lows, at)
        end = read_place_name(tokens, level, in_office=in_office) if level > at else _read_region(tokens, at)
        if end == at:
            return at
        at = end


def _read_region(tokens: Tokens, at: int) -> int:
    """Give one past a known place or a numbered region ("khu vực III") at a token, or the token."""
    if tokens.lows[at : at + 2] == _REGION:
        end = known_place(tokens, at + 2)
        if end > at + 2:
            return end
        return at + 3 if tokens.capital[at + 2] or tokens.words[at + 2].isdigit() else at
    return known_place(tokens, at)


def known_place(tokens: Tokens, index: int) -> int:
    """Give one past a name of the gazetteers at a token, printed with a capital, or the token where none stands."""
    end = lexicon().places.end(tokens.lows, index)
    return end if end > index and (tokens.capital[end - 1] or tokens.shouted[index]) else index


def read_place_name(tokens: Tokens, index: int, *, in_office: bool = False) -> int:
    """Give one past the name of a place that begins at a token, or the token where none does."""
    if tokens.words[index].isdigit():
        return index + 1
    known = known_place(tokens, index)
    if known > index and (not tokens.capital[known] or begins_name(tokens, known)):
        return known
    if in_office and begins_name(tokens, index):
        return _read_namesake(tokens, index)
    end = index
    while end - index < _LONGEST and tokens.capital[end] and not _ends_place(tokens, index, end, in_office=in_office):
        end += 1
    if end == index + 1 and (tokens.begins_word(index) or len(tokens.words[index]) == 1):
        return index
    if end > index and tokens.words[end].isdigit() and not tokens.words[end + 1][:1].islower():
        end += 1
    return end


def _ends_place(tokens: Tokens, first: int, at: int, *, in_office: bool) -> bool:
    lex = lexicon()
    if at == first:
        return lex.levels.match(tokens.lows, at) is not None
    if in_office and begins_name(tokens, at):
        return True
    return lex.offices.end(tokens.lows, at) > at + 1 or lex.heads.end(tokens.lows, at) > at + 1


def _read_namesake(tokens: Tokens, index: int) -> int:
    """Read a unit named after a person in an office: "UBND phường Lê Lợi", but "UBND xã | Lê Văn Tám", who holds it."""
    end = index
    while tokens.capital[end]:
        end += 1
    return index + 2 if end - index in (2, 5, 6) else index
