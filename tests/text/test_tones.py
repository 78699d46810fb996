from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from pipelines.text import normalise, repair

from .conftest import read_lines, read_table
from .strings import composed, vietnamese

Case = Callable[[str], str]
CASES: tuple[Case, ...] = (str.lower, str.capitalize, str.upper)


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


@pytest.mark.parametrize("style", ["old", "new"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_syllables_with_their_marks_apart_become_the_old_style(shared: Path, style: str, case: Case) -> None:
    rows = read_table(shared / "lang" / "syllables_old_new.tsv")
    apart = "\n".join(unicodedata.normalize("NFD", case(row[style])) for row in rows)
    assert normalise(repair(apart).text).split("\n") == [case(row["old"]) for row in rows]


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
    [
        "http://a.vn/hoà-bình",
        "www.thoả.vn x",
        "xemwww.thoả.vn/hoà",
        "HTTPS://A.VN/HOÀ",
        "hoà@thuỷ.vn",
        "qui, lí, nghành, Krông Pắc, Ea H'leo, Goðafoss",
        "déjà",
    ],
)
def test_addresses_spelling_and_foreign_names_stay(text: str) -> None:
    assert normalise(text) == text


def test_a_word_glued_to_an_address_is_part_of_it_and_one_beside_it_is_not() -> None:
    assert normalise("hoàwww.a.vn/hoà hoà\nhoà,http://a.vn/hoà\thoà") == "hoàwww.a.vn/hoà hòa\nhòa,http://a.vn/hoà\thòa"


def test_a_mark_that_would_compose_holds_the_tone_where_it_is() -> None:
    for mark in ("\u0302", "\u20ef\u0300"):
        assert normalise(f"hoà{mark}") == f"hoà{mark}"


def test_the_example_of_the_contract() -> None:
    assert normalise("Uỷ ban, thỏang, hoà bình") == "Ủy ban, thoảng, hòa bình"
