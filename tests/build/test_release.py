from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from crawler.errors import LuutruError
from crawler.site import Site
from pipelines.build import build_parts
from pipelines.checks import check_archive
from pipelines.parts import part_folders
from pipelines.release import ReleaseSummary, publish
from pipelines.schema import SCHEMAS
from tests.build.archives import BODY, Crawl, article_page, make_site, missing_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def on(day: int) -> datetime:
    return datetime(2026, 11, day, 1, tzinfo=UTC)


def release(data: Path, *sites: Site) -> ReleaseSummary:
    build_parts(data, sites, workers=0)
    return publish(data, sites)


def table(data: Path, name: str) -> list[dict[str, Any]]:
    files = str(data / "latest" / name / "**" / "*.parquet")
    source = f"FROM read_parquet('{files}', hive_partitioning = true, hive_types = {{'site': VARCHAR}})"
    found: list[dict[str, Any]] = ask(source).to_arrow_table().to_pylist()
    return found


def ask(query: str) -> duckdb.DuckDBPyRelation:
    relation = duckdb.sql(query)
    assert relation is not None
    return relation


def three_runs(data: Path, site: Site) -> dict[str, Any]:
    """0 stays, 1 changes, 2 goes, 3 goes and returns, 4 comes late; contacts change in the last run."""
    first = Crawl(data, site, begins=on(1))
    pages = {number: first.get(f"/tin?ItemID={number}", article_page(number, counter=1)) for number in range(4)}
    picture = first.get("/anh/1.jpg", b"a picture", media_type="image/jpeg")
    first.end()
    second = Crawl(data, site, begins=on(2))
    second.get("/tin?ItemID=0", article_page(0, counter=2))
    second.get("/tin?ItemID=1", article_page(1, body=BODY[:2]))
    second.get("/tin?ItemID=2", missing_page(), 404)
    second.get("/tin?ItemID=3", missing_page(), 410)
    second.problem("/tin?ItemID=77")
    second.end()
    third = Crawl(data, site, begins=on(3), ended=None)
    third.unchanged("/tin?ItemID=0", pages[0])
    third.get("/tin?ItemID=3", article_page(3, phone="0275.3822 999"))
    third.get("/tin?ItemID=4", article_page(4, day="02/01/2024", phone="0275.3822 999"))
    third.end()
    return {"pages": pages, "picture": picture}


def by_number(data: Path) -> dict[tuple[int, int], dict[str, Any]]:
    return {(int(row["url"].rpartition("=")[2]), row["version"]): row for row in table(data, "articles")}


def test_versions_follow_the_content_and_not_the_counter(data: Path, site: Site) -> None:
    three_runs(data, site)
    summary = release(data, site)
    articles = by_number(data)
    assert sorted(articles) == [(0, 1), (1, 1), (1, 2), (2, 1), (3, 1), (4, 1)]
    assert [articles[key]["is_latest"] for key in sorted(articles)] == [True, False, True, True, True, True]
    assert (summary.new, summary.changed, summary.gone, summary.articles) == (5, 0, 1, 6)
    assert articles[0, 1]["last_seen"].day == 3, "a 304 shows that the article still says the same"


def test_a_page_is_gone_from_its_first_404_and_not_gone_when_it_returns(data: Path, site: Site) -> None:
    three_runs(data, site)
    release(data, site)
    articles = by_number(data)
    assert articles[2, 1]["gone_at"] == datetime(2026, 11, 2, 1, 0, 3, tzinfo=UTC)
    assert articles[3, 1]["gone_at"] is None


def test_a_site_that_answers_nothing_else_has_lost_no_article(data: Path, site: Site) -> None:
    crawl = Crawl(data, site, begins=on(1))
    crawl.get("/tin?ItemID=1", article_page(1))
    crawl.end()
    down = Crawl(data, site, begins=on(2))
    down.get("/tin?ItemID=1", missing_page(), 404)
    down.get("/robots.txt", b"User-agent: *", media_type="text/plain")
    down.end()
    release(data, site)
    assert by_number(data)[1, 1]["gone_at"] is None


