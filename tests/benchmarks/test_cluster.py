"""A build on a cluster: two workers of one process beside one, and a worker killed in the middle."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import pytest

from pipelines.parts import part_folders
from tests.benchmarks.captured import SITE, heavy_bodies, write_captures
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.measuring import Cost
from tests.benchmarks.place import Place, make_place
from tests.cluster.machines import Cluster, cluster

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]

PAGES = int(os.environ.get("LUUTRU_CLUSTER_PAGES", "4000"))
FILES, ROUNDS = 20, 3
FASTER = 1.8


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    found = make_place(tmp_path_factory.mktemp("cluster"))
    write_captures(found.data, heavy_bodies(0, PAGES), each=PAGES // FILES)
    return found


def build_on(place: Place, made: Cluster) -> Cost:
    """Build from captures alone on a cluster."""
    place.clear()
    return place.luutru("build", "--on", made.address)


def test_two_workers_beside_one(place: Place, tmp_path: Path, keep: Keep) -> None:
    rounds = []
    for number in range(ROUNDS):
        with cluster(tmp_path / f"{number}-1", workers=1) as one:
            alone = build_on(place, one).wall
        with cluster(tmp_path / f"{number}-2", workers=2) as two:
            rounds.append((alone, build_on(place, two).wall))
    ratios = sorted(alone / both for alone, both in rounds)
    times = f"{median(both for _, both in rounds):.0f} s beside {median(alone for alone, _ in rounds):.0f} s"
    how = f"{PAGES:,} pages in {FILES} files; {times}; {ROUNDS} rounds in turns: {ratios[0]:.2f} to {ratios[-1]:.2f}"
    title, peer = "`build --on` a scheduler and 2 workers of one process each", "the same with 1 worker"
    speed = Figure("cluster/workers", title, median(ratios), "times as fast", FASTER, beside=peer, how=how)
    assert keep(speed).holds


def test_a_worker_killed_in_the_middle_changes_no_byte(place: Place, tmp_path: Path, keep: Keep) -> None:
    with cluster(tmp_path / "whole", workers=2) as made:
        build_on(place, made)
        whole, count = digests(place), len(parts_of(place))
    with cluster(tmp_path / "killed", workers=2) as made, ThreadPoolExecutor(1) as others:
        place.clear()
        running = others.submit(place.luutru, "build", "--on", made.address)
        await_parts(place, count // 3)
        made.end_worker(made.workers[0].pid)
        running.result()
    killed = digests(place)
    differing = sum(whole.get(name) != killed.get(name) for name in whole.keys() | killed.keys())
    how = f"{PAGES:,} pages, one of 2 workers killed with SIGKILL in mid-build; {len(whole)} files of parts compared"
    title = "files that differ when a worker is killed"
    assert keep(Figure("cluster/killed", title, differing, "", 0, 0, how=how)).holds


def digests(place: Place) -> dict[str, str]:
    """Give the digest of every file of the parts."""
    return dict(digested(place.data / "parts"))


def digested(folder: Path) -> Iterator[tuple[str, str]]:
    """Digest the files below a folder that are not hidden."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def await_parts(place: Place, count: int) -> None:
    """Wait until so many parts are there."""
    until = time.monotonic() + 600
    while len(parts_of(place)) < count:
        assert time.monotonic() < until, "the build does not get on"
        time.sleep(0.05)


def parts_of(place: Place) -> list[Path]:
    """List the parts that are whole."""
    return part_folders(place.data / "parts" / SITE)
