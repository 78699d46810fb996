"""The shapes in which portals print the date of a page, each with what it says."""

from __future__ import annotations

import unicodedata

import pytest

from pipelines.text import read_date
from pipelines.text.dates.finding import VIETNAM
from tests.growth import grows_in_proportion

SHAPES = {
    ("2015-07-17T14:05", "minute"): [
        # the clock after the day
        "17/07/2015 14:05", "17/07/2015, 14:05", "17/07/2015 - 14:05", "17/07/2015 – 14:05", "17/07/2015 | 14:05",
        "17/07/2015 · 14:05", "17/07/2015 • 14:05", "17/07/2015 (14:05)", "17/07/2015 [14:05]", "17/07/2015 / 14:05",
        "17/07/2015 @ 14:05", "17/07/2015; 14:05", "17/07/2015 lúc 14:05", "17/07/2015 vào lúc 14:05",
        "17/07/2015 hồi 14:05", "17/07/2015 Lúc: 14:05", "17/07/2015-14:05", "17/07/2015 14:05:33",
        "17/07/2015 14:05:33.120", "17/07/2015 - Giờ: 14:05",
        # the clock before the day
        "14:05 17/07/2015", "14:05, 17/07/2015", "14:05 - 17/07/2015", "14:05 | 17/07/2015", "14:05 · 17/07/2015",
        "(14:05) 17/07/2015", "14:05 (17/07/2015)", "14:05 ngày 17/07/2015", "14:05, ngày 17/07/2015",
        "Lúc 14:05 ngày 17/07/2015", "14:05:33 | 17/07/2015", "Thời gian: 14:05 - Ngày: 17/07/2015",
        "14:05 | Thứ Sáu, 17/07/2015", "14:05, Thứ 6 ngày 17/07/2015", "14h05 | 17/07/2015", "14:05 (GMT+7) 17/07/2015",
        # the signs of the clock
        "17/07/2015 14h05", "17/07/2015, 14h05", "17/07/2015 (14h05)", "17/07/2015 14g05", "ngày 17.07.2015 (14g05)",
        "17/07/2015 14 giờ 05", "17/07/2015, 14 giờ 05 phút", "17/07/2015 14h05'", "17/07/2015 14h05p",
        "17/07/2015 14h 05", "17/07/2015 14h:05", "17/07/2015 14 : 05", "17/07/2015 14:05h", "14:05' 17/07/2015",
        "14h05’ ngày 17/07/2015", "17/07/2015 14:5", "17/07/2015 14 giờ 05 phút 33 giây",
        # halves of the day
        "17/07/2015 2:05 PM", "17/07/2015 2:05 p.m.", "17/07/2015 02:05:33 CH", "17/07/2015 2:05 chiều",
        "2:05 CH | 17/07/2015", "02:05 chiều, 17/07/2015", "17/07/2015 14:05 AM", "17/07/2015 14:05 CH",
        "2h05 chiều ngày 17/07/2015",
        # weekdays
        "Thứ 6, 17/07/2015 14:05", "Thứ Sáu - 17/07/2015 14:05", "T6, 17/07/2015 - 14:05", "T6 17/07/2015, 14h05",
        "Thứ sáu, ngày 17/07/2015, 14h05", "Thứ sáu | 17/07/2015 | 14:05", "Fri, 17/07/2015 - 14:05",
        "Friday, 17/07/2015 | 14:05", "17/07/2015 (Thứ sáu) 14:05", "Thứ 6,17/07/2015,14:05",
        # months in words
        "Thứ sáu, 17 Tháng 7 2015 14:05", "Thứ sáu, 17 Tháng 07 2015 14:05", "17 Tháng Bảy 2015, 14:05",
        "17 Tháng Bảy, 2015 lúc 2:05 chiều", "17 tháng 7, 2015 14:05", "lúc 14:05 17 tháng 7, 2015",
        "14:05, 17 thg 7, 2015", "Ngày 17 tháng 07 năm 2015, 14 giờ 05", "Tháng Bảy 17, 2015 2:05 chiều",
        "Th7 17, 2015 14:05", "17 Th7, 2015 | 14:05",
        # English
        "17 July 2015 - 14:05", "Jul 17, 2015 2:05 PM", "July 17, 2015 at 2:05 pm", "Friday, 17 July 2015 14:05",
        "Fri, 17 Jul 2015 14:05:33 +0700", "Fri Jul 17 14:05:33 2015", "Fri Jul 17 14:05:33 ICT 2015",
        "2:05 PM, July 17th, 2015",
        # ISO and zones
        "2015-07-17T14:05:33+07:00", "2015-07-17T14:05:33+0700", "2015-07-17T07:05:33Z", "2015-07-17T07:05Z",
        "2015-07-17 14:05:33.0", "20150717T140533", "2015-07-17 14h05", "2015/07/17 14:05", "2015-07-17 | 14:05",
        "Fri, 17 Jul 2015 07:05:33 GMT", "2015-07-17 07:05:33 UTC", "17/07/2015 14:05 (UTC+07:00)",
        "17/07/2015 14:05 GMT+7", "17/07/2015 14:05 (GMT +7)", "17/07/2015, 14:05 [GMT+7]", "17/07/2015 08:05 GMT+1",
        "2015-07-17T14:05:33&#43;07:00", "17/07/2015&nbsp;14:05",
        # years of two digits
        "17/07/15 14:05", "14:05 17/07/15", "14h05 | 17/07/15", "Thứ 6, 17/07/15 - 14:05", "17-07-15, 14:05 (GMT+7)",
        "Ngày đăng: 17/07/15 14:05 | Lượt xem: 20",
        # blanks, wide digits, other signs
        "17 / 07 / 2015 14:05", "17 . 7 . 2015, 14:05", "17 - 7 - 2015 | 14:05", "17/07/2015\u00a014:05",
        "１７/０７/２０１５ １４：０５", "17\u201007\u20102015 14:05", "17\u22157\u22152015 14:05",
        "17/07/2015\u200b 14:05", "17/07/2015\n\t14:05",
        # labels and counters around it
        "Đăng lúc: 14:05' 17/07/2015", "Ngày đăng: 17/07/2015 | 14:05 | Lượt xem: 1.289",
        "Ngày đăng 17-07-2015 lúc 14h05",
        "Được đăng: Thứ sáu, 17 Tháng 7 2015 14:05", "Lần cập nhật cuối ( Thứ sáu, 17 Tháng 7 2015 14:05 )",
        "Viết bởi Ban biên tập Thứ sáu, 17 Tháng 7 2015 14:05", "Published on Friday, 17 July 2015 14:05",
        "Thứ 3, Ngày 04/08/2015 | Ngày đăng: 14:05 | 17/07/2015", "17/07/2015 14:05 (3 giờ trước)",
        "Cập nhật lúc 14:05, Thứ Sáu, 17/07/2015 (GMT+7)", "Gửi lúc 14:05' ngày 17/7/2015", "Thu Sau, 17/07/2015 14:05",
        "Vào hồi 14 giờ 05 phút ngày 17/07/2015", "Th.6, 17/07/2015 14:05", "Hôm qua 14:05 17/07/2015",
        "7h30 - 14h05, 17/07/2015", "từ 7h30 đến 14h05 ngày 17/07/2015", "17/07/2015 14:05 (giờ Việt Nam)",
        # month/day/year, where the weekday tells
        "Fri, 07/17/2015 - 14:05", "T6, 07/17/2015 - 14:05",
        "Chuyên mục: Tin tức | 17/07/2015, 14h05 | Đã xem: 12",
    ],
    ("2015-07-17", "day"): [
        "17/07/2015", "17/7/2015", "17-07-2015", "17.07.2015", "17 / 07 / 2015", "17 . 7 . 2015", "Thứ sáu, 17/07/2015",
        "(17/07/2015)", "[17/07/2015]", "Ngày 17 tháng 07 năm 2015", "ngày 17 tháng 7, 2015", "17 tháng 7 2015",
        "17 tháng 7/2015", "17 Tháng Bảy, 2015", "17 Tháng Bảy 2015", "17 tháng bảy năm 2015",
        "NGÀY 17 THÁNG 7 NĂM 2015",
        "Tháng Bảy 17, 2015", "Tháng 7 17, 2015", "17-Th7-2015", "17/Th7/2015", "17-T7-2015", "17 Th7 2015",
        "Th7 17, 2015",
        "17 thg 7, 2015", "Jul 17, 2015", "Jul. 17, 2015", "July 17, 2015", "July 17th, 2015", "17 July 2015",
        "17 Jul, 2015", "17-Jul-2015", "17/Jul/2015", "17th of July, 2015", "Friday, July 17, 2015",
        "FRIDAY, 17 JULY 2015",
        "17-Jul-15", "2015-07-17", "2015/7/17", "2015.07.17", "17/07/15", "17-07-15", "17.7.15", "Thứ sáu, 17/07/15",
        "Ngày 17/07/15", "Cập nhật: 17/07/15", "Ngày đăng: 17/07/15 - Lượt xem: 45", "17/07/2015 (3 giờ trước)",
        "17/07/2015 3 giờ trước", "Updated: Jul 17, 2015", "17/07/2015 25:61", "17/07/2015 | Lượt xem: 14",
        "Ngày 17 - 07 - 2015", "ngày 17/tháng 7/năm 2015", "Ngày 17, tháng 7, năm 2015", "17/ 07/ 2015",
        "17 thang 7 nam 2015",
        "by admin on 17/07/2015", "Posted on 17 Tháng Bảy, 2015 by admin", "Tạo ngày 17 Tháng 7 2015", "July 17 2015",
        "Ngày ban hành: 17/07/15", "Thứ 6:17/07/2015", "Thứ 6 ,17/07/2015", "Số 45/2015/NQ-HĐND ngày 17/7/2015",
        "17/07/2015 14.05",
    ],
    ("2015-12-16T08:00", "minute"): [
        "16 Tháng Mười Hai 2015, 08:00", "16 tháng mười hai năm 2015 | 8h", "8 giờ sáng 16/12/2015",
    ],
    ("2015-11-16", "day"): ["16 Tháng Mười Một, 2015", "Tháng Mười Một 16, 2015", "16 Nov 2015", "Th11 16, 2015"],
    ("2015-10-16", "day"): ["16 Tháng Mười, 2015", "Tháng Mười 16, 2015"],
    ("2015-04-16", "day"): ["16 Tháng Tư, 2015", "16 tháng bốn 2015", "Tháng Tư 16, 2015"],
    ("2015-05-29", "day"): [
        "29 Tháng Năm, 2015", "29 Tháng Năm 2015", "29 tháng năm năm 2015", "Tháng Năm 29, 2015", "May 29, 2015",
    ],
    ("2015-09-02", "day"): [
        "Sept 2, 2015", "2nd September 2015", "02 Tháng Chín 2015", "Mùng 2 tháng 9 năm 2015", "mồng 2/9/2015",
    ],
    ("2019-02-05T12:59", "minute"): [
        "Thứ ba, 05 Tháng 2 2019 12:59", "05/02/2019 (mùng 1 tháng Giêng) 12:59 | 05/02/2019 12:59",
    ],
    ("2019-02-05", "day"): [
        "Ngày 05 tháng 02 năm 2019", "Mồng 5 tháng 2 năm 2019", "05/02/2019 (mùng 1 tháng Giêng năm Kỷ Hợi)",
    ],
    ("2017-05-26T08:15", "minute"): ["Lần cập nhật cuối ( Thứ sáu, 26 Tháng 5 2017 08:15 )"],
    ("2024-04-10T15:27", "minute"): ["15:27 | 10/04/2024"],
    ("2020-10-16T17:04", "minute"): ["Thứ sáu, 16/10/2020, 17h04"],
    ("2020-10-18T00:05", "minute"): [
        "CN, 18/10/2020 - 12:05 AM", "Chủ nhật, 18/10/2020 | 00:05", "C.Nhật, 18/10/2020, 0h05",
    ],
    ("2020-10-14T09:00", "minute"): [
        "Thứ 4, 14/10/2020, 9h", "Cập nhật: T4, 14/10/2020 9 giờ", "Thứ tư ngày 14/10/2020 9h sáng",
    ],
    ("2020-10-17T12:30", "minute"): [
        "T7, 17/10/2020 12:30", "Thứ bẩy, 17/10/2020 12h30 trưa", "Saturday, October 17, 2020 12:30 PM",
    ],
    ("2015-07-01", "month"): ["Tháng Bảy 2015", "July 2015", "Th7 2015", "tháng 7/2015"],
    ("1998-03-08", "day"): ["08/03/98"],
    ("2015-08-07", "day"): ["Fri, 07/08/2015", "07/08/2015", "Chủ nhật, 07/08/2015"],
    ("2015-07-08", "day"): ["Wed, 07/08/2015", "Thứ 4, 07/08/2015"],
    ("2016-05-11", "day"): [
        "11 Tháng Năm 2016", "11 tháng năm, 2016", "ngày 11 tháng năm 2016", "11 tháng năm năm 2016",
    ],
    ("2016-01-01", "year"): ["11 tháng năm 2016"],
}  # fmt: skip

