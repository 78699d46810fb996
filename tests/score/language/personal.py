"""How well personal data of citizens is found in invented notices, and how often on news that is clean of papers."""

from __future__ import annotations

from collections import Counter
from typing import Final

from pipelines.text import find_personal
from tests.score.language.corpora import REPORTED, documents
from tests.score.language.measure import Measure
from tests.text.gold.personal import KINDS, Half, MarkedNotice, load

BOUNDS: Final[dict[Half, float]] = {"tune": 0.0, "report": 0.95}
PAPERS: Final = ("id_card", "passport", "driving_licence", "insurance", "tax_code", "land_title")
PARAGRAPHS: Final = 100_000
MOST_ALARMS: Final = 5.0


def measures() -> list[Measure]:
    """Give the figures of each half, and how often papers are told on news, where the news is there."""
    return [*(one for half in BOUNDS for one in measure_half(half)), *_measure_news()]


def measure_half(half: Half) -> list[Measure]:
    """Give precision and recall over exact spans of all kinds, and of each kind F1 with its counts for the record."""
    tally = count(load(half))
    kinds = [
        Measure(f"personal, {half} half: {kind}, F1", _f1(tally[kind]), 0.0, detail=_counts(tally[kind]))
        for kind in sorted(KINDS)
    ]
    return [*_shares(half, sum(tally.values(), Counter())), *kinds]


def count(notices: list[MarkedNotice]) -> dict[str, Counter[str]]:
    """Count by kind what was found and marked ("hit"), found alone ("false") and marked alone ("missed")."""
    tally: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for notice in notices:
        found = {(one.start, one.end, one.kind) for one in find_personal(notice.text)}
        for sort, spans in (
            ("hit", found & notice.marks),
            ("false", found - notice.marks),
            ("missed", notice.marks - found),
        ):
            for *_, kind in spans:
                tally[kind][sort] += 1
    return tally


def _shares(half: Half, tally: Counter[str]) -> list[Measure]:
    hits = tally["hit"]
    return [
        Measure(
            f"personal, {half} half: {name}", hits / max(1, hits + tally[wrong]), BOUNDS[half], detail=_counts(tally)
        )
        for name, wrong in (("precision", "false"), ("recall", "missed"))
    ]


def _f1(tally: Counter[str]) -> float:
    return 2 * tally["hit"] / max(1, 2 * tally["hit"] + tally["false"] + tally["missed"])


def _counts(tally: Counter[str]) -> str:
    return f"{tally['hit']} right, {tally['false']} too many, {tally['missed']} missed"


def _measure_news() -> list[Measure]:
    """Count numbers of papers told on news, which prints none: each is a false alarm."""
    texts = [document.text for document in documents() if document.half == REPORTED]
    if not texts:
        return []
    lines = sum(text.count("\n") + 1 for text in texts)
    told = sum(one.kind in PAPERS for text in texts for one in find_personal(text))
    return [
        Measure(
            "personal, news: numbers of papers told per 100,000 paragraphs",
            told * PARAGRAPHS / lines,
            MOST_ALARMS,
            at_least=False,
            detail=f"{told} in {lines:,} paragraphs of {len(texts):,} texts",
        )
    ]
