"""The index finds what the plain scan finds, in the same order; without it, search still finds the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import UsageError
from crawler.fixity import file_digest
from pipelines.filters import Filters
from pipelines.query import Archive
from pipelines.search.finding import tell_once
from pipelines.search.making import article_files, index_home, index_name, index_release
from pipelines.search.syntax import read_search
from tests.query.made import ARTICLES, article_row, day, write_release

WORDS = (
    "hội hôi hoi đại dai đài công cong cộng đoàn đoạn đoan hoà hòa hoá thuỷ thủy uỷ ủy qúy quý năm 2384 14/4/2023 "
    "2384/QĐ-UBND QĐ-UBND khuyến khuyến-công khuyên 5% m² ½ Ⅳ ΑΣ İstanbul straße ﬁ １２ w-w a_b ĐẠI HỘI Công "
    "Đoàn Hòa hội."
).split()
JOINS = (" ", " ", " ", " ", ", ", ". ", "-", "/", "\n", " – ", "; ", "…", "\u00a0", "_")
SECTIONS = (None, "Tin tức - Sự kiện", "Văn bản")
FILTERS: tuple[dict[str, Any], ...] = ({}, {}, {"site": "sct-mot"}, {"since": "2023-04"}, {"until": "2023-03"})
MOMENTS = (None, day(2023, 3, 31), day(2023, 4, 14), day(2023, 4, 14), day(2023, 4, 14, 9))


@st.composite
def prose(draw: st.DrawFn, pool: list[str], most: int) -> str:
    words = draw(st.lists(st.sampled_from(pool), max_size=most))
    return "".join(word + draw(st.sampled_from(JOINS)) for word in words).strip()


@st.composite
def articles(draw: st.DrawFn, words: list[str]) -> list[dict[str, Any]]:
    return [
        article_row(
            url=f"http://mot.example/{number:03}",
            site=draw(st.sampled_from(("sct-mot", "sct-hai"))),
            is_latest=draw(st.sampled_from((True, True, True, False))),
            title=draw(st.none() | prose(words, 5).map(lambda title: title.replace("\n", " "))),
            lead=draw(st.none() | prose(words, 6)),
            section=draw(st.sampled_from(SECTIONS)),
            paragraphs=[draw(prose(words, 60))],
            published_at=draw(st.sampled_from(MOMENTS)),
            updated_at=draw(st.sampled_from(MOMENTS)),
        )
        for number in range(draw(st.integers(1, 12)))
    ]


@st.composite
def joined(draw: st.DrawFn, parts: st.SearchStrategy[str]) -> str:
    some = draw(st.lists(parts, min_size=2, max_size=3))
    return f"({draw(st.sampled_from((' ', ' ', ' AND ', ' OR ', ' -', ' NOT '))).join(some)})"


def queries(pool: list[str]) -> st.SearchStrategy[str]:
    words = st.sampled_from(pool)
    phrases = st.lists(words, min_size=1, max_size=3).map(lambda parts: f'"{" ".join(parts)}"')
    decomposed = words.map(lambda word: normalize("NFD", word))
    terms = words | words | phrases | words.map(lambda word: f"{word[:2]}*") | decomposed
    return st.recursive(terms, joined, max_leaves=5)


def make_archive(folder: Path, rows: list[dict[str, Any]], files: int = 2) -> Path:
    """Writes a release whose years lie in several files with the names that the product gives them, and its index."""
    release = write_release(folder, "2026-11-22-1", {"articles": rows})
    for path in article_files(release):
        deal_out(path, files)
    index_release(release)
    return folder


def deal_out(path: Path, files: int) -> None:
    """Puts the rows of a file into several, in turns."""
    rows = pq.read_table(path, partitioning=None)
    path.unlink()
    for number in range(min(files, rows.num_rows)):
        part = path.with_name(f"{number}.parquet")
        pq.write_table(rows.take(list(range(number, rows.num_rows, files))), part)
        part.rename(part.with_name(f"part-{number:03}-{file_digest(part)[:16]}.parquet"))


def both_ways(data: Path, words: str, **filters: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the index finds and what the plain scan finds."""
    with_index, without = Archive(data), Archive(data)
    assert with_index._finder._index is not None
    without._finder._index = None
    return with_index.search(words, **filters), without.search(words, **filters)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.data(), st.lists(st.sampled_from(WORDS), min_size=2, max_size=9), st.sampled_from(FILTERS), st.integers(1, 12)
)
def test_the_index_finds_what_the_plain_scan_finds_in_the_same_order(
    drawn: st.DataObject, pool: list[str], filters: dict[str, Any], limit: int
) -> None:
    rows = drawn.draw(articles(pool))
    asked = drawn.draw(st.lists(queries(pool), min_size=3, max_size=8))
    with TemporaryDirectory() as folder:
        data = make_archive(Path(folder), rows)
        for words in asked:
            try:
                by_index, by_scan = both_ways(data, words, **filters, limit=limit)
            except UsageError:
                continue
            pd.testing.assert_frame_equal(by_index, by_scan)


