"""The sentence of an article that shows what was looked for, and where the words stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from pipelines.search.terms import WORD, Term, places_of, spell
from pipelines.text import normalise, search_key

SNIPPET = 240
"""A snippet has this many letters at most."""


@lru_cache(65_536)
def word_forms(word: str) -> tuple[str, str]:
    """Give a word of a text as terms without marks and terms with marks are spelled."""
    return search_key(word), spell(normalise(word))


def find_spans(text: str, terms: Sequence[Term]) -> list[list[int]]:
    """Find where `terms` stand in a text: [start, end] in code points, in order, none within another."""
    found = list(WORD.finditer(text))
    forms = [word_forms(word[0]) for word in found]
    keys, exact = [form[0] for form in forms], [form[1] for form in forms]
    runs = chain.from_iterable(
        ((first, first + len(term.words)) for first in places_of(exact if term.marked else keys, term))
        for term in terms
    )
    return [[found[first].start(), found[end - 1].end()] for first, end in joined_runs(runs)]


def joined_runs(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put runs in order and join those that overlap."""
    joined: list[tuple[int, int]] = []
    for first, end in sorted(runs):
        if joined and first < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((first, end))
    return joined


def best_snippet(row: Mapping[Any, Any], terms: Sequence[Term]) -> str:
    """Give the lead or the sentence of the text that holds the most of `terms`, cut to SNIPPET letters round them.

    An article whose title alone holds them shows its lead, else how its text begins.
    """
    text, lead = row["text"], row["lead"] or ""
    best, most, place = lead or text, 0, 0
    for sentence in [lead, *(text[span["start"] : span["end"]] for span in row["sentences"])]:
        starts = [spans[0][0] for term in terms if (spans := find_spans(sentence, [term]))]
        if len(starts) > most:
            best, most, place = sentence, len(starts), min(starts)
    return cut_round(best, place)


def cut_round(text: str, place: int) -> str:
    """Cut `text` to SNIPPET letters round `place`, at blanks, with an ellipsis where something is left out."""
    flat = text.replace("\n", " ")
    start = 0 if place < SNIPPET // 2 or len(flat) <= SNIPPET else flat.rfind(" ", 0, place - SNIPPET // 3) + 1
    if len(flat) - start <= SNIPPET:
        return ("… " if start else "") + flat[start:].strip()
    blank = flat.rfind(" ", start + 1, start + SNIPPET)
    end = blank if blank > 0 else start + SNIPPET
    return ("… " if start else "") + flat[start:end].strip() + " …"
