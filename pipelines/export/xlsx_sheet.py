"""The sheets of a table, row by row; a text that is longer than a cell can hold goes on in a sheet for long texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from pipelines.export.xlsx_looks import DATES, MOMENT, QUARTER, TALL, TALL_TABLES, Looks, SheetPlan, column_width
from pipelines.filters import SITE_OFFSET

LAST_ROW = 1_048_576
CELL = 32_767
"""UTF-16 units that a cell can hold."""
PIECE = 30_000
LONG = "Văn bản dài - Long texts"
MARK = " … [còn nữa: tờ “{}” / goes on there, {}]"
DAY_ZERO = datetime(1899, 12, 30, tzinfo=UTC).replace(tzinfo=SITE_OFFSET)
FIRST_DAY = datetime(1900, 3, 1, tzinfo=SITE_OFFSET)
"""Before it a workbook's days are off by one, or there are none."""
LONG_COLUMNS = (("sheet", 16), ("row", 9), ("column", 16), ("part", 9), ("parts", 9), ("text", 110))


class LongTexts:
    """The sheet for texts that no cell holds; it is made when the first one comes."""

    def __init__(self, book: Any, looks: Looks) -> None:
        self._book, self._looks, self._row = book, looks, 0
        self._sheet: Any = None

    def add(self, text: str, sheet: str, row: int, column: str) -> str:
        """Take a whole text, in pieces, and give what its own cell says; `row` counts from 1 as people see it."""
        self._sheet = self._sheet or self._made()
        pieces = list(cut_text(text, PIECE))
        for number, piece in enumerate(pieces, 1):
            self._row += 1
            self._write((sheet, row, column, number, len(pieces), piece))
        mark = MARK.format(LONG, f"row {self._row - len(pieces) + 2}")
        return next(cut_text(text, CELL - utf16_length(mark))) + mark

    def close(self) -> int:
        """End the sheet and give the number of its rows."""
        if self._sheet:
            self._sheet.autofilter(0, 0, self._row, len(LONG_COLUMNS) - 1)
        return self._row

    def _made(self) -> Any:
        sheet = self._book.add_worksheet(LONG)
        sheet.freeze_panes(1, 0)
        sheet.set_default_row(TALL)
        sheet.set_row(0, 22)
        for place, (name, width) in enumerate(LONG_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, self._looks.head)
        return sheet

    def _write(self, cells: tuple[str | int, ...]) -> None:
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._row, place, cell, self._looks.text)
            else:
                self._sheet.write_number(self._row, place, cell, self._looks.text)


class TableSheets:
    """The sheets of one table: `mentions`, and `mentions (2)` when a sheet is full."""

    def __init__(
        self, book: Any, plan: SheetPlan, looks: Looks, long_texts: LongTexts, last_row: int = LAST_ROW
    ) -> None:
        self._last_row = last_row
        self._book, self._plan, self._looks, self._long = book, plan, looks, long_texts
        self._rows, self._row, self._number = 0, 0, 0
        self._open()

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row of the table."""
        if self._row + 1 >= self._last_row:
            self._end()
            self._open()
        self._row += 1
        self._rows += 1
        for place, name in enumerate(self._plan.columns):
            if (value := row[name]) is not None:
                self._write(place, name, value, row)
            elif place < self._plan.printed:
                self._sheet.write_blank(self._row, place, None, self._looks.text)

    def close(self) -> int:
        """End the last sheet and give the rows of the table."""
        self._end()
        return self._rows

    def _open(self) -> None:
        self._row, self._number = 0, self._number + 1
        self._name = self._plan.table if self._number == 1 else f"{self._plan.table} ({self._number})"
        self._sheet = self._book.add_worksheet(self._name)
        lay_out(self._sheet, self._plan)
        for place, (name, kind) in enumerate(self._plan.kinds.items()):
            self._sheet.set_column(place, place, column_width(name, kind))
            self._sheet.write_string(0, place, name, self._looks.head)

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._plan.columns) - 1)
        self._sheet.print_area(0, 0, max(self._row, 1), self._plan.printed - 1)

    def _write(self, place: int, name: str, value: Any, row: Mapping[str, Any]) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, place, value, self._looks.text)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value, self._looks.text)
        elif isinstance(value, datetime) and value >= FIRST_DAY:
            form = self._looks.date(date_form(value, row.get(name.replace("_at", "_precision"))))
            self._sheet.write_number(self._row, place, excel_days(value), form)
        else:
            self._write_text(place, name, cell_text(value))

    def _write_text(self, place: int, name: str, text: str) -> None:
        if utf16_length(text) > CELL:
            text = self._long.add(text, self._name, self._row + 1, name)
        self._sheet.write_string(self._row, place, text, self._looks.text)


def lay_out(sheet: Any, plan: SheetPlan) -> None:
    """Set what stays in view, how tall rows are and how the sheet is printed."""
    sheet.freeze_panes(1, 2 if plan.table == "articles" else 0)
    if plan.table in TALL_TABLES:
        sheet.set_default_row(TALL)
    sheet.set_row(0, 22)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&8&A&R&8&P / &N")


def date_form(moment: datetime, precision: str | None) -> str:
    """Say how a date is shown: as far as its page says it."""
    if precision == "quarter":
        return QUARTER.format((moment.astimezone(SITE_OFFSET).month + 2) // 3)
    return DATES.get(precision or "", MOMENT)


def excel_days(moment: datetime) -> float:
    """Give a moment as a workbook counts it: days at the clock of the departments."""
    return (moment - DAY_ZERO).total_seconds() / 86_400


def cell_text(value: Any) -> str:
    """Give a value that is no number as one text: names of a list in a row, a map as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, list):
        return json.dumps(dict(value), ensure_ascii=False)
    return value.astimezone(SITE_OFFSET).isoformat() if isinstance(value, datetime) else str(value)


def utf16_length(text: str) -> int:
    """Count UTF-16 units, which is how a workbook counts letters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_text(text: str, units: int) -> Iterator[str]:
    """Cut a text into pieces of at most so many UTF-16 units, no letter in two."""
    while text:
        piece = text[:units]
        while utf16_length(piece) > units:
            piece = piece[: len(piece) - (utf16_length(piece) - units + 1) // 2]
        yield piece
        text = text[len(piece) :]
