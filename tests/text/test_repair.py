from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import normalise, repair, search_key, sort_key
from pipelines.text.spelling.letters import LETTER_RUN
from tests.growth import grows_in_proportion

from .conftest import read_lines, read_table
from .promises import faults
from .strings import printed


@given(printed)
def test_no_promise_is_broken(text: str) -> None:
    assert faults(text) == []


@given(printed)
def test_no_digit_is_lost_or_made(text: str) -> None:
    kept = Counter(char for char in repair(text).text if char.isdecimal())
    assert kept == Counter(char for char in unicodedata.normalize("NFC", text) if char.isdecimal())


def test_a_word_once_clean_has_no_edits() -> None:
    assert repair(repair("Đ ồng\u00a0chí").text).edits == ()


@given(
    st.binary(max_size=80),
    st.sampled_from([None, "utf-8", "windows-1258", "windows-1252", "tcvn3", "utf-16", "klingon"]),
)
def test_any_bytes_can_be_had_back(data: bytes, charset: str | None) -> None:
    repaired = repair(data, charset)
    assert repaired.printed() == data
    repaired.text.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Đ ồng\u00a0chí", "Đồng chí"),
        ("ph át tri ển tiế ng", "phát triển tiếng"),
        ("Đ ồ ng chí", "Đồng chí"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("đánh  giá \t cao ", "đánh giá cao"),
        ("cộng\u00adhoà trư\u00adởng", "cộnghoà trưởng"),
        ("dự kiến \u200b\u200bsẽ", "dự kiến sẽ"),
        ("\uf0b7 Một\n\uf0d8 Hai", "- Một\n- Hai"),
        ("Ðảng bộ, 522/QÐ-SGDHСМ, HÐND, Ð/c", "Đảng bộ, 522/QĐ-SGDHCM, HĐND, Đ/c"),
        ("trƣờng đƣợc", "trường được"),
        ("a\u0340 a\u0341", "à á"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_each_rule_mends_its_damage(raw: str, clean: str) -> None:
    assert repair(raw).text == clean


@pytest.mark.parametrize(
    "text",
    [
        "điển tử, Qui Nhơn, Đăk Lăk, Uỷ ban, nghành",
        "http://a.vn/Ðảng-trƣờng x@trƣờng.vn www.a.vn/Ðảng",
        "Goðafoss, ВЕСТИ, АТАШКА, «ĐÃ», ĐÃ» xong, α và β",
        "vitamin B ít, chữ T ở giữa, khoản a, b, c và h, 5 m ở trên",
        "như nào nhé…” Mẹ nó dụi, Chilê\u2026 thỉnh thoảng, buồn quá…”, nghe đến",
        "H2O, m², ½, №, …, 😀, 👨\u200d👩\u200d👧",
        "Krông Pắc, Ea H'leo, Niê Kđăm, à la carte, Öl, São Paulo",
    ],
)
def test_what_is_not_damaged_stays(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize("function", [repair, normalise, search_key, sort_key], ids=lambda function: function.__name__)
@pytest.mark.parametrize(
    "text",
    [
        "(://" + "à" * 50_000,
        "a" * 50_000 + "\u0301",
        "à" * 50_000 + "\u0302",
        "www" * 20_000 + "hoà",
        "Ðảng@a.vn " * 6_000,
        "củ a T ra " * 5_000,
        "n g h i ê n g " * 3_000,
        "\u0301 " * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_runs_take_time_in_proportion(function: Callable[[str], object], text: str) -> None:
    assert grows_in_proportion(function, text)


def test_every_edit_names_its_rule_and_the_flags_sum_them_up() -> None:
    repaired = repair("Đ ồng\u00a0chí")
    assert [edit.rule for edit in repaired.edits] == ["broken_word", "blank"]
    assert repaired.flags == ("blank", "broken_word")


def test_all_mark_orders_that_nfc_leaves_are_mended(shared: Path) -> None:
    rows = read_table(shared / "lang" / "nfc_unfixable.tsv")
    assert len(rows) == 64
    assert [repair(row["broken"]).text for row in rows] == [row["target"] for row in rows]


def test_double_encoded_samples_come_back(shared: Path) -> None:
    rows = [row for row in read_table(shared / "lang" / "legacy_samples.tsv") if row["kind"].startswith("utf8_read")]
    assert len(rows) == 10
    assert [repair(row["damaged"]).text for row in rows] == [row["expected"] for row in rows]


@pytest.mark.parametrize(("charset", "kind"), [("tcvn3", "tcvn3"), ("windows-1258", "cp1258_read_as_1252")])
def test_legacy_bytes_are_read_with_their_charset_declared_wrongly_declared_or_not(
    shared: Path, charset: str, kind: str
) -> None:
    for row in read_table(shared / "lang" / "legacy_samples.tsv"):
        if row["kind"] == kind:
            data = row["damaged"].encode("cp1252")
            for declared in (charset, None, "iso-8859-1", "utf-8"):
                repaired = repair(data, declared)
                assert repaired.text == row["expected"]
                assert repaired.printed() == data


def test_the_tcvn3_letters_are_those_of_the_standard(shared: Path) -> None:
    for row in read_lines(shared / "lang" / "legacy_encodings.jsonl"):
        if "TCVN5712-1_hex" in row:
            # The one-case fonts have no capital with a tone.
            assert repair(bytes.fromhex(row["TCVN5712-1_hex"]), "tcvn3").text == row["nfc"]


MENDED_BY_NORMALISE = {"tone_on_wrong_letter", "qu_tone"}


def test_real_anomalies_get_their_expected_form(shared: Path) -> None:
    rows = [r for r in read_lines(shared / "lang" / "real_anomalies.jsonl") if r["expected"] is not None]
    rows = [r for r in rows if r["kind"] not in MENDED_BY_NORMALISE]
    assert [r for r in rows if repair(r["raw"]).text != _without_odd_blanks(r["expected"])] == []
    assert len(rows) > 50


def _without_odd_blanks(text: str) -> str:
    text = (
        unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("QĐ-SGDHСМ", "QĐ-SGDHCM")
    )
    for invisible in "\u200b\ufeff\u00ad\u200e":
        text = text.replace(invisible, "")
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def test_the_seed_paragraphs_come_clean(seed: dict[str, Any], shared: Path) -> None:
    page = (shared / "seed" / "page.txt").read_text("utf-8")
    clean = repair(page).text.split("\n")
    assert [p for p in seed["paragraphs_clean"] if p not in clean] == []


def test_clean_news_keeps_its_words(news: list[str]) -> None:
    joined: list[str] = []
    words = 0
    for body in news:
        repaired = repair(body)
        assert repaired.printed() == body
        words += len(LETTER_RUN.findall(repaired.text))
        ends = [edit.end for edit in repaired.edits if "broken_word" in edit.rule]
        joined += [
            run[0] for run in LETTER_RUN.finditer(repaired.text) if any(run.start() < e < run.end() for e in ends)
        ]
        assert not {"double_encoded", "undecodable", "bullet"} & set(repaired.flags)
    assert words > 60_000
    assert set(joined) <= {"nhà", "Nguyễn", "Địa", "Quảng", "chương"}, joined  # words that the pages do print in two