def test_articles_of_one_rank_and_day_stand_in_the_order_of_their_ids_whatever_file_holds_them(tmp_path: Path) -> None:
    rows = [
        article_row(
            url=f"http://mot.example/{number}", title="Đại hội", paragraphs=["Đại hội."], published_at=day(2023, 4, 14)
        )
        for number in (5, 1, 4, 2, 3, 0)
    ]
    by_index, by_scan = both_ways(make_archive(tmp_path, rows), "dai hoi", limit=4)
    assert by_index["url"].tolist() == [f"http://mot.example/{number}" for number in range(4)]
    assert by_scan["url"].tolist() == by_index["url"].tolist()


@pytest.fixture
def indexed(tmp_path: Path) -> Path:
    """The small release with its index."""
    return make_archive(tmp_path / "data", ARTICLES)


@pytest.mark.parametrize(
    "words",
    [
        "dai hoi",
        "đại hội",
        '"đại hội" -"công đoàn"',
        "hội* OR uỷ",
        "2384/QĐ-UBND",
        "hoa binh",
        "khong co gi",
        "cho",
        "a*",
    ],
)
@pytest.mark.parametrize(
    "filters", [{}, {"site": "sct-mot"}, {"since": "2023"}, {"section": "van ban"}, {"limit": 1}, {"limit": None}]
)
def test_the_index_takes_the_filters_of_the_scan(indexed: Path, words: str, filters: dict[str, Any]) -> None:
    pd.testing.assert_frame_equal(*both_ways(indexed, words, **filters))


def test_only_latest_versions_are_in_the_index(indexed: Path) -> None:
    index = Archive(indexed)._finder._index
    assert index is not None
    assert index.articles == sum(row["is_latest"] for row in ARTICLES)


def index_folder(data: Path) -> Path:
    """The index of the first file of articles."""
    release = (data / "latest").resolve()
    return index_home(release) / index_name(article_files(release)[0])


def torn(folder: Path) -> None:
    largest = max((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-40])


def garbled(folder: Path) -> None:
    for path in folder.rglob("meta.json"):
        path.write_bytes(b"#" * path.stat().st_size)


@pytest.mark.parametrize("harm", [shutil.rmtree, torn, garbled], ids=["missing", "torn", "garbled"])
def test_without_a_whole_index_the_same_is_found_and_how_to_make_it_is_said_once(
    indexed: Path, harm: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Archive(indexed).search("dai hoi")
    harm(index_folder(indexed))
    tell_once.cache_clear()
    for _ in range(2):
        pd.testing.assert_frame_equal(Archive(indexed).search("dai hoi"), whole)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "`luutru release`" in said


def test_a_missing_or_torn_index_is_made_anew(indexed: Path) -> None:
    release = (indexed / "latest").resolve()
    assert index_release(release) == 0
    torn(index_folder(indexed))
    assert index_release(release) == 1
    assert Archive(indexed)._finder._index is not None


def test_what_no_release_needs_and_what_a_killed_process_left_is_cleared(indexed: Path) -> None:
    release = (indexed / "latest").resolve()
    home = index_home(release)
    needed = set(home.iterdir())
    for name in (".site=sct-mot+year=2023+part-0.tmp", "site=sct-mot+year=1999+part-0123456789abcdef"):
        (home / name).mkdir()
    (home.parent / "0000000000000000").mkdir()
    index_release(release)
    assert set(home.iterdir()) == needed
    assert list(home.parent.iterdir()) == [home]


def test_an_index_in_the_making_is_not_believed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = index_folder(indexed)
    shutil.rmtree(folder)
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        index_release((indexed / "latest").resolve())
    assert not folder.exists()
    assert Archive(indexed)._finder._index is None


def test_the_index_lies_beside_the_releases_and_changes_nothing_in_them(indexed: Path) -> None:
    release = (indexed / "latest").resolve()
    before = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    shutil.rmtree(indexed / "search")
    index_release(release)
    assert {path: path.read_bytes() for path in release.rglob("*") if path.is_file()} == before


def test_articles_of_several_slices_are_one_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        article_row(url=f"http://mot.example/{number}", title="Hội nghị", published_at=day(2023, 1, 1 + number % 3))
        for number in range(40)
    ]
    monkeypatch.setattr("pipelines.search.making.SLICE", 50)
    data = make_archive(tmp_path / "data", rows)
    index = Archive(data)._finder._index
    assert index is not None
    assert len(index.slices) > 5
    pd.testing.assert_frame_equal(*both_ways(data, "hoi nghi", limit=25))


def test_a_search_too_long_for_exact_ranks_is_left_to_the_scan(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = Archive(indexed)._finder._index
    assert index is not None
    assert index.find(read_search("dai hoi"), Filters(), [], 20) is not None
    monkeypatch.setattr("pipelines.search.opened.EXACT_SCORES", 10)
    assert index.find(read_search("dai hoi"), Filters(), [], 20) is None
    assert len(Archive(indexed).search("dai hoi")) == 3


def test_a_forked_process_searches_too(indexed: Path) -> None:
    archive = Archive(indexed)
    found = len(archive.search("hoi"))
    assert found
    child = get_context("fork").Process(target=lambda: os._exit(len(archive.search("hoi"))))
    child.start()
    child.join(20)
    child.kill()
    assert child.exitcode == found
