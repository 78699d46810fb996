from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq
import pytest

from crawler.errors import LockedError, LuutruError
from crawler.index import index_path, read_index
from crawler.site import Site
from pipelines import one_page, plan, pool
from pipelines.build import build_parts
from pipelines.lock import deriving
from pipelines.parts import part_folders, read_said
from pipelines.plan import plan_site
from pipelines.rows import page_rows
from pipelines.slices import build_slice
from pipelines.worker import do_task
from tests.build.archives import HOST, Crawl, article_page, make_site, missing_page
from tests.build.crashing import build_or_die, do_or_die

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def crawl_articles(data: Path, site: Site, count: int, day: int = 22) -> Crawl:
    crawl = Crawl(data, site, begins=datetime(2026, 11, day, 1, tzinfo=UTC))
    for number in range(count):
        crawl.get(f"/tin?ItemID={number}", article_page(number))
    return crawl


def parts_of(data: Path, site: Site) -> list[Path]:
    return part_folders(data / "parts" / site.name)


def rows(part: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(part / f"{name}.parquet", partitioning=None).to_pylist()
    return found


def test_a_second_build_over_the_same_captures_does_no_work(data: Path, site: Site) -> None:
    crawl_articles(data, site, 3).end()
    first = build_parts(data, [site], workers=0)
    before = {path: path.stat().st_mtime_ns for path in (data / "parts").rglob("*.parquet")}
    second = build_parts(data, [site], workers=0)
    assert (first.stale, first.built, first.pages) == (1, 1, 3)
    assert (second.parts, second.stale, second.built, second.pages) == (1, 0, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in (data / "parts").rglob("*.parquet")} == before
    assert second.seconds < 0.5


def test_only_new_captures_are_read_and_force_reads_all(data: Path, site: Site) -> None:
    crawl_articles(data, site, 2).end()
    build_parts(data, [site], workers=0)
    crawl_articles(data, site, 1, day=23).end()
    assert build_parts(data, [site], workers=0).pages == 1
    assert build_parts(data, [site], workers=0, force=True).pages == 3


def test_a_change_of_how_the_site_is_read_rebuilds_and_a_change_of_how_it_is_crawled_does_not(
    data: Path, site: Site, tmp_path: Path
) -> None:
    crawl_articles(data, site, 1).end()
    build_parts(data, [site], workers=0)
    politer = make_site(tmp_path / "sites", extra="crawl: {delay: 9}\nexpect: {articles: 1}\n")
    assert build_parts(data, [politer], workers=0).stale == 0
    other = make_site(tmp_path / "sites", extra="timezone: Asia/Tokyo\n")
    assert build_parts(data, [other], workers=0).stale == 1


def test_a_new_recipe_rebuilds(data: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl_articles(data, site, 1).end()
    build_parts(data, [site], workers=0)
    monkeypatch.setattr(plan, "recipe_version", lambda: "a better reader")
    assert build_parts(data, [site], workers=0).stale == 1


def test_slices_hold_every_record_once(data: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "SLICE_PAGES", 3)
    crawl = crawl_articles(data, site, 7)
    crawl.get("/anh/1.jpg", b"picture", media_type="image/jpeg")
    crawl.problem("/x")
    crawl.end()
    progress: list[tuple[int, int]] = []
    summary = build_parts(data, [site], workers=0, on_progress=lambda done, total: progress.append((done, total)))
    assert (summary.parts, summary.pages) == (3, 7)
    assert progress == [(0, 7), (3, 7), (6, 7), (7, 7)]
    captures = [row["capture_id"] for part in parts_of(data, site) for row in rows(part, "captures")]
    assert len(captures) == len(set(captures)) == 8
    assert sum(len(rows(part, "run_notes")) for part in parts_of(data, site)) == 1
    assert sum(len(rows(part, "problems")) for part in parts_of(data, site)) == 1


def test_large_pages_make_smaller_slices(data: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl_articles(data, site, 4).end()
    (warc,) = (data / "captures" / site.name).glob("*.warc.gz")
    largest = max(entry.length for entry in read_index(warc))
    monkeypatch.setattr(plan, "SLICE_BYTES", 2 * largest)
    assert [task.pages for task in plan_site(data, site).stale] == [2, 2]
    monkeypatch.setattr(plan, "SLICE_BYTES", 1)
    assert [task.pages for task in plan_site(data, site).stale] == [1, 1, 1, 1], "a page is never cut"


def test_a_file_that_is_still_written_is_left_alone(data: Path, site: Site) -> None:
    crawl_articles(data, site, 1)
    assert build_parts(data, [site], workers=0).parts == 0


def test_parts_of_captures_that_are_gone_are_removed(data: Path, site: Site) -> None:
    crawl_articles(data, site, 1).end()
    crawl_articles(data, site, 1, day=23).end()
    build_parts(data, [site], workers=0)
    warc = min((data / "captures" / site.name).glob("*.warc.gz"))
    index_path(warc).unlink()
    warc.unlink()
    build_parts(data, [site], workers=0)
    assert [part.name for part in parts_of(data, site)] == ["20261123T010000Z-sct-thu-00000.0"]


def test_only_what_is_a_page_is_read_and_every_response_is_a_capture(data: Path, site: Site) -> None:
    crawl = Crawl(data, site)
    page = crawl.get("/tin?ItemID=1", article_page(1))
    crawl.unchanged("/tin?ItemID=1", page)
    crawl.get("/tin?ItemID=2", missing_page(), 404)
    crawl.get("/a.pdf", b"%PDF-1.4", media_type="application/pdf")
    crawl.end()
    build_parts(data, [site], workers=0)
    (part,) = parts_of(data, site)
    assert [(row["status"], row["kind"], row["revisit_of"]) for row in rows(part, "captures")] == [
        (200, "article", None),
        (304, None, page.record_id),
        (404, "missing", None),
        (200, "asset", None),
    ]
    assert len(rows(part, "articles")) == 1


def test_a_page_that_breaks_the_reader_is_a_problem_and_spoils_no_neighbour(
    data: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl_articles(data, site, 3).end()

    def fragile(site: Site, capture: Any, *found: Any) -> Any:
        if capture.url.endswith("=1"):
            raise RecursionError("too deep")
        return page_rows(site, capture, *found)

    monkeypatch.setattr(one_page, "page_rows", fragile)
    summary = build_parts(data, [site], workers=0)
    (part,) = parts_of(data, site)
    assert summary.problems == 1
    assert [row["title"][-2:] for row in rows(part, "articles")] == [" 0", " 2"]
    (problem,) = rows(part, "problems")
    assert (problem["url"], problem["field"], problem["detail"]) == (
        f"{HOST}/tin?ItemID=1",
        "page",
        "RecursionError: too deep",
    )


def test_a_damaged_record_is_a_problem_and_the_others_are_read(data: Path, site: Site) -> None:
    crawl = crawl_articles(data, site, 3)
    crawl.end()
    (warc,) = (data / "captures" / site.name).glob("*.warc.gz")
    entry = sorted(read_index(warc), key=lambda one: one.offset)[1]
    content = bytearray(warc.read_bytes())
    content[entry.offset + entry.length // 2] ^= 0xFF
    warc.write_bytes(bytes(content))
    build_parts(data, [site], workers=0)
    (part,) = parts_of(data, site)
    assert len(rows(part, "articles")) == 2
    assert [row["problem"] for row in rows(part, "problems")] == ["record is damaged"]


@pytest.mark.parametrize("times", ["once", "always"])
def test_a_worker_that_dies_is_replaced_and_its_slice_tried_again(
    data: Path, site: Site, monkeypatch: pytest.MonkeyPatch, times: str
) -> None:
    monkeypatch.setattr(plan, "SLICE_PAGES", 1)
    monkeypatch.setattr(pool, "do_task", build_or_die)
    crawl_articles(data, site, 4).end()
    (data / "captures" / site.name / "kill").write_text(f"1 {times}")
    if times == "once":
        assert build_parts(data, [site], workers=2).built == 4
        return
    with pytest.raises(LuutruError, match="died again"):
        build_parts(data, [site], workers=2)
    assert len(parts_of(data, site)) == 3, "all the other slices are built"


def test_pages_that_kill_or_hang_their_reader_are_problems_and_spoil_no_neighbour(
    data: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = crawl_articles(data, site, 3)
    crawl.get("/kills", article_page(3))
    crawl.get("/tin?ItemID=4", article_page(4))
    crawl.get("/hangs", article_page(5))
    crawl.get("/tin?ItemID=6", article_page(6))
    crawl.end()
    monkeypatch.setattr(pool, "do_task", do_or_die)
    assert build_parts(data, [site], workers=2).problems == 2
    (part,) = parts_of(data, site)
    assert [row["title"][-1] for row in rows(part, "articles")] == ["0", "1", "2", "4", "6"]
    assert [(row["url"], row["problem"], row["detail"]) for row in rows(part, "problems")] == [
        (f"{HOST}/kills", "page breaks the reader", "the process that read it ended by signal SIGSEGV"),
        (f"{HOST}/hangs", "page breaks the reader", "reading it took more than 5 seconds of processor time"),
    ]
    assert len(rows(part, "captures")) == 7


def test_a_slice_that_is_read_page_by_page_apart_is_the_same(data: Path, site: Site) -> None:
    crawl_articles(data, site, 3).end()
    (task,) = plan_site(data, site).stale
    do_task(replace(task, careful=True))
    apart = parquet_bytes(data, site, 1)
    shutil.rmtree(data / "parts")
    build_slice(task)
    assert parquet_bytes(data, site, 1) == apart


def test_two_builds_never_meet(data: Path, site: Site) -> None:
    with deriving(data), pytest.raises(LockedError), deriving(data, patience=0.2):
        pytest.fail("two processes hold the lock")


def test_a_part_set_aside_by_a_killed_build_comes_back(data: Path, site: Site) -> None:
    crawl_articles(data, site, 1).end()
    build_parts(data, [site], workers=0)
    (part,) = parts_of(data, site)
    part.rename(part.with_name(f".{part.name}.old"))
    (part.parent / ".half.0.tmp").mkdir()
    assert build_parts(data, [site], workers=0).stale == 0
    assert [path.name for path in part.parent.iterdir()] == [part.name]


def parquet_bytes(data: Path, site: Site, parts: int) -> dict[str, bytes]:
    found = {f"{part.name}/{path.name}": path.read_bytes() for part in parts_of(data, site) for path in part.iterdir()}
    assert len({name.split("/")[0] for name in found}) == parts
    return found


def test_a_killed_build_leaves_no_process_and_no_half_part(
    data: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl_articles(data, site, 12).end()
    command = [sys.executable, "-m", "tests.build.derive", str(data), str(tmp_path / "sites"), "2", "2"]
    process = subprocess.Popen(command, cwd=ROOT)
    until = time.monotonic() + 60
    while time.monotonic() < until and not list((data / "parts").glob("*/*")):
        time.sleep(0.02)
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert children
    assert psutil.wait_procs(children, timeout=10)[1] == []
    for part in parts_of(data, site):
        assert set(read_said(part)["files"]) == {path.stem for path in part.glob("*.parquet")}
        assert all(pq.read_metadata(path) for path in part.glob("*.parquet"))
    monkeypatch.setattr(plan, "SLICE_PAGES", 2)
    after_kill = parquet_bytes(data, site, build_parts(data, [site], workers=0).parts)
    shutil.rmtree(data / "parts")
    assert parquet_bytes(data, site, build_parts(data, [site], workers=0).parts) == after_kill
