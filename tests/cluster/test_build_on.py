"""`build --on`: the parts of a cluster are those of one process, whatever dies on the way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.errors import LuutruError, UsageError
from crawler.site import Site
from pipelines import plan
from pipelines.build import build_parts
from pipelines.cluster import hand, slices
from pipelines.cluster.meeting import look_round, refuse_stranger
from pipelines.cluster.roads import SharedFolder
from pipelines.parts import part_folders
from pipelines.release import publish
from tests.build.archives import Crawl, article_page, make_site
from tests.cluster.machines import ROOT, Cluster, cluster
from tests.cluster.odd_slices import await_waiting, waits_once

PAGES = 12


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(plan, "SLICE_PAGES", 2)
    crawl = Crawl(tmp_path / "data", site)
    for number in range(PAGES):
        crawl.get(f"/tin?ItemID={number}", article_page(number))
    crawl.end()
    return tmp_path / "data"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of parts and releases."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for top in ("parts", "releases")
        for path in sorted((folder / top).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def derived(data: Path, site: Site, *, on: str | None = None) -> dict[str, bytes]:
    """Everything that is derived from the captures, made anew."""
    for top in ("parts", "releases"):
        shutil.rmtree(data / top, ignore_errors=True)
    (data / "latest").unlink(missing_ok=True)
    summary = build_parts(data, [site], workers=0, on=on)
    assert (summary.parts, summary.built, summary.pages) == (PAGES // 2, PAGES // 2, PAGES)
    publish(data, [site])
    return files_of(data)


def test_two_workers_make_the_same_bytes_as_one_process(pair: Cluster, data: Path, site: Site) -> None:
    here = derived(data, site)
    there = derived(data, site, on=pair.address)
    assert there == here
    assert len(there) > PAGES


def test_nothing_stale_needs_no_cluster(data: Path, site: Site) -> None:
    build_parts(data, [site], workers=0)
    assert build_parts(data, [site], on="tcp://127.0.0.1:9").stale == 0


def test_a_worker_killed_in_mid_build_changes_no_byte(
    data: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = derived(data, site)
    monkeypatch.setattr(slices, "build_there", waits_once)
    captures = data / "captures" / site.name
    with cluster(tmp_path / "machines", workers=2) as machines, ThreadPoolExecutor() as others:
        building = others.submit(derived, data, site, on=machines.address)
        machines.end_worker(await_waiting(captures))
        there = building.result(120)
        assert len(machines.workers) == 1
    assert there == here


def test_progress_tells_of_every_page(pair: Cluster, data: Path, site: Site) -> None:
    told: list[tuple[int, int]] = []
    build_parts(data, [site], on=pair.address, on_progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, PAGES)
    assert told[-1] == (PAGES, PAGES)
    assert told == sorted(told)


def test_a_page_that_kills_its_reader_is_the_only_one_lost_and_its_worker_lives(
    pair: Cluster, data: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = Crawl(data, site, begins=datetime(2026, 11, 23, 1, tzinfo=UTC))
    for path in ("/tin?ItemID=101", "/kills?ItemID=102", "/tin?ItemID=103"):
        crawl.get(path, article_page(101))
    crawl.end()
    monkeypatch.setattr(hand, "HAND", "tests.cluster.odd_hand")
    summary = build_parts(data, [site], on=pair.address)
    assert (summary.built, summary.pages, summary.problems) == (PAGES // 2 + 2, PAGES + 2, 1)
    assert [worker.poll() for worker in pair.workers] == [None, None]


def test_an_address_where_no_scheduler_is_says_what_to_do(
    data: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.cluster.meeting.PATIENCE", 1.0)
    with pytest.raises(LuutruError, match=r"No Dask scheduler answers at tcp://127.0.0.1:9\. Start one"):
        build_parts(data, [site], on="tcp://127.0.0.1:9")
    with pytest.raises(UsageError, match="`nonsense://x` is no address"):
        build_parts(data, [site], on="nonsense://x")


def test_a_scheduler_without_workers_says_what_to_do(
    data: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.cluster.meeting.PATIENCE", 3.0)
    with (
        cluster(tmp_path / "machines", workers=0) as machines,
        pytest.raises(LuutruError, match=r"has no workers\. Start"),
    ):
        build_parts(data, [site], on=machines.address)


def test_a_worker_with_another_reader_is_refused_by_name(pair: Cluster, data: Path, site: Site, tmp_path: Path) -> None:
    for room in ("crawler", "pipelines"):
        shutil.copytree(ROOT / room, tmp_path / "older" / room, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "older" / "crawler" / "items.py").open("a") as file:
        file.write("# another\n")
    with (
        joined(pair, tmp_path / "older"),
        pytest.raises(LuutruError, match=r"The worker tcp://\S+ has luutru \w+, not"),
    ):
        build_parts(data, [site], on=pair.address)
    assert part_folders(data / "parts" / site.name) == []


def test_a_worker_without_our_code_is_refused_by_name(pair: Cluster, data: Path, site: Site, tmp_path: Path) -> None:
    (tmp_path / "older" / "pipelines").mkdir(parents=True)
    (tmp_path / "older" / "pipelines" / "__init__.py").touch()
    with joined(pair, tmp_path / "older"), pytest.raises(LuutruError, match=r"The worker tcp://\S+ has no luutru"):
        build_parts(data, [site], on=pair.address)


@contextmanager
def joined(machines: Cluster, home: Path) -> Iterator[None]:
    """A third worker, whose luutru lies in `home`."""
    worker = machines.add_worker(home)
    machines.await_workers(3)
    try:
        yield
    finally:
        machines.end_worker(worker.pid)
        machines.await_fewer(3)


def test_a_worker_that_does_not_see_the_archive_is_refused(data: Path) -> None:
    with pytest.raises(LuutruError, match=r"does not see .*\. Mount the archive there under the same path\.$"):
        refuse_stranger("tcp://may-2:1", look_round(SharedFolder(data), ".mark-none"))


def test_without_dask_the_message_names_the_extra(tmp_path: Path, data: Path, site: Site) -> None:
    code = "import sys; sys.modules['distributed'] = None; from pipelines.cli import main; sys.exit(main())"
    words = ["build", site.name, "--on", "tcp://127.0.0.1:9", "--data", str(data), "--sites", str(site.path.parent)]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].endswith("`pip install 'luutru[cluster]'` brings it.")
