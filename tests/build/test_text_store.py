"""Texts that were worked out before are not worked out again, and nobody can tell."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.site import Site
from pipelines import plan, text_store
from pipelines.build import build_parts
from pipelines.mention_rows import Found
from pipelines.text import Word
from pipelines.text_store import TextStore, decode_found, encode_found, used_bytes
from pipelines.text_version import store_path
from pipelines.text_work import BodyFound, find_in_body
from tests.build.archives import BODY, Crawl, article_page, make_site

TEXT = "\n".join(BODY)
DAY = date(2023, 3, 12)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


def crawl_twice(data: Path, site: Site) -> None:
    """Two articles, one of them at two addresses, with counters that make each page another."""
    crawl = Crawl(data, site)
    crawl.get("/tin?ItemID=1", article_page(1, counter=1))
    crawl.get("/print?ItemID=1", article_page(1, counter=2))
    crawl.get("/tin?ItemID=2", article_page(2, body=(*BODY, "Hội nghị bế mạc lúc 11 giờ cùng ngày.")))
    crawl.end()


def tables_of(data: Path) -> dict[str, bytes]:
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in (data / "parts").rglob("*.parquet")}


def never(text: str, near: date | None) -> BodyFound:
    pytest.fail(f"worked out again: {text[:40]} ({near})")


def test_a_build_with_kept_texts_gives_the_bytes_of_the_plain_way(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    crawl_twice(data, site)
    build_parts(data, [site], workers=0)
    plain = tables_of(data)
    assert build_parts(data, [site], workers=1, force=True).known == 1, "the copy"
    assert tables_of(data) == plain
    monkeypatch.setattr(plan, "recipe_version", lambda: "pages are read another way")
    again = build_parts(data, [site], workers=1)
    assert (again.built, again.known) == (1, 3), "a new reading of old pages finds all their texts"
    assert tables_of(data) == plain


def test_a_text_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with TextStore(tmp_path / "texts") as store:
        found = store.find(TEXT, DAY)
    monkeypatch.setattr(text_store, "find_in_body", never)
    with TextStore(tmp_path / "texts") as again:
        assert again.find(TEXT, DAY) == found
        assert again.known == 1


def test_another_day_is_another_question(tmp_path: Path) -> None:
    text = TEXT + "\nTrước đó, ngày 5/3, Sở đã họp."
    with TextStore(tmp_path / "texts") as store:
        years = [
            {one.value for one in store.find(text, day).mentions if one.kind == "date"}
            for day in (date(2021, 3, 12), date(2023, 3, 12))
        ]
        assert store.known == 0
    assert years[0] != years[1]


def test_a_store_keeps_to_its_size_and_still_answers_right(tmp_path: Path) -> None:
    path, sizes = tmp_path / "texts", []
    for run in range(12):
        with TextStore(path, limit=64 * 1024) as store:
            for number in range(10):
                text = f"{TEXT}\nĐây là lần họp thứ {run}.{number}."
                assert store.find(text, DAY) == find_in_body(text, DAY)
        with sqlite3.connect(path) as base:
            sizes.append(used_bytes(base))
    assert max(sizes) < 2 * 64 * 1024


@pytest.mark.parametrize("damage", ["not a database", "a value", "no folder"])
def test_a_damaged_store_costs_time_and_nothing_else(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "texts" if damage != "no folder" else tmp_path / "away" / "texts"
    with TextStore(path) as store:
        store.find(TEXT, DAY)
    if damage == "not a database":
        path.write_bytes(b"x" * 4096)
    if damage == "a value":
        with sqlite3.connect(path) as base:
            base.execute("UPDATE kept SET found = substr(found, 1, 40)")
    for _ in range(2):
        with TextStore(path) as store:
            assert store.find(TEXT, DAY) == find_in_body(TEXT, DAY)


def test_what_another_version_kept_is_removed(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    old = tmp_path / "cache" / "texts-0123456789abcdef.sqlite"
    old.write_bytes(b"")
    assert store_path(tmp_path) != old
    assert not old.exists()


words = st.builds(Word, st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["N", "V", "Np", "X", "CH"]))
lines = st.text(st.characters(), max_size=20)
found = st.builds(
    Found, st.integers(0, 99), st.integers(0, 99), lines, st.none() | lines, st.none() | lines, lines, st.none() | lines
)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))


@given(st.builds(BodyFound, st.lists(spans), st.lists(words), st.lists(found)))
def test_what_is_kept_comes_back_as_it_was(body: BodyFound) -> None:
    assert decode_found(encode_found(body)) == body
