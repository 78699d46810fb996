"""Tables: a field that a tool does not give is never shown as a zero, and a figure that falls short is marked."""

from __future__ import annotations

from tests.score.tables import Table, cell, miss_lines, number, table_json, table_lines
from tests.score.tally import Figure, Tally

TITLE, CREDITS = Figure("title", "title exact", "share", 1), Figure("credits", "credits F1", "f1", 0.95)


def made() -> Table:
    ours, theirs = Tally(), Tally()
    for page, found in (("một", "A"), ("hai", "B")):
        ours.same(page, "title", "A", "A")
        theirs.same(page, "title", "A", found)
    ours.bag("một", "credits", [], [])
    return Table("pages: 2", (TITLE, CREDITS, Figure("files", "files", "f1")), {"luutru": ours, "other": theirs})


def test_a_field_not_given_is_none_one_without_cases_a_dash_and_a_short_one_marked() -> None:
    table = made()
    assert [cell(TITLE, tally) for tally in table.tallies.values()] == ["1.000 ", "0.500*"]
    assert [cell(CREDITS, tally) for tally in table.tallies.values()] == ["- ", "none "]


def test_a_figure_that_was_measured_for_no_tool_has_no_line() -> None:
    assert [line.split("  ")[1] for line in list(table_lines(made()))[2:]] == ["title exact", "credits F1"]


def test_columns_stand_under_their_heads() -> None:
    _, head, *rows = table_lines(made())
    assert {len(row.rstrip(" *")) for row in rows} <= {len(head), len(head) - 1, len(head) - 2}
    assert head.split() == ["bound", "cases", "luutru", "other"]


def test_a_figure_just_under_one_is_not_written_as_one() -> None:
    assert number(TITLE, 0.9999) == "0.999"
    assert number(TITLE, 0.95) == "0.950"
    assert number(Figure("left", "", "bad", 0), 3) == "3"


def test_a_machine_reads_bounds_cases_values_and_who_falls_short() -> None:
    figure = table_json(made())["figures"][0]
    assert (figure["bound"], figure["cases"], figure["values"]) == (1, 2, {"luutru": 1, "other": 0.5})
    assert figure["short"] == ["other"]


def test_only_our_own_misses_of_the_field_asked_for_are_shown() -> None:
    table = made()
    table.ours.same("ba", "title", "C", "D")
    assert list(miss_lines(table, "credits")) == []
    assert list(miss_lines(table, "title")) == ["pages: 2: 1", "  title: ba\n    wanted 'C'\n    found  'D'"]
    assert list(miss_lines(table, "all")) == list(miss_lines(table, "title"))
