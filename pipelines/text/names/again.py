"""Given names that stand alone after their whole name has been read: "Tùng" after "Lê Thanh Tùng"."""

from __future__ import annotations

from pipelines.text.names.found import NameMention
from pipelines.text.names.tokens import Tokens


def find_again(tokens: Tokens, text: str, found: list[NameMention]) -> list[NameMention]:
    """Add the given names that stand alone behind the person they were read with, and give all in order."""
    since = _given_names(found)
    if not since:
        return found
    taken = {mention.start for mention in found}
    again = [
        NameMention(start, end, "person", text[start:end], None, "name-again")
        for index, word in enumerate(tokens.words)
        if word in since and _stands_alone(tokens, index)
        for start, end in [tokens.span(index, index + 1)]
        if start > since[word] and start not in taken
    ]
    return sorted(found + _outside(again, found), key=lambda mention: mention.start)


def _given_names(found: list[NameMention]) -> dict[str, int]:
    """Say after which offset each given name is known."""
    since: dict[str, int] = {}
    for person in (mention for mention in found if mention.kind == "person" and " " in mention.value):
        name = person.value.rsplit(" ", 1)[1]
        if len(name) > 1:
            since.setdefault(name, person.end)
    return since


def _stands_alone(tokens: Tokens, index: int) -> bool:
    if not tokens.capital[index] or tokens.capital[index + 1] or tokens.begins_word(index):
        return False
    return index > 0 and not tokens.capital[index - 1] and not tokens.begins_sentence(index)


def _outside(again: list[NameMention], found: list[NameMention]) -> list[NameMention]:
    covered = {at for mention in found for at in range(mention.start, mention.end)}
    return [mention for mention in again if mention.start not in covered]
