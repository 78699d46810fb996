"""Article pages: each field is judged where the gold and the reader both give it, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.score.articles import FIGURES, score_page
from tests.score.gold import SERVED, Caption, GoldPage, Reading
from tests.score.tally import Figure, Tally

LEAD, ONE, TWO = "Lời dẫn của bài viết.", "Đoạn thứ nhất của bài.", "Đoạn thứ hai của bài."
SHOWN = frozenset({"https://so.example/anh.jpg"})
CAPTION = Caption("Quang cảnh buổi lễ. Ảnh: Thu Hà", "Thu Hà", SHOWN)
EVERYTHING = frozenset({*Reading.__slots__} - {"gives"})
READING = Reading(
    gives=EVERYTHING,
    title="Buổi lễ",
    published="2026-03-01T09:51",
    printed=("01/03/2026 09:51 | Đã xem 5",),
    lead=LEAD,
    body=(ONE, TWO),
    captions=(CAPTION,),
    text_by=("Thu Hà",),
    unit=("Văn phòng",),
)
PAGE = GoldPage("trang", "https://so.example/tin", SERVED, b"", READING, ("Tin khác",), frozenset({"Một số hình ảnh:"}))


def figures(found: Reading, page: GoldPage = PAGE) -> dict[str, float | None]:
    """Give every figure of one page by its field; of the body's the worst."""
    tally = Tally()
    score_page(page, found, tally)
    return {figure.field: figure.of(tally) for figure in FIGURES if figure.field in tally.counts}


def test_the_gold_itself_is_right_everywhere() -> None:
    found = figures(READING)
    assert {figure.field for figure in FIGURES} == set(found)
    assert all(value in (1, None) for name, value in found.items() if name not in ("phrases", "left"))
    assert (found["phrases"], found["left"]) == (0, 0)


def test_a_field_that_the_reader_or_the_gold_does_not_give_is_not_counted() -> None:
    assert set(figures(Reading(frozenset({"title"}), "Buổi lễ"))) == {"title"}
    page = replace(PAGE, wanted=replace(READING, gives=EVERYTHING - {"updated", "unit"}))
    assert not {"updated", "unit"} & set(figures(READING, page))


def test_a_page_on_which_nothing_was_found_is_a_page_of_misses() -> None:
    found = figures(Reading(EVERYTHING))
    assert (found["title"], found["body"], found["captions"], found["byline"], found["paragraphs"]) == (0, 0, 0, 0, 0)


def test_a_right_day_without_its_time_is_right_by_day_only() -> None:
    found = figures(replace(READING, published="2026-03-01"))
    assert (found["published"], found["day"]) == (0, 1)


def test_a_date_line_may_leave_out_a_counter_and_no_more() -> None:
    assert figures(replace(READING, printed=("01/03/2026 09:51",)))["printed"] == 1
    assert figures(replace(READING, printed=("02/03/2026",)))["printed"] == 0
    assert figures(replace(READING, printed=()))["printed"] == 0


def test_the_credit_and_the_picture_of_a_caption_are_judged_apart_from_its_text() -> None:
    found = figures(replace(READING, captions=(Caption(CAPTION.text, "", frozenset({"https://so.example/khac.jpg"})),)))
    assert (found["captions"], found["credits"], found["tied"]) == (1, 0, 0)


def test_a_caption_left_in_the_body_is_told() -> None:
    assert figures(replace(READING, body=(ONE, f"{CAPTION.text} {TWO}")))["left"] == 1


def test_a_caption_that_the_text_itself_quotes_is_not_left_in_it() -> None:
    page = replace(PAGE, wanted=replace(READING, body=(CAPTION.text, TWO)))
    assert figures(replace(READING, body=(CAPTION.text, TWO)), page)["left"] == 0


def test_a_phrase_of_the_furniture_in_the_body_is_told() -> None:
    assert figures(replace(READING, body=(ONE, TWO, "Tin khác cùng mục")))["phrases"] == 1


def test_lines_that_may_stay_or_go_are_not_counted() -> None:
    assert figures(replace(READING, body=(ONE, TWO, "Một số hình ảnh:")))["paragraphs"] == 1


@pytest.mark.parametrize(("gives", "right"), [(EVERYTHING, 2 / 3), (frozenset({"body"}), 1)])
def test_the_lead_may_stand_in_the_body_of_a_reader_that_knows_no_leads(gives: frozenset[str], right: float) -> None:
    assert figures(replace(READING, gives=gives, body=(LEAD, ONE, TWO)))["paragraphs"] == pytest.approx(right)


def test_an_office_that_signs_is_the_author_where_the_gold_knows_no_offices() -> None:
    page = replace(PAGE, wanted=replace(READING, gives=EVERYTHING - {"unit"}, text_by=("Văn phòng",)))
    assert figures(replace(READING, text_by=()), page)["text_by"] == 1
    assert figures(replace(READING, text_by=()))["text_by"] == 0


def test_a_name_that_nobody_printed_lowers_the_byline() -> None:
    tally = Tally()
    score_page(PAGE, replace(READING, source=("Báo Ví Dụ",)), tally)
    assert Figure("byline", "", "f1").of(tally) == pytest.approx(4 / 5)
