"""No text makes the reading of names slow or deep, whatever it repeats."""

from __future__ import annotations

import pytest

from pipelines.text import find_names
from tests.growth import grows_in_proportion

LENGTH = 40_000


@pytest.mark.parametrize(
    "piece",
    [
        *("Công đoàn ", "HĐND, ", "đường A - ", "phó ", "ông ", "công an ", "Sở Y tế, ", "Trường ", "A.", "TS. "),
        *("Cầu ", "Sở Tài chính và ", "xã Cây Me, ", "Nguyễn ", "Chủ tịch ", "(UBND) ", "thôn ", "- ", "\n", "Thành "),
        *("SỞ Y TẾ ", "của Tùng ", "Ban Ban Tổ chức ", "Trưởng phòng ", "khu vực ", "ông Lê Văn Tám và "),
        "Công ty TNHH và ",
    ],
)  # fmt: skip
def test_names_are_found_in_time_that_grows_with_the_text(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    assert grows_in_proportion(find_names, text)