def test_partitions_are_the_year_of_each_version_at_the_clock_of_the_site(data: Path, site: Site) -> None:
    crawl = Crawl(data, site, begins=on(1))
    crawl.get("/tin?ItemID=1", article_page(1, day="01/01/2024 00:30"))
    crawl.get("/tin?ItemID=2", article_page(2, day="hôm qua"))
    crawl.end()
    release(data, site)
    folders = {path.parent.name for path in (data / "latest" / "articles").rglob("*.parquet")}
    assert folders == {"year=2024", "year=0"}
    assert {path.parent.name for path in (data / "latest" / "captures").rglob("*.parquet")} == {"site=sct-thu"}


def test_every_table_is_there_with_its_schema_even_without_rows(data: Path, site: Site) -> None:
    crawl = Crawl(data, site)
    crawl.get("/robots.txt", b"User-agent: *", media_type="text/plain")
    crawl.end()
    summary = release(data, site)
    assert list(summary.tables) == list(SCHEMAS)
    assert (summary.tables["captures"], summary.tables["articles"]) == (1, 0)
    for name, schema in SCHEMAS.items():
        assert set(pd.read_parquet(data / "latest" / name).columns) == set(schema.names)
        assert ask(f"FROM '{data}/latest/{name}/**/*.parquet'").columns


def test_pandas_duckdb_and_pyarrow_read_a_table_as_one_with_site_and_year_as_plain_values(
    data: Path, site: Site
) -> None:
    three_runs(data, site)
    release(data, site)
    folder = data / "latest" / "articles"
    frame = pd.read_parquet(folder)
    assert set(frame.site.astype(str)) == {"sct-thu"}
    assert len(frame[(frame.year >= 2024) & (frame.site == "sct-thu")]) == 1, "year is a number"
    assert str(frame.published_at.dtype) == "datetime64[us, UTC]"
    counted = ask(f"SELECT site, year, count(*) FROM '{folder}/**/*.parquet' GROUP BY ALL ORDER BY year").fetchall()
    assert counted == [("sct-thu", 2023, 5), ("sct-thu", 2024, 1)]
    assert ds.dataset(folder, partitioning="hive").to_table().num_rows == 6


def test_pictures_are_joined_with_the_files_that_were_captured(data: Path, site: Site) -> None:
    made = three_runs(data, site)
    release(data, site)
    images = {(row["url"], row["version"]): row for row in table(data, "images")}
    taken = images[made["picture"].url, 2]
    assert taken["sha256"] == made["picture"].payload_digest.removeprefix("sha256:")
    assert (taken["media_type"], taken["capture_id"]) == ("image/jpeg", made["picture"].record_id)
    assert images[made["picture"].url.replace("1.jpg", "0.jpg"), 1]["sha256"] is None


@pytest.mark.parametrize(
    ("body", "declared", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40), "application/octet-stream", "image/png"),
        (b"a picture", "image/jpeg", "image/jpeg"),
    ],
)
def test_the_media_type_of_a_file_is_that_of_its_bytes_where_they_tell(
    data: Path, site: Site, body: bytes, declared: str, told: str
) -> None:
    crawl = Crawl(data, site, begins=on(1))
    crawl.get("/tin?ItemID=1", article_page(1))
    crawl.get("/anh/1.jpg", body, media_type=declared)
    crawl.end()
    release(data, site)
    assert [row["media_type"] for row in table(data, "images") if row["sha256"]] == [told]
    assert [row["media_type"] for row in table(data, "captures")] == ["text/html", declared]


def test_each_version_has_its_own_pictures_mentions_and_links(data: Path, site: Site) -> None:
    three_runs(data, site)
    release(data, site)
    versions = {(row["article_id"], row["version"]) for row in table(data, "articles")}
    for name in ("images", "mentions", "links"):
        assert {(row["article_id"], row["version"]) for row in table(data, name)} == versions, name


def test_a_contact_block_stands_until_another_takes_its_place(data: Path, site: Site) -> None:
    three_runs(data, site)
    release(data, site)
    blocks = [
        (row["phones"], row["valid_from"].day, row["valid_to"] and row["valid_to"].day)
        for row in table(data, "contacts")
    ]
    assert blocks == [(["+842753822365"], 1, 3), (["+842753822999"], 3, None)]


