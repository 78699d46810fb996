"""Numbers of papers and accounts that words before them announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.text.personal.hints import REACH
from pipelines.text.personal.owners import holds_account, holds_land, is_of_citizen
from pipelines.text.personal.phrases import Said
from pipelines.text.personal.scene import Scene
from pipelines.text.personal.shapes import Run, read_number, runs

_WORD = re.compile(r"\w+")
_CHAINED = re.compile(r"[ ]{0,2}(?:[,;/]|và|hoặc|va)[ ]{0,2}(?:số |so )?", re.IGNORECASE)
_SHAPES: Final = {"any_tax_code": "tax_code"}

Found = tuple[int, int, str, str]
"""Start, end, kind, rule."""


def find_numbers(scene: Scene) -> Iterator[Found]:
    """Find the numbers of a text that a cue announces and that are personal, in order."""
    last: Found | None = None
    for whole in runs(scene.view):
        run: Run | None = whole
        while run is not None:
            found = _follow(scene, run, last) or _announced(scene, run)
            if found is None:
                break
            last = found
            run = run.rest(found[1])
            if not found[3].startswith("not "):
                yield found


def _follow(scene: Scene, run: Run, last: Found | None) -> Found | None:
    """Read a number that follows one of the same sort: "…, … và …"."""
    if last is None or last[2] != "id_card" or run.start - last[1] > 12:
        return None
    if not (run.start - last[1] <= 1 or _CHAINED.fullmatch(scene.view, last[1], run.start)):
        return None
    return _read(scene, run, "id_card", "id_card+chain")


def _announced(scene: Scene, run: Run) -> Found | None:
    """Read a number by the nearest cue whose shape it has."""
    start = _reach_back(scene, run.start)
    tail = run.start
    for cue in reversed(list(scene.words.numbers.find(scene.view, start, run.start))):
        if not _is_linked(scene, cue.end, tail):
            return None
        if cue.kind == "other_number":
            return None
        if found := _read_as(scene, run, cue):
            return found
        tail = cue.start
    return None


def _reach_back(scene: Scene, place: int) -> int:
    """Give where the words that announce a number may begin: its line, and the one above where it opens its line."""
    line = scene.line_at(place)
    upper = line - 1 if line and not scene.view[scene.starts[line] : place].strip(" :-") else line
    return max(scene.starts[upper], place - REACH)


def _is_linked(scene: Scene, start: int, end: int) -> bool:
    """Say whether only small words and names part a cue from what follows it."""
    if ";" in scene.view[start:end]:
        return False
    words = _WORD.findall(scene.view[start:end])
    return all(word[0].isupper() or word.lower() in scene.words.number_links for word in words)


def _read_as(scene: Scene, run: Run, cue: Said) -> Found | None:
    kind = _SHAPES.get(cue.kind, cue.kind)
    return _read(scene, run, kind, cue.kind)


def _read(scene: Scene, run: Run, kind: str, rule: str) -> Found | None:
    span = read_number(scene.view, run, kind)
    if span is None or _is_count(scene, span[1]):
        return None
    start, end = span
    return start, end, kind, rule if _is_personal(scene, rule, start, end) else f"not {rule}"


def _is_count(scene: Scene, end: int) -> bool:
    blank = scene.view[end : end + 1] == " "
    return scene.words.counted.at(scene.view, end + blank) is not None


def _is_personal(scene: Scene, rule: str, start: int, end: int) -> bool:
    match rule:
        case "any_tax_code":
            return is_of_citizen(scene, start)
        case "account":
            return holds_account(scene, start, end)
        case "land_title":
            return holds_land(scene, start, end)
    return True
