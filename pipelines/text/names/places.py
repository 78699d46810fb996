"""Places: units of administration, lands and waters, and what a gazetteer knows."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.text.names.areas import known_place, read_place_name
from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.organisations import read_organisation
from pipelines.text.names.people import begins_name, is_foreign, skip_titles
from pipelines.text.names.phrases import Phrases
from pipelines.text.names.tokens import Tokens

_PLURALS = frozenset("các những hai ba bốn năm sáu bảy tám giữa".split())
_STREET = "đường"
_DASHES = ("-", "–")
_AMBIGUOUS = frozenset("anh đức ý".split())  # countries that are also words and names
_BEFORE_COUNTRY = frozenset("nước tại ở của từ sang đến tới và với người , - qua về vào gốc hàng (".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A place from the token `first` up to, not with, `end`, the word for its kind, and the rule that found it."""

    first: int
    end: int
    unit: str | None
    rule: str


def read_places(tokens: Tokens, index: int) -> list[Place]:
    """Read the places behind the word for their kind at a token: one, or those that share it."""
    city = _read_capital_city(tokens, index)
    if city > index:
        return [Place(index, city, None, "known-place")]
    for phrases in _unit_words():
        end = phrases.end(tokens.lows, index)
        if end > index and (tokens.lows[index] == _STREET or not tokens.ends_word(index)):
            return _read_units(tokens, index, end)
    return []


def _unit_words() -> tuple[Phrases, Phrases, Phrases]:
    lex = lexicon()
    return lex.levels, lex.hamlets, lex.lands


def skip_work(tokens: Tokens, index: int) -> int:
    """Give one past the name of a work, an event or a thing at a token, so that no name is found inside it."""
    end = lexicon().works.end(tokens.lows, index)
    if end == index or tokens.ends_word(index):
        return index
    if tokens.lows[index] == "khu" and known_place(tokens, end) > end:
        return index
    end = _skip_kind(tokens, end)
    found = read_organisation(tokens, end)
    end = found.end if found else end
    while tokens.capital[end] or (tokens.words[end] in _DASHES and tokens.capital[end + 1]):
        end += 1 + tokens.begins_word(end)
    return end


def _skip_kind(tokens: Tokens, index: int) -> int:
    """Skip a word or two between a work's kind and its name: "cảng quốc tế Cam Ranh"."""
    return (
        next((at for at in range(index, index + 3) if tokens.capital[at]), index) if _is_run(tokens, index) else index
    )


def _is_run(tokens: Tokens, index: int) -> bool:
    return tokens.begins_word(index) and tokens.words[index][:1].islower()


def _read_capital_city(tokens: Tokens, index: int) -> int:
    """Read "TP.HCM", whose name cannot stand alone."""
    low = tokens.lows[index]
    if low != "tp":
        return index
    at = index + 1 + (tokens.words[index + 1] == ".")
    return at + 1 if tokens.lows[at] == "hcm" else index


def _read_units(tokens: Tokens, index: int, first: int) -> list[Place]:
    end = _read_street(tokens, first) if tokens.lows[index] == _STREET else read_place_name(tokens, first)
    if end == first or (tokens.capital[index] and _is_sure_name(tokens, index, first)):
        return []
    unit = tokens.printed(index, first)
    if tokens.words[first].isdigit():
        return [Place(index, end, None, "unit-number")] if unit.lower() not in ("thôn", "ấp", "xóm", "đường") else []
    found = [Place(first, end, unit, "unit-name")]
    plural = index > 0 and tokens.lows[index - 1] in _PLURALS
    while (after := _read_sharing(tokens, found[-1].end, plural=plural)) is not None:
        found.append(Place(*after, unit, "unit-list"))
    return found


def _is_sure_name(tokens: Tokens, index: int, first: int) -> bool:
    """Say whether a word for a unit with a capital is rather of a name: "Hồ Xuân Nam", "Gò Lào"."""
    is_country = lexicon().places.value(tokens.lows, first) == "country"
    return not tokens.begins_sentence(index) and (begins_name(tokens, index) or is_country)


def _read_street(tokens: Tokens, first: int) -> int:
    """Read the name of a street, or the two ends of one: "Thái Hà – Voi Phục"."""
    end = _skip_capitals(tokens, first)
    if end > first and tokens.words[end] in _DASHES and tokens.capital[end + 1]:
        return _skip_capitals(tokens, end + 1)
    return end


def _skip_capitals(tokens: Tokens, index: int) -> int:
    while tokens.capital[index]:
        index += 1
    return index


def _read_sharing(tokens: Tokens, end: int, *, plural: bool) -> tuple[int, int] | None:
    """Read the next name of a list that has said its unit once: "các xã Vân Nội, Tiên Dương và Vĩnh Ngọc"."""
    sign, at = tokens.lows[end], end + 1
    if sign not in (",", "và") or not tokens.capital[at] or lexicon().heads.match(tokens.lows, at):
        return None
    if skip_titles(tokens, at) > at or any(words.match(tokens.lows, at) for words in _unit_words()[:2]):
        return None
    known = known_place(tokens, at)
    if known > at:
        is_province = lexicon().places.value(tokens.lows, at) in ("province", "country")
        return None if is_province and not plural else (at, known)
    if sign == "," and not plural and begins_name(tokens, at):
        return None
    last = read_place_name(tokens, at)
    return (at, last) if last - at > 1 and (plural or sign == "và" or tokens.words[last] in (",", "và")) else None


def read_known(tokens: Tokens, index: int) -> int:
    """Give one past a name that the gazetteers know, where it stands for the place alone, or the token."""
    end = known_place(tokens, index)
    if end == index:
        return index
    kind = lexicon().places.value(tokens.lows, index)
    if tokens.capital[end] and not (
        kind in ("province", "country") and (begins_name(tokens, end) or is_foreign(tokens, end))
    ):
        return index
    if index and tokens.capital[index - 1] and not tokens.begins_sentence(index - 1):
        return index
    if end == index + 1 and _is_doubtful(tokens, index):
        return index
    return end if kind != "quận" or not begins_name(tokens, index) else index


def _is_doubtful(tokens: Tokens, index: int) -> bool:
    """Say whether a name of one syllable may be a word or a person: "Mỹ" at the start of a sentence, "Anh" anywhere."""
    if not tokens.lows[index].isalpha() or len(tokens.lows[index]) > 4 or tokens.lows[index] == "huế":
        return False
    if tokens.lows[index] in _AMBIGUOUS:
        return tokens.lows[index - 1] not in _BEFORE_COUNTRY
    return tokens.begins_sentence(index) and tokens.begins_word(index)
