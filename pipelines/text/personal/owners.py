"""Whose a number, an account, a telephone or an address is: told by who stands nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.text.personal.phrases import Said
from pipelines.text.personal.scene import CAPITAL, Holder, Scene

_BEHIND = 90
_LAST_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?] |\n")


def is_of_citizen(scene: Scene, place: int) -> bool:
    """Say whether the nearest one before a place is a citizen who speaks for no office; in its line, else above."""
    near = [one for one in scene.before(place) if one.kind != "bank"]
    if near:
        return _is_private(scene, near)
    return _is_private(scene, [one for one in scene.above(place) if one.kind != "bank"])


def _is_private(scene: Scene, near: Sequence[Holder]) -> bool:
    """Judge those who stand before, the nearest first: a citizen of whose office nothing is said."""
    if not near or near[0].kind != "citizen":
        return False
    body = next((one for one in near[1:] if one.kind in ("office", "official")), None)
    if body is None or _STOP.search(scene.view, body.end, near[0].start):
        return True
    return _is_spoken_of(scene, near[0])


def _is_spoken_of(scene: Scene, citizen: Holder) -> bool:
    """Say whether a body before a citizen deals with the citizen: "Sở trả lời câu hỏi của ông …"."""
    words = _LAST_WORD.findall(scene.view[max(0, citizen.start - 12) : citizen.start].lower())
    return bool(words) and words[-1] in scene.words.spoken_of


_RIGHT_BEFORE = re.compile(rf"{CAPITAL}[^\W\d_]+(?: {CAPITAL}[^\W\d_]+){{1,4}}[ ,(]{{0,3}}$")


def is_named(scene: Scene, place: int, *, in_record: bool) -> bool:
    """Say whether a person is named before a place: in its sentence, or in the record that it is a line of."""
    for one in scene.before(place):
        if _STOP.search(scene.view, one.end, place) and not in_record:
            return False
        if one.kind == "nobody":
            return False
        if one.named:
            return True
    if _RIGHT_BEFORE.search(scene.view, max(0, place - 40), place):
        return True
    return in_record and any(one.named for one in scene.above(place))


def is_record(scene: Scene, cue: Said) -> bool:
    """Say whether a cue is the label of a record: a colon follows, or it opens its line."""
    opening = scene.view[scene.starts[scene.line_at(cue.start)] : cue.start]
    return scene.view[cue.end : cue.end + 2].strip().startswith(":") or not opening.strip(" -+*•")


def is_anybody(scene: Scene, place: int) -> bool:
    """Say whether words for nobody in particular end right before a place: "trẻ sinh năm", "bé trai (sinh năm"."""
    first = max(scene.starts[scene.line_at(place)], place - 24)
    return any(
        not scene.view[one.end : place].strip(" (") for one in scene.words.anybody.find(scene.view, first, place)
    )


def holds_account(scene: Scene, start: int, end: int) -> bool:
    """Say whether a person holds an account: named behind it as the holder, else the nearest before it."""
    stop = min(scene.line_end(scene.line_at(end)), end + _BEHIND)
    for word in scene.words.holder_words.find(scene.view, end, stop):
        holders = [one for one in _behind(scene, word.start, stop + 40) if one.end > word.end]
        if holders:
            return holders[0].kind == "citizen"
    if scene.before(start):
        return is_of_citizen(scene, start)
    behind = [one for one in _behind(scene, end, stop) if one.kind != "bank"]
    return behind[0].kind == "citizen" if behind else is_of_citizen(scene, start)


def holds_land(scene: Scene, start: int, end: int) -> bool:
    """Say whether a person holds a certificate of land: named in its line, and no body before it."""
    before = [one for one in scene.before(start) if one.kind != "bank"]
    if before and before[0].kind == "citizen":
        return True
    behind = _behind(scene, end, end + 2 * _BEHIND)
    return any(one.kind == "citizen" for one in behind[:3])


def _behind(scene: Scene, start: int, stop: int) -> list[Holder]:
    return [one for one in scene.holders(scene.line_at(start)) if start <= one.start < stop][:4]
