"""How well sentences are bounded, on lines marked by hand: ends within a line, and whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from pipelines.text import sentences
from tests.score.language.marked_lines import MarkedLine, marked_lines
from tests.score.language.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

ASKED: Final = 0.98
Place = TypeVar("Place")


def measures() -> list[Measure]:
    """Give the F1 of the half that no rule was mended by, then of the other; nothing where the lines cannot be read."""
    halves = {half: [line for line in marked_lines() if line.half == half] for half in ("report", "tune")}
    return [measure for half, lines in halves.items() if lines for measure in _of_half(half, lines)]


def _of_half(half: str, lines: list[MarkedLine]) -> list[Measure]:
    found = [sentences(line.text) for line in lines]
    ends = [{end for _, end in spans if end < len(line.text)} for line, spans in zip(lines, found, strict=True)]
    within = _f1((line.ends for line in lines), ends)
    whole = _f1((set(line.sentences) for line in lines), map(set, found))
    count = sum(len(line.sentences) for line in lines)
    detail = f"{half} half: {count} sentences in {len(lines)} lines"
    return [
        Measure(f"sentence ends within lines, F1 ({half})", within, ASKED, detail=detail),
        Measure(f"whole sentences, F1 ({half})", whole, ASKED, detail=detail),
    ]


def _f1(marked: Iterable[set[Place]], found: Iterable[set[Place]]) -> float:
    pairs = list(zip(marked, found, strict=True))
    common = sum(len(mark & find) for mark, find in pairs)
    return 2 * common / sum(len(mark) + len(find) for mark, find in pairs)
