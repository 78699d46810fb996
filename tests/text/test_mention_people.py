"""People and the offices they hold. Every name and sentence here is invented."""

from __future__ import annotations

import pytest

from pipelines.text import find_names

from .marked import check_marks


@pytest.mark.parametrize(
    "marked",
    [
        "Ông <person:Lê Văn Tám> đến dự.",
        "đ/c <person:Phạm Thị Thu Hồng> trình bày",
        "PGS.TS. <person:Vũ Đình Long> và ThS. <person:Hà Thị Mến>",
        "NGƯT, GS.TS <person:Đỗ Minh Khôi> chủ trì",
        "Thiếu tướng <person:Cao Bá Thắng> phát biểu",
        "Bà <person:Hoa> cho biết",
        "ông <person:John Carter> thăm trường",
    ],
)
def test_a_title_stands_before_a_name_and_outside_it(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Theo <person:Nguyễn Văn Bảy>, mô hình này tốt",
        "bạn <person:Trần Thị Mười> được khen",
        "Danh sách: <person:Lê Hữu Nghĩa>, <person:Phan Thị Lụa> và <person:Đinh Quốc Bảo>",
    ],
)
def test_a_frequent_family_name_needs_no_title(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "ông <person:Y Thanh Hà Niê>",
        "chị <person:H'Lan Mlô> ở buôn",
        "ông <person:Điểu K'Long> kể",
        "bà <person:Lò Thị Ún>",
    ],
)
def test_names_of_other_peoples_of_the_country_are_names(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Bộ trưởng <person:Bùi Quang Lâm> yêu cầu",
        "Bí thư <person:Bảy> chỉ đạo",
        "Tổng thống <person:Peter Novak> phát biểu",
        "Phó Giám đốc <organisation:Sở Tài chính> <person:Phan Văn Chín> trình bày",
        "Chủ tịch <organisation:UBND tỉnh> <person:Lê Hồng Ân> ký",
        "Chủ tịch <organisation:UBND xã> <person:Võ Văn Sáu> cho biết",
    ],
)
def test_a_name_follows_an_office(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("đồng chí Lê Văn Tám, Phó Bí thư, Giám đốc Sở Y tế nhấn mạnh", "Phó Bí thư; Giám đốc Sở Y tế"),
        ("Ông Lê Văn Tám (nguyên Trưởng phòng Đào tạo) kể", "nguyên Trưởng phòng Đào tạo"),
        ("Ông Lê Văn Tám - Phó Chủ tịch Thường trực HĐND tỉnh, cùng đoàn", "Phó Chủ tịch Thường trực HĐND tỉnh"),
        ("Giám đốc Sở Tài chính Lê Văn Tám trình bày", "Giám đốc Sở Tài chính"),
        ("Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Lê Văn Tám ký", "Ủy viên Ban Thường vụ Tỉnh ủy; Bí thư"),
        ("Lê Văn Tám, Chủ tịch HĐQT, nói", "Chủ tịch HĐQT"),
        ("Đ/c Lê Văn Tám - Phó Giám đốc Sở kiểm tra thực tế tại cụm công nghiệp", "Phó Giám đốc Sở"),
        ("Đ/c Lê Văn Tám - Phó Giám đốc Sở chỉ đạo tại buổi họp", "Phó Giám đốc Sở"),
        ("Ông Lê Văn Tám - Chánh Thanh tra Sở hướng dẫn các hộ kinh doanh", "Chánh Thanh tra Sở"),
        ("Ông Lê Văn Tám - Giám đốc Sở Kế hoạch và Đầu tư", "Giám đốc Sở Kế hoạch và Đầu tư"),
        ("Ông Lê Văn Tám được bầu làm Chủ tịch UBND tỉnh", None),
    ],
)  # fmt: skip
def test_the_offices_beside_a_name_are_its_role_as_printed(text: str, role: str | None) -> None:
    people = [mention for mention in find_names(text) if mention.kind == "person"]
    assert [(person.value, person.role) for person in people] == [("Lê Văn Tám", role)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ông Lê Văn Tám", "title-name"),
        ("Bộ trưởng Lê Văn Tám", "office-name"),
        ("Lê Văn Tám, Chủ tịch UBND tỉnh, nói", "name-office"),
        ("theo Lê Văn Tám thì", "surname-name"),
    ],
)
def test_each_rule_has_its_id(text: str, rule: str) -> None:
    assert find_names(text)[0].rule == rule


def test_a_given_name_is_known_again_after_the_whole_name() -> None:
    check_marks("Anh <person:Lê Thanh Tùng> trú tại đây. Hôm đó <person:Tùng> đi vắng, cây tùng đổ.")
    check_marks("Hôm đó Tùng đi vắng.")


@pytest.mark.parametrize(
    "marked",
    [
        "đường <place:Nguyễn Trãi>",
        "cầu Nguyễn Trãi và chợ Lê Lai",
        "<organisation:Trường THPT Nguyễn Trãi>",
        "giải thưởng Nguyễn Trãi",
        "nút giao Thái Hà – Nguyễn Trãi",
    ],
)
def test_a_person_in_the_name_of_something_else_is_none(marked: str) -> None:
    check_marks(marked)


def test_a_second_name_shares_the_title_of_the_first() -> None:
    check_marks("hai anh <person:Tuấn> và <person:Hùng> cùng trú tại đây")
    check_marks("ông <person:Tám> và <organisation:Công ty Sao Sáng>")


def test_an_office_belongs_to_one_person() -> None:
    people = find_names("ông Lê Văn Tám, Giám đốc Sở Y tế, bà Trần Thị Hoa, Bí thư")
    assert [person.role for person in people if person.kind == "person"] == ["Giám đốc Sở Y tế", "Bí thư"]


def test_an_address_is_no_person() -> None:
    check_marks("Văn phòng tại 25 Nguyễn Trãi")


@pytest.mark.parametrize("text", ["chị H.", "chị Q.A. kể", "bé N.T.T"])
def test_initials_alone_are_no_name(text: str) -> None:
    check_marks(text)


def test_initials_after_a_syllable_are_of_the_name() -> None:
    check_marks("cháu <person:Lê N.T.T> (SN 2009)")
    check_marks("Bà <person:Võ Thị Kh.> (sinh năm 1986)")


@pytest.mark.parametrize(
    "marked", ["đồng chí Bí thư phát biểu", "Ông cho biết", "các bà mẹ", "đồng chí Giám đốc <organisation:Sở Y tế>"]
)
def test_a_title_without_a_name_gives_none(marked: str) -> None:
    check_marks(marked)
