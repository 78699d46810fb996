from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

from pipelines.text import normalise, repair

from .conftest import read_lines, read_table
from .strings import composed, vietnamese

CASES = (str.lower, str.capitalize, str.upper)


def test_both_styles_of_every_syllable_become_the_old_one(shared: Path) -> None:
    rows = read_table(shared / "lang" / "syllables_old_new.tsv")
    assert len(rows) > 20_000
    wrong = [
        (row["old"], form)
        for row in rows
        for case in CASES
        for form in (case(row["old"]), case(row["new"]))
        if normalise(form) != case(row["old"])
    ]
    assert wrong == []


def test_every_misplaced_mark_goes_to_its_letter(shared: Path) -> None:
    rows = read_table(shared / "lang" / "tone_variants.tsv")
    assert len(rows) > 12_000
    assert [r for r in rows for case in CASES if normalise(case(r["variant"])) != case(r["old"])] == []


def test_real_misplaced_marks_are_mended(shared: Path) -> None:
    rows = [
        r
        for r in read_lines(shared / "lang" / "real_anomalies.jsonl")
        if r["kind"] in ("tone_on_wrong_letter", "qu_tone")
    ]
    assert len(rows) > 200
    assert [r["raw"] for r in rows if normalise(repair(r["raw"]).text) != r["expected"]] == []


@given(composed)
def test_length_and_letters_hold_and_once_is_enough(text: str) -> None:
    normal = normalise(text)
    assert len(normal) == len(text)
    assert normalise(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert all(a == b or (a.isalpha() and b.isalpha()) for a, b in zip(text, normal, strict=True))


@given(vietnamese)
def test_capitals_and_tones_commute(text: str) -> None:
    bare = " ".join(word for word in text.split() if not {"@", ".", "ð", "Ð"} & set(word))
    assert normalise(bare.upper()) == normalise(bare).upper()


@given(composed, composed)
def test_paragraphs_are_normalised_each_on_its_own(first: str, second: str) -> None:
    assert normalise(f"{first}\n{second}") == f"{normalise(first)}\n{normalise(second)}"


@pytest.mark.parametrize(
    "text",
    ["http://a.vn/hoà-bình", "www.thoả.vn x", "hoà@thuỷ.vn", "qui, lí, nghành, Krông Pắc, Ea H'leo, Goðafoss", "déjà"],
)
def test_addresses_spelling_and_foreign_names_stay(text: str) -> None:
    assert normalise(text) == text


def test_the_example_of_the_contract() -> None:
    assert normalise("Uỷ ban, thỏang, hoà bình") == "Ủy ban, thoảng, hòa bình"
