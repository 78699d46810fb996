"""Names of people: where one begins, and how far it goes."""

from __future__ import annotations

from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.tokens import Tokens
from pipelines.text.spelling.attested import attested

_LONGEST = 6
_MOST_TITLES = 6
_VOWELS = frozenset("aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
_TITLE_SIGNS = frozenset(".,-–/")


def skip_titles(tokens: Tokens, index: int, *, calling: bool = False) -> int:
    """Give one past the titles at a token ("PGS. TS", "NGƯT, GS.TS"), or the token where none stands."""
    titles = lexicon().callings if calling else lexicon().titles
    end = index
    for _ in range(_MOST_TITLES):
        found = titles.match(tokens.lows, end)
        if found is None or not _is_title(tokens, end, found[0]):
            break
        index = end = found[0]
        while tokens.words[end] in _TITLE_SIGNS:
            index = end + 1 if tokens.words[end] == "." and _is_consonants(tokens.lows[end - 1]) else index
            end += 1
    return index


def _is_title(tokens: Tokens, first: int, end: int) -> bool:
    """Abbreviations are titles in capitals only ("TS", not "ts")."""
    word = tokens.words[first]
    return end - first > 1 or not _is_consonants(tokens.lows[first]) or word[:1].isupper()


def _is_consonants(low: str) -> bool:
    return _VOWELS.isdisjoint(low)


def begins_name(tokens: Tokens, index: int) -> bool:
    """Say whether a family name stands at a token, with another name that vouches for it."""
    lex = lexicon()
    if not (tokens.capital[index] and tokens.capital[index + 1]):
        return False
    if tokens.lows[index] in lex.surnames:
        return True
    return tokens.lows[index] in lex.rare_surnames and tokens.lows[index + 1] in lex.middle_names


def read_name(tokens: Tokens, index: int) -> int:
    """Give one past the last token of the name of a person that begins at a token."""
    if tokens.shouted[index]:
        return _read_shouted(tokens, index)
    end = index
    while end - index < _LONGEST and tokens.capital[end] and not (end > index and _ends_name(tokens, end)):
        end += 1
        end = _skip_hyphen(tokens, end)
    return _read_initials(tokens, index, end) if end > index else index


def _ends_name(tokens: Tokens, index: int) -> bool:
    """Say whether an office, an organisation or a title begins at a capital after a name."""
    lex = lexicon()
    if tokens.lows[index] == "phó" and lex.offices.match(tokens.lows, index + 1):
        return True
    if any(phrases.end(tokens.lows, index) - index > 1 for phrases in (lex.offices, lex.heads)):
        return True
    word = tokens.words[index]
    return len(word) > 2 and word.isupper() and _is_consonants(tokens.lows[index])


def _skip_hyphen(tokens: Tokens, end: int) -> int:
    """Go on past a hyphen inside a foreign name: "Jong-un"."""
    if tokens.words[end] != "-" or not tokens.glued(end) or not tokens.glued(end + 1):
        return end
    return end + 2 if tokens.words[end + 1][:1].isalpha() else end


def _read_initials(tokens: Tokens, index: int, end: int) -> int:
    """Take initials with their dots; a name of initials alone is none."""
    if all(_is_initial(tokens, at) for at in range(index, end)):
        return index
    while _is_initial(tokens, end - 1) and tokens.words[end] == "." and tokens.glued(end):
        if tokens.capital[end + 1] and tokens.glued(end + 1):
            end += 2
        else:
            return end + (_is_consonants(tokens.lows[end - 1]) and not tokens.capital[end + 1])
    return end


def _is_initial(tokens: Tokens, index: int) -> bool:
    low = tokens.lows[index]
    return len(low) < 3 and low != "y" and (len(low) == 1 or _is_consonants(low))


def _read_shouted(tokens: Tokens, index: int) -> int:
    """Read a name in a line of capitals: three syllables, four with a middle name of two, fewer where they end."""
    lex = lexicon()
    if tokens.lows[index] not in lex.surnames | lex.rare_surnames:
        return index
    end = index + 1
    while end - index < 4 and tokens.words[end][:1].isalpha() and tokens.shouted[end]:
        end += 1
    at_end = not tokens.words[end][:1].isalpha()
    return min(end, index + 3) if not at_end else end


def is_foreign(tokens: Tokens, index: int) -> bool:
    """Say whether a capital begins a word that is no syllable of Vietnamese: "Donald", "Azerbaijan"."""
    word = tokens.words[index]
    return len(word) > 2 and not word.isupper() and tokens.lows[index] not in attested()


def read_titled(tokens: Tokens, index: int) -> int:
    """Give the token behind the titles at a token at which a name begins, or the token itself where none does."""
    lex = lexicon()
    first = skip_titles(tokens, index)
    called = skip_titles(tokens, first, calling=True)
    if called > first and not _is_called(tokens, called):
        return index
    if called == index or lex.places.end(tokens.lows, index) > called:
        return index
    return called if tokens.capital[called] or tokens.shouted[called] else index


def _is_called(tokens: Tokens, index: int) -> bool:
    """Say whether a calling ("sinh viên") has a name behind it: one with a family name, or a long one."""
    if lexicon().places.match(tokens.lows, index):
        return False
    return begins_name(tokens, index) or read_name(tokens, index) - index > 2


def read_partner(tokens: Tokens, index: int) -> int:
    """Give one past a name that shares the title before another's ("anh Tuấn và Hùng"); `index` is past that one."""
    at = index + 1
    if tokens.lows[index] != "và" or not tokens.capital[at] or tokens.begins_word(at):
        return index
    lex = lexicon()
    is_other = any(phrases.match(tokens.lows, at) for phrases in (lex.heads, lex.places, lex.offices, lex.titles))
    return index if is_other or tokens.lows[at] not in attested() else max(index, read_name(tokens, at))


def named_after_office(tokens: Tokens, index: int) -> int:
    """Give one past the name that begins right behind an office, or the token: any capital there that ends no word."""
    if not (tokens.capital[index] or tokens.shouted[index]):
        return index
    is_name = begins_name(tokens, index) or is_foreign(tokens, index) or not tokens.begins_word(index)
    return read_name(tokens, index) if is_name else index


def read_bare(tokens: Tokens, index: int) -> int:
    """Give one past a name that only its family name tells, or the token: the whole of a run of capitals."""
    if not begins_name(tokens, index) or (tokens.capital[index - 1] and not tokens.begins_sentence(index - 1)):
        return index
    if index and tokens.words[index - 1].isdigit():  # "25 Nguyễn Trãi" is an address
        return index
    end = read_name(tokens, index)
    is_sure = end - index > 2 or (end - index == 2 and tokens.lows[index] in lexicon().surnames - {"hồ"})
    return end if is_sure and lexicon().places.end(tokens.lows, index) < end else index
