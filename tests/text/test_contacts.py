from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import Phone, find_emails, find_phones
from pipelines.text.area_codes import AREA_CHANGES, CAPITALS, NEW_AREAS, OLD_AREAS, OLD_UNTIL, PROVINCES
from pipelines.text.phones import area_of

from .conftest import read_lines
from .strings import composed

BEFORE, AFTER = date(2015, 6, 1), date(2024, 6, 1)
OLD_PAGES = {"mic_footer", "nukeviet_contact", "dantri_footer_2013"}


def numbers(text: str, on: date | None = AFTER, area: str | None = None) -> list[str | None]:
    return [phone.e164 for phone in find_phones(text, on, area)]


def test_the_example_of_the_contract() -> None:
    assert find_phones("0275.3822 365- 3822 251", on=date(2023, 4, 17), area="0275") == [
        Phone(0, 13, "+842753822365", "0275.3822 365", "landline"),
        Phone(15, 23, "+842753822251", "3822 251", "landline"),
    ]


def test_the_seed_contacts_have_their_numbers(seed: dict[str, Any]) -> None:
    for contact in seed["contacts"]:
        assert numbers(contact["phones_raw"], date(2023, 4, 17), "0275") == contact["phones"]


def test_real_contact_lines_have_their_numbers_and_addresses(shared: Path) -> None:
    rows = read_lines(shared / "pages" / "contacts.jsonl")
    for row in rows:
        expected = row["expected"] or {}
        on = BEFORE if row["id"] in OLD_PAGES else AFTER
        found = [phone for line in row["lines"] for phone in find_phones(line, on)]
        sorts: dict[str, list[str]] = {"phones": [], "fax": [], "hotline": []}
        for phone in found:
            assert phone.e164 is not None
            sorts[phone.kind if phone.kind in sorts else "phones"].append("0" + phone.e164.removeprefix("+84"))
        assert sorts == {sort: expected.get(sort, []) for sort in sorts}, row["id"]
        assert [p.extension for p in found if p.extension] == (
            [expected["extension"]] if "extension" in expected else []
        )
        assert [mail.value for line in row["lines"] for mail in find_emails(line)] == expected.get("emails", [])
    assert len(rows) > 10


@pytest.mark.parametrize(
    ("text", "on", "e164", "kind"),
    [
        ("ĐT: (0275) 3 822  217", AFTER, "+842753822217", "landline"),
        ("(+84.236) 3.817.366", AFTER, "+842363817366", "landline"),
        ("+84 (0) 275 3822365", AFTER, "+842753822365", "landline"),
        ("0084 275 3822365", AFTER, "+842753822365", "landline"),
        ("075.3822365", BEFORE, "+84753822365", "landline"),
        ("04.3.5563462", BEFORE, "+84435563462", "landline"),
        ("04-3736-6491", AFTER, "+84437366491", "landline"),
        ("(08) 38.000.000", BEFORE, "+84838000000", "landline"),
        ("083 8000 000", AFTER, "+84838000000", "mobile"),
        ("(0240)3 854 350", AFTER, "+842403854350", "landline"),
        ("033 3825 123", BEFORE, "+84333825123", "landline"),
        ("033 3825 123", AFTER, "+84333825123", "mobile"),
        ("01657 123 456", date(2018, 1, 1), "+841657123456", "mobile"),
        ("0926 864 344", AFTER, "+84926864344", "mobile"),
        ("080.43162", AFTER, "+848043162", "government"),
        ("Số Fax: 080.48924", AFTER, "+848048924", "fax"),
        ("Hotline HN: 0973-567-567", AFTER, "+84973567567", "hotline"),
        ("Hotline: 1900 6017", AFTER, None, "hotline"),
        ("Điện thoại: (0275) 3 815", AFTER, None, "unknown"),
        ("ĐT: 08-3812 5801", AFTER, "+84838125801", "landline"),
        ("Tel: 84-8-3933-0022", AFTER, "+84839330022", "landline"),
        ("Tổng đài 1800-6655", AFTER, None, "hotline"),
        ("(0926864344, gặp chị Hoa", AFTER, "+84926864344", "mobile"),
    ],
)
def test_a_number_is_read_by_the_plan_of_its_day(text: str, on: date, e164: str | None, kind: str) -> None:
    (phone,) = find_phones(text, on)
    assert (phone.e164, phone.kind) == (e164, kind)


@pytest.mark.parametrize(
    "text",
    [
        "MST: 0300123456", "mã 075201000123", "số 2384/QĐ-UBND ngày 14/04/2023", "3.817.366 đồng", "tầng 4-5, số 126A",
        "612/GP-STTTT", "nhiệm kỳ 2023-2028", "1900 lượt xem", "0,1234567", "0.275382236", "3822365",
        "ĐT: chị Hoa, số tiền 500.000 đ", "liên hệ trong năm học 2015-2016", "dãy số 05-21-31-33-38",
        "TK 65010001243189", "ĐT: chị Hoa, ngày 01-03-2010", "Liên hệ ngày 05.4.2023",
    ],
)  # fmt: skip
def test_what_is_no_telephone_gives_nothing(text: str) -> None:
    assert find_phones(text, AFTER, "0275") == []


def test_local_numbers_take_the_area_of_the_line_or_of_the_site() -> None:
    assert numbers("ĐT: 3822365, Fax 3822 251", area="0275") == ["+842753822365", "+842753822251"]
    assert numbers("028-3930.6262 / 39305376") == ["+842839306262", "+842839305376"]
    assert numbers("0903123456/0918123456") == ["+84903123456", "+84918123456"]