def test_runs_are_counted_from_captures_and_a_run_without_its_last_note_was_killed(data: Path, site: Site) -> None:
    three_runs(data, site)
    release(data, site)
    runs = table(data, "runs")
    said = [(run["reason"], run["fetched"], run["not_modified"]) for run in runs]
    assert said == [("finished", 5, 0), ("finished", 4, 0), ("killed", 3, 1)]
    changes = [(run["new_articles"], run["changed_articles"], run["gone_articles"], run["problems"]) for run in runs]
    assert changes == [(4, 0, 0, 0), (0, 1, 1, 1), (1, 0, 0, 0)]
    coverage = dict(runs[0]["coverage"])
    assert (coverage["title"], coverage["lead"], coverage["images"]) == (1.0, 0.0, 1.0)


def test_two_sites_lie_side_by_side(data: Path, site: Site, tmp_path: Path) -> None:
    other = make_site(tmp_path / "sites", "sct-khac")
    for one in (site, other):
        crawl = Crawl(data, one)
        crawl.get("/tin?ItemID=1", article_page(1))
        crawl.end()
    assert release(data, site, other).articles == 2
    assert {row["site"] for row in table(data, "articles")} == {"sct-thu", "sct-khac"}
    assert len({row["article_id"] for row in table(data, "articles")}) == 2


def test_nothing_new_publishes_nothing(data: Path, site: Site) -> None:
    three_runs(data, site)
    first, second = release(data, site), release(data, site)
    assert (second.unchanged, second.path, second.release_id) == (True, first.path, "2026-11-03-1")
    assert [path.name for path in (data / "releases").iterdir()] == ["2026-11-03-1"]


def test_releases_of_one_day_are_numbered_and_older_ones_stay_as_they_are(data: Path, site: Site) -> None:
    first = Crawl(data, site, begins=on(1))
    first.get("/tin?ItemID=1", article_page(1))
    first.end()
    release(data, site)
    before = {path: path.read_bytes() for path in (data / "releases" / "2026-11-01-1").rglob("*.*")}
    later = Crawl(data, site, begins=on(1).replace(hour=9))
    later.get("/tin?ItemID=1", article_page(1, title="Hội nghị đã được đổi tên"))
    later.end()
    summary = release(data, site)
    assert (summary.release_id, summary.new, summary.changed) == ("2026-11-01-2", 0, 1)
    assert (data / "latest").readlink() == Path("releases/2026-11-01-2")
    assert {path: path.read_bytes() for path in before} == before


def test_a_release_that_breaks_a_rule_is_not_published_and_the_one_before_stands(data: Path, site: Site) -> None:
    three_runs(data, site)
    first = release(data, site)
    crawl = Crawl(data, site, begins=on(9))
    crawl.get("/tin?ItemID=9", article_page(9))
    crawl.end()
    build_parts(data, [site], workers=0)
    part = part_folders(data / "parts" / site.name)[-1]
    articles = pq.read_table(part / "articles.parquet", partitioning=None)
    place = articles.schema.get_field_index("text_norm")
    pq.write_table(articles.set_column(place, articles.schema.field(place), [["short"]]), part / "articles.parquet")
    with pytest.raises(LuutruError, match="text_norm has another length"):
        publish(data, [site])
    assert (data / "latest").resolve() == first.path.resolve()
    assert [path.name for path in (data / "releases").iterdir()] == [first.release_id]


def test_nothing_to_release_says_what_to_do(data: Path, site: Site) -> None:
    with pytest.raises(LuutruError, match="nothing to release"):
        publish(data, [site])


