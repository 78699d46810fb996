"""Words cut in two by a blank: which are joined again, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import repair
from pipelines.text.spelling.attested import attested, word_pairs
from pipelines.text.spelling.syllables import syllables


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Đ ồng chí", "Đồng chí"),
        ("ph át tri ển kinh t ế", "phát triển kinh tế"),
        ("Đ ồ ng chí", "Đồng chí"),
        ("củ a chúng ta nà y", "của chúng ta này"),
        ("đi t rên đường l à m ột", "đi trên đường là một"),
        ("môn to án học", "môn toán học"),
        ("ủ y ban và c ơ quan", "ủy ban và cơ quan"),
        ("cùng họ c hỏi, là m việc, cù ng ở", "cùng học hỏi, làm việc, cùng ở"),
        ("Về hội. T ừ đó, V ới họ", "Về hội. Từ đó, Với họ"),
        ("kết thúc.S au đó", "kết thúc.Sau đó"),
        ("KẾ HO ẠCH TU YÊN TRUYỀN", "KẾ HOẠCH TUYÊN TRUYỀN"),
        ("hòa bì nh, hoà bì nh, khỏe m ạnh, khoẻ m ạnh", "hòa bình, hoà bình, khỏe mạnh, khoẻ mạnh"),
        ("kho ẻ mạnh và ho à thuận", "khoẻ mạnh và hoà thuận"),
        ("7 n ăm và 3 th áng", "7 năm và 3 tháng"),
        ("bà Nguy ễn Thị Lan", "bà Nguyễn Thị Lan"),
    ],
)
def test_a_word_is_joined_where_its_halves_are_none(broken: str, whole: str) -> None:
    assert repair(broken).text == whole
    assert repair(broken).printed() == broken


@pytest.mark.parametrize(
    "text",
    [
        "tiếp thu ý kiến, cho ai đó, nảy ra ý tưởng, lo ăn lo mặc, điều gì anh nói, do anh cả, thu ấn tượng",
        "khoản a, b, c và h Điều 3; điểm a, b, l và n khoản 1; nhóm b ấy",
        "cao 3 m hơn trước, rộng 5 m ở trên, nặng 2 g ít",
        "vitamin B ít, chữ T ở giữa, tế bào T hoạt động, đội B ở nhà",
        "Anh T ra khỏi nhà. T ra đầu thú, rồi T khai nhận. Chị H ở Huế, ông T hỏi bà H",
        "bác sĩ thú y, y bác sĩ và y, các bác sĩ và y sĩ là y như rằng",
        "đó là u lành, bà bị u nang và có khối u ở gan",
        "khối u ở cổ, bị u xơ, khí u tịch",
        "Cho a, b là hai số, với n là số, là n số",
        "a pointer to a list, Plan B at home, Vitamin C on the label, for x in range",
        "Krông Pắc, Ea H leo, M nông, K ho",
    ],
)
def test_words_and_letters_that_stand_by_themselves_stay(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize(
    "text", ["Sinh viên các khóa ng", "Sinh viên các khóa ng…", "Sinh viên các khóa ng... xem", "Đã học được c"]
)
def test_a_word_that_the_end_cuts_off_is_not_joined_to_the_one_before(text: str) -> None:
    assert repair(text).text == text


def test_a_tone_on_the_wrong_letter_was_never_one_word() -> None:
    assert repair("các khóa ng người đến").text == "các khóa ng người đến"
    assert repair("các kho áng sản").text == "các khoáng sản"


def test_attested_syllables_are_possible_ones_in_two_styles() -> None:
    spellings = attested()
    assert set(spellings.values()) <= syllables()
    assert {"hòa", "hoà", "nguyễn", "thủy", "thuỷ"} <= set(spellings)
    assert spellings["hoà"] == "hòa"
    assert not {"ng", "ph", "gi", "khóang"} & set(spellings)
    assert 7_000 < len(spellings) < 9_000
    assert {"phát triển", "học sinh"} <= word_pairs()


@given(st.sampled_from(sorted(attested())).filter(lambda word: len(word) > 1), st.data())
def test_both_halves_of_a_syllable_are_kept_whatever_is_done(word: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(word) - 1))
    text = f"Về việc {word[:cut]} {word[cut:]} của tỉnh"
    assert repair(text).text.replace(" ", "") == text.replace(" ", "")
