"""Kills a run at a chosen moment, and says what an archive holds: for the proofs that nothing is lost by it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import psutil
import pyarrow.parquet as pq

from crawler.warc import read_captures
from pipelines.checks import check_archive
from pipelines.query import Archive
from pipelines.search.opened import open_index
from tests.benchmarks.many import serving

Stage = Literal["crawl", "build", "release"]
STAGES: tuple[Stage, ...] = ("crawl", "build", "release")
LUUTRU = [sys.executable, "-m", "pipelines"]
SITE = "name: songdua\ntitle: Sở Công Thương tỉnh Sông Dừa\nhome: {home}/\ncrawl: {{delay: 0}}\n"
OF_A_RUN = {"capture_id", "run_id", "first_seen", "last_seen", "valid_from", "valid_to"}
ORDERS = {
    "articles": ("article_id", "version"),
    "images": ("article_id", "version", "position"),
    "attachments": ("article_id", "version", "position"),
    "contacts": ("organisation", "role", "person"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill, as a share of a stage's usual time, and whom: all at once, or only the process group.

    The crawl is a session of its own, so that a killed group leaves it to notice by itself.
    """

    stage: Stage
    share: float
    all_at_once: bool

    def __str__(self) -> str:
        return f"{self.stage}-{self.share:.2f}-{'all' if self.all_at_once else 'group'}"


def random_moments(count: int, seed: int, least: float = 0.0, most: float = 1.0) -> list[Moment]:
    """Give moments spread evenly over the stages, and at random within them."""
    dice = random.Random(seed)
    return [
        Moment(STAGES[number % len(STAGES)], dice.uniform(least, most), dice.random() < 0.5) for number in range(count)
    ]


