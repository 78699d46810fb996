"""Captures of several sources in one timeline: by the time of capture, each look once, in any order of arrival."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from crawler.intake.taking import take_in
from crawler.site import Site
from tests.build.archives import HOST, Crawl, article_page, make_site, missing_page
from tests.build.test_release import on, release, released_bytes, table
from tests.intake.foreign import Said, article, write_warc

OLD, LATER = "2019-03-01T02:03:04Z", "2019-04-01T02:03:04Z"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def live(tmp_path: Path, site: Site) -> Path:
    """An archive of two runs: two articles, one of which is edited; the other has gone."""
    data = tmp_path / "live"
    for day in (20, 21):
        crawl = Crawl(data, site, begins=on(day))
        crawl.get("/", b"<html><title>Trang</title><body><p>Trang</p></body></html>")
        crawl.get("/tin?ItemID=1", article_page(1, title="" if day == 20 else "Tin đã sửa lại tiêu đề của mình"))
        crawl.get("/tin?ItemID=2", article_page(2) if day == 20 else missing_page(), 200 if day == 20 else 404)
        crawl.end()
    return data


def same_of(data: Path, path: Path) -> Path:
    """A file that another archive might hold: the same WARC records under another name."""
    with path.open("wb") as file:
        for warc in sorted(data.glob("captures/*/*.warc.gz")):
            file.write(warc.read_bytes())
    return path


def test_versions_follow_the_time_of_capture_and_not_of_import(live: Path, site: Site, tmp_path: Path) -> None:
    old = [article(1, OLD, title="Tiêu đề cũ của tin này thuở trước"), article(1, LATER)]
    take_in(site, live, [write_warc(tmp_path / "a.warc.gz", old)])
    release(live, site)
    rows = sorted((row for row in table(live, "articles") if row["url"].endswith("=1")), key=lambda row: row["version"])
    assert [row["title"] for row in rows] == [
        "Tiêu đề cũ của tin này thuở trước", "Hội nghị triển khai nhiệm vụ công tác lần thứ 1",
        "Tin đã sửa lại tiêu đề của mình",
    ]  # fmt: skip
    assert [row["first_seen"].year for row in rows] == [2019, 2019, 2026]
    assert {row["first_seen"] for row in rows[:1]} == {datetime(2019, 3, 1, 2, 3, 4, tzinfo=UTC)}


def test_an_old_capture_of_a_page_that_is_gone_does_not_bring_it_back(live: Path, site: Site, tmp_path: Path) -> None:
    take_in(site, live, [write_warc(tmp_path / "a.warc.gz", [article(2, OLD), article(3, OLD)])])
    release(live, site)
    gone = {row["url"].removeprefix(HOST): row["gone_at"] for row in table(live, "articles") if row["is_latest"]}
    assert gone["/tin?ItemID=2"] is not None
    assert gone["/tin?ItemID=3"] is None


def test_the_same_captures_from_elsewhere_change_nothing(live: Path, site: Site, tmp_path: Path) -> None:
    release(live, site)
    before = released_bytes(live)
    take_in(site, live, [same_of(live, tmp_path / "same.warc.gz")])
    summary = release(live, site)
    assert (summary.new, summary.changed, summary.gone) == (0, 0, 0)
    assert released_bytes(live) == before


def test_any_order_of_arrival_gives_the_same_release(live: Path, site: Site, tmp_path: Path) -> None:
    old = [Said(f"/tin?ItemID={number}", OLD, article_page(number)) for number in range(1, 9)]
    files = [
        same_of(live, tmp_path / "same.warc.gz"),
        write_warc(tmp_path / "a.warc.gz", old[:5]),
        write_warc(tmp_path / "b.warc.gz", old[3:]),
    ]
    found = []
    for number, order in enumerate(permutations(files)):
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(live, copy)
        for file in order:
            take_in(site, copy, [file])
        release(copy, site)
        found.append(released_bytes(copy))
    assert all(one == found[0] for one in found)
    assert len(table(copy, "articles")) == 9, "eight articles, one of them edited"


def test_captures_from_elsewhere_are_no_run(live: Path, site: Site, tmp_path: Path) -> None:
    take_in(site, live, [write_warc(tmp_path / "a.warc.gz", [article(5, OLD)])])
    release(live, site)
    assert len(table(live, "runs")) == 2
    assert {row["source"] for row in table(live, "captures")} == {"live", "import"}
