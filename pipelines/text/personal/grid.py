"""Tables whose cells stand one to a line: the heading of a column says what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.text.personal.homes import read_place
from pipelines.text.personal.numbers import Found
from pipelines.text.personal.scene import Scene
from pipelines.text.personal.shapes import is_card

_CELLS = {
    "birth": re.compile(r" *((?:\d{1,2}[/.-]){0,2}(?:19[2-9]|20[0-4])\d) *"),
    "id_card": re.compile(r" *(\d(?:[ .]?\d){8}(?:[ .]?\d){0,3}) *"),
    "phone_columns": re.compile(r" *((?:\+84|0)[ .-]?[35789](?:[ .-]?\d){8}) *"),
}
_KINDS = {"birth": "birth_date", "id_card": "id_card", "phone_columns": "phone"}
_NUMBER = re.compile(r" *(\d{1,5})[.)]? *")
_BARE = re.compile(r"(?<![\w.,/*+-])(?:\d{12}|\d{3} \d{3} \d{3} \d{3}|\d{9}|\d{3} \d{3} \d{3})(?![\w*]|[ .,/-]\d)")
_WIDEST, _LONGEST_HEADING, _BARE_REACH = 20, 60, 25
_NEVER = -_BARE_REACH - 1


class Grid(NamedTuple):
    """A table: the line of its first cell, what each column holds ("" for all else), whether its rows are people."""

    first: int
    columns: tuple[str, ...]
    of_people: bool


def find_cells(scene: Scene) -> Iterator[Found]:
    """Find what stands in cells under headings, and numbers that stand alone below words for an identity card."""
    yield from _bare_cards(scene)
    for grid in _grids(scene):
        for cells in _rows(scene, grid):
            yield from _read_row(scene, grid, cells)


def _bare_cards(scene: Scene) -> Iterator[Found]:
    """Find cards' numbers that are a whole line, or stand in one with a name, not far below the word for a card."""
    last, met = 0, _NEVER
    for number in _BARE.finditer(scene.view):
        line = scene.line_at(number.start())
        met = max(met, _last_cue(scene, last, line))
        last = line
        if line - met <= _BARE_REACH and _stands_bare(scene, number, line):
            met = line
            yield number.start(), number.end(), "id_card", "id_card+below"


def _last_cue(scene: Scene, first: int, line: int) -> int:
    """Give the last line above that names an identity card, none before `first`."""
    for upper in range(line - 1, max(first, line - _BARE_REACH) - 1, -1):
        start, end = scene.starts[upper], scene.line_end(upper)
        heading = scene.view[start : min(end, start + 4 * _LONGEST_HEADING)]
        if any(cue.kind == "id_card" for cue in scene.words.numbers.find(heading, 0, len(heading))):
            return upper
    return _NEVER


def _stands_bare(scene: Scene, number: re.Match[str], line: int) -> bool:
    digits = number[0].replace(" ", "")
    alone = scene.view[scene.starts[line] : scene.line_end(line)].strip() == number[0]
    if len(digits) == 12 and not is_card(digits):
        return False
    return alone or (len(digits) == 12 and any(one.named for one in scene.before(number.start())))


def _grids(scene: Scene) -> Iterator[Grid]:
    """Find tables by the cell "1" of their first row, behind a row of headings."""
    done = 0
    for line in range(1, len(scene.starts)):
        if line > done and _row_number(scene, line) == 1:
            width = _width(scene, line, done)
            columns = tuple(_column(scene, upper) for upper in range(line - width, line))
            if {"birth", "id_card", "home", "address", "phone_columns"} & set(columns):
                done = line
                yield Grid(line, columns, "person_columns" in columns and "body_columns" not in columns)


def _row_number(scene: Scene, line: int) -> int | None:
    if scene.line_end(line) - scene.starts[line] > 8:
        return None
    number = _NUMBER.fullmatch(scene.view, scene.starts[line], scene.line_end(line))
    return int(number[1]) if number else None


def _width(scene: Scene, line: int, done: int) -> int:
    """Count the columns: back to the heading of the numbers, else on to the cell "2"; 0 where neither is near."""
    for width in range(2, min(_WIDEST, line - done) + 1):
        if _column(scene, line - width) == "number_columns":
            return width
    for width in range(2, min(_WIDEST, len(scene.starts) - line - 1, line - done) + 1):
        if _row_number(scene, line + width) == 2:
            return width
    return 0


def _column(scene: Scene, line: int) -> str:
    start, end = scene.starts[line], scene.line_end(line)
    if not 1 < end - start <= _LONGEST_HEADING:
        return ""
    said = list(scene.words.columns.find(scene.view, start, end))
    return said[0].kind if said else ""


def _rows(scene: Scene, grid: Grid) -> Iterator[range]:
    """Give the lines of each row: a row begins where the next number stands, one with no number ends the table."""
    width, line, number = len(grid.columns), grid.first, 1
    while line < len(scene.starts):
        stop = min(line + width, len(scene.starts))
        following = _find_row(scene, range(line + 1, min(stop + 1, len(scene.starts))), number + 1)
        yield range(line, following or stop)
        if following is None:
            return
        line, number = following, number + 1


def _find_row(scene: Scene, lines: range, number: int) -> int | None:
    return next((line for line in lines if _row_number(scene, line) == number), None)


def _read_row(scene: Scene, grid: Grid, lines: range) -> Iterator[Found]:
    """Read the cells of a row that has all of them, each by the heading of its column."""
    if len(lines) != len(grid.columns):
        return
    for line, column in zip(lines, grid.columns, strict=True):
        if column in ("home", "address") and grid.of_people:
            yield from _read_home(scene, line)
        elif column in _CELLS and (grid.of_people or column != "phone_columns"):
            cell = _CELLS[column].fullmatch(scene.view, scene.starts[line], scene.line_end(line))
            if cell:
                yield cell.start(1), cell.end(1), _KINDS[column], f"{column}+column"


def _read_home(scene: Scene, line: int) -> Iterator[Found]:
    place = read_place(scene, scene.starts[line])
    if place:
        yield *place, "address", "home+column"