def kill_run(words: Sequence[str], data: Path, moment: Moment, usual: Mapping[str, float]) -> bool:
    """Start `luutru` with `words`, kill it at the moment, and tell whether there was something left to kill.

    `usual` gives the seconds that each stage takes.
    """
    finished = len(finished_captures(data))
    child = subprocess.Popen(
        [*LUUTRU, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while child.poll() is None and not has_begun(moment.stage, data, finished):
            time.sleep(0.005)
        wait_or_end(child, moment.share * usual[moment.stage])
        return child.poll() is None
    finally:
        kill_family(child, all_at_once=moment.all_at_once)


def has_begun(stage: Stage, data: Path, finished: int) -> bool:
    """Tell from what lies in the archive whether a stage has begun; `finished` captures were there before."""
    if stage == "crawl":
        return True  # starting up belongs to it
    if stage == "build":
        return len(finished_captures(data)) > finished
    return (data / "releases" / ".making.tmp").exists()


def finished_captures(data: Path) -> list[Path]:
    """List the WARC files that have their name."""
    return sorted((data / "captures").glob("*/*.warc.gz"))


def wait_or_end(child: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for so long, or until the child ends."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def kill_family(child: subprocess.Popen[bytes], *, all_at_once: bool) -> None:
    """Kill the process group of `child` with SIGKILL, and with `all_at_once` every process that it began."""
    try:
        family = psutil.Process(child.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        family = []
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    for process in family if all_at_once else []:
        if process.is_running():
            process.kill()
    child.wait(10)
    _, alive = psutil.wait_procs(family, timeout=10)
    assert not alive, f"processes outlive the run that was killed: {alive}"


def luutru(*words: str) -> subprocess.CompletedProcess[str]:
    """The command as a user types it, to its end."""
    return subprocess.run([*LUUTRU, *words], capture_output=True, text=True, timeout=240, check=False)


def seconds_of(data: Path) -> dict[str, float]:
    """The times of the newest run of an archive."""
    return usual_seconds(json.loads(max((data / "runs").glob("*.json")).read_text("utf-8")))


def kill_surely(words: list[str], before: Path | None, data: Path, moment: Moment, usual: dict[str, float]) -> None:
    """Kill a run in `data`, which is a copy of `before` or fresh; earlier, in a new copy, when it had ended already."""
    while True:
        shutil.rmtree(data, ignore_errors=True)
        if before:
            shutil.copytree(before, data, symlinks=True)
        if kill_run(words, data, moment, usual):
            break
        moment = replace(moment, share=moment.share / 2)
    print(f"  killed at {moment}, {len(finished_captures(data))} whole files")


@contextmanager
def small_portal(folder: Path, articles: int) -> Iterator[Path]:
    """Serve a portal; `folder` holds its site file, and in `data` an archive of it."""
    with serving(articles) as home:
        (folder / "songdua.yml").write_text(SITE.format(home=home.rstrip("/")), "utf-8")
        done = luutru("--data", str(folder / "data"), "--sites", str(folder), "run", "songdua")
        assert done.returncode == 0, done.stderr
        yield folder


def check_ended(portal: Path, data: Path, moment: Moment, *more: Moment) -> None:
    """Kill a run of a portal in `data`, and `more` runs after it; assert that one more makes all as if undisturbed."""
    words, usual = ["--data", str(data), "--sites", str(portal), "run", "songdua"], seconds_of(portal / "data")
    kill_surely(words, None, data, moment, usual)
    for later in more:
        kill_run(words, data, later, usual)
    done = luutru(*words)
    assert done.returncode == 0, done.stderr
    check_whole(data, "songdua")
    assert read_twice(data, "songdua") == []
    assert contents(data) == contents(portal / "data")


def check_whole(data: Path, site: str) -> None:
    """Assert that every capture and every table can be read and trusted, and that nothing half made is left."""
    warcs = finished_captures(data)
    assert warcs
    captures = [capture for warc in warcs for capture in read_captures(warc)]
    assert captures
    assert len({capture.record_id for capture in captures}) == len(captures)
    for path in data.rglob("*.parquet"):
        pq.read_table(path, partitioning=None).validate(full=True)
    assert remains(data) == []
    assert check_archive(data) == []
    assert open_index((data / "latest").resolve()) is not None
    articles = set(Archive(data).articles(site=site)["url"])
    stored = Counter(one.url for one in captures if one.url in articles and one.status == 200 and not one.revisit_of)
    assert set(stored) == articles


def remains(data: Path) -> list[Path]:
    """List what only a run in hand may leave: open, hidden, temporary names; locks, one lease, tantivy's own stay."""
    return [
        path
        for path in data.rglob("*")
        if path.name.endswith((".open", ".tmp", ".mended", ".old"))
        or (path.name.startswith(".") and not is_lock(path) and path.parent.name != "words")
    ]


def is_lock(path: Path) -> bool:
    """Tell whether a file is that of a lock, or the one lease of its folder."""
    return path.name == ".lock" or (path.name.startswith(".lease-") and len(list(path.parent.glob(".lease-*"))) == 1)


def read_twice(data: Path, site: str) -> list[str]:
    """List the articles whose body was stored more than once."""
    articles = set(Archive(data).articles(site=site)["url"])
    stored = Counter(
        one.url
        for warc in finished_captures(data)
        for one in read_captures(warc)
        if one.url in articles and not one.revisit_of
    )
    return sorted(url for url, count in stored.items() if count > 1)


def contents(data: Path) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of the latest release that do not depend on when and how it was crawled."""
    archive = Archive(data)
    return {name: plain_rows(archive, name, order) for name, order in ORDERS.items()}


def plain_rows(archive: Archive, name: str, order: Sequence[str]) -> list[dict[str, Any]]:
    """Give the rows of a table without what is particular to a run."""
    table = archive.table(name).to_table()
    left_out = OF_A_RUN | ({"evidence"} if name == "contacts" else set())  # a block stands on many pages
    rows = table.drop_columns([column for column in table.column_names if column in left_out]).to_pylist()
    for row in rows:
        row["gone_at"] = row.get("gone_at") is not None
    return sorted(rows, key=lambda row: [str(row[column]) for column in order])


def usual_seconds(said: Mapping[str, Any]) -> dict[str, float]:
    """Give the time of each stage from the summary of an undisturbed run."""
    return {stage: said["seconds"][stage] for stage in STAGES}
