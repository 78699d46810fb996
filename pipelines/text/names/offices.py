"""Offices: "nguyên Phó Chủ tịch Thường trực HĐND tỉnh", as far as what they are called goes."""

from __future__ import annotations

from pipelines.text.names.areas import read_area
from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.organisations import read_organisation
from pipelines.text.names.people import begins_name, skip_titles
from pipelines.text.names.tokens import Tokens

_LONGEST = 14
_MOST_RANKS = 3
_STANDING = ["thường", "trực"]
_SIGNS = frozenset(",-–(")
_DASHES = frozenset("-–")


def office_phrase(tokens: Tokens, index: int) -> int:
    """Give one past the words of an office at a token, with its ranks, or the token where none stands."""
    lex = lexicon()
    if tokens.ends_word(index):
        return index
    first = index
    for _ in range(_MOST_RANKS):
        first = lex.office_ranks.end(tokens.lows, first)
    ranked = lex.offices.end(tokens.lows, first)
    end = max(ranked if ranked > first else index, lex.offices.end(tokens.lows, index))
    if end == index or lex.heads.end(tokens.lows, index) > end:
        return index
    return end + 2 if tokens.lows[end : end + 2] == _STANDING else end


def read_office(tokens: Tokens, index: int) -> int:
    """Give one past an office that begins at a token, with the organisation or the area it is held in."""
    end = office_phrase(tokens, index)
    if end == index:
        return index
    at = inner_head(tokens, index, end)
    while at - index < _LONGEST:
        place = _read_place_of_office(tokens, at)
        if place > at:
            return _read_term(tokens, place)
        if at >= end and _ends_office(tokens, at):
            return _read_term(tokens, max(at, end))
        at = max(at + 1, lexicon().heads.end(tokens.lows, at), lexicon().places.end(tokens.lows, at))
    return end


def _read_term(tokens: Tokens, index: int) -> int:
    """Give one past a term of office at a token ("nhiệm kỳ 2015 - 2020", "khóa XII"), or the token."""
    end = first = lexicon().terms.end(tokens.lows, index)
    while first > index and (tokens.words[end][:1].isdigit() or (end > first and tokens.words[end] in _DASHES)):
        end += 1
    if first > index and end == first and tokens.words[end].isupper():
        end += 1
    return end if end > first else index


def _read_place_of_office(tokens: Tokens, at: int) -> int:
    """Give one past the organisation or the area in which an office is held, or the token."""
    if tokens.ends_word(at) and not _is_office_word(tokens, at):
        return at
    found = read_organisation(tokens, at, in_office=True)
    if found:
        return found.end
    return read_area(tokens, at, in_office=True) if lexicon().levels.match(tokens.lows, at) else at


def _is_office_word(tokens: Tokens, at: int) -> bool:
    """Say whether the word before a token is of an office that is one with its kind word: "Trưởng [phòng]"."""
    return tokens.lows[at - 1] in ("trưởng", "chánh")


def inner_head(tokens: Tokens, index: int, end: int) -> int:
    """Find where an organisation begins inside the words of an office ("Trưởng [phòng Đào tạo]"), or its end."""
    for at in range(index + 1, end):
        found = read_organisation(tokens, at, in_office=True)
        if found and (found.end == end or (found.end > end and _is_kind_word(tokens, at, end))):
            return at
    return end


def _is_kind_word(tokens: Tokens, at: int, end: int) -> bool:
    """Say whether the head at a token ends the words of an office; "trưởng ban thường trực" holds none."""
    return lexicon().heads.end(tokens.lows, at) >= end and tokens.lows[end - 1] != "trực"


def _ends_office(tokens: Tokens, index: int) -> bool:
    lex = lexicon()
    word = tokens.words[index]
    if not word[:1].isalnum() or lex.terms.match(tokens.lows, index):
        return True
    if tokens.capital[index]:
        return not _goes_on(tokens, index)
    ends = lex.office_ends.match(tokens.lows, index) is not None and not tokens.ends_word(index)
    return ends or skip_titles(tokens, index) > index


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Say whether a capital is still of the office: a body that is not named, a field, an abbreviation."""
    lex = lexicon()
    if begins_name(tokens, index):
        return False
    words = (lex.heads, lex.fields, lex.levels, lex.offices, lex.places)
    if any(phrases.match(tokens.lows, index) for phrases in words) or tokens.begins_word(index):
        return True
    word = tokens.words[index]
    return word.isupper() and len(word) > 1


def roles_after(tokens: Tokens, index: int) -> list[tuple[int, int]]:
    """Find the offices right behind a name that ends before a token, as first tokens and ones past the last."""
    found: list[tuple[int, int]] = []
    while True:
        at = index + (tokens.words[index] in _SIGNS)
        end = read_office(tokens, at)
        if end == at:
            return found
        found.append((at, end))
        index = end
