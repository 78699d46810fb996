"""Tables whose first row says what the columns hold: offices with their numbers, or the people of one office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.contacts.labels import REACHES, composed, label_alone
from crawler.pages.cues import fold, heading
from crawler.pages.lines import Line

_COLUMNS: Final = (("unit", "unit_column"), ("name", "person_column"), ("position", "position_column"))
_LONGEST: Final = 40  # letters in the header of a column


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of contacts: for each row the texts of its cells by field, and the lines that it takes up."""

    rows: tuple[tuple[Line, Mapping[str, str]], ...]
    lines: frozenset[int]
    of_units: bool


def read_grids(lines: Sequence[Line], hits: Sequence[Line]) -> Iterator[Grid]:
    """Yield the tables of contacts round the lines that hold numbers or addresses."""
    for table in dict.fromkeys(table for line in hits if (table := _table_of(line.node)) is not None):
        header, columns = _header(table)
        if header is not None:
            yield _grid([line for line in lines if _table_of(line.node) is table], header, columns)


def _header(table: HtmlElement) -> tuple[HtmlElement | None, dict[int, str]]:
    """Return the row, one of the first three, that labels two columns or more, one of them numbers or addresses."""
    for row in islice(table.iter("tr"), 3):
        columns = {place: name for place, cell in enumerate(_cells_of(row)) if (name := _column(cell))}
        if len(columns) > 1 and REACHES & set(columns.values()):
            return (row, columns) if table.find(".//table") is None else (None, {})
    return None, {}


def _grid(inside: Sequence[Line], header: HtmlElement, columns: Mapping[int, str]) -> Grid:
    cells = _cells(inside)
    body = [(row, found) for row, found in cells.items() if row is not header]
    rows = tuple((next(iter(found.values()))[0], _named(row, found, columns)) for row, found in body)
    return Grid(rows, frozenset(line.index for line in inside), "unit" in columns.values())


def _table_of(node: HtmlElement) -> HtmlElement | None:
    return node if node.tag == "table" else next(node.iterancestors("table"), None)


def _cells(lines: Sequence[Line]) -> dict[HtmlElement, dict[HtmlElement, list[Line]]]:
    """Sort a table's lines by row and cell."""
    rows: dict[HtmlElement, dict[HtmlElement, list[Line]]] = {}
    for line in lines:
        cell = line.node if line.node.tag in ("td", "th") else next(line.node.iterancestors("td", "th"), None)
        if cell is not None and cell.getparent() is not None:
            rows.setdefault(cell.getparent(), {}).setdefault(cell, []).append(line)
    return rows


def _cells_of(row: HtmlElement) -> list[HtmlElement]:
    return [child for child in row if child.tag in ("td", "th")]


def _column(cell: HtmlElement) -> str:
    """Return the field that a header's cell names."""
    text = " ".join("".join(cell.itertext()).split())
    if not 0 < len(text) <= _LONGEST:
        return ""
    folded = fold(composed(text))
    name = label_alone(folded)
    if name in REACHES or name in ("address", "website"):
        return name
    return next((field for field, cue in _COLUMNS if heading(cue).match(folded)), "")


def _named(row: HtmlElement, cells: Mapping[HtmlElement, Sequence[Line]], columns: Mapping[int, str]) -> dict[str, str]:
    texts = {
        columns.get(_cells_of(row).index(cell), ""): "; ".join(line.text for line in lines)
        for cell, lines in cells.items()
    }
    return {name: text for name, text in texts.items() if name}
