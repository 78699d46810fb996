"""Organisations in a list that says a word once: "Sở Công Thương, Nông nghiệp", "HĐND, UBND tỉnh"."""

from __future__ import annotations

from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.organisations import read_organisation
from pipelines.text.names.tokens import Tokens

_KINDS = frozenset(("sở", "bộ", "ban", "phòng", "vụ", "cục", "ngành"))
_SIGNS = frozenset((",", "và", ";"))
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
    """Give one past a body that shares the level of the one behind it: "[HĐND], UBND tỉnh", else the token."""
    found = lexicon().heads.match(tokens.lows, index)
    if found is None or not tokens.capital[index] or "level_bodies" not in found[1]:
        return index
    end = found[0]
    if tokens.lows[end] not in _LEVEL_SIGNS:
        return index
    after = read_organisation(tokens, end + 1)
    if after is None:
        return end if shares_level(tokens, end + 1) > end + 1 else index
    has_level = after.end > lexicon().heads.end(tokens.lows, end + 1) and after.rule in ("head-level", "own-name")
    return end if has_level else index
