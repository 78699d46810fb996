"""15 new, 6 changed, 4 gone and 3 moved articles among 300, with noise on every page: exactly these are found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipelines.query import Archive
from tests.house.noisy import CHANGES, COUNT, GONE, MOVED, make_item, serve_department


def run(data: Path, sites: Path, *words: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pipelines",
        "run",
        "so-on-ao",
        "--sites",
        str(sites),
        "--data",
        str(data),
        "--quiet",
    ]
    done = subprocess.run([*command, *words], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[pd.DataFrame, pd.DataFrame, Archive]:
    """The latest versions after the first run and all after the second, by path, and the archive."""
    folder = tmp_path_factory.mktemp("noisy")
    with serve_department() as (department, home):
        (folder / "sites").mkdir()
        rules = "crawl: {delay: 0, obey_robots: false}\nassets: {images: false, attachments: false}\n"
        text = f"name: so-on-ao\ntitle: Sở Công Thương tỉnh Sông Dừa\nhome: {home}\n{rules}"
        (folder / "sites" / "so-on-ao.yml").write_text(text, "utf-8")
        run(folder / "data", folder / "sites")
        first = Archive(folder / "data").articles(versions="all")
        department.relaunch()
        run(folder / "data", folder / "sites", "--full")
    archive = Archive(folder / "data")
    tables = first, archive.articles(versions="all")
    for table in tables:
        table["path"] = "/" + table["url"].str.removeprefix(home)
    return *tables, archive


Twice = tuple[pd.DataFrame, pd.DataFrame, Archive]
PATHS = {make_item(number).path: number for number in range(COUNT + 15)} | {path: n for n, path in MOVED.items()}


def test_the_first_run_finds_every_article_once(twice: Twice) -> None:
    assert sorted(map(PATHS.__getitem__, twice[0]["path"])) == list(range(COUNT))
    assert set(twice[0]["version"]) == {1}


def test_new_are_exactly_the_15(twice: Twice) -> None:
    first, second, _ = twice
    new = second[~second["article_id"].isin(first["article_id"])]
    assert sorted(map(PATHS.__getitem__, new["path"])) == list(range(COUNT, COUNT + 15))


def test_changed_are_exactly_the_6_and_each_in_its_field(twice: Twice) -> None:
    changed = twice[1][twice[1]["version"] > 1]
    assert sorted(map(PATHS.__getitem__, changed["path"])) == sorted(CHANGES)
    named = {"title": "title", "lines": "text", "day": "published_at", "author": "byline_raw", "caption": "captions",
             "file": "attachments"}  # fmt: skip
    for url, number in zip(changed["url"], map(PATHS.__getitem__, changed["path"]), strict=True):
        (field,) = CHANGES[number]
        assert twice[2].versions(url)["changed"].iloc[-1] == [named[field]]


def test_gone_are_exactly_the_4(twice: Twice) -> None:
    gone = twice[1][twice[1]["gone_at"].notna()]
    assert sorted(map(PATHS.__getitem__, gone["path"])) == sorted(GONE)


def test_moved_are_exactly_the_3_with_their_identity_kept(twice: Twice) -> None:
    both = twice[0].merge(twice[1][twice[1]["is_latest"]], on="article_id", suffixes=("", "_now"))
    moved = both[both["path"] != both["path_now"]]
    assert dict(zip(map(PATHS.__getitem__, moved["path"]), moved["path_now"], strict=True)) == MOVED
    assert len(both) == COUNT


def test_the_run_counts_the_same(twice: Twice) -> None:
    counts = twice[2].sql("select new_articles, changed_articles, gone_articles, reason from runs order by started_at")
    assert counts.to_numpy().tolist() == [[COUNT, 0, 0, "finished"], [15, len(CHANGES), len(GONE), "finished"]]
    (place,) = (
        path for path in (twice[2].folder.parents[1] / "runs").glob("*.json") if '"new": 15' in path.read_text()
    )
    assert json.loads(place.read_text("utf-8"))["articles"] == COUNT + 15 - len(GONE)
