"""Date phrases of running text, wanted and unwanted, each with what it says on the 17th of April 2023."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import find_dates
from pipelines.text.dates.mention import DateMention
from tests.growth import grows_in_proportion

NEAR = date(2023, 4, 17)
PRECISIONS = {"minute", "day", "month", "quarter", "year", "range"}

SAID: dict[str, list[tuple[str, str]]] = {
    "minute": [
        ("14 giờ 30 phút ngày 5/4/2023", "2023-04-05T14:30"), ("8h30' ngày 5/4/2023", "2023-04-05T08:30"),
        ("7g30 ngày 5-4-2023", "2023-04-05T07:30"), ("14:05 ngày 5/4/2023", "2023-04-05T14:05"),
        ("lúc 7 giờ sáng ngày 5/4/2023", "2023-04-05T07:00"), ("vào lúc 15h, ngày 5/4/2023", "2023-04-05T15:00"),
        ("hồi 2 giờ chiều ngày 5/4/2023", "2023-04-05T14:00"), ("8 giờ tối 5/4/2023", "2023-04-05T20:00"),
        ("ngày 5/4/2023 lúc 9h15", "2023-04-05T09:15"), ("7 giờ 15 ngày 1-5-2023", "2023-05-01T07:15"),
        ("14 giờ 30 phút ngày 5/4", "2023-04-05T14:30"), ("19h00 thứ sáu ngày 14/4", "2023-04-14T19:00"),
    ],
    "day": [
        ("ngày 5/4/2023", "2023-04-05"), ("ngày 05-04-2023", "2023-04-05"), ("ngày 5.4.2023", "2023-04-05"),
        ("2023-04-05", "2023-04-05"), ("ngày 5 tháng 4 năm 2023", "2023-04-05"),
        ("NGÀY 5 THÁNG 4 NĂM 2023", "2023-04-05"), ("5 tháng mười một năm 2022", "2022-11-05"),
        ("ngày 5 tháng Tư năm 2023", "2023-04-05"), ("ngày 30 tháng mười hai năm 2022", "2022-12-30"),
        ("ngày 05 tháng 4/2023", "2023-04-05"), ("Thứ tư, ngày 5/4/2023", "2023-04-05"),
        ("thứ 4 ngày 5/4/2023", "2023-04-05"), ("Chủ nhật (9/4/2023)", "2023-04-09"), ("sáng 5/4", "2023-04-05"),
        ("chiều ngày 5/4", "2023-04-05"), ("rạng sáng 5/4", "2023-04-05"), ("tối 31/12", "2022-12-31"),
        ("ngày 1/1", "2023-01-01"), ("ngày 5 tháng 4", "2023-04-05"), ("chiều 3-2", "2023-02-03"),
        ("từ 1/7", "2023-07-01"), ("từ ngày 15-4", "2023-04-15"), ("thứ sáu (14/4)", "2023-04-14"),
        ("mai (18/4)", "2023-04-18"), ("hôm nay (17/4)", "2023-04-17"), ("hôm qua, 16/4", "2023-04-16"),
        ("sáng nay, ngày 17/4/2023", "2023-04-17"), ("hôm nay, ngày 17/4", "2023-04-17"),
        ("sáng nay (17/4)", "2023-04-17"), ("2 tháng 9 năm 1945", "1945-09-02"), ("ngày 5/4 năm nay", "2023-04-05"),
        ("ngày 2/9 năm ngoái", "2022-09-02"), ("hôm nay", "2023-04-17"), ("hôm qua", "2023-04-16"),
        ("hôm kia", "2023-04-15"), ("ngày mai", "2023-04-18"), ("sáng nay", "2023-04-17"), ("Chiều qua", "2023-04-16"),
        ("tối mai", "2023-04-18"), ("sáng hôm qua", "2023-04-16"), ("đêm nay", "2023-04-17"),
    ],
    "month": [
        ("tháng 4/2023", "2023-04"), ("tháng 04 năm 2023", "2023-04"), ("tháng 4-2023", "2023-04"),
        ("tháng 4, 2023", "2023-04"), ("4/2023", "2023-04"), ("đầu tháng 4/2023", "2023-04"),
        ("giữa tháng 4 năm 2023", "2023-04"), ("Cuối tháng 12-2022", "2022-12"),
    ],
    "quarter": [
        ("quý II/2023", "2023-Q2"), ("Quý IV năm 2022", "2022-Q4"), ("quý 1-2023", "2023-Q1"),
        ("quý III, 2023", "2023-Q3"),
        ("quý 2 năm 2017", "2017-Q2"),
    ],
    "year": [
        ("năm 2020", "2020"), ("đầu năm 2023", "2023"), ("giữa năm 2023", "2023"), ("CUỐI NĂM 2022", "2022"),
        ("năm nay", "2023"), ("năm ngoái", "2022"), ("năm tới", "2024"),
    ],
    "range": [
        ("từ ngày 5 đến ngày 7/4/2023", "2023-04-05/2023-04-07"), ("từ ngày 5 đến 7/4", "2023-04-05/2023-04-07"),
        ("từ 5/4 đến 7/4", "2023-04-05/2023-04-07"), ("ngày 5-7/4/2023", "2023-04-05/2023-04-07"),
        ("từ ngày 28/3 đến ngày 5/4/2023", "2023-03-28/2023-04-05"),
        ("từ ngày 28/12/2022 đến hết ngày 5/1/2023", "2022-12-28/2023-01-05"),
        ("nhiệm kỳ 2023-2028", "2023/2028"), ("Nhiệm kỳ 2020 – 2025", "2020/2025"),
        ("năm học 2019-2020", "2019/2020"), ("niên khóa 2019-2023", "2019/2023"), ("giai đoạn 2021-2025", "2021/2025"),
        ("giai đoạn từ năm 2021 đến năm 2025", "2021/2025"), ("giai đoạn từ 2021 đến 2025", "2021/2025"),
        ("từ năm 2021 đến 2025", "2021/2025"), ("năm 2022-2023", "2022/2023"), ("thời kỳ 1954-1975", "1954/1975"),
        ("(1954 - 1975)", "1954/1975"), ("6 tháng đầu năm 2023", "2023-01/2023-06"),
        ("sáu tháng cuối năm 2022", "2022-07/2022-12"), ("9 tháng đầu của năm 2022", "2022-01/2022-09"),
        ("mười một tháng đầu năm 2022", "2022-01/2022-11"), ("3 tháng cuối năm 2022", "2022-10/2022-12"),
        ("nửa đầu năm 2023", "2023-01/2023-06"), ("nửa cuối năm 2022", "2022-07/2022-12"),
        ("thế kỷ XX", "1901/2000"), ("thế kỷ 21", "2001/2100"), ("đầu thế kỷ XIX", "1801/1900"),
        ("thế kỷ thứ XV", "1401/1500"), ("thập niên 1990", "1990/1999"), ("những năm 1960", "1960/1969"),
    ],
}  # fmt: skip
LUNAR = [
    "mùng 5 tháng Giêng", "mùng 5 tháng Giêng âm lịch", "ngày mùng 10 tháng 3", "mồng một Tết", "mùng 1 Tết", "30 Tết",
    "đêm 30 Tết", "rằm tháng 7", "rằm tháng Bảy", "rằm tháng giêng", "ngày 10/3 âm lịch", "10/3 (âm lịch)",
    "ngày 15/8/2023 (ÂL)", "23 tháng Chạp", "ngày 23 tháng Chạp", "ngày 9 tháng Giêng năm Quý Mão", "tháng Giêng",
    "tháng Chạp", "tháng 7 âm lịch", "ngày 10 tháng 3 âm lịch",
]  # fmt: skip
UNWANTED = [
    "1/2 diện tích", "từ 1/2 diện tích", "2/3 số hộ", "tỷ số 3-2", "thắng 3-2", "Nghị quyết 30/2020",
    "Nghị quyết 10/2020", "Nghị định số 5/2020", "Luật số 10/2020", "số 5/2023", "QL 1A", "24/7", "mục 3.2.2021",
    "khoản 1.2.2023", "phiên bản 4.2.2021", "192.168.1.2023", "từ 2-3 triệu đồng", "từ 5-7 ngày", "ngày 2-3 lần",
    "mỗi ngày 5-7 giờ", "từ 8 - 10%", "mỗi năm 2000 tấn", "hằng năm 2000 người", "ĐT 0275 3822 365",
    "0903-123-456", "0275.3822.365", "30/2/2023", "31/4/2023", "29-2-2023", "0/4/2023", "tháng 13/2023",
    "ngày 45 tháng 4 năm 2023", "mùng 2/9", "5 năm nay", "nhiều năm tới", "trong những năm tới", "hiện nay", "ngày nay",
    "đến nay", "từ trước đến nay", "hoa mai", "khóa 2016", "14/2007/QĐ-UBND", "30/2020/NĐ-CP", "8h30'", "lúc 14 giờ",
    "14:00 - 16:00", "1.500.2000", "12,5/2023", "thế kỷ XXV", "vụ 2022-2023", "5/4 quả", "lớp 5/4",
    "trang 12-15", "(2028-2023)", "(1234-5678)", "ngày hội", "thứ 5 của bảng", "quý vị",
    "quý V/2023", "năm 3000", "tháng tư", "rằm", "Tết Nguyên đán",
    "ngày 31/12 hàng năm", "ngày 1/5 hằng năm",
]  # fmt: skip


def say(phrase: str) -> list[DateMention]:
    return find_dates(f"Sở họp bàn {phrase}, theo kế hoạch.", NEAR)


@pytest.mark.parametrize(
    ("phrase", "value", "precision"),
    [(phrase, value, precision) for precision, rows in SAID.items() for phrase, value in rows],
)
def test_a_phrase_is_read_whole_with_its_precision(phrase: str, value: str, precision: str) -> None:
    (mention,) = say(phrase)
    assert (mention.value, mention.precision) == (value, precision)
    printed = f"Sở họp bàn {phrase}, theo kế hoạch."[mention.start : mention.end]
    assert printed == phrase.strip("()") or printed == phrase


@pytest.mark.parametrize("phrase", LUNAR)
def test_a_lunar_day_has_no_value(phrase: str) -> None:
    (mention,) = say(phrase)
    assert (mention.value, mention.kind) == (None, "lunar")


@pytest.mark.parametrize("phrase", UNWANTED)
def test_a_number_that_is_no_date_gives_nothing(phrase: str) -> None:
    assert say(phrase) == []


def test_there_are_many_phrases() -> None:
    assert sum(map(len, SAID.values())) + len(LUNAR) + len(UNWANTED) >= 150


def test_what_hangs_on_the_day_of_the_page_is_not_read_without_it() -> None:
    assert find_dates("Hôm qua, sáng nay, ngày mai, năm nay, ngày 5/4, chiều 3-2, ngày 2/9 năm ngoái") == []


@pytest.mark.parametrize(
    ("phrase", "flags"),
    [
        ("đầu năm 2023", ("early",)), ("giữa tháng 4/2023", ("middle",)), ("cuối năm 2022", ("late",)),
        ("hôm qua", ("relative_to_near",)), ("ngày 2/9 năm ngoái", ("relative_to_near",)),
        ("ngày 2/9", ("year_from_near",)), ("Thứ hai, 14/4/2023", ("weekday_contradicts",)), ("Thứ sáu, 14/4/2023", ()),
        ("chủ nhật, ngày 17/4", ("year_from_near", "weekday_contradicts")), ("thứ 2 ngày 17/4/2023", ()),
    ],
)  # fmt: skip
def test_what_is_noticed_besides_is_flagged(phrase: str, flags: tuple[str, ...]) -> None:
    assert [mention.flags for mention in say(phrase)] == [flags]


def test_two_clocks_before_a_day_leave_the_later_one_on_it() -> None:
    assert [mention.value for mention in say("14:00 - 16:00 ngày 5/4/2023")] == ["2023-04-05T16:00"]


PHRASES = [phrase for rows in SAID.values() for phrase, _ in rows] + LUNAR + UNWANTED


@pytest.mark.parametrize("alike", ["iı", "sſ", "k\u212a", "iİ"])
def test_a_letter_that_shares_its_other_case_makes_no_finder_fail(alike: str) -> None:
    for phrase in PHRASES:
        find_dates(phrase.replace(*alike), NEAR)


def test_the_ends_of_the_calendar_have_no_next_day() -> None:
    assert find_dates("ngày mai", date.max) == find_dates("hôm qua", date.min) == []


@given(st.lists(st.sampled_from(PHRASES), max_size=8), st.sampled_from([" ", ", ", "\n", "", " - ", "("]))
def test_spans_of_many_phrases_stand_in_order(phrases: list[str], gap: str) -> None:
    text = gap.join(phrases)
    found = find_dates(text, NEAR)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()
        assert mention.precision in PRECISIONS
        assert (mention.value is None) == (mention.kind == "lunar")


@pytest.mark.parametrize(
    "unit", ["1", "1.", "1/", "1-", "2023", "2023-", "5/4/2023 ", "ngày ", "từ ngày 5 đến ", "mùng "]
)
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    assert grows_in_proportion(lambda text: find_dates(text, NEAR), unit * (100_000 // len(unit)))
