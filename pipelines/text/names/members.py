"""Organisations in a list that says a word once: "Sở Công Thương, Nông nghiệp", "HĐND, UBND tỉnh"."""

from __future__ import annotations

from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.organisations import Organisation, read_organisation
from pipelines.text.names.tokens import Tokens

_KINDS = frozenset(("sở", "bộ", "ban", "phòng", "vụ", "cục", "ngành"))
_SIGNS = frozenset((",", "và", ";"))
_LONGEST = 6
_LEVEL_SIGNS = frozenset((",", "và", "-", "–", "/"))


def read_members(tokens: Tokens, index: int, end: int) -> list[tuple[int, int]]:
    """Give the fields that share the kind word at a token with the organisation that ends before `end`."""
    if tokens.lows[index] not in _KINDS:
        return []
    members = []
    while tokens.lows[end] in _SIGNS and (last := _read_member(tokens, end + 1)) > end + 1:
        members.append((end + 1, last))
        end = last
    return members


def read_announced(tokens: Tokens, index: int) -> list[tuple[int, int]]:
    """Give the fields behind a kind word and a colon: "các Sở: Công Thương, Tài chính"."""
    if tokens.lows[index] not in _KINDS or tokens.words[index + 1] != ":":
        return []
    end = _read_member(tokens, index + 2)
    return [(index + 2, end), *read_members(tokens, index, end)] if end > index + 2 else []


def _read_member(tokens: Tokens, index: int) -> int:
    """Give one past a field that stands for a department by itself, or the token where none does."""
    end = lexicon().fields.end(tokens.lows, index)
    if end == index or not tokens.capital[index] or tokens.capital[end] or read_organisation(tokens, index):
        return index
    return end


def shares_level(tokens: Tokens, index: int) -> int:
    """Give one past a body that shares the level of one behind it ("[HĐND], UBND tỉnh"), or the token."""
    first = end = _bare_body(tokens, index)
    for _ in range(_LONGEST):
        if end == index or tokens.lows[end] not in _LEVEL_SIGNS:
            return index
        after = read_organisation(tokens, end + 1)
        if after:
            return first if _has_level(tokens, end + 1, after) else index
        after_end = _bare_body(tokens, end + 1)
        end = after_end if after_end > end + 1 else index
    return index


def _bare_body(tokens: Tokens, index: int) -> int:
    """Give one past a body without a level, printed with a capital, or the token."""
    end, kinds = lexicon().heads.match(tokens.lows, index) or (index, "")
    return end if tokens.capital[index] and "level_bodies" in kinds else index


def _has_level(tokens: Tokens, index: int, body: Organisation) -> bool:
    return body.rule in ("head-level", "own-name") and body.end > lexicon().heads.end(tokens.lows, index)
