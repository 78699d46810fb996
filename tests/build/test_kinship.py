"""Which addresses are kin, and which pages are alike: asked of one pair at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.kinship import address_form, article_number, article_slug, kinship
from pipelines.likeness import Face, is_alike, prints_of, same_content
from tests.build.archives import BODY

NUMBERS = [
    ("a.vn/tin-tuc/hoi-nghi-tong-ket-12345.html", "12345"),
    ("a.vn/Detail.aspx?CatID=4&ItemID=77", "77"),
    ("a.vn/Detail.aspx?ItemID=77&CatID=4", "77"),
    ("a.vn/tin/123", "123"),
    ("a.vn/p/9/abc_a4521.html", "4521"),
    ("a.vn/x?id=0E8400E2-9B41-D4A7-1644-66554400AA00", "0e8400e2-9b41-d4a7-1644-66554400aa00"),
    ("a.vn/tin-tuc/hoi-nghi-tong-ket", None),
    ("a.vn/lich?tuan=12", None),
    ("a.vn/2023/04/hoi-nghi-tong-ket.html", None),
]
KIN = [
    ("a.vn/Tin/Hoi-Nghi.aspx", "a.vn/tin/hoi-nghi.aspx", "case"),
    ("a.vn/tin/hoi-nghi-1.html", "a.vn/print/tin/hoi-nghi-1.html", "parameters"),
    ("a.vn/tin/hoi-nghi-tong-ket", "a.vn/tin/hoi-nghi-tong-ket/print", "parameters"),
    ("a.vn/tin?ItemID=5", "a.vn/in.aspx?ItemID=5", "number"),
    ("a.vn/tin?ItemID=5", "a.vn/tin?ItemID=5&sid=x91", "number"),
    ("a.vn/tin/xem?bai=hoi-nghi", "a.vn/tin/xem?bai=hoi-nghi&sid=x91", "parameters"),
    ("a.vn/su-kien/hoi-nghi-tong-ket-nam", "a.vn/tin-tuc/hoi-nghi-tong-ket-nam.html", "slug"),
    ("a.vn/su-kien/hoi-nghi-7.html", "a.vn/tin-tuc/hoi-nghi-7.html", "number"),
]
STRANGERS = [
    ("a.vn/tin?ItemID=5", "a.vn/tin?ItemID=6"),
    ("a.vn/tin/thong-bao-12.html", "a.vn/tin/thong-bao-13.html"),
    ("a.vn/tin/lich-cong-tac-tuan?tuan=1", "a.vn/tin/lich-cong-tac-tuan?tuan=2"),
    ("a.vn/tin/chi-tiet", "a.vn/su-kien/chi-tiet"),
    ("a.vn/tin/hop-mat-dau-xuan", "a.vn/tin/hop-mat-cuoi-nam"),
]


@pytest.mark.parametrize(("key", "number"), NUMBERS)
def test_the_number_of_an_address_is_the_article_s_and_not_its_folder_s(key: str, number: str | None) -> None:
    assert article_number(key) == number


@pytest.mark.parametrize(("one", "other", "word"), KIN)
def test_addresses_that_one_article_may_have_are_kin_either_way(one: str, other: str, word: str) -> None:
    assert kinship(one, other) == kinship(other, one) == word


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_addresses_of_two_articles_are_not_kin(one: str, other: str) -> None:
    assert kinship(one, other) is None
    assert kinship(other, one) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_asked(one: str, other: str) -> None:
    assert kinship(one, other) == kinship(other, one)
    assert isinstance(address_form(one), str)
    assert article_slug(one) is None or article_slug(one)


def test_addresses_that_one_program_makes_have_one_form() -> None:
    assert address_form("a.vn/tin/hoi-nghi-12.html") == address_form("a.vn/su-kien/dai-hoi-977.html")
    assert address_form("a.vn/tin/12.html") != address_form("a.vn/vi/news/hoi-nghi-12.html")
    assert address_form("a.vn/x?ItemID=1&CatID=2") == address_form("a.vn/x?CatID=9&ItemID=8")


def face(
    title: str = "Hội nghị", body: tuple[str, ...] = BODY, day: str | None = None, files: str | None = None
) -> Face:
    prints = prints_of(title, body)
    words = sum(len(line.split()) for line in body)
    return Face(0, "a.vn/x", prints.title, prints.body, tuple(prints.pieces), words, day, files)


SHORT = ("Chi tiết xem tại tệp đính kèm.",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (face(), face(body=(BODY[0], "Một đoạn khác hẳn, không có trong bài trước đó.", BODY[2]))),
        (face(), face(title="Hội nghị", body=BODY[:2])),
        (face("Uỷ ban hoà giải"), face("Ủy ban  hòa giải")),
        (face(), face("Hội nghị triển khai nhiệm vụ")),
        (face(day="2023-03-12"), face(day=None)),
        (face(body=SHORT, files="a"), face(body=SHORT, files="a")),
        (face(body=SHORT, files="a"), face(body=SHORT)),
    ],
    ids=["edited", "cut", "tone marks", "retitled", "one undated", "short", "short, print page without files"],
)
def test_pages_of_one_article_are_alike(one: Face, other: Face) -> None:
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (face("Lịch công tác tuần"), face("Lịch công tác tuần", tuple(line[::-1] for line in BODY))),
        (face("Thông báo mời họp", SHORT), face("Thông báo mời thầu", SHORT)),
        (face("Thông báo", SHORT, files="a"), face("Thông báo", SHORT, files="b")),
        (face(day="2023-03-12"), face(day="2024-03-12")),
        (face("Lịch tuần", ()), face("Lịch tuần", ())),
    ],
    ids=["another text", "boilerplate", "other documents", "another day", "nothing to tell by"],
)
def test_pages_of_two_articles_are_not_alike(one: Face, other: Face) -> None:
    assert not is_alike(one, other)
    assert not is_alike(other, one)


def test_spacing_and_paragraphs_change_no_content() -> None:
    assert same_content(face(), face(body=(" ".join(BODY),)))
    assert not same_content(face(), face(body=BODY[:2]))
