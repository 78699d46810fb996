from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import find_dates, read_date
from pipelines.text.dates.finding import VIETNAM

from .conftest import read_lines
from .strings import composed

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def values(text: str, near: date | None = None) -> list[tuple[str, str | None, str]]:
    return [(text[m.start : m.end], m.value, m.precision) for m in find_dates(text, near)]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("01/03/2026 09:51", "2026-03-01T09:51"),
        ("07-03-2026 - 00:01 AM", "2026-03-07T00:01"),
        ("07-03-2026 - 09:40 AM", "2026-03-07T09:40"),
        ("07-03-2026 - 21:40 AM", "2026-03-07T21:40"),
        ("Thứ bảy, 07/03/2026 - 08:07", "2026-03-07T08:07"),
        ("07/03/2026 08:01 GMT+7", "2026-03-07T08:01"),
        ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-07T00:05"),
        (" - 07/03/2026 08:47", "2026-03-07T08:47"),
        ("08:39 AM 25/10/2017 | Lượt xem: 4395", "2017-10-25T08:39"),
        ("03:06 PM 13/12/2020", "2020-12-13T15:06"),
        ("12:06 AM 13/12/2020", "2020-12-13T00:06"),
        ("12:06 PM 13/12/2020", "2020-12-13T12:06"),
        ("12/6/2024 8:09:13 CH", "2024-06-12T20:09"),
        ("08:09:13 SA 12/6/2024", "2024-06-12T08:09"),
        ("Thứ sáu - 28/05/2010 02:39", "2010-05-28T02:39"),
        ("Ngày đăng: 08/07/2024  11:38", "2024-07-08T11:38"),
        ("Thứ năm, 30/10/2025 | 10:31", "2025-10-30T10:31"),
        ("Chủ Nhật, 01/03/2026, 09:51 (GMT+7)| Đã xem 1289", "2026-03-01T09:51"),
        ("2026-03-01T09:51:00&#x2B;07:00", "2026-03-01T09:51"),
        ("2026-03-01T09:51:00.123+07:00", "2026-03-01T09:51"),
        ("2026-03-07T01:07:00Z", "2026-03-07T08:07"),
        ("2026-03-07 08:07", "2026-03-07T08:07"),
        ("(Cập nhật: 17/04/2023)", "2023-04-17"),
        ("Hà Nội, ngày 23 tháng 07 năm 2003", "2003-07-23"),
        ("ngày 30 tháng tư năm 1975", "1975-04-30"),
        ("cấp ngày 5/4/2023", "2023-04-05"),
        ("ngày 14-4-2025", "2025-04-14"),
        ("ngày 14.4.2025.", "2025-04-14"),
        ("lúc 15h30 ngày 14/4/2023", "2023-04-14T15:30"),
        ("3 giờ chiều ngày 5/6/2023", "2023-06-05T15:00"),
        ("9 giờ 30 phút, ngày 1/2/2023", "2023-02-01T09:30"),
        ("ngày 14/4/2023 lúc 15h30", "2023-04-14T15:30"),
        ("tháng 4/2023", "2023-04"),
        ("tháng 5 năm 2023", "2023-05"),
        ("6/2023", "2023-06"),
        ("quý I/2023", "2023-Q1"),
        ("quý 2 năm 2017", "2017-Q2"),
        ("năm 2020", "2020"),
        ("nhiệm kỳ 2023-2028", "2023/2028"),
        ("từ ngày 10 đến ngày 15/4/2023", "2023-04-10/2023-04-15"),
        ("10-15/4/2023", "2023-04-10/2023-04-15"),
        ("từ 28/3/2023 đến 15/4/2023", "2023-03-28/2023-04-15"),
    ],
)
def test_a_form_that_pages_use_is_read(line: str, value: str) -> None:
    assert [mention.value for mention in find_dates(line)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2023", "29-2-2023", "0/1/2023", "1/13/2023", "số 41/2017", "số 7/2023", "14/2007/QĐ-UBND",
        "30/2020/NĐ-CP", "192.168.1.2023", "10.12.2020.1", "1.500.2000", "tỉ số 3/4", "24/7", "Sáng 15/11", "ngày 2/9",
        "ngày 45 tháng 4 năm 2023",
    ],
)  # fmt: skip
def test_what_is_no_date_gives_nothing(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sáng 15/11", "2023-11-15"),
        ("ngày 2/9", "2023-09-02"),
        ("ngày 30 tháng 4", "2024-04-30"),
        ("ngày 4-10 vừa qua", "2023-10-04"),
        ("ngày 1/1", "2024-01-01"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(text: str, value: str) -> None:
    (mention,) = find_dates(text, near=date(2023, 11, 20))
    assert (mention.value, mention.flags) == (value, ("year_from_near",))


def test_a_fraction_is_no_day_even_when_the_year_is_known() -> None:
    assert find_dates("tỉ số 3/4, mở cửa 24/7", near=date(2023, 11, 20)) == []


def test_the_span_holds_the_words_that_belong_to_the_date(seed: dict[str, Any]) -> None:
    gold = seed["event_dates"][0]
    assert values(seed["paragraphs_clean"][0])[0] == (gold["raw"], gold["value"], "day")
    (updated,) = find_dates(seed["updated"]["raw"])
    assert (updated.value, updated.precision, updated.kind) == (seed["updated"]["value"], "day", "updated")


def test_the_words_before_a_date_tell_its_kind() -> None:
    text = "Thứ 3, Ngày 16/07/2024 - | Ngày đăng: 08/07/2024  11:38 | Cập nhật lúc: 09/07/2024; số 5 (1/2/2024)"
    assert [mention.kind for mention in find_dates(text)] == ["event", "published", "updated", "mention"]


def test_a_lunar_date_is_known_and_not_converted() -> None:
    mentions = find_dates(
        "mùng 10 tháng 3, ngày 15/8 âm lịch, 10/3/2023 (âm lịch), rằm tháng giêng", near=date(2023, 5, 1)
    )
    assert [(mention.value, mention.kind) for mention in mentions] == [(None, "lunar")] * 4


def test_a_weekday_that_contradicts_the_date_is_noted() -> None:
    assert find_dates("Thứ sáu, 14/4/2023")[0].flags == ()
    assert find_dates("Thứ hai, 14/4/2023")[0].flags == ("weekday_contradicts",)


@given(
    DAYS,
    st.sampled_from(
        ["{d}/{m}/{y}", "{d:02d}/{m:02d}/{y}", "{d}-{m}-{y}", "ngày {d} tháng {m} năm {y}", "{y}-{m:02d}-{d:02d}"]
    ),
)
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    text = "Họp " + form.format(d=day.day, m=day.month, y=day.year) + "."
    assert [mention.value for mention in find_dates(text)] == [day.isoformat()]


@given(composed)
def test_spans_are_in_order_and_values_are_iso(text: str) -> None:
    end = 0
    for mention in find_dates(text, near=date(2023, 4, 17)):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        if mention.precision in ("day", "minute") and mention.value:
            datetime.fromisoformat(mention.value)


def test_date_lines_of_real_pages_are_read(shared: Path) -> None:
    rows = read_lines(shared / "pages" / "date_and_caption_lines.jsonl")
    for row in rows:
        expected = (row["expected"] or {}).get("published")
        found = read_date(row["text"])
        shown = found.at.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M") if found else None
        assert shown == (expected[:16] if expected else None), row["text"]
    assert len(rows) > 10


def test_a_date_line_gives_an_instant_in_utc() -> None:
    found = read_date("(Cập nhật: 17/04/2023)")
    assert found is not None
    assert (found.at, found.precision) == (datetime(2023, 4, 16, 17, tzinfo=UTC), "day")
    assert read_date("01/03/2026 09:51", zone="UTC").at.hour == 9  # type: ignore[union-attr]
    assert read_date("01/03/2026 09:51 (GMT+7)", zone="UTC").at.hour == 2  # type: ignore[union-attr]
    assert read_date("Quý II/2023").at.isoformat() == "2023-03-31T17:00:00+00:00"  # type: ignore[union-attr]
    assert read_date("Nga\u0300y 5/4/2023") is not None
    assert read_date("Lượt xem: 4395") is None
