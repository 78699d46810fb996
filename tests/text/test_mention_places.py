"""Places, and the unit of today beside the old one."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from pipelines.text import find_names

from .marked import check_marks


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("tại tỉnh Bến Tre", "Bến Tre", "tỉnh"),
        ("TP. Cần Thơ", "Cần Thơ", "TP."),
        ("ở thôn Cây Me", "Cây Me", "thôn"),
        ("sông Ba dâng", "Ba", "sông"),
        ("trên đường Lê Lợi", "Lê Lợi", "đường"),
        ("ngụ quận 1", "quận 1", None),
        ("tại TP.HCM", "TP.HCM", None),
        ("ở TP HCM", "TP HCM", None),
        ("bà con miền Trung", "miền Trung", None),
        ("đồng bằng sông Cửu Long", "đồng bằng sông Cửu Long", None),
        ("đi Hà Nội", "Hà Nội", None),
    ],
)
def test_a_place_is_its_name_and_its_role_the_word_for_the_unit(text: str, value: str, role: str | None) -> None:
    assert [(place.value, place.role) for place in find_names(text)] == [(value, role)]


@pytest.mark.parametrize(
    "marked",
    [
        "các tỉnh <place:Quảng Bình>, <place:Hà Tĩnh>",
        "các xã <place:Cây Me>, <place:Gò Dứa> và <place:Bàu Sen> huyện <place:Ba Tri>",
        "hai thôn <place:Cây Me> và <place:Gò Dứa>",
    ],
)
def test_a_list_of_places_shares_the_word_for_their_unit(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    "marked",
    ["chợ Bến Thành", "cầu Mỹ Thuận", "sân bay Nha Trang", "cảng quốc tế Cam Ranh", "đảo Tổ quốc", "đông đảo GV"],
)
def test_works_and_common_words_are_no_places(marked: str) -> None:
    check_marks(marked)


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("tỉnh Quảng Nam", ["Thành phố Đà Nẵng"]),
        ("tỉnh Đăk Lăk", ["Tỉnh Đắk Lắk"]),
        ("TP.HCM", ["Thành phố Hồ Chí Minh"]),
        ("tỉnh Hoà Bình", ["Tỉnh Phú Thọ"]),
        ("tỉnh Sông Bé", [None]),
    ],
)
def test_a_province_has_the_unit_that_holds_its_land_today(text: str, today: list[str | None]) -> None:
    assert [place.today for place in find_names(text)] == today


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("huyện Thoại Sơn", "Tỉnh An Giang"),
        ("huyện Hòa Vang, thành phố Đà Nẵng", "Thành phố Đà Nẵng"),
        ("thị xã Phổ Yên, tỉnh Thái Nguyên", "Tỉnh Thái Nguyên"),
        ("huyện Châu Thành", None),
        ("huyện Châu Thành, tỉnh Bến Tre", "Tỉnh Vĩnh Long"),
        ("huyện Châu Thành và huyện Châu Thành, tỉnh Bến Tre", None),
        ("huyện Thoại Sơn, tỉnh Bến Tre", None),
        ("huyện Cây Me", None),
    ],
)
def test_a_district_has_its_province_where_that_is_certain(text: str, today: str | None) -> None:
    assert find_names(text)[0].today == today


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("xã Vĩnh Trạch, huyện Thoại Sơn, tỉnh An Giang", "Xã Vĩnh Trạch, Tỉnh An Giang"),
        ("P. Phúc Xá, Q. Ba Đình, Hà Nội", "Phường Hồng Hà, Thành phố Hà Nội"),
        ("xã Vĩnh Trạch, huyện Thoại Sơn", "Tỉnh An Giang"),  # no province printed
        ("xã Vĩnh Trạch, tỉnh An Giang", "Tỉnh An Giang"),  # perhaps the commune of today
        ("xã Vĩnh Trạch", None),
        ("xã Cây Me, huyện Thoại Sơn, tỉnh An Giang", "Tỉnh An Giang"),
        ("xã Tiên Dương, huyện Đông Anh, Hà Nội", "Thành phố Hà Nội"),  # parted among several
    ],
)
def test_a_commune_has_its_heir_only_where_all_three_levels_are_printed(text: str, today: str | None) -> None:
    assert find_names(text)[0].today == today


def test_lands_people_and_organisations_have_no_unit_of_today() -> None:
    assert [one.today for one in find_names("ông Lê Văn Tám, UBND tỉnh Bến Tre, sông Hậu, Việt Nam")] == [None] * 4


def test_every_province_of_before_has_one_of_34_heirs() -> None:
    lines = files("pipelines.text.names").joinpath("provinces.tsv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    usual = {row["spelling"] for row in rows}
    assert len({row["today"] for row in rows}) == 34
    assert all(row["today"].removeprefix("Tỉnh ").removeprefix("Thành phố ") in usual for row in rows)
