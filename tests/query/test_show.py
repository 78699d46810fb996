"""How a value looks on a terminal, in CSV and in JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.show import (
    LEAST_WIDTH,
    arrow_rows,
    cell_text,
    columns_fitting,
    fit_text,
    fit_widths,
    plain_value,
    text_table,
    text_width,
    write_csv,
    write_json,
    write_json_rows,
)
from pipelines.verbs.ask import left_out, print_table

VALUES = [
    (None, None, ""),
    ("Đại hội", "Đại hội", "Đại hội"),
    (datetime(2023, 4, 14, 8, 30, tzinfo=UTC), "2023-04-14T08:30:00+00:00", "2023-04-14 08:30"),
    (datetime(2023, 4, 14, tzinfo=UTC), "2023-04-14T00:00:00+00:00", "2023-04-14"),
    (date(2023, 4, 14), "2023-04-14", "2023-04-14"),
    (Decimal(12), 12, "12"),
    (Decimal("1.5"), 1.5, "1.5"),
    (float("nan"), None, ""),
    ([("a", 1)], {"a": 1}, '{"a": 1}'),
    (["ă", "b"], ["ă", "b"], '["ă", "b"]'),
    (True, True, "true"),
    (b"\x00\xff", "00ff", "00ff"),
    ("a\x1b[31mb\nc\u202ed", "a\x1b[31mb\nc\u202ed", "a [31mb c d"),
]


@pytest.mark.parametrize(("value", "plain", "shown"), VALUES)
def test_a_value_looks_the_same_everywhere(value: Any, plain: Any, shown: str) -> None:
    assert plain_value(value) == plain
    assert cell_text(value) == shown


@given(st.lists(st.integers(0, 300), min_size=1, max_size=12), st.integers(20, 250))
def test_columns_fit_the_terminal_unless_they_are_too_many(natural: list[int], total: int) -> None:
    widths = fit_widths(natural, total)
    assert all(width <= before for width, before in zip(widths, natural, strict=True))
    assert all(width >= min(before, LEAST_WIDTH) for width, before in zip(widths, natural, strict=True))
    assert sum(widths) + 2 * (len(widths) - 1) <= total or max(widths) <= LEAST_WIDTH


@given(st.lists(st.integers(0, 300), min_size=1, max_size=12), st.integers(60, 250))
def test_no_room_is_given_away(natural: list[int], total: int) -> None:
    widths = fit_widths(natural, total)
    if widths != natural:
        room = total - 2 * (len(widths) - 1)
        assert sum(widths) > room - len(widths)


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_cut_text_is_never_too_wide(text: str, width: int) -> None:
    assert text_width(fit_text(text, width)) <= width


def test_decomposed_letters_take_one_column() -> None:
    assert text_width("Đa\u0323i ho\u0302\u0323i") == 7


def test_every_line_of_a_table_fits() -> None:
    rows = [[1, "Đại hội Công đoàn cơ sở " * 9, None], [22, "ngắn", 0.5]]
    lines = text_table(["n", "title", "share"], rows, width=60).split("\n")
    assert max(map(text_width, lines)) <= 60
    assert [line[:2] for line in lines] == [" n", "──", " 1", "22"]


def test_a_table_with_no_row_still_has_its_heading() -> None:
    assert text_table(["a", "b"], [], width=40) == "a  b\n─  ─"


def test_two_columns_of_one_name_are_both_shown() -> None:
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["n", "n"])
    assert list(arrow_rows(table.to_batches())) == [[1, 2]]


def test_csv_is_read_back_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(["a", "b"], [['say "x", y', None], ["two\nlines", ["ă"]]])
    out = capsys.readouterr().out
    assert list(csv.reader(io.StringIO(out, newline=""))) == [["a", "b"], ['say "x", y', ""], ["two\nlines", '["ă"]']]


def test_json_keeps_vietnamese_letters(capsys: pytest.CaptureFixture[str]) -> None:
    write_json([{"title": "Đại hội"}])
    out = capsys.readouterr().out
    assert "Đại hội" in out
    assert json.loads(out) == [{"title": "Đại hội"}]


def test_a_terminal_is_shown_as_many_columns_as_it_has_room_for() -> None:
    assert columns_fitting(40, 100) == 10
    assert columns_fitting(3, 100) == 3
    assert columns_fitting(3, 4) == 1
    names = [f"column{number}" for number in range(40)]
    fitting = columns_fitting(40, 100)
    table = text_table(names[:fitting], [["a long text that is cut"] * fitting], width=100)
    assert max(map(len, table.split("\n"))) <= 100


def test_what_a_terminal_has_no_room_for_is_told() -> None:
    assert list(left_out(["text"], True)) == [
        "No room for 1 column more (text): name those you want, or --csv.",
        "Only the first 200 rows are shown: `limit`, `where` or --csv.",
    ]
    assert list(left_out([], False)) == []


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_is_spared_what_it_has_no_room_for(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("COLUMNS", "100")
    print_table([f"column{number}" for number in range(40)], ([number] * 40 for number in range(1_000)))
    out, err = capsys.readouterr()
    assert (len(out.splitlines()), err.count("\n")) == ((202, 2) if terminal else (1_002, 0))
    assert (max(map(len, out.splitlines())) <= 100) == terminal


def test_json_rows_written_one_by_one_are_one_list(capsys: pytest.CaptureFixture[str]) -> None:
    write_json_rows(["n", "name"], [[1, "Đấu"], [2, None]])
    assert json.loads(capsys.readouterr().out) == [{"n": 1, "name": "Đấu"}, {"n": 2, "name": None}]
    write_json_rows(["n"], [])
    assert json.loads(capsys.readouterr().out) == []
