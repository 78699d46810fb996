"""Organisations as a grammar: a head, the words of its field or its own name, and its area."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.text.attested import attested
from pipelines.text.names.areas import known_place, read_area
from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.people import begins_name, skip_titles
from pipelines.text.names.tokens import Tokens

_SOLE = frozenset(("sở", "bộ"))  # whose fields are known whole: "Sở Tài chính và Y tế" are two


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation up to, not with, the token `end`, and the rule that found it."""

    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Head:
    at: int
    word: str
    kinds: frozenset[str]
    in_office: bool


def read_organisation(tokens: Tokens, index: int, *, in_office: bool = False) -> Organisation | None:
    """Read the organisation that begins at a token, whose head may stand in any letter case."""
    found = lexicon().heads.match(tokens.lows, index)
    if found is None or _is_family_name(tokens, index, found[0]):
        return None
    first, value = found
    head = _Head(index, tokens.lows[index], frozenset(value.split()), in_office)
    number = _read_number(tokens, first) if "numbered_heads" in head.kinds else first
    end = _read_words(tokens, number, head)
    last = read_area(tokens, end, in_office=in_office)
    rule = _judge(tokens, head, (first, end, last))
    if rule is None or not (tokens.shouted[index] or any(tokens.capital[index:last])):
        return None
    if _is_address(tokens, last) or (last == index + 1 and _is_code(tokens, index)):
        return None
    return Organisation(last, rule)


def _is_family_name(tokens: Tokens, index: int, end: int) -> bool:
    """Say whether a head of one word is a family name: "Đoàn Văn Dũng", but "Đoàn Thanh niên"."""
    return end == index + 1 and begins_name(tokens, index) and not lexicon().fields.match(tokens.lows, end)


def _is_code(tokens: Tokens, index: int) -> bool:
    """Say whether a token ends the number of a document: "25/2025/TT-NHNN"."""
    return tokens.glued(index) and tokens.words[index - 1] in ("-", "/") and tokens.glued(index - 1)


def _is_common(word: str) -> bool:
    """Say whether an abbreviation stands in other letters than its own: "Who", "Evn"."""
    return len(word) < 4 and word.istitle() and word.lower() not in attested()


def _is_sure_word(tokens: Tokens, at: int, head: _Head) -> bool:
    """Say whether one word is enough of a name: not behind a head in small letters, unless a field ("đội Giải nhất")."""
    if tokens.capital[head.at] or tokens.shouted[head.at] or "free_heads" in head.kinds:
        return True
    return lexicon().fields.match(tokens.lows, at) is not None


def _is_address(tokens: Tokens, end: int) -> bool:
    """Say whether the name of a site goes on behind a token: "VTV.vn"."""
    return tokens.words[end] == "." and tokens.glued(end) and tokens.glued(end + 1) and tokens.words[end + 1].islower()


def skip_abbreviation(tokens: Tokens, index: int) -> int:
    """Give one past an abbreviation in brackets, which names again what stands before it, or the token."""
    end = index + 1
    if tokens.words[index] != "(":
        return index
    while tokens.words[end].isupper() or (tokens.words[end] in ("-", "–", "&") and tokens.glued(end)):
        end += 1
    is_sole = end > index + 1 and tokens.words[end] == ")" and not known_place(tokens, index + 1) > index + 1
    return end + 1 if is_sole else index


def _judge(tokens: Tokens, head: _Head, bounds: tuple[int, int, int]) -> str | None:
    """Say by which rule a head is a name: it, its words and its area end at the bounds. None where it is none."""
    first, end, last = bounds
    if "not_heads" in head.kinds or ("unique_names" in head.kinds and _is_common(tokens.words[head.at])):
        return None
    if head.kinds & {"own_named", "unique_names"}:
        return "own-name"
    if end == last and "level_bodies" in head.kinds and not any(tokens.capital[first:end]):
        return None  # "Cảnh sát giao thông": a force, not one of its units
    if end == first + 1 and not _is_sure_word(tokens, first, head):
        return None
    if end > first and ("free_heads" not in head.kinds or _is_named(tokens, first, last)):
        return "head-name" if "free_heads" in head.kinds else "head-field"
    return "head-level" if last > end and "level_bodies" in head.kinds else None


