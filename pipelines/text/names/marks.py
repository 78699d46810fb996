"""What stands round a name and unmakes it or belongs to it: codes, addresses, abbreviations in brackets."""

from __future__ import annotations

from pipelines.text.names.areas import known_place
from pipelines.text.names.tokens import Tokens
from pipelines.text.spelling.attested import attested

_DASHES = ("-", "–", "&")


def ends_code(tokens: Tokens, index: int) -> bool:
    """Say whether a token ends the number of a document: "25/2025/TT-NHNN"."""
    return tokens.glued(index) and tokens.words[index - 1] in ("-", "/") and tokens.glued(index - 1)


def begins_address(tokens: Tokens, end: int) -> bool:
    """Say whether the name of a site goes on behind a token: "VTV.vn"."""
    return tokens.words[end] == "." and tokens.glued(end) and tokens.glued(end + 1) and tokens.words[end + 1].islower()


def is_misprinted(word: str) -> bool:
    """Say whether an abbreviation stands in other letters than its own: "Who", "Evn"."""
    return len(word) < 4 and word.istitle() and word.lower() not in attested()


def skip_abbreviation(tokens: Tokens, index: int) -> int:
    """Give one past an abbreviation in brackets, which names again what stands before it, or the token."""
    end = index + 1
    if tokens.words[index] != "(":
        return index
    while tokens.words[end].isupper() or (tokens.words[end] in _DASHES and tokens.glued(end)):
        end += 1
    is_sole = end > index + 1 and tokens.words[end] == ")" and not known_place(tokens, index + 1) > index + 1
    return end + 1 if is_sole else index
