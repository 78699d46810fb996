"""Contact blocks in many shapes: what a careful reader takes from each, and nothing where there is nothing to take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest

from crawler.items import Contact
from tests.pages.contact_cases import FIELDS, Case, cases, gold_cases, measure
from tests.pages.reading import HEADING, TEXT, contacts_of, open_page, portal

BOUND = 0.98


def page_of(*lines: str) -> str:
    return "<body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body>"


def read(*lines: str) -> list[Contact]:
    return contacts_of(open_page(page_of(*lines)))


@pytest.mark.parametrize("several", [partial(cases, "tuning"), partial(cases, "held"), gold_cases])
def test_fields_are_read_and_negatives_give_nothing(several: Callable[[], Iterator[Case]]) -> None:
    tally = measure(several())
    assert tally.false_blocks == []
    assert tally.f1(FIELDS) >= BOUND, tally.misses
    assert all(tally.f1([name]) >= BOUND for name in FIELDS if tally.total[name]), tally.misses


def test_each_half_has_blocks_and_negatives_enough_to_measure_by() -> None:
    both = [*cases("tuning"), *cases("held")]
    assert sum(bool(case.blocks) for case in both) >= 40
    assert sum(not case.blocks for case in both) >= 20


def test_a_parent_outranks_and_an_owner_is_the_portals_own_name() -> None:
    (below,) = read("Trung tâm Lưu trữ Sông Dừa", "Cơ quan chủ quản: Sở Nội vụ tỉnh Sông Dừa", "ĐT: 0275 3822 110")
    assert (below.organisation, below.parent) == ("Trung tâm Lưu trữ Sông Dừa", "Sở Nội vụ tỉnh Sông Dừa")
    (owner,) = read(
        "© CỔNG THÔNG TIN ĐIỆN TỬ SỞ NỘI VỤ TỈNH SÔNG DỪA",
        "Cơ quan chủ quản: Sở Nội vụ tỉnh Sông Dừa",
        "ĐT: 0275 3822 110",
    )
    assert (owner.organisation, owner.parent) == ("Sở Nội vụ tỉnh Sông Dừa", None)


def test_the_makers_numbers_are_not_the_departments() -> None:
    (block,) = read(
        "Sở Công Thương tỉnh Ví Dụ", "ĐT: 0275 3822 110", "Thiết kế bởi Công ty Sóng Xanh - Điện thoại: 0903 111 222",
        "© Bản quyền phần mềm: Sóng Xanh JSC - Điện thoại: (028) 3822 1100",
    )  # fmt: skip
    assert block.phones_raw == "0275 3822 110"


def test_a_licence_after_the_name_printed_again_is_of_the_same_block() -> None:
    (block,) = read(
        "Sở Công Thương tỉnh Ví Dụ", "ĐT: 0275 3822 110", "Bản quyền thuộc Sở Công Thương tỉnh Ví Dụ",
        "Giấy phép số 12/GP-STTTT cấp ngày 2/3/2015",
    )  # fmt: skip
    assert block.licence == "12/GP-STTTT"


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("Người chịu trách nhiệm: Ông Tạ Văn Mít - Phó Giám đốc", "Tạ Văn Mít"),
        ("Chịu trách nhiệm nội dung: TS. Tạ Thị Na", "Tạ Thị Na"),
        ("Chịu trách nhiệm chính: Phó Giám đốc Sở Tạ Thị Na", "Tạ Thị Na"),
        ("Trưởng Ban biên tập Cổng: Tạ Văn Mít, Giám đốc Sở", "Tạ Văn Mít"),
        ("Chịu trách nhiệm nội dung: Chánh Văn phòng", None),
        ("Chịu trách nhiệm xuất bản: Cục Công nghệ", None),
    ],
)
def test_a_person_is_a_name_and_no_office(printed: str, person: str | None) -> None:
    (block,) = read(printed, "ĐT: 0275 3822 110")
    assert block.person == person


@pytest.mark.parametrize("sign", ["\U0001f4de", "\u260e\ufe0f", "\U0001f4f1"])
def test_a_little_picture_is_a_label(sign: str) -> None:
    (block,) = read(f"\U0001f4cd Số 1 đường Lê Lợi, phường 2 {sign} 0275 3822 110 \U0001f4e7 a@vidu.example")
    assert (block.address, block.phones_raw, block.emails_raw) == (
        "Số 1 đường Lê Lợi, phường 2", "0275 3822 110", "a@vidu.example",
    )  # fmt: skip


def test_evidence_names_the_rule_and_the_place_of_each_field() -> None:
    (block,) = read("Địa chỉ: 12 Lê Lợi, phường 1", "ĐT: 0275 3822 110")
    assert block.evidence == {"address": "label @ p", "phones": "label @ p"}


def test_a_footer_stands_beside_an_article_whose_own_numbers_are_text() -> None:
    notice = "<p>Liên hệ: Phòng Thương mại, điện thoại: 0275 3822 999 trong giờ làm việc.</p>"
    page = portal(HEADING + TEXT + notice, below="<footer><p>Điện thoại: 0275 3822 110</p></footer>")
    assert [block.phones_raw for block in contacts_of(open_page(page))] == ["0275 3822 110"]


def test_broken_hidden_addresses_give_nothing_and_harm_nothing() -> None:
    page = page_of('Email: <a data-cfemail="zz1">[email protected]</a>', '<a data-cfemail="5a">[email protected]</a>')
    assert contacts_of(open_page(page)) == []


def test_a_comment_before_a_line_is_no_icon() -> None:
    page = page_of("Sở Công Thương tỉnh Ví Dụ") + "<div><!-- fa-fax --><p>0275 3822 110</p></div>"
    assert [(block.phones_raw, block.fax_raw) for block in contacts_of(open_page(page))] == [("0275 3822 110", None)]


def test_offices_with_development_in_their_names_are_no_credits() -> None:
    names = ["Trung tâm Phát triển quỹ đất", "Ban Quản lý Thiết kế đô thị"]
    blocks = read(names[0], "ĐT: 0275 3822 110", names[1], "ĐT: 0275 3822 111")
    assert [block.organisation for block in blocks] == names


def test_a_line_of_a_million_digits_is_read_at_once() -> None:
    begun = datetime.now(UTC)
    assert read("Điện thoại: " + "0275 3822 " * 70 + "đồng", "ĐT: " + "0" * 1_000_000, "@" * 100_000) is not None
    assert (datetime.now(UTC) - begun).total_seconds() < 5
