"""A text made ready to be read: its lines, and in each line who stands where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from pipelines.text.personal.lexicon import Lexicon, lexicon
from pipelines.text.personal.phrases import Said, fold

CAPITAL: Final = "[A-Z\u00c0-\u00d6\u00d8-\u00ddĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_WORD = rf"{CAPITAL}[^\W\d_]+"
_NAME = re.compile(rf"(?:[ :]{{1,3}}|[ ]?\((?:ông|bà|anh|chị|ong|ba)\)[ :]{{0,2}})({_WORD}(?: {_WORD}){{0,5}})(?!\.\w)")
_INITIALS = re.compile(rf"[ :]{{1,3}}(?:{CAPITAL}[^\W\d_]{{0,6}}[ .]{{1,2}}){{1,4}}")
_RUN = re.compile(rf"(?<!\w)({CAPITAL}[^\W\d_]+)((?: {CAPITAL}[^\W\d_]+){{1,5}})")
_LONGEST_ABOVE, _LINES_ABOVE = 600, 8
_PAUSE = re.compile(r"[,;:.()\n]")


class Holder(NamedTuple):
    """Who stands at start:end: a citizen, an official, an office, a bank, or nobody (initials)."""

    start: int
    end: int
    kind: str
    named: bool = False


class Scene:
    """A text in NFC as it is read: plain blanks, the same offsets."""

    def __init__(self, text: str) -> None:
        self.view = _plain_blanks(text)
        self.words: Lexicon = lexicon(marked=not text.isascii())
        lines = self.view.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in lines)][: len(lines)]
        self._holders: dict[int, list[Holder]] = {}

    def line_at(self, place: int) -> int:
        """Give the number of the line that holds a place."""
        return bisect_right(self.starts, place) - 1

    def line_end(self, line: int) -> int:
        """Give the place one past the last character of a line."""
        return self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.view)

    def holders(self, line: int) -> list[Holder]:
        """Give who stands in a line, in order; worked out once."""
        if line not in self._holders:
            self._holders[line] = list(_read_holders(self, self.starts[line], self.line_end(line)))
        return self._holders[line]

    def before(self, place: int, count: int = 4) -> list[Holder]:
        """Give the last of those who stand in the line before a place, the nearest first."""
        known = self.holders(self.line_at(place))
        first = bisect_left(known, (place,))
        return known[max(0, first - count) : first][::-1]

    def above(self, place: int) -> Iterator[Holder]:
        """Give those who stand in the few lines above, the nearest first."""
        line = self.line_at(place)
        for upper in range(line - 1, max(-1, line - 1 - _LINES_ABOVE), -1):
            if self.starts[line] - self.starts[upper] > _LONGEST_ABOVE:
                return
            yield from reversed(self.holders(upper))

    def is_parted(self, start: int, end: int) -> bool:
        """Say whether a comma, a stop or a bracket stands between two places."""
        return _PAUSE.search(self.view, start, end) is not None


def _plain_blanks(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\t", " ").replace("\u202f", " ")


def _read_holders(scene: Scene, start: int, end: int) -> Iterator[Holder]:
    said = [one for one in scene.words.holders.find(scene.view, start, end) if one.kind != "not_offices"]
    taken = start
    body: int | None = None
    events = sorted([*said, *_capitalised(scene, start, end)])
    for one in events:
        if one.start < taken:
            continue
        holder = _judge(scene, one, body)
        if holder is not None:
            yield holder
            taken = holder.end
            body = holder.end if holder.kind in ("office", "official") else body


def _capitalised(scene: Scene, start: int, end: int) -> Iterator[Said]:
    """Find bodies that begin with a capital, and runs of names that begin with a family name."""
    for run in _RUN.finditer(scene.view, start, end):
        first, second = run[1], run[2].split()[0]
        if first in scene.words.bodies:
            yield Said(run.start(), run.end(1), "offices")
        elif _is_name(scene.words, fold(first), fold(second), run[2].count(" ")):
            yield Said(run.start(), run.end(), "name")


def _is_name(words: Lexicon, first: str, second: str, more: int) -> bool:
    return first in words.surnames and (more > 1 or second in words.middle_names)


def _judge(scene: Scene, said: Said, body: int | None) -> Holder | None:
    """Say who a phrase speaks of; None for one that speaks of nobody."""
    match said.kind:
        case "citizens":
            return _read_citizen(scene, said)
        case "citizen_labels":
            named = _NAME.match(scene.view, said.end)
            return Holder(said.start, named.end() if named else said.end, "citizen", named=True)
        case "name":
            return _read_name(scene, said, body)
        case "officials":
            return Holder(said.start, said.end, "official")
        case "banks":
            return Holder(said.start, said.end, "bank")
    return None if _is_issuer(scene, said) else Holder(said.start, said.end, "office")


def _read_citizen(scene: Scene, said: Said) -> Holder | None:
    named = _NAME.match(scene.view, said.end)
    if named is None:
        return Holder(said.start, said.end, "nobody") if _INITIALS.match(scene.view, said.end) else None
    head = scene.words.holders.at(scene.view, named.start(1))
    if head is not None and head.kind in ("officials", "offices"):
        return None
    return Holder(said.start, named.end(), "citizen", named=True)


def _read_name(scene: Scene, said: Said, body: int | None) -> Holder | None:
    """Read a bare name: of the body that it follows without a pause, of a street, or of a citizen."""
    if body is not None and not scene.is_parted(body, said.start):
        return Holder(said.start, said.end, "official", named=True)
    before = scene.view[max(0, said.start - 12) : said.start].replace(".", ". ").split()
    if before and before[-1].lower().rstrip(".") in scene.words.small_units | scene.words.great_units:
        return None
    return Holder(said.start, said.end, "citizen", named=True)


def _is_issuer(scene: Scene, said: Said) -> bool:
    before = re.findall(r"\w+", scene.view[max(0, said.start - 14) : said.start].lower())
    return bool(before) and before[-1] in scene.words.issued_by
