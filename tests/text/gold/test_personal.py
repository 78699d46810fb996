"""The marked notices: every mark is sound, the halves are of a size, no number in them can be anybody's."""

from __future__ import annotations

import re

import pytest

from tests.text.gold.personal import KINDS, Half, load, read_notice

HALVES: list[Half] = ["tune", "report"]


@pytest.mark.parametrize("half", HALVES)
def test_marks_are_of_known_kinds_and_begin_and_end_with_what_they_mark(half: Half) -> None:
    wrong = [
        number
        for number, notice in enumerate(load(half))
        for start, end, kind in notice.marks
        if kind not in KINDS or not (notice.text[start].isalnum() or notice.text[start] == "+")
        or not notice.text[end - 1].isalnum()
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("half", HALVES)
def test_no_mark_is_left_in_a_text(half: Half) -> None:
    assert [number for number, notice in enumerate(load(half)) if re.search(r"[<>]", notice.text)] == []


@pytest.mark.parametrize("half", HALVES)
def test_every_number_of_a_card_ends_in_zeros(half: Half) -> None:
    cards = [notice.text[start:end] for notice in load(half) for start, end, kind in notice.marks if kind == "id_card"]
    assert len(cards) > 10
    assert [number for number, card in enumerate(cards) if "0000" not in re.sub(r"\D", "", card)[-5:]] == []


def test_half_of_the_notices_are_only_counted_with_and_a_third_of_all_hold_nothing() -> None:
    tune, report = (load(half) for half in HALVES)
    assert len(tune) + len(report) >= 120
    assert len(report) * 2 >= len(tune) + len(report)
    empty = sum(not notice.marks for notice in [*tune, *report])
    assert empty * 3 >= len(tune) + len(report)


def test_places_of_marks_are_those_of_the_text_without_them() -> None:
    notice = read_notice("a <phone:12> b <email:x@y>")
    assert notice.text == "a 12 b x@y"
    assert notice.marks == {(2, 4, "phone"), (7, 10, "email")}
