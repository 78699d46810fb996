"""One Excel workbook for people: a sheet that says what it is, a sheet for each table, columns explained, long texts.

It is for reading, sorting and printing; CSV, JSON Lines and Parquet hold every column as it is. Times are real dates at
the clock of the departments. Every text is written as a text, so that nothing in it is run or becomes a link.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from crawler.errors import UsageError
from pipelines.export.manifest import (
    BESIDE,
    SUFFIX,
    ExportedFile,
    Manifest,
    exported_file,
    file_words,
    origin_of,
    package_words,
    write_manifest,
)
from pipelines.export.order import Exported, Order
from pipelines.export.table_files import CountedBatches
from pipelines.export.target import making
from pipelines.export.xlsx_about import About, write_about, write_columns
from pipelines.export.xlsx_looks import Looks, SheetPlan, plan_sheet
from pipelines.export.xlsx_sheet import LongTexts, TableSheets
from pipelines.schema import SCHEMAS

SUFFIX_XLSX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ABOUT = "Giới thiệu - About"
COLUMNS = "Các cột - Columns"


def export(order: Order) -> Exported:
    """Write the selection as one workbook, its manifest beside it."""
    if not order.out.name.endswith(SUFFIX_XLSX):
        raise UsageError(f"{order.out} does not end in {SUFFIX_XLSX}.", f"Write {order.out}{SUFFIX_XLSX}.")
    with making(order.out, overwrite=order.overwrite, beside=BESIDE) as path:
        origin = origin_of("xlsx", order)
        rows = write_book(path, order, package_words(order, origin))
        whole = exported_file(path, path.parent)
        manifest = Manifest(origin, tuple(replace(whole, table=table, rows=rows[table]) for table in rows))
        write_manifest(
            path.with_name(path.name + SUFFIX), order, manifest, [sheet_words(one) for one in manifest.files]
        )
    return Exported(order.out, manifest)


def sheet_words(one: ExportedFile) -> dict[str, Any]:
    """Describe the sheets of one table as a resource; all are in one file."""
    control = {"type": "excel", "sheet": one.table}
    return file_words(one) | {"type": "file", "format": "xlsx", "mediatype": MEDIA_TYPE, "control": control}


def write_book(path: Path, order: Order, package: dict[str, Any]) -> dict[str, int]:
    """Write the workbook and give the rows of each table."""
    book = open_book(path, package)
    looks = Looks(book)
    about, long_texts = book.add_worksheet(ABOUT), LongTexts(book, looks)
    rows = {table: write_table(book, order, plan_sheet(table), looks, long_texts) for table in SCHEMAS}
    write_columns(book.add_worksheet(COLUMNS), looks)
    write_about(about, looks, About(package, rows, long_texts.close()))
    book.close()
    return rows


def open_book(path: Path, package: dict[str, Any]) -> Any:
    """Open a workbook that keeps one row in memory, and whose bytes follow from the release alone."""
    options = {"constant_memory": True, "tmpdir": str(path.parent.parent), "use_zip64": True}
    book = xlsxwriter.Workbook(path, options)
    created = datetime.fromisoformat(package.get("created", "1980-01-01T00:00:00Z")).replace(tzinfo=None)
    book.set_properties({"title": package["title"], "comments": package["description"], "created": created})
    book.set_size(2400, 1400)
    return book


def write_table(book: Any, order: Order, plan: SheetPlan, looks: Looks, long_texts: LongTexts) -> int:
    """Write a table as one sheet, or more where it has more rows than a sheet can have; give its rows."""
    sheets = TableSheets(book, plan, looks, long_texts)
    for batch in CountedBatches(plan.table, order):
        for row in batch.select(plan.read).to_pylist():
            sheets.add(row)
    return sheets.close()
