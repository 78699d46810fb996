from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given

from pipelines.text import repair, sentences

from .strings import composed


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


def test_a_newline_ends_a_sentence() -> None:
    assert cut("BÁO CÁO NĂM 2023\nĐiều 1. Phạm vi.") == ["BÁO CÁO NĂM 2023", "Điều 1. Phạm vi."]


@pytest.mark.parametrize(
    "pieces",
    [
        ["Điều 1. Phạm vi điều chỉnh.", "Điều 2. Đối tượng áp dụng."],
        ["1. Mục tiêu chung.", "1.1. Mục tiêu cụ thể."],
        ["II. Tổ chức thực hiện.", "a. Sở Công Thương."],
        ["Xem tại http://sct.quangnam.gov.vn.", "Sau đó đăng ký."],
        ["Gửi về sct@bentre.gov.vn.", "Hạn cuối là thứ sáu."],
        ["Ông bảo: “Tôi đi.”", "Ông nói."],
        ["“Đẹp quá!” ông nói.", "Bà cười."],
        ["HĐND tỉnh khóa XII.", "Kỳ họp thứ 11 khai mạc."],
        ["Nghị quyết khóa XII. của tỉnh."],
        ["TP. Hồ Chí Minh và TP.HCM là một.", "ThS. Nguyễn Văn An và PGS.TS. Lê Bình dự."],
        ["Công ty ABC Ltd. đã ký, v.v. và xong."],
        ["P.KHTCTH gửi báo cáo.", "Phòng đã nhận."],
        ["Bán bánh bía.", "Ngon lắm."],
        ["an toàn giao thông.", "Theo báo cáo, năm 2016 có 1.500 vụ."],
        ["Giá 14.5 tỷ và 1.500.000 đồng.", "Ngày 14.4.2023 xong."],
        ["Thật vậy sao?", "Đúng!", "Xong..."],
        ["Ông Nguyễn V. A. đã khai."],
    ],
)
def test_stops_that_end_no_sentence_are_passed_over(pieces: list[str]) -> None:
    assert cut(" ".join(pieces)) == pieces


def test_a_blank_forgotten_after_a_stop_does_not_glue_two_sentences() -> None:
    assert cut("an toàn giao thông.Theo báo cáo (Hàn Quốc).Cuộc thi") == [
        "an toàn giao thông.",
        "Theo báo cáo (Hàn Quốc).",
        "Cuộc thi",
    ]


def test_each_seed_paragraph_is_cut_at_its_full_stops(seed: dict[str, Any]) -> None:
    assert [len(cut(paragraph)) for paragraph in seed["paragraphs_clean"]] == [2, 1, 1, 2, 1, 3, 1, 1, 3, 2, 3, 1]


def test_news_is_cut_without_losing_a_letter(news: list[str]) -> None:
    for body in news[:20]:
        text = repair(body).text
        assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_dotted_runs_take_no_quadratic_time() -> None:
    began = time.perf_counter()
    assert len(sentences("a." * 20_000 + "\n" + "1." * 20_000)) == 2
    assert time.perf_counter() - began < 5
