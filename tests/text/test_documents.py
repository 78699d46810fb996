"""Numbers of documents in the forms that offices give them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import find_documents
from tests.growth import grows_in_proportion


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("Thông tư số 05/2019/TT-BCT", "05/2019/TT-BCT", "Thông tư"),
        ("Kế hoạch 45/KH-UBND", "45/KH-UBND", "Kế hoạch"),
        ("CV 123/SCT-VP", "123/SCT-VP", None),
        ("Tờ trình số:\n14/2007/TTr -\nNN&PTNT", "14/2007/TTr-NN&PTNT", "Tờ trình"),
        ("Quyết định 12/QĐ-\nUBND tỉnh", "12/QĐ-UBND", "Quyết định"),
        ("số 12/QĐ-UBND\n- UBND tỉnh", "12/QĐ-UBND", None),
        ("số 12/QĐ-UBND - UBND tỉnh", "12/QĐ-UBND", None),
        ("Quyết định 90/QĐ - TCCB", "90/QĐ-TCCB", "Quyết định"),
        ("Quyết định 22/2013/QĐ- TTg", "22/2013/QĐ-TTg", "Quyết định"),
        ("số 01/QĐ.THADS", "01/QĐ.THADS", None),
        ("số 242/QĐ/CTCT-HSSV", "242/QĐ/CTCT-HSSV", None),
        ("Quy định số 11-QĐi/TW", "11-QĐi/TW", "Quy định"),
        ("Văn bản 3491/UBND_TNMT", "3491/UBND_TNMT", "Văn bản"),
        ("tệp 755/QĐ-SCT.pdf", "755/QĐ-SCT", None),
        ("theo QCVN 8-2:2011/BYT", "QCVN8-2:2011/BYT", "Quy chuẩn"),
        ("quy định tại TCVN 5107:2003", "TCVN5107:2003", "Tiêu chuẩn"),
        ("Luật Đất đai và Nghị định số 28/2015/NĐ-CP", "28/2015/NĐ-CP", "Nghị định"),
        ("theo quy định tại Thông tư 73/TTg", "73/TTg", "Thông tư"),
    ],
)
def test_a_number_is_read_with_the_nearest_word_for_its_form(text: str, value: str, form: str | None) -> None:
    assert [(found.value, found.form) for found in find_documents(text)] == [(value, form)]


@pytest.mark.parametrize(
    "text",
    [
        "24/7", "3/Tổ", "5 kg/TB", "10-15/A", "QL 1A/B", "ngày 14/4/2023", "22.850 VND/USD", "Quy chuẩn 41:2016/BGTVT",
        "số 69/QĐ-NHHT.ST", "số 211/QĐ.HC.99", "1.0mg/L", "phòng 5/Nhà A",
    ],
)  # fmt: skip
def test_what_is_no_number_or_is_cut_gives_nothing(text: str) -> None:
    assert find_documents(text) == []


PIECES = st.sampled_from("12 / 2020 QĐ - UBND & TTr . \n – _ : QCVN số TW NQ đ A".split(" "))


@given(st.lists(PIECES, max_size=20).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))))
def test_spans_stand_in_order_and_values_have_no_blanks(text: str) -> None:
    found = find_documents(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for one in found:
        printed = text[one.start : one.end]
        assert printed == printed.strip()
        assert one.value == "".join(printed.split()).replace("–", "-")


@pytest.mark.parametrize("unit", ["1", "1/", "1/A", "12/QĐ-", "1/2020/", "QĐ-", "12/QĐ-UBND - ", "QCVN 1:"])
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    assert grows_in_proportion(find_documents, unit * (100_000 // len(unit)))
