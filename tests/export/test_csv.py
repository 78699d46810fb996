"""CSV: RFC 4180, read back equal by DuckDB, pandas, Arrow and Python, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.export.csv_files import write_csv
from pipelines.export.manifest import read_manifest
from pipelines.export.safe_cells import as_printed, guard_column, guarded
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.exporting import make_export
from tests.export.made import FORMULAS, ODD

Rows = list[dict[str, Any]]

csv.field_size_limit(sys.maxsize)


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def printed_rows(archive: Archive, table: str) -> list[dict[str, Any]]:
    """The rows of a table as a program has them; lists and maps as JSON knows them."""
    rows = archive.table(table).to_table().select(SCHEMAS[table].names).to_pylist()
    maps = {item.name for item in SCHEMAS[table] if pa.types.is_map(item.type)}
    return [{name: dict(value) if name in maps else value for name, value in row.items()} for row in rows]


def value_in(cell: str | None, kind: pa.DataType) -> Any:
    """What a cell says, by the type of its column."""
    if cell is None:
        return None
    if pa.types.is_nested(kind):
        return json.loads(cell)
    if pa.types.is_timestamp(kind):
        return datetime.fromisoformat(cell)
    if pa.types.is_boolean(kind):
        return {"true": True, "false": False}[cell]
    return int(cell) if pa.types.is_integer(kind) else cell


def by_duckdb(path: Path) -> Rows:
    options = "header = true, all_varchar = true, allow_quoted_nulls = false, max_line_size = 9000000, parallel = false"
    found = duckdb.execute(f"FROM read_csv('{path}', {options})")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def by_arrow(path: Path) -> Rows:
    names = path.open(encoding="utf-8").readline().strip().split(",")
    table = arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(block_size=1 << 24),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""],
        ),
    )  # fmt: skip
    rows: Rows = table.to_pylist()
    return rows


def by_pandas(path: Path) -> Rows:
    """As docs/exports.md says: an empty cell is null in a column that may be null, else an empty text."""
    table = next(name for name in SCHEMAS if path.name.startswith(name))
    nullable = {item.name: [""] for item in SCHEMAS[table] if item.nullable}
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=nullable)
    whole = frame.astype(object).where(frame.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in whole.to_dict("records")]


@pytest.fixture(scope="module")
def exact(odd: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exact") / "out"
    make_export("csv", odd, out, exact=True)
    return out


@pytest.fixture(scope="module")
def guarded_out(odd: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("guarded") / "out"
    make_export("csv", odd, out)
    return out


@pytest.mark.parametrize("read", [by_duckdb, by_arrow, by_pandas])
@pytest.mark.parametrize("table", ["articles", "attachments", "mentions", "captures"])
def test_the_round_trip_is_equal(odd: Archive, exact: Path, table: str, read: Callable[[Path], Rows]) -> None:
    kinds = {item.name: item.type for item in SCHEMAS[table]}
    rows = read(exact / f"{table}.csv")
    known = printed_rows(odd, table)
    if read is by_pandas:
        known = [without_empty(table, row) for row in known]
    assert [{name: value_in(cell, kinds[name]) for name, cell in row.items()} for row in rows] == known


def without_empty(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row as pandas can tell it: it takes `""` for null in a column that may be null."""
    return {name: None if value == "" and SCHEMAS[table].field(name).nullable else value for name, value in row.items()}


def test_every_line_ends_as_rfc_4180_says_and_every_text_is_in_quotes(exact: Path) -> None:
    data = (exact / "captures.csv").read_bytes()
    lines = data.split(b"\r\n")
    assert lines[0].decode().split(",") == SCHEMAS["captures"].names
    assert lines[-1] == b""
    assert len(lines) == len(ODD) + 2
    assert all(line.startswith(b'"sct-mot","c-') for line in lines[1:-1])


def test_null_and_an_empty_text_differ(exact: Path) -> None:
    rows = {row["url"]: row for row in by_duckdb(exact / "articles.csv")}
    empty = rows["http://mot.example/empty"]
    assert (empty["title"], empty["lead"]) == ("", None)
    lines = (exact / "articles.csv").read_bytes()
    assert re.search(rb'mot\.example/empty",,"L\xe1\xba\xa1","","",,', lines), "null is bare, empty is in quotes"


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_begins_as_a_formula(guarded_out: Path, name: str) -> None:
    row = next(row for row in read_rows(guarded_out / "articles.csv") if row["url"].endswith(f"/{name}"))
    for column in ("title", "title_raw", "lead", "text", "text_raw"):
        assert row[column][0] == "'"
        assert as_printed(row[column]) == FORMULAS[name]


@pytest.mark.parametrize("name", ODD)
def test_taking_the_apostrophes_off_gives_each_text_back(guarded_out: Path, name: str) -> None:
    row = next(row for row in by_duckdb(guarded_out / "attachments.csv") if row["url"].endswith(f"/{name}.pdf"))
    assert row["file_name"] is not None
    assert as_printed(row["file_name"]) == ODD[name]


def test_a_text_that_no_spreadsheet_runs_is_left_alone(guarded_out: Path) -> None:
    rows = {row["url"]: row["title"] for row in by_duckdb(guarded_out / "articles.csv")}
    for name in ODD.keys() - FORMULAS.keys():
        assert rows[f"http://mot.example/{name}"] == ODD[name]


def test_numbers_below_zero_stay_numbers(tmp_path: Path) -> None:
    """No column of numbers is below zero today; a guarded one would no longer be a number."""
    batch = pa.RecordBatch.from_pydict({"n": [-5, 7, None], "t": ["-5", None, ""]})
    write_csv(tmp_path / "n.csv", batch.schema, [batch], Options())  # type: ignore[arg-type]  # what of an order it reads
    assert (tmp_path / "n.csv").read_bytes() == b'n,t\r\n-5,"\'-5"\r\n7,\r\n,""\r\n'


class Options:
    """The two options that CSV reads."""

    bom = exact = False


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n \x00＝ab1"), st.characters(codec="utf-8"))))
def test_an_apostrophe_can_always_be_taken_off_again(text: str) -> None:
    assert as_printed(guarded(text)) == text
    assert guard_column(pa.array([text])).to_pylist() == [guarded(text)]


@given(st.text(alphabet="'=+-@\t\r\n \x00＝＋－＠", min_size=1))
def test_what_is_guarded_begins_with_an_apostrophe_or_with_a_blank_before_nothing_to_run(text: str) -> None:
    cell = guarded(text)
    assert cell.lstrip("\x00\t\r\n ")[:1] not in set("=+-@＝＋－＠") - {""} or cell.startswith("'")
    assert cell[0] not in "=+-@\t\r\n＝＋－＠"


def test_the_byte_order_mark_comes_when_asked(odd: Archive, tmp_path: Path, exact: Path) -> None:
    make_export("csv", odd, tmp_path / "a.csv", bom=True, exact=True)
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + (exact / "articles.csv").read_bytes()


def test_the_manifest_says_how_cells_are_written(exact: Path, guarded_out: Path) -> None:
    said = [read_manifest(out).origin.cells for out in (exact, guarded_out)]
    assert said == ["exact", "apostrophe"]


def test_no_name_in_the_data_becomes_a_file(exact: Path) -> None:
    assert sorted(path.name for path in exact.iterdir()) == sorted(
        [*(f"{table}.csv" for table in SCHEMAS), "datapackage.json", "datapackage.json.sha256"]
    )
    assert not (exact.parent / "etc").exists()


def test_a_lone_surrogate_cannot_come_so_far() -> None:
    with pytest.raises(UnicodeEncodeError):
        pa.array(["\ud800"])
