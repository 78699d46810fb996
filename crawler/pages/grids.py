"""Tables of figures as text: one paragraph for each row, its cells parted by a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.lines import Line, upward

BAR: Final = " | "
_LONGEST_CELL: Final = 400


def join_rows(lines: Sequence[Line], container: HtmlElement) -> list[Line]:
    """Return the lines with those of one row of a data table joined; frames made of tables are left alone."""
    joined: list[Line] = []
    grids: dict[HtmlElement, bool] = {}
    last_row, last_cell = None, None
    for line in lines:
        row, cell = _row_of(line.node, container, grids)
        if row is not None and row is last_row:
            glue = " " if cell is last_cell else BAR
            joined[-1] = replace(
                joined[-1], text=joined[-1].text + glue + line.text, links=[*joined[-1].links, *line.links]
            )
        else:
            joined.append(line)
        last_row, last_cell = row, cell
    return joined


def _row_of(
    node: HtmlElement, container: HtmlElement, grids: dict[HtmlElement, bool]
) -> tuple[HtmlElement | None, HtmlElement | None]:
    row = cell = None
    for element in upward(node):
        if element is container:
            break
        if element.tag in ("td", "th") and cell is None:
            cell = element
        elif element.tag == "tr" and row is None:
            row = element
        elif element.tag == "table":
            if element not in grids:
                grids[element] = _is_grid(element)
            return (row, cell) if grids[element] else (None, None)
    return None, None


def _is_grid(table: HtmlElement) -> bool:
    """Whether a table holds figures: none inside it, two rows or more with two short cells filled."""
    if table.find(".//table") is not None:
        return False
    rows = [[(cell.text_content() or "").strip() for cell in row.iter("td", "th")] for row in table.iter("tr")]
    filled = sum(sum(bool(text) for text in row) >= 2 for row in rows)
    return filled >= 2 and all(len(text) <= _LONGEST_CELL for row in rows for text in row)
