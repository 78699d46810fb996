"""Organisations as a grammar: a head, the words of its field or its own name, and its area."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.text.names.areas import known_place, read_area
from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.marks import begins_address, ends_code, is_misprinted
from pipelines.text.names.people import begins_name, is_foreign, skip_titles
from pipelines.text.names.tokens import Tokens
from pipelines.text.spelling.attested import attested

_SOLE = frozenset(("sở", "bộ"))  # whose fields are known whole: "Sở Tài chính và Y tế" are two
_DASHES = ("-", "–")
_DEEPEST = 3
_LONGEST = 30  # tokens of a name


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation up to, not with, the token `end`, and the rule that found it."""

    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Head:
    """A head at the token `at`, up to `end`: which headings of the lexicon have it, and how it is printed."""

    at: int
    end: int
    word: str
    kinds: frozenset[str]
    is_free: bool
    is_capital: bool
    in_office: bool
    depth: int


def read_organisation(tokens: Tokens, index: int, *, in_office: bool = False, depth: int = 0) -> Organisation | None:
    """Read the organisation that begins at a token, whose head may stand in any letter case.

    `depth` says how many others it stands in: "Công đoàn [Văn phòng [Tỉnh ủy]]".
    """
    head = _read_head(tokens, index, in_office=in_office, depth=depth) if depth < _DEEPEST else None
    if head is None:
        return None
    first = _read_number(tokens, head.end) if "numbered_heads" in head.kinds else head.end
    end = _read_words(tokens, first, head)
    last = read_area(tokens, end, in_office=in_office)
    rule = _judge(tokens, head, end, last)
    return Organisation(last, rule) if rule and _is_printed_as_name(tokens, index, last) else None


def _read_head(tokens: Tokens, index: int, *, in_office: bool, depth: int) -> _Head | None:
    found = lexicon().heads.match(tokens.lows, index)
    if found is None or _is_family_name(tokens, index, found[0]):
        return None
    kinds = frozenset(found[1].split())
    is_capital = tokens.capital[index] or tokens.shouted[index]
    return _Head(index, found[0], tokens.lows[index], kinds, "free_heads" in kinds, is_capital, in_office, depth)


def _is_family_name(tokens: Tokens, index: int, end: int) -> bool:
    """Say whether a head of one word is a family name: "Đoàn Văn Dũng", but "Đoàn Thanh niên"."""
    return end == index + 1 and begins_name(tokens, index) and not lexicon().fields.match(tokens.lows, end)


def _is_printed_as_name(tokens: Tokens, index: int, last: int) -> bool:
    if not (tokens.shouted[index] or any(tokens.capital[index:last])) or begins_address(tokens, last):
        return False
    return last > index + 1 or not ends_code(tokens, index)


def _judge(tokens: Tokens, head: _Head, end: int, last: int) -> str | None:
    """Say by which rule a head with words up to `end` and an area up to `last` is a name; None where it is none."""
    if "not_heads" in head.kinds or ("unique_names" in head.kinds and is_misprinted(tokens.words[head.at])):
        return None
    if head.kinds & {"own_named", "unique_names"}:
        return "own-name"
    if head.is_free and end > head.end:
        return "head-name" if _is_named(tokens, head.end, last) else None
    if end > head.end:
        return "head-field" if _is_field_enough(tokens, head, end, last) else None
    return "head-level" if last > end and "level_bodies" in head.kinds else None