def test_a_bracket_that_never_closes_is_no_part_of_the_number() -> None:
    assert [phone.raw for phone in find_phones("(0926864344, (0275) 3822365 (0926 864 345)")] == [
        "0926864344",
        "(0275) 3822365",
        "(0926 864 345)",
    ]


def test_a_dash_between_blanks_parts_two_numbers() -> None:
    assert numbers("0926 864 344 - 0926 864 345 – 090 - 093 - 0912") == ["+84926864344", "+84926864345"]


def test_an_extension_stays_with_its_number() -> None:
    found = find_phones("Điện thoại: 024 7309 5555 Máy lẻ 292. Fax: 024-39744082", AFTER)
    assert [(phone.kind, phone.extension) for phone in found] == [("landline", "292"), ("fax", None)]


def test_all_63_provinces_have_their_own_codes() -> None:
    assert len(PROVINCES) == len(NEW_AREAS) == len(OLD_AREAS) == 63
    assert not any(a != b and a.startswith(b) for codes in (NEW_AREAS, OLD_AREAS) for a in codes for b in codes)


def test_every_old_code_gave_way_to_one_new_code_on_one_of_three_days() -> None:
    by_day = [sum(OLD_UNTIL.get(old) == day for _, old in PROVINCES.values()) for day in sorted(AREA_CHANGES)]
    kept = {name for name, (new, old) in PROVINCES.items() if new == old}
    assert by_day == [13, 23, 23]
    assert kept == {"Vĩnh Phúc", "Phú Thọ", "Hòa Bình", "Hà Giang"}
    assert OLD_UNTIL[PROVINCES["Bến Tre"][1]] == date(2017, 6, 17)


@pytest.mark.parametrize(
    ("text", "on", "kind"),
    [
        ("033 3825 123", date(2017, 4, 14), "landline"),
        ("033 3825 123", date(2018, 9, 14), "landline"),  # out of date already, and no mobile number yet
        ("033 3825 123", date(2018, 9, 15), "mobile"),
        ("(033) 3825 123", AFTER, "landline"),  # a code in brackets is an area code
        ("0120 3825 123", date(2018, 9, 14), "mobile"),
        ("069-47811", AFTER, "government"),
        ("069.2342.593", AFTER, "government"),
    ],
)
def test_digits_that_fit_two_plans_are_read_by_the_day(text: str, on: date, kind: str) -> None:
    assert [phone.kind for phone in find_phones(f"ĐT: {text}", on)] == [kind]


def test_the_value_of_a_label_needs_no_label_of_its_own() -> None:
    assert find_phones("3825 118", AFTER, "0275") == []
    assert [phone.e164 for phone in find_phones("3825 118", AFTER, "0275", labelled=True)] == ["+842753825118"]
    assert numbers("0275-3822365/3822251/3822252") == ["+842753822365", "+842753822251", "+842753822252"]


def test_a_block_has_the_area_of_its_first_number_with_one() -> None:
    assert area_of("0912 345 678\n(0275)3822365", AFTER) == "0275"
    assert area_of("075.3822365", BEFORE) == "075"
    assert area_of("0912 345 678; 1900 1234", AFTER) is None


@given(
    st.sampled_from(sorted(PROVINCES.values())),
    st.integers(2_000_000, 8_999_999),
    st.booleans(),
    st.sampled_from(" .-"),
)
def test_every_area_code_is_read_in_its_era(codes: tuple[str, str], local: int, is_old: bool, gap: str) -> None:
    code = codes[is_old]
    subscriber = f"{local}1" if code in CAPITALS else f"{local}"
    assert numbers(f"ĐT: 0{code}{gap}{subscriber}", BEFORE if is_old else AFTER) == [f"+84{code}{subscriber}"]


@given(composed)
def test_raw_is_what_stands_there_and_holds_the_digits(text: str) -> None:
    end = 0
    for phone in find_phones(text, AFTER, "0275"):
        assert end <= phone.start
        assert text[phone.start : phone.end] == phone.raw
        assert phone.e164 is None or phone.e164.endswith(re.sub(r"\D", "", phone.raw)[-5:])
        end = phone.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Email: vovanluyen @bentre.edu.vn", "vovanluyen@bentre.edu.vn"),
        ("thongtinchinhphu@chinhphu.vn.", "thongtinchinhphu@chinhphu.vn"),
        ("(sct@BenTre.gov.vn)", "sct@bentre.gov.vn"),
        ("sct [at] vidu.gov.vn", "sct@vidu.gov.vn"),
        ("sct(a)vidu.gov.vn", "sct@vidu.gov.vn"),
        ("Email: sct@vidu.gov.vnĐiện thoại", "sct@vidu.gov.vn"),
        ("Email: sct@vidu.gov.vnTrang chủ", "sct@vidu.gov.vn"),
        ("sct@vidu.gov.vn.Facebook: x", "sct@vidu.gov.vn"),
        ("SCT@VIDU.GOV.VN", "SCT@vidu.gov.vn"),
        ("sct@vidu.gov.vn0275", "sct@vidu.gov.vn"),
    ],
)
def test_an_address_is_read_through_a_blank_and_a_full_stop(text: str, value: str) -> None:
    assert [mail.value for mail in find_emails(text)] == [value]


@pytest.mark.parametrize("text", ["a@b", "@sct.gov.vn", "x @ y", "giá 5@10"])
def test_what_is_no_address_gives_nothing(text: str) -> None:
    assert find_emails(text) == []