def test_parts_of_another_version_are_not_released(data: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    three_runs(data, site)
    monkeypatch.setattr("pipelines.part_files.part_shape", lambda: "columns of old")
    build_parts(data, [site], workers=0)
    with pytest.raises(LuutruError, match=f"another version of luutru. `luutru build {site.name}` makes them anew"):
        publish(data, [site])
    assert not (data / "latest").exists()


def test_a_build_that_was_stopped_in_the_middle_is_not_released(
    data: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.plan.SLICE_PAGES", 2)
    three_runs(data, site)
    build_parts(data, [site], workers=0)
    shutil.rmtree(part_folders(data / "parts" / site.name)[0])
    with pytest.raises(LuutruError, match="not whole"):
        publish(data, [site])


def test_a_folder_called_latest_is_never_replaced(data: Path, site: Site) -> None:
    three_runs(data, site)
    (data / "latest").mkdir()
    with pytest.raises(LuutruError, match="no link"):
        release(data, site)


def released_bytes(data: Path) -> dict[str, bytes]:
    folder = (data / "latest").resolve()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.parquet")}


def test_the_same_captures_give_the_same_bytes_on_one_process_or_two_and_any_hash_seed(
    data: Path, site: Site, tmp_path: Path
) -> None:
    three_runs(data, site)
    found = []
    for seed, workers, pages in (("0", "1", "200"), ("77", "2", "2")):
        copy = tmp_path / f"copy-{seed}"
        shutil.copytree(data, copy)
        command = [sys.executable, "-m", "tests.build.derive", str(copy), str(tmp_path / "sites"), workers, pages]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT{'+5' if seed == '0' else '-9'}"}
        subprocess.run(command, cwd=ROOT, check=True, timeout=120, env=environment)
        found.append(released_bytes(copy))
    assert found[0] == found[1]
    assert len(found[0]) >= len(SCHEMAS)


READERS: dict[str, Callable[[str], list[tuple[str, int]]]] = {
    "pandas": lambda folder: list(
        pd.read_parquet(folder, columns=["article_id", "version"]).itertuples(index=False, name=None)
    ),
    "duckdb": lambda folder: ask(f"SELECT article_id, version FROM '{folder}/**/*.parquet'").fetchall(),
}


def publish_in_steps(data: Path, site: Site) -> Callable[[], None]:
    """An archive of one run in two years, released, and three more runs that the function given back releases."""
    for day in range(1, 5):
        crawl = Crawl(data, site, begins=on(day))
        for number in range(4):
            year = 2023 + number % 2
            crawl.get(f"/tin?ItemID={day * 10 + number}", article_page(day * 10 + number, day=f"12/03/{year}"))
        crawl.end()
    build_parts(data, [site], workers=0)
    parts = part_folders(data / "parts" / site.name)
    hidden = [part.rename(data / part.name) for part in parts[1:]]
    publish(data, [site])

    def go_on() -> None:
        for part in hidden:
            part.rename(data / "parts" / site.name / part.name)
            publish(data, [site])

    return go_on


@pytest.mark.parametrize("resolved", [True, False], ids=["resolved", "through-the-link"])
@pytest.mark.parametrize("reader", READERS)
def test_readers_see_one_whole_release_while_others_are_published(
    data: Path, site: Site, reader: str, resolved: bool
) -> None:
    publisher = Thread(target=publish_in_steps(data, site))
    publisher.start()
    sizes = set()
    latest = data / "latest"
    while publisher.is_alive():
        try:
            rows = READERS[reader](str((latest.resolve() if resolved else latest) / "articles"))
        except (FileNotFoundError, duckdb.IOException):
            assert not resolved, "only the link moves on: a release stays as it is"
            continue
        assert len(rows) == len(set(rows))
        sizes.add(len(rows))
    publisher.join()
    assert sizes <= {4 * day for day in range(1, 5)}
    assert len(sizes) > 1, "it was read while releases were published"


def test_a_kill_while_publishing_leaves_a_whole_release(data: Path, site: Site, tmp_path: Path) -> None:
    three_runs(data, site)
    release(data, site)
    chance = random.Random(5)
    for day in range(10, 13):
        crawl = Crawl(data, site, begins=on(day))
        crawl.get(f"/tin?ItemID={day}", article_page(day))
        crawl.end()
        build_parts(data, [site], workers=0)
        command = [sys.executable, "-c", PUBLISH, str(data)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.random() * 0.5)
            process.send_signal(signal.SIGKILL)
        assert check_archive(data) == []
    summary = publish(data, [site])
    assert summary.articles == 9
    assert not list((data / "releases").glob(".*"))
    assert check_archive(data) == []


PUBLISH = """
import sys
from pathlib import Path
from pipelines.release import publish
print("ready", flush=True)
publish(Path(sys.argv[1]), [])
"""
