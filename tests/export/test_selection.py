"""What goes into an export: the articles that a search finds, and only the rows that belong to them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import LuutruError, UsageError
from pipelines.export.choice import Wanted
from pipelines.export.selection import Selection
from pipelines.filters import Filters
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.captured import hand_over, selection

OF_ARTICLES = ("images", "attachments", "mentions", "links", "addresses")


def rows_of(selection: Selection, table: str) -> list[dict[str, Any]]:
    return [row for batch in selection.batches(table) for row in batch.to_pylist()]


def test_with_no_filter_every_row_of_the_release_goes_in(demo: Archive) -> None:
    selection = Selection(demo, Wanted(personal=True))
    for table in SCHEMAS:
        known = demo.sql(f"SELECT count(*) AS n FROM {table}")["n"][0]
        assert sum(batch.num_rows for batch in selection.batches(table)) == known


def test_batches_have_the_columns_that_users_see(demo: Archive) -> None:
    for table, schema in SCHEMAS.items():
        for batch in Selection(demo).batches(table):
            assert batch.schema.equals(schema)


@pytest.mark.parametrize("words", ["hoa chat", '"công đoàn" -"hóa chất"', "khuyến công"])
def test_words_choose_the_articles_that_a_search_finds(demo: Archive, words: str) -> None:
    found = demo.search(words, limit=10_000)
    chosen = rows_of(Selection(demo, Wanted(words, versions="latest")), "articles")
    assert sorted(found["url"]) == sorted(row["url"] for row in chosen)
    assert chosen


def test_every_row_belongs_to_a_chosen_article(demo: Archive) -> None:
    selection = Selection(demo, Wanted(filters=Filters(since="2019", until="2020-06")))
    chosen = {row["article_id"] for row in rows_of(selection, "articles")}
    assert 0 < len(chosen) < len(rows_of(Selection(demo), "articles"))
    for table in OF_ARTICLES:
        assert {row["article_id"] for row in rows_of(selection, table)} <= chosen
    keys = {row["url_key"] for row in rows_of(selection, "addresses")}
    named = {row["capture_id"] for name in ("articles", "images", "attachments") for row in rows_of(selection, name)}
    for capture in rows_of(selection, "captures"):
        assert capture["url_key"] in keys or capture["capture_id"] in named


def test_every_capture_that_a_row_names_goes_in(demo: Archive) -> None:
    for versions in ("all", "latest"):
        selection = Selection(demo, Wanted("khuyen cong", versions=versions))
        held = {row["capture_id"] for row in rows_of(selection, "captures")}
        named = {
            row["capture_id"] for name in ("articles", "images", "attachments") for row in rows_of(selection, name)
        }
        assert named - {None} <= held
        assert {row["revisit_of"] for row in rows_of(selection, "captures")} - {None} <= held


def test_the_latest_version_alone_goes_in_when_asked(archive: Archive) -> None:
    every = rows_of(Selection(archive), "articles")
    latest = rows_of(Selection(archive, Wanted(versions="latest")), "articles")
    assert len(latest) < len(every)
    assert all(row["is_latest"] for row in latest)
    captions = {row["caption_raw"] for row in rows_of(Selection(archive, Wanted(versions="latest")), "images")}
    assert captions == {"Toàn cảnh Đại hội"}


def test_an_article_chosen_by_its_latest_version_comes_with_all_of_them(archive: Archive) -> None:
    chosen = rows_of(Selection(archive, Wanted('"Đại hội Công đoàn cơ sở Sở"')), "articles")
    assert [row["version"] for row in chosen] == [1, 2]


def test_one_site_is_the_whole_of_that_site(demo: Archive) -> None:
    whole, site = Selection(demo), Selection(demo, Wanted(filters=Filters(site="demo")))
    for table in SCHEMAS:
        assert rows_of(site, table) == rows_of(whole, table)


@pytest.mark.parametrize("harm", ["changed", "missing", "strange", "unlisted"])
def test_a_release_that_is_not_as_it_was_published_is_never_handed_over(
    captured: Path, tmp_path: Path, harm: str
) -> None:
    shutil.copytree(captured, tmp_path / "data", symlinks=True)
    release = (tmp_path / "data" / "latest").resolve()
    path = min((release / "images").rglob("*.parquet"))
    if harm == "changed":
        path.write_bytes(path.read_bytes()[:-20] + bytes(20))
    elif harm == "missing":
        path.unlink()
    elif harm == "strange":
        shutil.copyfile(path, path.with_name("part-x.parquet"))
    else:
        (release / "datapackage.json").write_text("{}")
    with pytest.raises(LuutruError, match="is not as it was published"):
        hand_over(selection(tmp_path / "data"), "csv", tmp_path / "a.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_nothing_found_is_said_and_not_written(demo: Archive) -> None:
    with pytest.raises(LuutruError, match="No article"):
        next(Selection(demo, Wanted("khongcotunaynhuvay")).batches("articles"))


def test_a_site_that_is_none_is_named(demo: Archive) -> None:
    with pytest.raises(UsageError, match="no site"):
        next(Selection(demo, Wanted(filters=Filters(site="dmeo"))).batches("articles"))
