"""The table of figures: what is kept, what is marked, what is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks.figures import Conditions, Figure, Ledger, digits, load_ledger
from tests.benchmarks.keeping import Keeper
from tests.benchmarks.page import render_page

FAST = Figure("reading/speed", "reading alone", 5.2, "times as fast", least=5, beside="a peer", how="3 rounds")
MONDAY = Conditions("abc1234", "2026-11-23", "two cores", {"scrapy": "2.19"})
TUESDAY = replace(MONDAY, commit="def5678", day="2026-11-24")
TEST = "tests/benchmarks/test_reading_speed.py::test_reading"


@pytest.mark.parametrize(
    ("figure", "holds", "asked"),
    [
        (FAST, True, "≥ 5 times as fast"),
        (replace(FAST, value=4.99), False, "≥ 5 times as fast"),
        (replace(FAST, least=None, most=2, unit="%"), False, "≤ 2%"),
        (replace(FAST, value=0, least=0, most=0, unit=""), True, "0"),
        (replace(FAST, value=1, least=0, most=0, unit=""), False, "0"),
        (replace(FAST, least=None), True, ""),
    ],
)
def test_a_figure_holds_within_its_bounds(figure: Figure, holds: bool, asked: str) -> None:
    assert (figure.holds, figure.asked) == (holds, asked)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (0.0123, "0.0123"), (1.234, "1.23"), (12.34, "12.3"), (5, "5"), (123_456.7, "123,457")],
)
def test_a_number_has_three_digits_or_is_whole(value: float, said: str) -> None:
    assert digits(value) == said


def test_figures_of_benches_that_are_not_run_again_stay(tmp_path: Path) -> None:
    path, ledger = tmp_path / "figures.json", Ledger()
    ledger.keep(FAST, TEST, MONDAY)
    ledger.save(path)
    again = load_ledger(path)
    again.keep(replace(FAST, key="text/words"), TEST, TUESDAY)
    again.save(path)
    read = load_ledger(path)
    assert {key: one.commit for key, one in read.kept.items()} == {"reading/speed": "abc1234", "text/words": "def5678"}
    assert set(read.conditions) == {"abc1234", "def5678"}
    assert (read.kept["reading/speed"].figure, read.kept["reading/speed"].bench) == (FAST, "reading_speed")


def test_conditions_that_no_figure_was_measured_under_are_dropped(tmp_path: Path) -> None:
    ledger = Ledger()
    for now in (MONDAY, TUESDAY):
        ledger.keep(FAST, TEST, now)
    ledger.save(tmp_path / "figures.json")
    assert set(load_ledger(tmp_path / "figures.json").conditions) == {"def5678"}


def test_a_figure_whose_test_failed_since_is_not_told_as_met(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.keep(FAST, TEST, MONDAY)
    keeper = Keeper(ledger, TUESDAY, tmp_path / "figures.json")
    keeper.pytest_runtest_logreport(report("failed"))
    page = render_page(load_ledger(tmp_path / "figures.json"))
    assert "0 of 1 figures" in page
    assert "the bench failed at def5678" in page


def test_a_figure_that_falls_short_at_this_commit_is_no_failed_bench(tmp_path: Path) -> None:
    keeper = Keeper(Ledger(), TUESDAY, tmp_path / "figures.json")
    keeper.keep(replace(FAST, value=3.05), TEST)
    keeper.pytest_runtest_logreport(report("failed"))
    page = render_page(keeper.ledger)
    assert "- reading alone: **3.05 times as fast, falls short** of ≥ 5 times as fast" in page
    assert "the bench failed" not in page


def test_what_a_bench_no_longer_gives_is_dropped_when_it_passes(tmp_path: Path) -> None:
    ledger = Ledger()
    for key in ("size/cost-200", "size/cost-400"):
        ledger.keep(replace(FAST, key=key), TEST, MONDAY)
    ledger.keep(replace(FAST, key="text/words"), "another", MONDAY)
    keeper = Keeper(ledger, TUESDAY, tmp_path / "figures.json")
    keeper.keep(replace(FAST, key="size/cost-400"), TEST)
    keeper.pytest_runtest_logreport(report("passed"))
    keeper.pytest_sessionfinish()
    assert set(load_ledger(tmp_path / "figures.json").kept) == {"size/cost-400", "text/words"}


def report(outcome: str) -> pytest.TestReport:
    """What pytest says of a case of the test."""
    return pytest.TestReport(f"{TEST}[a case]", ("", 0, ""), {}, outcome, None, "call")  # type: ignore[arg-type]
