"""Days and years of birth of people who are named and alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.text.personal.hints import BIRTH_REACH, YEAR
from pipelines.text.personal.numbers import Found
from pipelines.text.personal.owners import is_anybody, is_named, is_record
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
        if cue and day and day.end() == year.end() and _is_personal(scene, cue, day):
            yield day.start(1), day.end(1), "birth_date", "birth"
        done = year.end()


def _cue_before(scene: Scene, start: int, end: int) -> Said | None:
    lowered = scene.view[start:end].lower()
    if not any(hint in lowered for hint in scene.words.birth_hints):
        return None
    cues = list(scene.words.birth.find(scene.view, start, end))
    return cues[-1] if cues and cues[-1].kind == "birth" else None


def _is_personal(scene: Scene, cue: Said, day: re.Match[str]) -> bool:
    if is_anybody(scene, cue.start) or _is_dead(scene, cue.start, day.end()):
        return False
    labelled = scene.view[cue.end : cue.end + 1] == ":" and not day[1].isdigit()
    return labelled or is_named(scene, cue.start, in_record=is_record(scene, cue)) or _names_next(scene, day.end())


def _names_next(scene: Scene, end: int) -> bool:
    """Say whether the one who was born is named right behind: "Sinh năm 1965, ông Mẫu …"."""
    behind = scene.holders(scene.line_at(end)) if scene.view[end : end + 2] == ", " else []
    return any(one.start == end + 2 and one.kind == "citizen" for one in behind)


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
