"""Offices: "nguyên Phó Chủ tịch Thường trực HĐND tỉnh", as far as what they are called goes."""

from __future__ import annotations

from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.organisations import read_organisation
from pipelines.text.names.people import begins_name, skip_titles
from pipelines.text.names.tokens import Tokens

_LONGEST = 14
_STANDING = ["thường", "trực"]
_SIGNS = frozenset(",-–(")


def office_phrase(tokens: Tokens, index: int) -> int:
    """Give one past the words of an office at a token, with its ranks, or the token where none stands."""
    lex = lexicon()
    first = index
    while (end := lex.office_ranks.end(tokens.lows, first)) > first:
        first = end
    end = lex.offices.end(tokens.lows, first)
    if end == first:
        return index
    return end + 2 if tokens.lows[end : end + 2] == _STANDING else end


def read_office(tokens: Tokens, index: int) -> int:
    """Give one past an office that begins at a token, with the organisation it is held in."""
    end = office_phrase(tokens, index)
    if end == index:
        return index
    at = inner_head(tokens, index, end)
    if at < end:
        end = at = read_organisation(tokens, at, in_office=True).end  # type: ignore[union-attr]  # inner_head saw it
    while at - index < _LONGEST and not _ends_office(tokens, at):
        found = None if tokens.ends_word(at) else read_organisation(tokens, at, in_office=True)
        at = found.end if found else max(at + 1, lexicon().heads.end(tokens.lows, at))
        end = max(end, at)
    return end


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
    if not word[:1].isalnum():
        return True
    if tokens.capital[index]:
        return not _goes_on(tokens, index)
    return lex.office_ends.match(tokens.lows, index) is not None or skip_titles(tokens, index) > index


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
