"""Days and years of birth of people who are named and alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.text.personal.hints import BIRTH_REACH, YEAR
from pipelines.text.personal.numbers import Found
from pipelines.text.personal.owners import is_named
from pipelines.text.personal.phrases import Said
from pipelines.text.personal.scene import Scene

_DAY: Final = re.compile(
    r"[ :.,()-]{0,4}(?:ngày |ngay |năm |nam )?"
    r"(\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} (?:tháng|thang) \d{1,2}(?: năm| nam|,)? \d{4}"
    r"|(?:tháng |thang )?\d{1,2} (?:năm|nam) \d{4}|\d{1,2} ?[/-] ?\d{4}|\d{4})(?![\d*]|[/-]\d)",
    re.IGNORECASE,
)
_AROUND = 160
_STOP = re.compile(r"[.!?] |\n")


def find_births(scene: Scene) -> Iterator[Found]:
    """Find when people were born, in order."""
    done = 0
    for year in YEAR.finditer(scene.view):
        cue = _cue_before(scene, max(done, year.start() - BIRTH_REACH), year.start())
        day = _DAY.match(scene.view, cue.end) if cue else None
        if cue and day and day.end() == year.end() and _is_personal(scene, cue, day.end()):
            yield day.start(1), day.end(1), "birth_date", "birth"
        done = year.end()


def _cue_before(scene: Scene, start: int, end: int) -> Said | None:
    lowered = scene.view[start:end].lower()
    if not any(hint in lowered for hint in scene.words.birth_hints):
        return None
    cues = list(scene.words.birth.find(scene.view, start, end))
    return cues[-1] if cues and cues[-1].kind == "birth" else None


def _is_personal(scene: Scene, cue: Said, end: int) -> bool:
    in_record = scene.view[cue.end : cue.end + 1] == ":" or not scene.view[
        scene.starts[scene.line_at(cue.start)] : cue.start
    ].strip(" -+*•")
    return (
        not _is_anybody(scene, cue.start)
        and is_named(scene, cue.start, in_record=in_record)
        and not _is_dead(scene, cue.start, end)
    )


def _is_anybody(scene: Scene, start: int) -> bool:
    """Say whether the words right before are of nobody in particular: "trẻ sinh năm", "bé trai (sinh năm"."""
    return stands_before(scene, start)


def stands_before(scene: Scene, place: int) -> bool:
    """Say whether a phrase for anybody ends right before a place, but for a bracket or a comma."""
    first = max(scene.starts[scene.line_at(place)], place - 24)
    return any(
        not scene.view[one.end : place].strip(" (") for one in scene.words.anybody.find(scene.view, first, place)
    )


def _is_dead(scene: Scene, start: int, end: int) -> bool:
    """Say whether the sentence says that who was born has died."""
    line = scene.line_at(start)
    first, last = max(scene.starts[line], start - _AROUND), min(scene.line_end(line), end + _AROUND)
    stop = _STOP.search(scene.view, end, last)
    behind = stop.start() if stop else last
    if any(True for _ in scene.words.dead.find(scene.view, end, behind)):
        return True
    return any(
        not _STOP.search(scene.view, one.end, start) and not scene.is_parted(one.end, start - 2)
        for one in scene.words.dead_titles.find(scene.view, first, start)
    )
