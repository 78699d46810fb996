from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from pipelines.text import normalise, repair, sentences
from tests.growth import grows_in_proportion

from .strings import composed, printed


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@given(composed)
def test_sentences_are_in_order_and_leave_only_blanks_between_them(text: str) -> None:
    end = 0
    for start, stop in sentences(text):
        assert not text[end:start].strip()
        assert start < stop
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(printed)
def test_the_style_of_tone_marks_moves_no_end(text: str) -> None:
    clean = repair(text).text
    assert sentences(clean) == sentences(normalise(clean))


def test_a_newline_ends_a_sentence() -> None:
    assert cut("BÁO CÁO NĂM 2023\nĐiều 1. Phạm vi.") == ["BÁO CÁO NĂM 2023", "Điều 1. Phạm vi."]


RULES = {
    "the number of an item stays with it": [
        ["Điều 1. Phạm vi điều chỉnh.", "Điều 2. Đối tượng áp dụng."],
        ["1. Mục tiêu chung.", "1.1. Mục tiêu cụ thể."],
        ["II. Tổ chức thực hiện.", "a. Sở Công Thương."],
        ["CHƯƠNG I. QUY ĐỊNH CHUNG"],
        ["Phụ lục số 2. Danh sách đại biểu"],
        ["Nộp hồ sơ đúng hạn.", "6. Trả kết quả."],
        ["Gồm có: 1. Đơn đăng ký; 2. Bản sao giấy phép."],
    ],
    "a numeral that numbers nothing ends its sentence": [
        ["HĐND tỉnh khóa XII.", "Kỳ họp thứ 11 khai mạc."],
        ["Nghị quyết khóa XII. của tỉnh."],
        ["Chợ họp đến năm 2019.", "Từ đó chợ đóng cửa."],
        ["Thi xong vào 30/10/2016.", "15 đội vào vòng sau."],
        ["Họp đến 11h30.", "15 giờ đoàn về."],
        ["Áp dụng theo Điều 5.", "Các sở thực hiện."],
    ],
    "a number in groups is one": [
        ["Giá 14.5 tỷ và 1.500.000 đồng.", "Ngày 14.4.2023 xong."],
        ["ĐT: 0275. 382. 2365"],
    ],
    "titles, places and offices follow their abbreviations": [
        ["TP. Hồ Chí Minh và TP.HCM là một.", "ThS. Nguyễn Văn An và PGS.TS. Lê Bình dự."],
        ["Chủ trì là GS.TSKH. Lê Bình.", "NGƯT. Trần An dự."],
        ["KT. GIÁM ĐỐC"],
        ["TM. ỦY BAN NHÂN DÂN"],
        ["Công ty ABC Ltd. đã ký, v.v. và xong."],
        ["P.KHTCTH gửi báo cáo.", "Phòng đã nhận."],
        ["Nhà số 4, P. Tân Lập, H. Như Xuân."],
    ],
    "initials end a name only where it is whole": [
        ["Ông Nguyễn V. A. đã khai."],
        ["Cơ quan mời Trần Thị B.", "Chồng bà vắng mặt."],
        ["Cơ quan mời Hoà Thuỷ B.", "Chồng bà vắng mặt."],
        ["Trần Thị B. (46 tuổi) vắng mặt."],
        ["Ông Lê V. An và John S. Miller dự."],
        ["Quả cam nhiều vitamin C.", "Theo bác sĩ, nên ăn mỗi ngày."],
        ["Bị hại là chị T.T.H.", "Chị làm ở chợ."],
    ],
    "addresses hold no end": [
        ["Xem tại http://sct.quangnam.gov.vn.", "Sau đó đăng ký."],
        ["Gửi về sct@bentre.gov.vn.", "Hạn cuối là thứ sáu."],
        ["Tải ở https://a.vn/Tin.aspx?ItemID=5&b=1 hoặc trên Bao.Net nhé."],
    ],
    "what closes belongs to the sentence before": [
        ["Ông bảo: “Tôi đi.”", "Ông nói."],
        ["Họ hỏi: “Có thật không?”.", "Không ai đáp."],
        ["Sở đã báo cáo./.", "Tin: Lê An"],
        ["Chợ họp (từ năm 2001…).", "Nay chợ đông."],
        ['Cô nói: "Xong rồi."', "Mọi người về."],
    ],
    "the one who said it belongs to what was said": [
        ["“Đẹp quá!” ông nói.", "Bà cười."],
        ["“Chúng tôi làm được.” - Bà Lê An nói."],
        ["“Mưa to.", "Gió lớn”, ông nói."],
    ],
    "dots end only where a sentence begins": [
        ["Thật vậy sao?", "Đúng!", "Xong..."],
        ["Chợ bán cam, bưởi... của vùng.", "Khách đông."],
        ["Danh sách đại biểu ...", "Xem chi tiết"],
        ["Lúc ấy em mới… 13 tuổi."],
        ["Họ tên: ........... Sinh ngày: ..........."],
        ["Căn cứ: . . . . . . . . . . . . . . ."],
    ],
    "a word in small letters is no abbreviation": [
        ["Bán bánh bía.", "Ngon lắm."],
        ["Cửa hàng đổi chỗ.", "người mua vẫn đông."],
        ["an toàn giao thông.", "Theo báo cáo, năm 2016 có 1.500 vụ."],
        ["Đường dài 9 km.", "Xe chạy 20 phút."],
    ],
    "semicolons and colons end nothing": [["Dự có: Lê An; Trần Bình; Và các sở."]],
}


@pytest.mark.parametrize(("rule", "pieces"), [(rule, pieces) for rule in RULES for pieces in RULES[rule]])
def test_a_stop_ends_what_an_editor_would_end(rule: str, pieces: list[str]) -> None:
    assert cut(" ".join(pieces)) == pieces, rule


@pytest.mark.parametrize(
    "pieces",
    [
        ["an toàn giao thông.", "Theo báo cáo (Hàn Quốc).", "Cuộc thi"],
        ["Nắng ở Hồ Tây.", "UBND TP họp."],
        ["Xong trong năm 2016.", "Theo kế hoạch, còn hai đợt."],
        ["Nhiều nhà, vườn,…", "Ngoài ra có chợ."],
        ["Nộp cho UBND.", "Theo đó, hồ sơ gồm:"],
        ["Giá 20.000 đồng/kg.", "“Năm nay được mùa”, bà nói."],
        ['Ông nói: "Mời vào."', "Khách vào."],
        ["Cân nặng 40 kg.", "Giá tăng."],
        ["Bạn vui.", "8. Sở thích riêng.", "- Hỗ trợ khách."],
        ["Kết thúc tốt đẹp.", "H.Long"],
    ],
)
def test_a_blank_forgotten_after_a_stop_does_not_glue_two_sentences(pieces: list[str]) -> None:
    assert cut("".join(pieces)) == pieces


def test_each_seed_paragraph_is_cut_at_its_full_stops(seed: dict[str, Any]) -> None:
    assert [len(cut(paragraph)) for paragraph in seed["paragraphs_clean"]] == [2, 1, 1, 2, 1, 3, 1, 1, 3, 2, 3, 1]


def test_news_is_cut_without_losing_a_letter(news: list[str]) -> None:
    for body in news[:20]:
        text = repair(body).text
        assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("part", ["a.", "1.", ". ", "…", 'Ai!"Ba', "“A.” ", ".\u00a0", "Lê V. ", "1. ", "x. ", "(. "])
def test_runs_of_stops_take_no_quadratic_time(part: str) -> None:
    assert grows_in_proportion(sentences, part * 20_000)
