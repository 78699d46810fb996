"""Counting: what is a hit, what falls short, and that nothing surplus goes unseen."""

from __future__ import annotations

import pytest

from tests.score.tally import Figure, Miss, Tally


def test_values_in_any_order_are_hits_and_a_surplus_one_lowers_f1() -> None:
    tally = Tally()
    tally.bag("một", "phones", ["1", "2"], ["2", "1", "1"])
    assert Figure("phones", "", "f1").of(tally) == pytest.approx(4 / 5)
    assert Figure("phones", "", "share").of(tally) == 1
    assert Figure("phones", "", "precision").of(tally) == pytest.approx(2 / 3)
    assert tally.misses == [Miss("một", "phones", [], ["1"])]


def test_a_surplus_paragraph_counts_as_much_as_a_missing_one() -> None:
    more, less = Tally(), Tally()
    more.rows("p", "paragraphs", ["a", "b"], ["a", "x", "b"])
    less.rows("p", "paragraphs", ["a", "x", "b"], ["a", "b"])
    share = Figure("paragraphs", "", "share")
    assert share.of(more) == share.of(less) == pytest.approx(2 / 3)
    assert more.misses == [Miss("p", "paragraphs", [], ["x"])]
    assert less.misses == [Miss("p", "paragraphs", ["x"], [])]


def test_paragraphs_out_of_order_are_not_right() -> None:
    tally = Tally()
    tally.rows("p", "paragraphs", ["a", "b", "c"], ["c", "a", "b"])
    assert Figure("paragraphs", "", "share").of(tally) == pytest.approx(2 / 3)


def test_a_value_that_should_be_empty_and_is_counts_as_right() -> None:
    tally = Tally()
    tally.same("một", "published", "", "")
    tally.same("hai", "published", "", "2023-04-17")
    assert Figure("published", "", "share", 1).of(tally) == 0.5
    assert tally.misses == [Miss("hai", "published", "", "2023-04-17")]


def test_the_worst_page_is_told_beside_the_mean() -> None:
    tally = Tally()
    for page, value in (("một", 1.0), ("hai", 0.5)):
        tally.value(page, "body", value)
    assert (Figure("body", "", "mean").of(tally), Figure("body", "", "worst").of(tally)) == (0.75, 0.5)
    assert [miss.page for miss in tally.misses] == ["hai"]


def test_what_must_not_be_there_is_told_as_a_number_of_many() -> None:
    tally, figure = Tally(), Figure("phrases", "", "bad", 0)
    tally.unwanted("một", "phrases", ["Tin khác"], 3)
    assert (figure.of(tally), figure.cases(tally)) == (1, 3)
    assert figure.short(1)
    assert not figure.short(0)


def test_nothing_to_count_is_no_figure_and_falls_short_of_nothing() -> None:
    tally, figure = Tally(), Figure("credits", "", "f1", 0.95)
    tally.bag("một", "credits", [], [])
    assert figure.of(tally) is None
    assert not figure.short(None)
    tally.bag("hai", "credits", [], ["Ai đó"])
    assert figure.of(tally) == 0