def _is_named(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a company or a school has more than words for its type."""
    at = first
    while (end := lexicon().type_words.end(tokens.lows, at)) > at:
        at = end + (tokens.lows[end] == "và")
    return at < last and (tokens.shouted[first] or any(tokens.capital[first:last]) or tokens.words[first].isdigit())


def _is_field_enough(tokens: Tokens, head: _Head, end: int, last: int) -> bool:
    """Say whether a field makes a name: not of a force ("Cảnh sát giao thông"), nor one odd word ("đội Giải nhất")."""
    if end == last and "level_bodies" in head.kinds and not any(tokens.capital[head.end : end]):
        return False
    return end > head.end + 1 or head.is_capital or lexicon().fields.match(tokens.lows, head.end) is not None


def _read_number(tokens: Tokens, index: int) -> int:
    at = index + (tokens.lows[index] == "số")
    return at + 1 if tokens.words[at].isdigit() else index


def _read_words(tokens: Tokens, first: int, head: _Head) -> int:
    at = first
    while at - first < _LONGEST:
        end = _read_item(tokens, at, first, head)
        if end == at and at > first:
            end = _read_joined(tokens, at, first, head)
        if end == at:
            break
        at = end
    return at


def _read_item(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    """Read one word of a name: a nested body, a place, a field, a type or a capital of its own."""
    if "unique_names" in head.kinds:
        return at
    if tokens.capital[at] or tokens.shouted[at] or (at == first and "level_bodies" in head.kinds):
        nested = read_organisation(tokens, at, in_office=head.in_office, depth=head.depth + 1)
        if nested:
            return nested.end
    if "own_named" in head.kinds:
        return _read_number(tokens, at) if tokens.lows[at] == "số" else at
    field, known = _field_end(tokens, at, head), known_place(tokens, at)
    if known > at and known >= field and (not tokens.capital[known] or begins_name(tokens, known)):
        return known if _takes_place(at, first, head) else at
    if field > at and _takes_field(tokens, at, field, first, head):
        return field
    return _read_capital(tokens, at, first, head)


def _field_end(tokens: Tokens, at: int, head: _Head) -> int:
    lex = lexicon()
    types = lex.type_words.end(tokens.lows, at) if head.is_free else at
    return max(lex.fields.end(tokens.lows, at), types)


def _takes_place(at: int, first: int, head: _Head) -> bool:
    """Say whether a place may be a word of the name itself: "Đại học Thái Nguyên", not "Hội Việt Nam"."""
    return at > first or (head.is_capital if head.is_free else "level_bodies" in head.kinds)


def _takes_field(tokens: Tokens, at: int, end: int, first: int, head: _Head) -> bool:
    """Say whether a field up to `end` is of the name: "Phòng quản lý", but "Sở Y tế | tổ chức", "Sở | tổ chức"."""
    if tokens.capital[at] or tokens.shouted[at]:
        return True
    is_verb = lexicon().field_verbs.end(tokens.lows, at) == end
    if at == first:
        return not (is_verb and head.word in _SOLE)
    if is_verb:
        return head.is_free and not any(tokens.capital[first:at])
    return not head.is_free or not tokens.capital[at - 1] or tokens.begins_word(at - 2) or tokens.capital[end]


def _read_capital(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    """Read a word that only its capital makes one of the name, or a number behind such a word."""
    if at > first and (tokens.lows[at] == "số" or tokens.words[at].isdigit()):
        return _read_number_behind(tokens, at, head)
    if not tokens.capital[at] or not (head.is_free or "field_heads" in head.kinds):
        return at
    if _begins_person(tokens, at, first, head) or _begins_other_thing(tokens, at, first):
        return at
    if at == first and not head.is_free and _is_kind_word(tokens, at):
        return at
    return at + 1 + (tokens.begins_word(at) or (head.is_free and _has_small_word(tokens, at)))


def _is_kind_word(tokens: Tokens, at: int) -> bool:
    """Say whether a kind word of one syllable stands alone at a token: the "Sở" of "Thanh tra Sở"."""
    is_alone = lexicon().heads.end(tokens.lows, at) == at + 1 and not tokens.capital[at + 1]
    return is_alone and not tokens.words[at].isupper() and not tokens.begins_word(at)


def _has_small_word(tokens: Tokens, at: int) -> bool:
    """Say whether a word in small letters stands inside a name of its own: "Gỗ | dừa | Sao Sáng"."""
    lex, lows = lexicon(), tokens.lows
    if tokens.capital[at - 1] and not tokens.words[at - 1].isupper():
        return False
    if lows[at] not in attested() or not tokens.words[at + 1][:1].islower() or not tokens.capital[at + 2]:
        return False
    ends = (lex.office_ends, lex.levels, lex.offices, lex.titles, lex.heads)
    if any(phrases.match(lows, at + 1) for phrases in ends) or known_place(tokens, at + 2) > at + 2:
        return False
    return not _begins_other(tokens, at + 2, _DEEPEST)


def _read_number_behind(tokens: Tokens, at: int, head: _Head) -> int:
    if tokens.lows[at] == "số":
        return _read_number(tokens, at)
    is_last = head.is_free and not tokens.words[at + 1][:1].islower()
    return at + (is_last or tokens.glued(at))


def _begins_other_thing(tokens: Tokens, at: int, first: int) -> bool:
    """Say whether an area, a term, an office, a title or a work begins at a capital."""
    lex, lows = lexicon(), tokens.lows
    if lex.levels.end(lows, at) > at + (len(lows[at]) == 1) or lex.terms.match(lows, at):
        return True
    if lex.works.end(lows, at) > at + 1:
        return True
    return at > first and (lex.offices.match(lows, at) is not None or skip_titles(tokens, at) > at + 1)


def _begins_person(tokens: Tokens, at: int, first: int, head: _Head) -> bool:
    """Say whether a person follows; a school or a company may take its name from one, if it has no other."""
    is_holder = head.in_office and any(tokens.capital[first:at])
    if head.is_free:
        return is_holder and begins_name(tokens, at)
    return begins_name(tokens, at) or (is_holder and is_foreign(tokens, at))


def _read_joined(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    """Go on past "và", "&", a hyphen, or a comma of a list that ends with "và"."""
    sign = tokens.lows[at]
    if sign in (*_DASHES, "&", "/") and (tokens.glued(at) or tokens.glued(at + 1)):
        return _read_behind(tokens, at, first, head)
    if head.word in _SOLE or _begins_other(tokens, at + 1, head.depth + 1):
        return at
    if sign in _DASHES and head.is_capital:
        end = max(phrases.end(tokens.lows, at + 1) for phrases in (lexicon().type_words, lexicon().fields))
        return end if end > at + 1 else at
    if sign in ("và", "&"):
        return _read_behind(tokens, at, first, head)
    return _read_listed(tokens, at, first, head) if sign == "," and tokens.capital[at + 1] else at


def _read_behind(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    end = _read_item(tokens, at + 1, first, head)
    return end if end > at + 1 else at


def _read_listed(tokens: Tokens, at: int, first: int, head: _Head) -> int:
    """Read the rest of a list in one name: "Phòng Thanh tra, Khảo thí và Đảm bảo chất lượng"."""
    end = _read_behind(tokens, at, first, head)
    if end == at or "và" in tokens.lows[at + 1 : end]:
        return end
    last = _read_behind(tokens, end, first, head) if tokens.lows[end] == "và" else end
    return last if last > end else at


def _begins_other(tokens: Tokens, at: int, depth: int) -> bool:
    """Say whether another organisation or a person begins at a token."""
    kinds = lexicon().heads.value(tokens.lows, at)
    if kinds and kinds != "not_heads":
        return "free_heads" not in kinds or read_organisation(tokens, at, depth=depth) is not None
    return begins_name(tokens, at)