def _is_named(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a company or a school has more than words for its type."""
    at, end = first, first
    while (end := lexicon().type_words.end(tokens.lows, at)) > at:
        at = end + (tokens.lows[end] == "và")
    return at < last and (tokens.shouted[first] or any(tokens.capital[first:last]) or tokens.words[first].isdigit())


def _read_number(tokens: Tokens, index: int) -> int:
    at = index + (tokens.lows[index] == "số")
    return at + 1 if tokens.words[at].isdigit() else index


def _read_words(tokens: Tokens, first: int, head: _Head) -> int:
    at = first
    while True:
        end = _read_item(tokens, at, first, head)
        if end == at and at > first:
            end = _read_joined(tokens, at, first, head)
        if end == at:
            return at
        at = end


def _read_item(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    """Read one word of a name: a nested body, a field, a type or a capital of its own."""
    if "unique_names" in head.kinds:
        return at
    if tokens.capital[at] or tokens.shouted[at] or (at == first and "level_bodies" in head.kinds):
        nested = read_organisation(tokens, at, in_office=head.in_office)
        if nested:
            return nested.end
    if "own_named" in head.kinds:
        return _read_number(tokens, at) if tokens.lows[at] == "số" else at
    field, known = _field_end(tokens, at, head), known_place(tokens, at)
    if known > at and known >= field and (not tokens.capital[known] or begins_name(tokens, known)):
        return known if _takes_place(tokens, at, first, head) else at
    if field > at and _takes_field(tokens, at, field, first, head):
        return field
    return _read_capital(tokens, at, first, head)


def _field_end(tokens: Tokens, at: int, head: _Head) -> int:
    lex = lexicon()
    types = lex.type_words.end(tokens.lows, at) if "free_heads" in head.kinds else at
    return max(lex.fields.end(tokens.lows, at), types)


def _takes_field(tokens: Tokens, at: int, end: int, first: int, head: _Head) -> bool:
    """Say whether a field up to `end` is of the name: "Phòng Quản lý đô thị", but "Sở Y tế | tổ chức"."""
    if tokens.capital[at] or tokens.shouted[at] or at == first:
        return True
    if lexicon().field_verbs.end(tokens.lows, at) == end:
        return "free_heads" in head.kinds and not any(tokens.capital[first:at])
    return "free_heads" not in head.kinds or not tokens.capital[at - 1] or tokens.begins_word(at - 2)


def _read_capital(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    lex = lexicon()
    if at > first and tokens.lows[at] == "số":
        return _read_number(tokens, at)
    if at > first and tokens.words[at].isdigit():
        if tokens.glued(at):
            return at + 1
        is_name = "free_heads" in head.kinds and not tokens.words[at + 1][:1].islower()
        return at + is_name
    if not tokens.capital[at] or not head.kinds & {"free_heads", "field_heads"} or lex.terms.match(tokens.lows, at):
        return at
    if lex.levels.end(tokens.lows, at) > at + (len(tokens.words[at]) == 1):
        return at
    if (
        begins_name(tokens, at)
        and (head.in_office or "free_heads" not in head.kinds)
        and _is_closed(tokens, at, first, head)
    ):
        return at
    if at > first and (lex.offices.match(tokens.lows, at) or skip_titles(tokens, at) > at + 1):
        return at
    if lex.works.end(tokens.lows, at) > at + 1:
        return at
    return at + 1 + tokens.begins_word(at)


def _is_closed(tokens: Tokens, at: int, first: int, head: _Head) -> bool:
    """Say whether a family name at a token is a person's: not where a school or a company takes its name."""
    return "free_heads" not in head.kinds or any(tokens.capital[first:at])


def _read_joined(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    """Go on past "và", "&", a glued hyphen, or a comma of a list that ends with "và"."""
    sign = tokens.lows[at]
    if sign in ("-", "–", "&", "/") and (tokens.glued(at) or tokens.glued(at + 1)):
        end = _read_item(tokens, at + 1, first, head)
        return end if end > at + 1 else at
    if head.word in _SOLE or _begins_other(tokens, at + 1):
        return at
    if sign in ("-", "–") and (tokens.capital[head.at] or tokens.shouted[head.at]):
        end = max(phrases.end(tokens.lows, at + 1) for phrases in (lexicon().type_words, lexicon().fields))
        return end if end > at + 1 else at
    if sign in ("và", "&"):
        end = _read_item(tokens, at + 1, first, head)
        return end if end > at + 1 else at
    if sign == "," and tokens.capital[at + 1]:
        end = _read_item(tokens, at + 1, first, head)
        after = _read_item(tokens, end + 1, first, head) if tokens.lows[end] == "và" else 0
        if "và" in tokens.lows[at + 1 : end]:
            return end
        return after if end > at + 1 and after > end + 1 else at
    return at


def _begins_other(tokens: Tokens, at: int) -> bool:
    """Say whether another organisation or a person begins at a token."""
    kinds = lexicon().heads.value(tokens.lows, at)
    if kinds and kinds != "not_heads":
        return "free_heads" not in kinds or read_organisation(tokens, at) is not None
    return begins_name(tokens, at)


def _takes_place(tokens: Tokens, at: int, first: int, head: _Head) -> bool:
    """Say whether a place may be a word of the name itself: "Đại học Thái Nguyên", not "Hội Việt Nam"."""
    if "free_heads" in head.kinds:
        return at > first or tokens.capital[head.at]
    return "level_bodies" in head.kinds or at > first
