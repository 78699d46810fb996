"""Sums of money and quantities: what is read, what is left, and the rules of numbers behind both."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.amounts.money import CURRENCIES, find_money
from pipelines.text.amounts.numbers import SAID, digits_shape, plain, read_number
from pipelines.text.amounts.quantities import find_quantities
from pipelines.text.amounts.units import COUNTED, SYMBOLS, WORDS
from tests.growth import grows_in_proportion

from .strings import composed


def sums(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[money.start : money.end], money.amount, money.currency) for money in find_money(text)]


def measures(text: str) -> list[tuple[str, str, str]]:
    return [(text[found.start : found.end], found.value, found.unit) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("5", "5"), ("05", "5"), ("1.500", "1500"), ("1,500", "1.5"), ("1,50", "1.5"), ("1.5", "1.5"),
        ("0.500", "0.5"), ("0,125", "0.125"), ("1234.567", "1234.567"), ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"), ("1,234,567", "1234567"), ("5,000.00", "5000"), ("5.000,00", "5000"),
        ("5,000", "5000"), ("12,5", "12.5"), ("15 000", "15000"), ("1 200 000", "1200000"),
        ("1,5 tỷ", "1500000000"), ("1.5 tỷ", "1500000000"), ("1.500 tỷ", "1500000000000"),
        ("3 nghìn tỷ", "3000000000000"), ("500 ngàn", "500000"), ("3 vạn", "30000"), ("2 trăm triệu", "200000000"),
        ("2 tỷ 500 triệu", "2500000000"), ("1 tỷ 200 triệu 500 nghìn", "1200500000"), ("2 tỷ rưỡi", "2500000000"),
        ("1 triệu rưỡi", "1500000"), ("5 TỶ", "5000000000"), ("3 billion", "3000000000"),
        ("3.2.2021", None), ("1.234,567,890", None), ("12.34.567", None), ("000", None), ("1 triệu 2 tỷ", None),
        ("1 tỷ 1 tỷ", None), ("0912345678", None),
    ],
)  # fmt: skip
def test_the_signs_of_a_number_are_read_by_their_rules(printed: str, number: str | None) -> None:
    assert re.fullmatch(digits_shape(), printed)
    read = read_number(printed)
    assert (plain(read) if read is not None else None) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi mốt", 21), ("hai mươi tư", 24), ("ba chục", 30),
        ("một trăm", 100), ("một trăm linh năm", 105), ("hai trăm lẻ một", 201), ("một trăm hai mươi ba", 123),
        ("một trăm rưỡi", 150), ("năm trăm nghìn", 500_000), ("năm triệu", 5_000_000), ("hai triệu rưỡi", 2_500_000),
        ("một nghìn năm trăm", 1500), ("ba nghìn không trăm linh năm", 3005), ("nửa tỷ", 500_000_000),
        ("một tỷ hai trăm triệu", 1_200_000_000), ("một nghìn tỷ", 10**12),
        ("ba trăm linh hai nghìn năm trăm", 302_500), ("Hai mươi lăm triệu", 25_000_000),
    ],
)  # fmt: skip
def test_numbers_in_words_are_read(printed: str, number: int) -> None:
    assert re.fullmatch(SAID, printed)
    assert read_number(printed) == number


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_every_number_is_read_in_both_styles(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02d}"
    vietnamese = english.replace(",", "_").replace(".", ",").replace("_", ".")
    number = Decimal(f"{whole}.{cents:02d}")
    assert read_number(english) == read_number(vietnamese) == number
    assert Decimal(plain(number)) == number


@pytest.mark.parametrize(
    ("text", "found", "amount", "currency"),
    [
        ("giá 1.234.567,89 đồng", "1.234.567,89 đồng", "1234567.89", "VND"),
        ("1,5 tỷ đồng", "1,5 tỷ đồng", "1500000000", "VND"),
        ("3 nghìn tỷ đồng", "3 nghìn tỷ đồng", "3000000000000", "VND"),
        ("12,5 triệu USD", "12,5 triệu USD", "12500000", "USD"),
        ("500.000đ", "500.000đ", "500000", "VND"),
        ("phí 500 ngàn đồng/lượt", "500 ngàn đồng", "500000", "VND"),
        ("5.000 VNĐ", "5.000 VNĐ", "5000", "VND"),
        ("500 tr.đ", "500 tr.đ", "500000000", "VND"),
        ("TRAO 500 TRIỆU ĐỒNG", "500 TRIỆU ĐỒNG", "500000000", "VND"),
        ("2-3 triệu đồng", "2-3 triệu đồng", "2000000/3000000", "VND"),
        ("50 – 100 triệu đồng", "50 – 100 triệu đồng", "50000000/100000000", "VND"),
        ("từ 2 đến 3 tỷ đồng", "2 đến 3 tỷ đồng", "2000000000/3000000000", "VND"),
        ("500.000 đến 1 triệu đồng", "500.000 đến 1 triệu đồng", "500000/1000000", "VND"),
        ("5 triệu đồng đến 10 triệu đồng", "5 triệu đồng đến 10 triệu đồng", "5000000/10000000", "VND"),
        ("hai mươi - ba mươi triệu đồng", "hai mươi - ba mươi triệu đồng", "20000000/30000000", "VND"),
        ("một trăm triệu đồng", "một trăm triệu đồng", "100000000", "VND"),
        ("(một trăm năm mươi triệu đồng)", "một trăm năm mươi triệu đồng", "150000000", "VND"),
        ("nửa tỷ đồng", "nửa tỷ đồng", "500000000", "VND"),
        ("2 tỷ rưỡi đồng", "2 tỷ rưỡi đồng", "2500000000", "VND"),
        ("USD 5,000.00", "USD 5,000.00", "5000", "USD"),
        ("US$ 1.5 billion", "US$ 1.5 billion", "1500000000", "USD"),
        ("($786.99)", "$786.99", "786.99", "USD"),
        ("€ 20 triệu", "€ 20 triệu", "20000000", "EUR"),
        ("5,600 USD", "5,600 USD", "5600", "USD"),
        ("2.350 euro", "2.350 euro", "2350", "EUR"),
        ("1,2 triệu đô la Úc", "1,2 triệu đô la Úc", "1200000", "AUD"),
        ("2 tỷ đô", "2 tỷ đô", "2000000000", "USD"),
        ("30 nhân dân tệ", "30 nhân dân tệ", "30", "CNY"),
        ("tổng vốn đầu tư 1.200 tỷ.", "1.200 tỷ", "1200000000000", None),
        ("kinh phí 2 tỷ rưỡi, từ ngân sách", "2 tỷ rưỡi", "2500000000", None),
        ("phạt tiền từ 2 - 5 triệu", "2 - 5 triệu", "2000000/5000000", None),
    ],
)  # fmt: skip
def test_a_sum_is_read(text: str, found: str, amount: str, currency: str | None) -> None:
    assert sums(text) == [(found, amount, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "120 đồng chí", "2 đồng phạm", "5 đồng hồ", "3 vàng, 2 bạc, 1 đồng", "8,5đ", "5 đ/c", "2 triệu đô thị",
        "1.500", "năm 2023", "14/4/2023", "số 2384/QĐ-UBND", "0912 345 678", "hàng trăm triệu đồng", "vài tỷ đồng",
        "hai ba triệu đồng", "mấy chục tỷ đồng", "dân số 1,4 tỷ.", "1/2 đồng", "https://a.vn/?x=5000đ", "K5 đồng",
        "mã SP-500 đồng", "thu hút 6 triệu\nkhán giả", "1.2.3 đồng", "12:30 đồng",
    ],
)  # fmt: skip
def test_what_is_no_sum_gives_nothing(text: str) -> None:
    assert find_money(text) == []


def test_two_units_are_two_sums_and_an_exchange_rate_is_one() -> None:
    assert sums("từ 20 triệu đồng - 1.000 USD") == [
        ("20 triệu đồng", "20000000", "VND"),
        ("1.000 USD", "1000", "USD"),
    ]
    assert sums("mã 2293 - 200.000đ") == [("200.000đ", "200000", "VND")]
    assert sums("tỷ giá USD 23.500 đồng") == [("23.500 đồng", "23500", "VND")]


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("tăng 12,5%", "12,5%", "12.5", "%"),
        ("giảm 0,5 điểm %", "0,5 điểm %", "0.5", "{percentage_point}"),
        ("hai mươi phần trăm", "hai mươi phần trăm", "20", "%"),
        ("500 m2", "500 m2", "500", "m2"),
        ("1.250m²", "1.250m²", "1250", "m2"),
        ("5 mét vuông", "5 mét vuông", "5", "m2"),
        ("2.5 ha", "2.5 ha", "2.5", "har"),
        ("1.250 ha", "1.250 ha", "1250", "har"),
        ("65 tạ/ha", "65 tạ", "65", "dt"),
        ("1,2 triệu kWh", "1,2 triệu kWh", "1200000", "kW.h"),
        ("đường dây 110kV", "110kV", "110", "kV"),
        ("1.200 MWp", "1.200 MWp", "1200", "MW{peak}"),
        ("25°C", "25°C", "25", "Cel"),
        ("25 - 30 độ C", "25 - 30 độ C", "25/30", "Cel"),
        ("xuống (-2,5%)", "-2,5%", "-2.5", "%"),
        ("rét -3 độ C", "-3 độ C", "-3", "Cel"),
        ("20% - 30%", "20% - 30%", "20/30", "%"),
        ("20-30 người", "20-30 người", "20/30", "{person}"),
        ("5kg-10kg", "5kg-10kg", "5/10", "kg"),
        ("300 hộ dân", "300 hộ", "300", "{household}"),
        ("2,350 người", "2,350 người", "2350", "{person}"),
        ("01 người", "01 người", "1", "{person}"),
        ("2.384 doanh nghiệp", "2.384 doanh nghiệp", "2384", "{enterprise}"),
        ("gấp 2,5 lần", "2,5 lần", "2.5", "{times}"),
        ("120 đồng chí", "120 đồng chí", "120", "{person}"),
        ("mỗi năm 20 người", "20 người", "20", "{person}"),
        ("hơn 1 triệu lượt khách", "1 triệu lượt", "1000000", "{turn}"),
        ("30 - 40 triệu m3", "30 - 40 triệu m3", "30000000/40000000", "m3"),
        ("500g", "500g", "500", "g"),
        ("80 km/h", "80 km/h", "80", "km/h"),
        ("QL 1A dài 5 km", "5 km", "5", "km"),
    ],
)  # fmt: skip
def test_a_quantity_is_read(text: str, found: str, value: str, unit: str) -> None:
    assert measures(text) == [(found, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5 người lao động", "năm 2020 người dân", "tháng 3 doanh nghiệp", "Quận 5 người dân", "ngày 5 người ta",
        "nhiệm kỳ 2023-2028 đại biểu", "5 hộ chiếu", "lần thứ 5 lần thứ", "15h30m", "8g30", "8g", "1/3 người",
        "https://a.vn/x5%20m", "3.2.2021 người", "1.500", "một người", "ba hộ", "hàng chục người", "5 M", "5 mW",
        "0912345678 m", "24/7", "2384/QĐ-UBND", "Covid-19 người", "lớp 12 học sinh",
    ],
)  # fmt: skip
def test_what_is_no_quantity_gives_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("hơn 20 tỷ đồng", "over"), ("trên 20 tỷ đồng", "over"), ("20 tỷ đồng trở lên", "over"),
        ("gần 20 tỷ đồng", "under"), ("không quá 20 tỷ đồng", "under"), ("20 tỷ đồng trở xuống", "under"),
        ("khoảng 20 tỷ đồng", "about"), ("trên dưới 20 tỷ đồng", "about"), ("~20 tỷ đồng", "about"),
        ("20 tỷ đồng", None), ("cao hơn 20 tỷ đồng", None), ("nhiều hơn 20 tỷ đồng", None),
        ("chậm hơn 20 tỷ đồng", None), ("đạt hơn 20 tỷ đồng", "over"),
    ],
)  # fmt: skip
def test_words_beside_an_amount_make_it_a_bound(text: str, bound: str | None) -> None:
    assert [money.bound for money in find_money(text)] == [bound]
    assert [found.bound for found in find_quantities(text.replace("tỷ đồng", "%"))] == [bound]


def test_an_amount_with_a_slash_behind_it_is_a_rate() -> None:
    assert [money.is_rate for money in find_money("1.864,04 đồng/kWh; 5 tỷ đồng")] == [True, False]
    assert [found.is_rate for found in find_quantities("65 tạ/ha; 5 kWh/ngày; 12%")] == [True, True, False]


def test_every_printed_form_of_the_tables_is_read_as_its_code() -> None:
    for code, forms in CURRENCIES.items():
        for form in forms:
            assert sums(f"nộp 500 triệu {form}.") == [(f"500 triệu {form}", "500000000", code)]
    for table in (SYMBOLS, WORDS, COUNTED):
        for code, forms in table.items():
            for form in forms:
                assert measures(f"có 500 {form}.") == [(f"500 {form}", "500", code)]


@pytest.mark.parametrize("alike", ["iı", "sſ", "k\u212a", "iİ"])
def test_a_letter_that_shares_its_other_case_makes_no_finder_fail(alike: str) -> None:
    forms = [form for table in (CURRENCIES, SYMBOLS, WORDS, COUNTED) for forms in table.values() for form in forms]
    for form in forms:
        text = f"hai triệu {form}, 3 nghìn {form} rưỡi, 2-3 triệu {form}".replace(*alike)
        find_money(text)
        find_quantities(text)


def test_no_form_of_the_tables_stands_for_two_codes() -> None:
    words = [form.lower() for table in (WORDS, COUNTED) for forms in table.values() for form in forms]
    signs = [form for forms in SYMBOLS.values() for form in forms]
    money = [form for forms in CURRENCIES.values() for form in forms]
    assert all(len(forms) == len(set(forms)) for forms in (words, signs, money))


PIECES = st.sampled_from(
    "12 3,5 1.234.567 0 tỷ triệu đồng đ USD $ % ha m2 kWh người hộ - – đến rưỡi nửa mười trăm hai năm (  . , / : Điều "
    "hơn gần °C trở lên \n 5-7 hộ chiếu đồng chí".split(" ")
)
TEXTS = st.one_of(composed, st.lists(PIECES, max_size=16).map(" ".join), st.lists(PIECES, max_size=16).map("".join))


@given(TEXTS)
def test_spans_stand_in_order_and_values_are_numbers(text: str) -> None:
    for found in (find_money(text), find_quantities(text)):
        spans = [(one.start, one.end) for one in found]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for printed, value, *_ in [*sums(text), *measures(text)]:
        low, _, high = value.partition("/")
        assert re.search(r"\d|[^\W\d]{2}", printed)
        assert not high or Decimal(low) < Decimal(high)


@pytest.mark.parametrize("unit", ["1", "1.", "1,", "1,1.", "12 ", "1-", "9.999.999", "1 tỷ ", "một trăm ", "$1"])
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert grows_in_proportion(find_money, text)
    assert grows_in_proportion(find_quantities, text)
