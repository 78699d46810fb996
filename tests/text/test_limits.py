"""Long and hostile input takes time in proportion to its length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines import text as room
from tests.growth import grows_in_proportion

HOSTILE = {
    "dotted": "a." * 15_000,
    "digits": "0903123456 " * 3_000,
    "numbered": "1.1." * 8_000,
    "slashes": "12/" * 10_000,
    "capitals": "Nguyễn Văn " * 3_000,
    "offices": "Phó Giám đốc Sở " * 2_000,
    "broken": "Đ ồng " * 5_000,
    "marks": "a" + "\u0301" * 20_000,
    "blanks": " \u00a0" * 15_000,
    "quotes": "“a!” " * 6_000,
    "at": "a@" * 15_000,
    "double": "Ã " * 15_000,
    "one letter": "a" * 50_000,
    "spaced digits": "1 " * 50_000,
}
FUNCTIONS: list[Callable[[str], object]] = [
    room.repair, room.normalise, room.search_key, room.sort_key, room.sentences, room.words, room.find_dates,
    room.read_date, room.find_phones, room.find_emails, room.find_documents, room.find_names,
    room.find_money, room.find_quantities, room.find_personal,
]  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_no_function_takes_quadratic_time(function: Callable[[str], object]) -> None:
    room.words("Xin chào.")
    slow = [name for name, text in HOSTILE.items() if not grows_in_proportion(function, text)]
    assert slow == []


RUNS = ("1", "1.", "1,", "1.,", "12.345.", "1,23.4", "0.", "09", "2023", "12/", "20-")
FINDERS: list[Callable[[str], object]] = [
    room.find_dates, room.find_phones, room.find_emails, room.find_documents, room.find_money, room.find_quantities,
    room.find_personal,
]  # fmt: skip


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
def test_a_run_of_digits_and_signs_is_passed_at_once(find: Callable[[str], object]) -> None:
    slow = [unit for unit in RUNS if not grows_in_proportion(find, unit * (100_000 // len(unit)))]
    assert slow == []
