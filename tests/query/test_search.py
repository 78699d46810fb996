"""Search with and without Vietnamese marks."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import UsageError
from pipelines.cli import main
from pipelines.query import Archive
from pipelines.search.snippets import SNIPPET, cut_round, show_row, term_places
from pipelines.search.syntax import read_search
from pipelines.search.terms import Every, Term, Without, wanted_terms
from tests.query.made import CONGRESS, DECISION, OTHER, UNDATED


def found(data: Path, words: str, **filters: Any) -> list[str]:
    return list(Archive(data).search(words, **filters)["url"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dai hoi cong doan", [CONGRESS, DECISION]),
        ("Đại hội công đoàn", [CONGRESS]),
        ("ĐẠI HỘI", [CONGRESS, OTHER]),
        ("đại hội dai", [CONGRESS, OTHER]),
        ('"dai hoi cong doan"', [CONGRESS]),
        ('"cong doan" "so cong thuong"', [CONGRESS]),
        ("dai hoi -cong", [OTHER]),
        ('dai hoi -"cong doan"', [OTHER, DECISION]),
        ("dai hoi -đại", [DECISION]),
        ("cho", [OTHER, UNDATED]),
        ("chó", [UNDATED]),
        ("chô", []),
        ("doa", []),
        ("2384/QĐ-UBND", [DECISION]),
        ("2384/qd-ubnd", [DECISION]),
        ("0275.3822", [CONGRESS]),
        ("hoa binh", [CONGRESS]),
        ("hoà bình", [CONGRESS]),
        ("hòa bình", [CONGRESS]),
        ("hòa giải", [UNDATED]),
        ("hoà giải", [UNDATED]),
        ("hóa giải", []),
        ("uỷ ban", [DECISION]),
        ("ủy ban", [DECISION]),
        ("khong co gi", []),
        ("' or 1=1 --", []),
        ("\\d+ .*", []),
    ],
)
def test_all_words_are_required_with_marks_exactly(data: Path, words: str, expected: list[dict[str, Any]]) -> None:
    assert set(found(data, words)) == {row["url"] for row in expected}


def test_decomposed_words_find_what_composed_words_find(data: Path) -> None:
    assert found(data, unicodedata.normalize("NFD", "Đại hội công đoàn")) == [CONGRESS["url"]]


def test_titles_come_first_then_the_most_hits_then_the_newest(data: Path) -> None:
    assert found(data, "dai hoi")[0] == CONGRESS["url"]
    assert found(data, "dai hoi")[1:] == [OTHER["url"], DECISION["url"]]


def test_search_takes_the_filters_of_articles(data: Path) -> None:
    assert found(data, "dai hoi", site="sct-hai") == [OTHER["url"]]
    assert found(data, "dai hoi", since="2023", until="2023-04") == [CONGRESS["url"]]
    assert found(data, "dai hoi", section="van ban") == [DECISION["url"]]
    assert len(found(data, "dai hoi", limit=1)) == 1


def test_only_latest_versions_are_found(data: Path) -> None:
    assert len(found(data, "cong doan co so")) == 1


def test_a_snippet_is_the_sentence_with_the_words(data: Path) -> None:
    rows = Archive(data).search("hoà bình")
    assert rows["snippet"].tolist() == ["Hòa bình là mục tiêu."]


def test_a_hit_in_the_title_alone_shows_the_lead_or_the_text() -> None:
    row = {"title": "Đại hội", "lead": None, "text": "Một câu. Hai câu.", "sentences": [{"start": 0, "end": 8}]}
    terms = wanted_terms(read_search("dai hoi"))
    assert show_row(row, terms).snippet == "Một câu. Hai câu."
    assert show_row({**row, "lead": "Sapo."}, terms).snippet == "Sapo."


def test_hits_are_counted_in_the_title_the_lead_and_the_text() -> None:
    text = "Đại hội lần thứ năm. Sau đại hội là hội nghị."
    row = {"title": "Đại hội", "lead": "Chuẩn bị đại hội.", "text": text, "sentences": [{"start": 0, "end": len(text)}]}
    shown = show_row(row, wanted_terms(read_search('"dai hoi"')))
    assert (shown.hits, shown.title_spans) == (4, [[0, 7]])
    assert [shown.snippet[start:end] for start, end in shown.snippet_spans] == ["đại hội"]


def test_words_without_marks_and_words_with_marks_are_told_apart() -> None:
    assert read_search('dai Hội -"công đoàn" 2023') == Every(
        (
            Term(("dai",)),
            Term(("hội",), marked=True),
            Without(Term(("công", "đoàn"), marked=True)),
            Term(("2023",)),
        )
    )


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="aăâđ hội\"-'%_\\.()[]|*+?{}^$\n\t0９ﬁ", max_size=40))
def test_no_search_breaks_the_search(archive: Archive, words: str) -> None:
    try:
        archive.search(words)
    except UsageError as error:
        assert error.advice  # noqa: PT017 - whatever is typed, it is found or explained


@given(st.text(alphabet="ab Đạ.\n", max_size=900), st.integers(0, 900))
def test_a_snippet_is_short_and_holds_its_place(text: str, place: int) -> None:
    place = min(place, len(text))
    snippet = cut_round(text, place)
    assert len(snippet) <= SNIPPET + 4
    assert "\n" not in snippet


def test_a_cut_snippet_keeps_the_word_it_is_about() -> None:
    text = "một hai ba bốn " * 40 + "ĐẠI HỘI " + "năm sáu " * 40
    place = term_places(text, [Term(("dai", "hoi"))])[0][0][0]
    assert "ĐẠI HỘI" in cut_round(text, place)


@pytest.mark.parametrize(
    ("limit", "said"), [(1, "The best 1 article; --limit 10 shows more."), (3, "3 articles."), (4, "3 articles.")]
)
def test_a_terminal_is_told_whether_there_are_more(
    data: Path, limit: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "dai hoi", "--limit", str(limit), "--data", str(data)]) == 0
    shown, told = capsys.readouterr()
    assert shown.count("http://") == min(limit, 3)
    assert told.splitlines()[-1] == said
