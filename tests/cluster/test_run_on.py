"""`run --on`: sites spread over workers, each crawled by one process, whoever dies or is asked to stop."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psutil
import pytest

from crawler.lease import Holder, create_holder, lease_path, write_holder
from crawler.warc import read_captures
from pipelines.checks import check_archive
from pipelines.query import Archive
from tests.build.archives import article_page
from tests.cluster.machines import Cluster, cluster
from tests.serving import serve_pages

NAMES = ("sct-mot", "sct-hai", "sct-ba")


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[Path]:
    """Three departments on loopback, of four articles each."""
    with ExitStack() as servers:
        for number, name in enumerate(NAMES):
            pages = {f"/tin-{n}.html": article_page(n) for n in range(10 * number, 10 * number + 4)}
            write_site(tmp_path / "sites", name, servers.enter_context(serve_pages(pages)), delay=0.0)
        yield tmp_path / "sites"


def write_site(folder: Path, name: str, home: str, delay: float) -> None:
    folder.mkdir(exist_ok=True)
    text = f"name: {name}\ntitle: Sở Công Thương {name}\nhome: {home}/\ncrawl: {{delay: {delay}}}\n"
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def luutru(*words: str, data: Path, sites: Path) -> subprocess.Popen[str]:
    """The command as a user types it."""
    command = [
        sys.executable,
        "-m",
        "pipelines",
        *words,
        "--data",
        str(data),
        "--sites",
        str(sites),
        "--json",
        "--quiet",
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> tuple[int, list[dict[str, Any]], str]:
    """The status, the summaries by site, and what was told."""
    out, told = process.communicate(timeout=200)
    return process.returncode, json.loads(out) if out else [], told


def addresses(data: Path, site: str) -> Counter[str]:
    """How often each page of a site was captured."""
    warcs = sorted((data / "captures" / site).glob("*.warc.gz"))
    return Counter(capture.url for warc in warcs for capture in read_captures(warc))


def test_sites_are_spread_over_the_workers_and_released_together(pair: Cluster, sites: Path, tmp_path: Path) -> None:
    status, runs, told = ended(luutru("run", *NAMES, "--on", pair.address, data=tmp_path / "data", sites=sites))
    assert (status, told) == (0, "")
    assert [(run["site"], run["exit_status"], run["new"]) for run in runs] == [(name, 0, 4) for name in NAMES]
    assert Archive(tmp_path / "data").sites == sorted(NAMES)
    assert check_archive(tmp_path / "data") == []


def test_a_site_that_another_machine_crawls_has_status_4_and_the_others_are_crawled(
    pair: Cluster, sites: Path, tmp_path: Path
) -> None:
    with crawled_elsewhere(tmp_path / "data" / "captures" / NAMES[1]):
        status, runs, told = ended(luutru("run", *NAMES, "--on", pair.address, data=tmp_path / "data", sites=sites))
    assert status == 4
    assert [run["exit_status"] for run in runs] == [0, 4, 0]
    assert "Another run of sct-hai is going on (process 4711 on may-9)" in told
    assert Archive(tmp_path / "data").sites == sorted({NAMES[0], NAMES[2]})


@contextmanager
def crawled_elsewhere(folder: Path) -> Iterator[None]:
    """A crawl on another machine, which renews its lease."""
    folder.mkdir(parents=True)
    holder, over, path = Holder("another system", "may-9", 4711), Event(), lease_path(folder, 1)
    assert create_holder(path, holder)

    def renew() -> None:
        beat = 0
        while not over.wait(1):
            beat += 1
            write_holder(path, replace(holder, beat=beat))

    thread = Thread(target=renew)
    thread.start()
    yield
    over.set()
    thread.join()


def test_a_signal_ends_the_crawls_of_a_cluster_in_order(pair: Cluster, sites: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    slow_down(sites, NAMES[:2])
    process = luutru("run", *NAMES[:2], "--on", pair.address, data=data, sites=sites)
    await_captures(data, NAMES[:2])
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    status, runs, _ = ended(process)
    assert status == 130
    assert time.monotonic() - began < 30
    assert [(run["exit_status"], run["reason"]) for run in runs] == [(130, "shutdown")] * 2
    for name in NAMES[:2]:
        assert list((data / "captures" / name).glob("*.open")) == []
        assert addresses(data, name)


def slow_down(sites: Path, names: tuple[str, ...]) -> None:
    """Let the crawl of each page take two seconds."""
    for name in names:
        path = sites / f"{name}.yml"
        path.write_text(path.read_text().replace("delay: 0.0", "delay: 2.0"))


def await_captures(data: Path, names: tuple[str, ...]) -> None:
    """Wait until a page of each site is captured."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        sizes = [path.stat().st_size for name in names for path in (data / "captures" / name).glob("*.open")]
        if len(sizes) == len(names) and min(sizes) > 2_000:
            return
        time.sleep(0.1)
    raise AssertionError("nothing was captured")


def test_the_crawl_of_a_worker_that_dies_goes_on_at_another(sites: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    slow_down(sites, NAMES[:1])
    with cluster(tmp_path / "machines", workers=2) as machines:
        process = luutru("run", NAMES[0], "--on", machines.address, data=data, sites=sites)
        await_captures(data, NAMES[:1])
        machines.end_worker(crawling(machines))
        status, runs, told = ended(process)
    assert (status, told) == (0, "")
    assert runs[0]["articles"] == 4
    assert len(list((data / "captures" / NAMES[0]).glob("*.warc.gz"))) == 2, "what the first had captured is kept"
    articles = {url: count for url, count in addresses(data, NAMES[0]).items() if "tin-" in url}
    assert set(articles.values()) == {1}, "no page was asked for twice"


def crawling(machines: Cluster) -> int:
    """Give the worker that has a crawl."""
    (found,) = [worker.pid for worker in machines.workers if psutil.Process(worker.pid).children()]
    return found


def test_a_cluster_that_is_not_there_fails_every_site(sites: Path, tmp_path: Path) -> None:
    words = ("run", *NAMES, "--on", "tcp://127.0.0.1:9")
    status, runs, told = ended(luutru(*words, data=tmp_path / "data", sites=sites))
    assert status == 1
    assert [run["reason"] for run in runs] == ["failed"] * 3
    assert told.count("No Dask scheduler answers") == 1
