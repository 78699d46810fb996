"""How well people, organisations and places are found: strict F1, by offsets and kind, each sentence read alone.

The bounds stand on the half of the marked sentences that was only counted with. The other half, with which the rules
were written, and the 22 sentences of `ner_gov_gold.json`, marked by other lines than ours, stand beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from pipelines.text import find_names
from tests.score.language.measure import Measure
from tests.text.conftest import SHARED
from tests.text.gold.names import Half, MarkedSentence, load

BOUNDS: Final[dict[Half, dict[str, float]]] = {
    "report": {"person": 0.90, "organisation": 0.80, "place": 0.0},
    "tune": {"person": 0.0, "organisation": 0.0, "place": 0.0},
}
KINDS: Final = {"PER": "person", "ORG": "organisation", "LOC": "place"}
Names = set[tuple[object, ...]]


def measures() -> list[Measure]:
    """Give all figures of names; nothing where the shared data is missing."""
    if not SHARED.is_dir():
        return []
    halves = [measure for half in BOUNDS for measure in measure_half(half)]
    return [*halves, _measure_shared()]


def measure_half(half: Half) -> list[Measure]:
    """Give the strict F1 of each kind on one half, and how many people have exactly the offices marked beside them."""
    marked = load(half)
    found = [_measure_kind(half, kind, marked) for kind in BOUNDS[half]]
    return [*found, _measure_roles(half, marked)]


def _measure_kind(half: Half, kind: str, marked: list[MarkedSentence]) -> Measure:
    pairs: list[tuple[Names, Names]] = [
        (
            {(mark.start, mark.end) for mark in sentence.marks if mark.kind == kind},
            {(name.start, name.end) for name in find_names(sentence.text) if name.kind == kind},
        )
        for sentence in marked
    ]
    return _measure_pairs(f"names, {half} half: {kind}, strict F1", pairs, BOUNDS[half][kind])


def _measure_roles(half: Half, marked: list[MarkedSentence]) -> Measure:
    pairs: list[tuple[Names, Names]] = [
        (
            {(mark.start, mark.role) for mark in sentence.marks if mark.kind == "person" and mark.role},
            {(name.start, name.role) for name in find_names(sentence.text) if name.kind == "person" and name.role},
        )
        for sentence in marked
    ]
    return _measure_pairs(f"names, {half} half: offices of people, exact, F1", pairs, 0.0)


def _measure_shared() -> Measure:
    pairs: list[tuple[Names, Names]] = [
        (
            {(value, KINDS[kind]) for value, kind in row["entities"]},
            {(name.value, name.kind) for name in find_names(row["text"])},
        )
        for row in json.loads((SHARED / "lang" / "ner_gov_gold.json").read_text("utf-8"))
    ]
    return _measure_pairs("names, 22 shared sentences: all kinds, micro F1", pairs, 0.0)


def _measure_pairs(name: str, pairs: Iterable[tuple[Names, Names]], bound: float) -> Measure:
    """Measure F1 over pairs of what is marked and what was found."""
    listed = list(pairs)
    marked, found = (sum(len(pair[side]) for pair in listed) for side in (0, 1))
    hits = sum(len(gold & mine) for gold, mine in listed)
    detail = f"{hits} right of {found} found, {marked} marked, in {len(listed)} sentences"
    return Measure(name, 2 * hits / max(1, marked + found), bound, detail=detail)
