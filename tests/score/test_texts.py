"""Texts and times: what counts as the same."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest

from tests.score.places import pictures_of
from tests.score.texts import local_minute, moment_of, national, plain, word_f1


def test_letters_are_composed_and_blanks_folded() -> None:
    assert plain(unicodedata.normalize("NFD", " Hội\u00a0 nghị\n")) == "Hội nghị"
    assert plain(None) == ""


def test_times_are_told_to_the_minute_at_the_clock_of_the_site_and_days_stay_days() -> None:
    assert moment_of("2026-03-07T08:01:53+07:00") == "2026-03-07T08:01"
    assert moment_of("2026-03-07T01:01Z") == "2026-03-07T08:01"
    assert moment_of("2026-03-07") == "2026-03-07"
    assert moment_of(None) == ""
    assert local_minute(datetime(2026, 3, 7, 20, tzinfo=UTC)) == "2026-03-08T03:00"
    assert local_minute(datetime(2026, 3, 7, 20)) == "2026-03-07T20:00"  # noqa: DTZ001  a tool may give no zone


def test_f1_over_words_knows_how_often_a_word_stands() -> None:
    assert word_f1("một hai", "Một hai") == 1
    assert word_f1("một hai", "một hai hai") == pytest.approx(4 / 5)
    assert word_f1("một", "") == 0
    assert word_f1("", "") == 1


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("+842753822365", "02753822365"),
        ("(+84.236) 3.817.366", "02363817366"),
        ("024 7309 5555 Máy lẻ 292", "02473095555"),
        ("080.43162", "08043162"),
    ],
)
def test_telephone_numbers_are_compared_as_national_digits(printed: str, digits: str) -> None:
    assert national(printed) == digits


def test_the_picture_of_a_caption_is_the_last_one_before_it_in_the_source() -> None:
    page = """<body><img src="/mot.jpg"><p>Lễ khai mạc h&#7897;i <b>chợ</b></p>
    <img src="data:image/gif;base64,AA" data-src="/hai.jpg"><noscript><img src="/khac.jpg"></noscript>
    <i>Gian hàng</i></body>"""
    first, second = pictures_of(page.encode(), "https://so.example/tin", ["Lễ khai mạc hội chợ", "Gian hàng"])
    assert first == {"https://so.example/mot.jpg"}
    assert second == {"https://so.example/hai.jpg"}


def test_a_caption_that_is_printed_twice_or_never_has_no_known_picture() -> None:
    page = b'<body><img src="/mot.jpg"><p>Hai</p><p>Hai</p></body>'
    assert pictures_of(page, "https://so.example/", ["Hai", "Ba"]) == [frozenset(), frozenset()]
