"""Tables whose first row says what the columns hold: offices with their numbers, or the people of one office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.contact_labels import REACHES, label_alone
from crawler.pages.cues import heading
from crawler.pages.lines import Line

_COLUMNS: Final = (("unit", "unit_column"), ("name", "person_column"), ("position", "position_column"))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of contacts: for each row the texts of its cells by field, and the lines that it takes up."""

    rows: tuple[tuple[Line, Mapping[str, str]], ...]
    lines: frozenset[int]
    of_units: bool


def read_grids(lines: Sequence[Line], hits: Sequence[Line]) -> Iterator[Grid]:
    """Yield the tables of contacts round the lines that hold numbers or addresses."""
    tables = dict.fromkeys(table for line in hits if (table := _table_of(line.node)) is not None)
    for table in tables:
        inside = [line for line in lines if _table_of(line.node) is table] if table.find(".//table") is None else []
        cells = _cells(inside)
        for number, row in enumerate(list(cells)[:3]):
            columns = _columns(row, cells[row])
            if len(columns) > 1 and REACHES & set(columns.values()):
                body = list(cells.items())[number + 1 :]
                rows = tuple((next(iter(found.values()))[0], _named(row, found, columns)) for row, found in body)
                yield Grid(rows, frozenset(line.index for line in inside), "unit" in columns.values())
                break


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


def _columns(row: HtmlElement, cells: Mapping[HtmlElement, Sequence[Line]]) -> dict[int, str]:
    """Return the fields of a header row's cells by their place in the row."""
    found = {_place(row, cell): _column(" ".join(line.folded for line in lines)) for cell, lines in cells.items()}
    return {place: name for place, name in found.items() if name}


def _place(row: HtmlElement, cell: HtmlElement) -> int:
    return [child for child in row if child.tag in ("td", "th")].index(cell)


def _column(folded: str) -> str:
    name = label_alone(folded)
    if name in REACHES or name in ("address", "website"):
        return name
    return next((field for field, cue in _COLUMNS if heading(cue).match(folded.strip())), "")


def _named(row: HtmlElement, cells: Mapping[HtmlElement, Sequence[Line]], columns: Mapping[int, str]) -> dict[str, str]:
    texts = {
        columns.get(_place(row, cell), ""): "; ".join(line.text for line in lines) for cell, lines in cells.items()
    }
    return {name: text for name, text in texts.items() if name}
