from __future__ import annotations

import unicodedata

from hypothesis import given

from pipelines.text import search_key, sort_key
from pipelines.text.spelling.syllables import syllables

from .strings import composed, printed


def test_the_key_of_every_syllable_is_plain_letters() -> None:
    assert all(search_key(s).isascii() and search_key(s).isalpha() for s in syllables())
    assert search_key("Đại hội Công đoàn") == "dai hoi cong doan"


@given(printed)
def test_a_search_key_is_its_own_key_in_any_form_and_case_of_marks(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key
    assert search_key(unicodedata.normalize("NFD", text)) == search_key(unicodedata.normalize("NFC", text))


@given(composed)
def test_a_search_key_keeps_every_digit(text: str) -> None:
    key = search_key(text)
    assert all(key.count(digit) >= text.count(digit) for digit in "0123456789")


def test_the_order_is_that_of_a_vietnamese_dictionary() -> None:
    ordered = (
        ("2 10 an An àn Àn ản ãn án Án ạn ăn Ăn ân Ân ba bà Bà_Rịa Bạc_Liêu Bắc_Kạn da Da Đà đá e ê i o ô ơ u ư y ỳ")
        .replace("2 10", "10 2")
        .split()
    )
    titles = [word.replace("_", " ") for word in ordered]
    shuffled = titles[::2] + titles[1::2]
    assert sorted(shuffled, key=sort_key) == titles


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["bảo", "bao tử", "bao"], key=sort_key) == ["bao", "bảo", "bao tử"]
    assert sort_key("hoà bình") == sort_key("hòa bình")


@given(composed)
def test_a_text_comes_before_itself_with_more_letters(text: str) -> None:
    assert sort_key(text) < sort_key(text + "x")
