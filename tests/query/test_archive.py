"""What `Archive` promises to a notebook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crawler.errors import LuutruError, UsageError
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.query.made import ARTICLES, CONGRESS, DECISION, OTHER, UNDATED

Publish = Callable[[str, list[dict[str, Any]]], Path]


def urls(frame: pd.DataFrame) -> list[str]:
    return list(frame["url"])


def test_articles_are_the_latest_versions_newest_first_and_undated_last(data: Path) -> None:
    found = Archive(data).articles()
    assert urls(found) == [row["url"] for row in (OTHER, CONGRESS, DECISION, UNDATED)]
    assert found["is_latest"].all()


def test_articles_can_be_all_versions(data: Path) -> None:
    assert len(Archive(data).articles(versions="all")) == len(ARTICLES)


def test_articles_have_the_columns_of_the_schema_in_its_order(data: Path) -> None:
    assert list(Archive(data).articles().columns) == SCHEMAS["articles"].names


def test_a_day_is_the_day_that_the_page_printed(data: Path) -> None:
    found = Archive(data).articles(site="sct-mot", since="2023")
    assert [str(moment.date()) for moment in found["published_at"]] == ["2023-04-14"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2023", None, [OTHER, CONGRESS]),
        (None, "2022", [DECISION]),
        (2022, 2022, [DECISION]),
        ("2022-12", "2022-12", [DECISION]),
        ("2022-12-31", "2022-12-31", [DECISION]),
        ("2023-01-01", "2023", [CONGRESS]),
        (date(2023, 4, 14), date(2023, 4, 14), [CONGRESS]),
        (pd.Timestamp("2023-04-14 00:00+07:00"), pd.Timestamp("2023-04-14 00:00+07:00"), [CONGRESS]),
        ("2023-04-15", "2023-12-31", []),
    ],
)
def test_times_are_whole_periods_at_the_clock_of_the_departments(
    data: Path, since: Any, until: Any, expected: list[dict[str, Any]]
) -> None:
    assert urls(Archive(data).articles(since=since, until=until)) == [row["url"] for row in expected]


def test_a_section_is_found_with_and_without_marks(data: Path) -> None:
    archive = Archive(data)
    assert urls(archive.articles(section="van ban")) == [DECISION["url"]]
    assert urls(archive.articles(section="VĂN BẢN")) == [DECISION["url"]]
    assert urls(archive.articles(section="tin tuc - su kien", site="sct-hai")) == [OTHER["url"]]


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda archive: archive.articles(site="sct-mott"), "Did you mean `sct-mot`?"),
        (lambda archive: archive.articles(section="Van bản"), "Did you mean `Văn bản`?"),
        (lambda archive: archive.articles(since="14/4/2023"), "Write 2023, 2023-04 or 2023-04-14."),
        (lambda archive: archive.articles(since="2023-02-30"), "is not a date"),
        (lambda archive: archive.articles(since="2024", until="2023-06"), "`2024` is later than `2023-06`"),
        (lambda archive: archive.changes(since="14/4/2023"), "Write 2023, 2023-04 or 2023-04-14."),
        (lambda archive: archive.changes(site="sct-mott"), "Did you mean `sct-mot`?"),
        (lambda archive: archive.contacts(on="14/4/2023"), "Write 2023, 2023-04 or 2023-04-14."),
        (lambda archive: archive.articles(versions="newest"), 'Write "latest" or "all".'),
        (lambda archive: archive.table("artcles"), "Did you mean `articles`?"),
        (lambda archive: archive.versions("http://mot.example/none"), "luutru search"),
        (lambda archive: archive.search("hoi", limit=-1), "None for all"),
        (lambda archive: archive.articles(since=20230414), "Write 2023, 2023-04 or 2023-04-14."),
        (lambda archive: archive.search("  "), "nothing to search for"),
        (lambda archive: archive.search("-hoi"), "nothing to search for"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_one(data: Path, ask: Callable[[Archive], object], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(Archive(data))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_archive_that_is_not_there_is_told_from_one_without_a_release(tmp_path: Path) -> None:
    with pytest.raises(LuutruError, match="There is no archive at"):
        Archive(tmp_path / "nowhere")
    with pytest.raises(LuutruError, match="There is no release in"):
        Archive(tmp_path)


def test_an_unknown_release_is_answered_with_those_that_exist(publish: Publish) -> None:
    publish("2026-11-22-2", [CONGRESS])
    folder = publish("2026-11-22-10", [CONGRESS, UNDATED])
    assert len(Archive(folder, release="2026-11-22-2").articles()) == 1
    with pytest.raises(UsageError, match="2026-11-22-1`"):
        Archive(folder, release="2026-11-22-1")


def test_an_open_archive_keeps_to_its_release_while_another_is_published(publish: Publish) -> None:
    folder = publish("2026-11-22-1", [CONGRESS])
    archive = Archive(folder)
    publish("2026-11-22-2", [CONGRESS, UNDATED])
    assert len(archive.articles()) == archive.table("articles").count_rows() == 1
    assert archive.release == "2026-11-22-1"
    assert len(Archive(folder).articles()) == 2


def test_a_release_folder_can_be_opened_itself(publish: Publish) -> None:
    folder = publish("2026-11-22-1", [CONGRESS])
    assert Archive(folder / "latest").release == Archive(folder / "releases" / "2026-11-22-1").release


@pytest.mark.parametrize("name", ["a[b]", "it's", "*", "Lưu trữ", "a b"])
def test_an_archive_may_lie_in_any_folder(publish: Publish, name: str) -> None:
    folder = publish("2026-11-22-1", [CONGRESS])
    odd = folder.rename(folder.with_name(name))
    assert len(Archive(odd).articles()) == len(Archive(odd).sql("from articles")) == 1


def test_a_table_is_a_dataset_with_its_partitions_as_columns(data: Path) -> None:
    table = Archive(data).table("articles")
    assert set(SCHEMAS["articles"].names) == set(table.schema.names)
    assert table.count_rows() == len(ARTICLES)
    assert table.to_table(columns=["site"]).column("site").to_pylist().count("sct-hai") == 1


def test_a_table_with_no_row_still_has_its_columns(data: Path) -> None:
    archive = Archive(data)
    assert archive.table("contacts").schema.names == SCHEMAS["contacts"].names
    assert archive.sql("select count(*) as n from contacts")["n"].tolist() == [0]
    assert list(archive.sql("select * from problems").columns) == SCHEMAS["problems"].names


@pytest.mark.parametrize("url", [CONGRESS["url"], "http://www.mot.example/in/1"])
def test_versions_say_what_changed(data: Path, url: str) -> None:
    found = Archive(data).versions(url)
    assert found["version"].tolist() == [1, 2]
    assert found["changed"].tolist() == [[], ["title", "byline_raw", "captions"]]
