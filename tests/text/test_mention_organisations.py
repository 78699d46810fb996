"""Organisations: a head, its field or its own name, its area. Every name that is not a public body's is invented."""

from __future__ import annotations

import pytest

from .marked import check_marks


@pytest.mark.parametrize(
    "marked",
    [
        "<organisation:Sở Nông nghiệp và Phát triển nông thôn> báo cáo",
        "<organisation:Sở Văn hóa, Thể thao và Du lịch tỉnh Bến Tre> tổ chức",
        "<organisation:Sở VH–TTDL> tổ chức",
        "<organisation:Phòng Quản lý đô thị thành phố Biên Hòa> xác minh",
        "<organisation:Trung tâm Kiểm định chất lượng giáo dục> khai mạc",
        "<organisation:phòng Kinh tế - Hạ tầng huyện Ba Tri> trả lời",
        "<organisation:Vụ Giáo dục chuyên nghiệp> đề nghị",
        "<organisation:khoa Ngữ văn> thông báo",
        "<organisation:Uỷ ban nhân dân tỉnh Thanh Hoá> quyết định",
    ],
)
def test_a_head_takes_the_words_of_its_field_and_its_area(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<organisation:UBND tỉnh> giao",
        "<organisation:Công an huyện Thoại Sơn> bắt",
        "<organisation:HĐND TP> họp",
        "<organisation:UBND xã Tân Thạch huyện Châu Thành> chi trả",
        "<organisation:UBND TP.HCM> duyệt",
        "<organisation:Công an Thanh Hóa> cho biết",
        "<organisation:Tỉnh ủy> họp",
    ],
)
def test_a_body_takes_a_level_or_a_place(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Sở đã họp với UBND các huyện",
        "Ban Chấp hành ra mắt",
        "Đảng ủy và Công đoàn phối hợp",
        "lực lượng Cảnh sát giao thông",
        "Trường đã mời Công ty",
        "một trường THPT trên địa bàn",
        "Thanh tra Sở và Công đoàn Trường",
        "Ban hành chính sách mới",
        "trụ sở, cơ sở Y học",
    ],
)
def test_a_kind_word_alone_is_no_name(text: str) -> None:
    check_marks(text)


@pytest.mark.parametrize(
    "marked",
    [
        "<organisation:công ty TNHH Sao Sáng> làm tờ khai",
        "<organisation:Công ty Cổ phần Đầu tư Sao Sáng> và đối tác",
        "<organisation:Công ty Sao Sáng> xây dựng nhà máy",
        "<organisation:Trường Đại học Sư phạm> mời",
        "<organisation:trường THCS Hoa Ban> đón",
        "<organisation:Bệnh viện Đa khoa tỉnh> tiếp nhận",
        "<organisation:HTX nông nghiệp Sao Sáng> thu mua",
        "<organisation:Công ty TNHH Gỗ dừa Sao Sáng> xuất khẩu",
        "<organisation:Công ty Cao nguyên xanh Sao Sáng> chia sẻ",
    ],
)
def test_schools_and_companies_bear_any_name(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<organisation:Thanh tra Sở Xây dựng> lập biên bản",
        "<organisation:Công đoàn Bộ Công Thương> tặng quà",
        "<organisation:Ban Thường vụ Tỉnh ủy> kết luận",
        "<organisation:Thường trực HĐND tỉnh> giám sát",
    ],
)
def test_only_blanks_join_a_body_to_the_one_it_belongs_to(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "<organisation:Phòng Quản lý công nghiệp>, <organisation:Sở Công Thương>",
        "<organisation:Ban Tuyên giáo> của <organisation:Tỉnh ủy>",
        "<organisation:Trường Đại học Sư phạm> – <organisation:Đại học Thái Nguyên>",
        "<organisation:Sở Tài chính> và <organisation:Sở Y tế>",
        "<organisation:Sở Công Thương>, <organisation:Nông nghiệp> và <organisation:Y tế> phối hợp",
        "các <organisation:sở Y tế>, <organisation:Tài chính>",
        "các Sở: <organisation:Công Thương>, <organisation:Tài chính>",
        "<organisation:HĐND>, <organisation:UBND tỉnh> họp",
        "<organisation:Tỉnh ủy>, <organisation:HĐND>, <organisation:UBND>, <organisation:UBMTTQ tỉnh>",
    ],
)
def test_what_parts_two_organisations(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Trưởng <organisation:phòng Đào tạo>",
        "Chánh <organisation:Thanh tra Sở Y tế>",
        "Chánh <organisation:văn phòng UBND tỉnh>",
        "Trưởng <organisation:Công an huyện>",
        "Thủ tướng <organisation:Chính phủ> giao <organisation:Bộ Y tế>",
        "Phó Chủ tịch Thường trực <organisation:HĐND tỉnh>",
    ],
)
def test_an_organisation_is_found_inside_an_office(marked: str) -> None:
    check_marks(marked)


def test_a_heading_in_capitals_is_read_like_any_other_text() -> None:
    check_marks("<organisation:SỞ CÔNG THƯƠNG TỈNH BẾN TRE> TỔ CHỨC HỘI NGHỊ")
    check_marks("<organisation:UBND TỈNH> KIỂM TRA TẠI HUYỆN <place:BA TRI>")


@pytest.mark.parametrize("text", ["Thông tư 25/2025/TT-NHNN", "theo VTV.vn", "Quyết định số 745/QĐ-ĐHTN"])
def test_codes_and_sites_are_no_organisations(text: str) -> None:
    check_marks(text)


def test_a_verb_ends_a_name_where_a_field_goes_on() -> None:
    check_marks("<organisation:Sở Y tế> kiểm tra các cơ sở")
    check_marks("<organisation:Phòng Kiểm tra> tổ chức họp")


def test_a_person_ends_the_name_of_the_body_that_he_leads() -> None:
    check_marks("Bộ trưởng <organisation:Bộ Ngoại giao Nhật Bản> <person:Fumio Tanaka>")
    check_marks("Giám đốc <organisation:Công ty Sao Sáng> <person:Lê Văn Tám>")


def test_an_abbreviation_in_brackets_is_not_named_again() -> None:
    check_marks("<organisation:Liên đoàn Lao động> (LĐLĐ) phát động")


@pytest.mark.parametrize("marked", ["trên tờ <organisation:Tin Sáng> số cũ", "PV <organisation:Tin Sáng> ghi"])
def test_newspapers_are_known_by_the_word_before_them(marked: str) -> None:
    check_marks(marked)


def test_a_foreign_brand_with_a_country_is_a_company() -> None:
    check_marks("<organisation:Novatek Việt Nam> mong muốn")
