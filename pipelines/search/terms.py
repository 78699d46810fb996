"""What is looked for: words, phrases and beginnings of words, put together by and, or, not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from pipelines.text import search_key

WORD = re.compile(r"[^\W_]+")
"""A word is a run of letters and digits: what stands between two of them parts words and is not compared."""
STYLES = {
    **dict(zip("òa óa ỏa õa ọa òe óe ỏe õe ọe".split(), "oà oá oả oã oạ oè oé oẻ oẽ oẹ".split(), strict=True)),
    **dict(zip("ùy úy ủy ũy ụy".split(), "uỳ uý uỷ uỹ uỵ".split(), strict=True)),
}
"""The older style of tone marks, and the newer, in which words are compared: titles are kept as printed."""
LEVELS = 7
"""How often a word stands in an article counts by doublings: once, twice, four times and so on, up to this level."""
LONG = 500
"""Words of an article from which on it is long: how often a word stands in it is then counted by so many words."""


class _Lower(dict[int, str]):
    """Code point -> its small letter alone, as SQL gives it: no letter looks at those beside it, none becomes two."""

    def __missing__(self, code: int) -> str:
        self[code] = lowered = chr(code).lower()[:1]
        return lowered


_LOWER = _Lower()


def spell(text: str) -> str:
    """Give a text in small letters and one style of tone marks, the form in which words with marks are compared."""
    lowered = text.translate(_LOWER)
    for older, newer in STYLES.items():
        lowered = lowered.replace(older, newer)
    return lowered


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase: its words as `spell` or, without marks, `search_key` gives them; maybe only a beginning."""

    words: tuple[str, ...]
    marked: bool = False
    beginning: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The words without marks."""
        return tuple(WORD.findall(search_key(" ".join(self.words))))


@dataclass(frozen=True, slots=True)
class Every:
    """Everything in it must be found; at least one part is no Without."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of its parts must be found; none is a Without."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What must not be found."""

    part: Node


Node: TypeAlias = Term | Every | Either | Without


def wanted_terms(node: Node) -> list[Term]:
    """List the terms that are looked for, in the order typed; what is left out is not among them."""
    if isinstance(node, Term):
        return [node]
    if isinstance(node, Without):
        return []
    return [term for part in node.parts for term in wanted_terms(part)]


def weighed_words(node: Node) -> list[tuple[str, bool]]:
    """List the different words that are looked for as (word, with marks?); a beginning of a word is none."""
    terms = [term for term in wanted_terms(node) if not term.beginning]
    return list(dict.fromkeys((word, term.marked) for term in terms for word in term.words))


def typed_pairs(node: Node) -> list[tuple[str, ...]]:
    """List runs of words, without marks, that two neighbours make: terms typed side by side that both are wanted."""
    if isinstance(node, Either):
        return [run for part in node.parts for run in typed_pairs(part)]
    if not isinstance(node, Every):
        return []
    beside = [one.keys + other.keys for one, other in pairwise(node.parts) if is_whole(one) and is_whole(other)]  # type: ignore[union-attr]
    return [*beside, *(run for part in node.parts if not isinstance(part, Term) for run in typed_pairs(part))]


def is_whole(node: Node) -> bool:
    """Tell whether a part is a term of whole words."""
    return isinstance(node, Term) and not node.beginning


def places_of(words: list[str], term: Term) -> Iterator[int]:
    """Give each index of `words`, spelled as the term is, at which the term begins."""
    length, wanted, first = len(term.words), list(term.words), term.words[0]
    if term.beginning:
        yield from (index for index, word in enumerate(words) if word.startswith(first))
        return
    for index in equal_places(words, first):
        if words[index : index + length] == wanted:
            yield index


def equal_places(words: list[str], wanted: str) -> Iterator[int]:
    """Give each index at which a word stands: `list.index` looks at far more words a second than a loop does."""
    index = -1
    with suppress(ValueError):
        while True:
            index = words.index(wanted, index + 1)
            yield index


def level_of(count: int, size: int) -> int:
    """Give the level of a word that stands `count` times among `size` words: 1, 2 from twice on, 3 from four times."""
    return min(LEVELS, max(1, count * LONG // max(size, LONG)).bit_length()) if count else 0


def rarity_of(articles: int, of_all: int) -> int:
    """Give what a word weighs that stands in so many articles of all: 1, more by 1 for each halving of them."""
    return (of_all // articles).bit_length() if articles else 0
