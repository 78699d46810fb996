"""A workbook that openpyxl reads: real dates, text that is only text, long texts whole, the same bytes each time."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types

from crawler.errors import UsageError
from pipelines.export.xlsx import ABOUT, COLUMNS, open_book
from pipelines.export.xlsx_looks import LEFT_OUT, Looks, plan_sheet
from pipelines.export.xlsx_sheet import CELL, LONG, LongTexts, TableSheets, cut_text, utf16_length
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.exporting import make_export
from tests.export.made import FORMULAS, ODD
from tests.query.made import article_row, day, write_release


def unescaped(text: str) -> str:
    """What a spreadsheet shows for a cell: openpyxl leaves the `_xHHHH_` of Excel as they are."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


@pytest.fixture(scope="module")
def out(odd: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "odd.xlsx"
    make_export("xlsx", odd, path)
    return path


@pytest.fixture(scope="module")
def book(out: Path) -> Any:
    return load_workbook(out)


def cells_of(book: Any, table: str) -> dict[str, dict[str, Any]]:
    """The cells of a sheet by the row's url and by column."""
    head, *rows = book[table].iter_rows()
    names = [cell.value for cell in head]
    made = [dict(zip(names, row, strict=True)) for row in rows]
    return {row["url"].value.rsplit("/", 1)[-1].removesuffix(".pdf"): row for row in made}


def test_the_sheets_are_the_tables_with_what_they_are_first(book: Any) -> None:
    assert book.sheetnames[0] == ABOUT
    assert [name for name in book.sheetnames if name in SCHEMAS] == list(SCHEMAS)
    assert COLUMNS in book.sheetnames


def test_every_column_is_there_but_those_for_programs(book: Any) -> None:
    for table, schema in SCHEMAS.items():
        assert {cell.value for cell in book[table][1]} == set(schema.names) - set(LEFT_OUT)
    assert [cell.value for cell in book["articles"][1]][:4] == ["published_at", "title", "section", "url"]


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_is_a_formula_or_a_link(book: Any, name: str) -> None:
    for cell in cells_of(book, "articles")[name].values():
        assert cell.data_type != "f"
        assert cell.hyperlink is None


@pytest.mark.parametrize("name", [name for name in ODD if name not in {"long", "astral"}])
def test_every_text_is_the_same(book: Any, name: str) -> None:
    shown = cells_of(book, "attachments")[name]["file_name"].value
    assert unescaped(shown or "").replace("\r\n", "\n") == ODD[name].replace("\r\n", "\n")


@pytest.mark.parametrize("name", ["long", "astral"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark_and_whole_in_a_sheet_of_its_own(book: Any, name: str) -> None:
    row = cells_of(book, "articles")[name]
    for column in ("title", "lead", "text", "text_raw"):
        cell = row[column]
        assert utf16_length(cell.value) <= CELL
        shown, _, mark = cell.value.partition(" … [")
        assert ODD[name].startswith(shown)
        first = int(mark.removesuffix("]").rsplit("row ", 1)[1])
        pieces = [
            line[5].value
            for line in book[LONG].iter_rows(min_row=first)
            if (line[0].value, line[1].value, line[2].value) == ("articles", cell.row, column)
        ]
        assert "".join(pieces) == ODD[name]


def test_dates_are_real_at_the_clock_of_the_departments_as_far_as_the_page_says(tmp_path: Path) -> None:
    moments = {
        "minute": day(2023, 4, 14, 9), "day": day(2023, 4, 14), "month": day(2023, 4, 1), "quarter": day(2023, 4, 1),
        "year": day(2023, 1, 1),
    }  # fmt: skip
    rows = [
        article_row(url=f"http://mot.example/{name}", title=name, published_at=at, published_precision=name)
        for name, at in moments.items()
    ]
    write_release(tmp_path / "data", "2026-11-22-1", {"articles": rows})
    make_export("xlsx", Archive(tmp_path / "data"), tmp_path / "a.xlsx")
    cells = cells_of(load_workbook(tmp_path / "a.xlsx"), "articles")
    shown = {name: (cells[name]["published_at"].value, cells[name]["published_at"].number_format) for name in moments}
    assert {name: (str(moment), form) for name, (moment, form) in shown.items()} == {
        "minute": ("2023-04-14 09:00:00", "yyyy-mm-dd hh:mm"),
        "day": ("2023-04-14 00:00:00", "yyyy-mm-dd"),
        "month": ("2023-04-01 00:00:00", "yyyy-mm"),
        "quarter": ("2023-04-01 00:00:00", 'yyyy"-Q2"'),
        "year": ("2023-01-01 00:00:00", "yyyy"),
    }
    assert all(cells[name]["published_at"].is_date for name in moments)


def test_numbers_are_numbers_and_truth_is_truth(book: Any) -> None:
    row = cells_of(book, "articles")["comma"]
    assert row["version"].value == 1
    assert row["is_latest"].value is True
    assert row["text_by"].value == "a,b;c|d"


def test_the_header_is_frozen_filtered_and_wide_enough(book: Any) -> None:
    for table in SCHEMAS:
        sheet = book[table]
        assert sheet.freeze_panes in {"A2", "C2"}
        assert sheet.auto_filter.ref.startswith("A1:")
    assert book["articles"].column_dimensions["B"].width > 40


def test_a_table_that_no_sheet_can_hold_goes_on_in_the_next(tmp_path: Path, odd: Archive) -> None:
    book = open_book(tmp_path / "a" / "a.xlsx", {"title": "", "description": ""})
    looks, plan = Looks(book), plan_sheet("captures")
    sheets = TableSheets(book, plan, looks, LongTexts(book, looks), last_row=11)
    for row in odd.table("captures").to_table().to_pylist():
        sheets.add(row)
    assert sheets.close() == len(ODD)
    (tmp_path / "a").mkdir()
    book.close()
    read = load_workbook(tmp_path / "a" / "a.xlsx")
    assert read.sheetnames == ["captures", "captures (2)", "captures (3)"]
    assert [sheet.max_row for sheet in read] == [11, 11, len(ODD) - 19]
    assert all(sheet["A1"].value == "fetched_at" for sheet in read)


def test_the_first_sheet_says_where_it_comes_from(book: Any) -> None:
    said = "\n".join(str(cell.value) for row in book[ABOUT].iter_rows() for cell in row if cell.value)
    for words in ("2026-11-22-1", "Sở Một", "http://mot.example/", "toàn bộ / everything", LONG):
        assert words in said


def test_no_time_of_making_is_in_the_file(out: Path, odd: Archive, tmp_path: Path) -> None:
    make_export("xlsx", odd, tmp_path / "odd.xlsx")
    assert (tmp_path / "odd.xlsx").read_bytes() == out.read_bytes()
    with zipfile.ZipFile(out) as packed:
        assert {info.date_time[0] for info in packed.infolist()} == {1980}


def test_a_name_without_its_suffix_is_refused(odd: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        make_export("xlsx", odd, tmp_path / "book")


def test_the_manifest_counts_the_rows_of_each_sheet(out: Path) -> None:
    said = json.loads(out.with_name("odd.xlsx.datapackage.json").read_text("utf-8"))["resources"]
    assert {one["table"]: one["rowCount"] for one in said}["articles"] == len(ODD)
    assert {one["path"] for one in said} == {"odd.xlsx"}


@pytest.mark.parametrize("text", ["", "abc" * 50, "🎉" * 99, "a🎉" * 70])
def test_pieces_of_a_text_are_short_enough_and_lose_nothing(text: str) -> None:
    pieces = list(cut_text(text, 31))
    assert "".join(pieces) == text
    assert all(0 < utf16_length(piece) <= 31 for piece in pieces)
    assert pa.array(pieces, pa.string()).to_pylist() == pieces
