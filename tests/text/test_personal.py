"""What is personal data of citizens in a notice, and what is public."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import find_personal
from pipelines.text.keys import search_key
from pipelines.text.personal.finding import find_everywhere
from pipelines.text.personal.lexicon import HOLDERS, HOMES, NUMBERS, lexicon, read_lists
from tests.text.gold.personal import MarkedNotice, load, read_notice
from tests.text.strings import composed

NOTICES = [notice.text for notice in load("tune")]
PIECES = (
    "ông Trần Văn Mẫu|bà Lê Thị Thử|Ông N.V.T|Sở Công Thương|Công ty TNHH Sao Mẫu|sinh năm 1980|SN 1990"
    "|ngày sinh: 01/02/1980|CCCD số 079080000000|CMND: 320 000 000|hộ chiếu số B0000000"
    "|MST: 8300000000|số tài khoản 7100200000000"
    "|0900 000 301|a.mau@gmail.com|thường trú tại ấp 3, xã Mẫu|địa chỉ: số 5 đường Mẫu"
    "|(nay là xã Thử),|STT|Họ và tên|1|2|079080000000"
    "|Số CCCD|Năm sinh|;|, |.|\n|\n|(|)|:|hồ sơ|đã từ trần|liệt sĩ"
).split("|")
notices = st.lists(st.sampled_from(PIECES) | composed, max_size=16).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n"]).map(lambda gap: gap.join(parts))
)


def check(marked: str) -> None:
    notice = read_notice(marked)
    assert {(one.start, one.end, one.kind) for one in find_personal(notice.text)} == notice.marks


@pytest.mark.parametrize("notice", load("tune"), ids=lambda notice: notice.text[:30].replace("\n", " "))
def test_the_notices_that_rules_were_made_on_are_read_as_they_are_marked(notice: MarkedNotice) -> None:
    assert {(one.start, one.end, one.kind) for one in find_personal(notice.text)} == notice.marks


@pytest.mark.parametrize(
    "marked",
    [
        "Bà Lê Thị Thử, CCCD số <id_card:079080000000>.",
        "BÀ LÊ THỊ THỬ, CĂN CƯỚC CÔNG DÂN SỐ <id_card:079080000000>",
        "Ba Le Thi Thu, can cuoc cong dan so <id_card:079 080 000 000>",
        "Giấy tờ tuỳ thân: <id_card:079.080.000.000>",
        "Giấy tờ tùy thân: <id_card:079.080.000.000>",
        "Số CCCD:\n<id_card:079080000000>",
        "Căn cước số <id_card:079080000000>/Bộ Công an",
    ],
)
def test_a_card_is_known_in_capitals_without_marks_in_both_styles_and_in_groups(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "public",
    [
        "Sở Công Thương, điện thoại 0900 000 301.",
        "Đường dây nóng: 0900 000 301 (ông Mẫu).",
        "Liên hệ ông Trần Văn Mẫu, chuyên viên, 0900 000 301.",
        "Quỹ Vì người nghèo: số tài khoản 7100200000000 tại Ngân hàng Mẫu.",
        "Công ty TNHH Sao Mẫu, mã số thuế 1300000000.",
        "Mã số doanh nghiệp: 079080000000",
        "079080000000 sản phẩm",
        "Đã cấp CCCD cho 079080000000 người",
        "CCCD: 0790xxxxx000; 079*******00",
    ],
)
def test_numbers_of_offices_companies_funds_and_counts_are_public(public: str) -> None:
    check(public)


def test_whose_an_account_is_is_told_by_the_holder_behind_it_else_by_who_stands_before() -> None:
    check("Số tài khoản <account:7100200000000>, chủ tài khoản: Lê Thị Thử")
    check("Bà Lê Thị Thử nộp vào tài khoản 7100200000000 của Kho bạc Nhà nước tỉnh.")
    check("STK: <account:7100200000000> - Vietcombank - LE THI THU")


def test_nobody_in_particular_no_initials_and_no_dead_have_a_day_of_birth_here() -> None:
    check("Bà Lê Thị Thử (sinh năm <birth_date:1980>) dạy trẻ sinh năm 2019.")
    check("Chị L.T.T, sinh năm 1980")
    check("Ông Trần Văn Mẫu, sinh năm 1940, đã từ trần ngày 01/02/2020.")
    check("Nhà cách mạng Trần Văn Mẫu sinh ngày 01/02/1890")


def test_a_birth_is_of_who_is_named_before_it_or_right_behind_or_of_whom_a_record_is() -> None:
    check("Trần Văn Mẫu, giới tính: Nữ Sinh ngày: <birth_date:02/3/1975>")
    check("Sinh năm <birth_date:1965>, ông Mẫu lớn lên ở Bến Tre.")
    check("Ngày sinh: <birth_date:03/02/1965>; nơi sinh: Bến Tre")
    check("Nghị định này hy sinh ngày 01/01/2020, năm 2021 sinh ra nghị định khác.")


def test_an_address_ends_where_its_last_part_does() -> None:
    check("Ông Trần Văn Mẫu, ngụ <address:ấp 3, xã Mẫu, huyện Thử>, bị phạt.")
    check("Ông Trần Văn Mẫu, ngụ huyện Thử, kể rằng điện yếu. Bà Lê Thị Thử, ngụ phường 3, thành phố Mẫu, cũng thế.")
    check("Ông Trần Văn Mẫu, ngụ <address:ấp 3 (nay là ấp Mẫu), xã Thử> và bà Lê Thị Thử")
    check("Ông Trần Văn Mẫu, thường trú tại tỉnh Bến Tre")
    check("Ông Trần Văn Mẫu, ngụ <address:ấp 3, xã Mẫu>, <phone:0900 000 301>")


def test_cells_are_read_by_the_heading_of_their_column() -> None:
    headings = "STT\nHọ tên\nNăm sinh\nNăm vào Đảng"
    check(f"{headings}\n1\nTrần Văn Mẫu\n<birth_date:1980>\n2005\n2\nLê Thử\n<birth_date:1981>\n2006")
    check("STT\nCơ quan\nĐiện thoại\n1\nSở Y tế\n0900 000 301")
    check("STT\nHọ tên\nĐiện thoại\n1\nTrần Văn Mẫu\n<phone:0900 000 301>")
    check("Số CCCD của người trúng thưởng\n<id_card:079080000000>\n<id_card:079181000000>")
    check("Mã dự thưởng\n079080000000")


@given(notices)
def test_mentions_stand_where_they_say_in_order_and_apart(text: str) -> None:
    end = 0
    for one in find_personal(text):
        assert end <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        assert one.text.strip() == one.text != ""
        end = one.end


def test_a_mark_that_composes_with_nothing_is_no_part_of_what_stands_before_it() -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Ông Trần Văn Mẫu, sinh ngày 01/02/1980\u0301\u0323, bị phạt")
        assert [one.text for one in find_personal(text)] == ["01/02/1980"]


@given(notices)
def test_decomposed_letters_have_the_same_mentions_in_their_places(text: str) -> None:
    composed_text, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [(unicodedata.normalize("NFC", one.text), one.kind, one.rule) for one in find_personal(apart)] == [
        (one.text, one.kind, one.rule) for one in find_personal(composed_text)
    ]
    assert all(apart[one.start : one.end] == one.text for one in find_personal(apart))


@given(notices)
def test_the_cheap_look_at_a_text_loses_nothing(text: str) -> None:
    if unicodedata.is_normalized("NFC", text):
        assert [(one.start, one.end, one.kind) for one in find_personal(text)] == [
            one[:3] for one in find_everywhere(text)
        ]


@given(st.sampled_from(NOTICES), st.sampled_from(NOTICES))
def test_a_masked_notice_tells_nothing_more(first: str, second: str) -> None:
    text = f"{first}\n\n{second}"
    masked = list(text)
    for one in find_personal(text):
        masked[one.start : one.end] = "█" * (one.end - one.start)
    assert find_personal("".join(masked)) == []


def test_every_phrase_for_a_home_a_birth_and_a_card_holds_a_hint() -> None:
    lists = read_lists(str.lower)
    for hints, headings in (
        ("home_hints", ("home", "address")),
        ("birth_hints", ("birth",)),
        ("card_hints", ("id_card",)),
    ):
        for phrase in (phrase for heading in headings for phrase in lists[heading]):
            assert any(hint in phrase for hint in lists[hints]), phrase


def test_every_phrase_of_the_lexicon_is_found_with_marks_and_without() -> None:
    for marked, form in ((True, str), (False, search_key)):
        words = lexicon(marked=marked)
        for book, headings in ((words.numbers, NUMBERS), (words.holders, HOLDERS), (words.homes, HOMES)):
            for phrase in (form(phrase) for heading in headings for phrase in read_lists(str.lower)[heading]):
                assert [(one.start, one.end) for one in book.find(phrase.upper(), 0, len(phrase))] == [(0, len(phrase))]