NO_DATES = [
    "12/2015/QĐ-UBND", "Số: 17/07/15/QĐ", "Công văn 15/07/17-UB", "Quyết định số 17-07-15", "0275 3822 115",
    "Điện thoại: 17.07.15", "(0275) 17-07-15", "từ 17/7/2015 đến 19/7/2015", "17-19/7/2015",
    "Từ ngày 17 đến ngày 19/7/2015",
    "31/02/2015", "31 June 2015", "Th13 17, 2015", "Tháng Bảy 32, 2015", "14:05", "Lượt xem: 4395", "3 giờ trước",
    "May rủi 17", "Trang 1/2", "31/02/15", "1.500.2000", "192.168.1.2015", "Rằm tháng Giêng", "mùng 1 tháng Giêng",
    "17/07/2015 (âm lịch)", "7/17/2015 2:05 PM", "17/07/15 - 19/07/15",
    "Số ký hiệu 12-15-15", "IP 17.07.20.15", "17072015", "<!-- 17/07/2015 -->", "",
]  # fmt: skip


def read(line: str) -> tuple[str, str] | None:
    found = read_date(line)
    if found is None:
        return None
    local = found.at.astimezone(VIETNAM).isoformat()
    return local[: 16 if found.precision == "minute" else 10], found.precision


@pytest.mark.parametrize(("line", "said"), [(line, said) for said, lines in SHAPES.items() for line in lines])
def test_a_shape_that_portals_print_is_read(line: str, said: tuple[str, str]) -> None:
    assert read(line) == said
    assert read(unicodedata.normalize("NFD", line)) == said


@pytest.mark.parametrize("line", NO_DATES)
def test_a_line_that_states_no_date_gives_none(line: str) -> None:
    assert read(line) is None


def test_a_blank_form_states_only_its_year() -> None:
    assert read("Ngày    tháng    năm 2015") == ("2015-01-01", "year")


def test_a_long_text_is_read_as_running_text() -> None:
    prose = "Tin của phòng. " * 100
    assert read(prose + "Jul 17, 2015") is None
    assert read(prose + "17/07/2015") == ("2015-07-17", "day")


@pytest.mark.parametrize("unit", ["1/", "ngày ", "12:", "17/07/15 14:05 ", "tháng ", "(", " ", "&#32;"])
@pytest.mark.parametrize("size", [900, 1_000_000])
def test_a_line_of_any_length_is_read_at_once(unit: str, size: int) -> None:
    assert grows_in_proportion(read_date, unit * (size // len(unit)))
