"""Where people live: the place behind words that announce a home, read to the end of its last part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text.personal.hints import LONG
from pipelines.text.personal.numbers import Found
from pipelines.text.personal.owners import is_anybody, is_named, is_of_citizen, is_record
from pipelines.text.personal.phrases import Said, fold
from pipelines.text.personal.scene import Scene

_TOKEN = re.compile(r"[ ]{0,2}(?:([^\W\d_][\w'’]*)|(\d[\w/.-]*\w|\d))")
_BETWEEN = re.compile(r"[ ]?(?:,|\.(?=\s?[^\W_])|[-–](?= ?\w)|/(?=\w))[ ]?")
_TODAY = re.compile(r"[ ]?\((?:nay|cũ|trước)[^()\n]{0,70}\)(?=,)", re.IGNORECASE)
_LONGEST, _AROUND, _OPEN = 260, 35, " :.-"


def find_homes(scene: Scene) -> Iterator[Found]:
    """Find the addresses at which named people live, in order."""
    done = 0
    for cue in _cues(scene):
        if cue.start < done or cue.kind == "not_home":
            continue
        place = read_place(scene, _skip_links(scene, cue.end))
        if place and _is_personal(scene, cue):
            yield *place, "address", cue.kind
            done = place[1]


def _cues(scene: Scene) -> Iterator[Said]:
    done = 0
    for hint in scene.words.home_hint.finditer(scene.view):
        line = scene.line_at(hint.start())
        first = max(done, scene.starts[line], hint.start() - _AROUND)
        last = min(scene.line_end(line), hint.end() + _AROUND)
        for cue in scene.words.homes.find(scene.view, first, last):
            yield cue
            done = cue.end


def _is_personal(scene: Scene, cue: Said) -> bool:
    if is_anybody(scene, cue.start):
        return False
    if cue.kind == "address":
        return is_of_citizen(scene, cue.start)
    return is_named(scene, cue.start, in_record=is_record(scene, cue))


def _skip_links(scene: Scene, place: int) -> int:
    """Pass the colon, "tại" and the like that lead to a place."""
    while True:
        while scene.view[place : place + 1] in tuple(_OPEN):
            place += 1
        word = _TOKEN.match(scene.view, place)
        if word is None or (word[1] or "").lower() not in scene.words.home_links:
            return place
        place = word.end()


def read_place(scene: Scene, start: int) -> tuple[int, int] | None:
    """Read an address that begins here; None where there is none, or none below the commune.

    "Ngụ huyện Ví Dụ" is where news says that anybody is from; an address names the hamlet, the street or the door.
    """
    place, end, close, named, before = start, start, False, False, ""
    stop = min(scene.line_end(scene.line_at(start)), start + _LONGEST)
    while place < stop and (token := _TOKEN.match(scene.view, place, stop)) and _belongs(scene, token):
        close = close or _is_close(scene, token, before)
        named = named or _is_proper(scene, token)
        before = fold(token[1] or "")
        end = token.end()
        place = _pass_gap(scene, token, stop)
    return (start, end) if close and named and end > start + 2 else None


def _is_proper(scene: Scene, token: re.Match[str]) -> bool:
    return token[1] is None or not _is_unit(scene, token)


def _belongs(scene: Scene, token: re.Match[str]) -> bool:
    word = token[1]
    if word is None:
        return not LONG.match(scene.view, token.start(2))
    if scene.words.fields.at(scene.view, token.start(1)) or scene.words.numbers.at(scene.view, token.start(1)):
        return False
    return word[0].isupper() or _is_unit(scene, token)


def _is_close(scene: Scene, token: re.Match[str], before: str) -> bool:
    """Tell whether a part of an address lies below the commune: not "phường 3", nor the "phố" of "thành phố"."""
    wide = scene.words.area_units | scene.words.great_units
    return before not in wide and (token[1] is None or fold(token[1]) in scene.words.small_units - wide)


def _pass_gap(scene: Scene, token: re.Match[str], stop: int) -> int:
    """Pass what parts two parts of an address: a comma, a dash, "(nay là …),"; a full stop ends it."""
    place = token.end()
    if today := _TODAY.match(scene.view, place, stop):
        place = today.end()
    gap = _BETWEEN.match(scene.view, place, stop)
    if gap is None:
        return place
    return stop if "." in gap[0] and not _is_unit(scene, token) else gap.end()


def _is_unit(scene: Scene, token: re.Match[str]) -> bool:
    return fold(token[1] or "") in scene.words.small_units | scene.words.great_units
