"""A cluster of its own on loopback: a scheduler and workers, each a process as on a machine of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).resolve().parents[2]
START = 90.0  # seconds


@dataclass(slots=True)
class Cluster:
    """The processes of a cluster; those that it began end with it."""

    folder: Path
    address: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str, home: Path = ROOT) -> subprocess.Popen[bytes]:
        """Start a process of Dask's command line; its log goes into the folder."""
        log = self.folder / f"{words[0]}-{len(self.workers)}.log"
        environment = {
            **os.environ,
            "PYTHONPATH": str(home),
            "TMPDIR": str(self.folder),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        }
        command = [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:]]
        with log.open("wb") as file:
            return subprocess.Popen(command, stdout=file, stderr=file, cwd=self.folder, env=environment)

    def add_worker(self, home: Path = ROOT) -> subprocess.Popen[bytes]:
        """Add a worker of one process and one thread, whose luutru lies in `home`."""
        words = (self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self.workers.append(self.start("worker", *words, home=home))
        return self.workers[-1]

    def await_workers(self, count: int) -> None:
        """Wait until so many workers are there."""
        with Client(self.address, timeout=START, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=START)

    def await_fewer(self, count: int) -> None:
        """Wait until the scheduler has seen that there are fewer workers than `count`."""
        with Client(self.address, timeout=START, set_as_default=False) as client:
            while len(client.nthreads()) >= count:
                time.sleep(0.1)

    def end_worker(self, number: int) -> None:
        """Kill the worker whose process has this id."""
        (worker,) = (each for each in self.workers if each.pid == number)
        worker.kill()
        worker.wait(10)
        self.workers.remove(worker)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Start a scheduler and workers on loopback, and end them."""
    folder.mkdir(parents=True, exist_ok=True)
    said = folder / "scheduler.json"
    made = Cluster(folder)
    scheduler = made.start(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(said)
    )
    try:
        made.address = await_address(said, scheduler)
        for _ in range(workers):
            made.add_worker()
        if workers:
            made.await_workers(workers)
        yield made
    finally:
        for process in [*made.workers, scheduler]:
            process.kill()
            process.wait(10)


def await_address(said: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """Read where the scheduler listens, once it does."""
    until = time.monotonic() + START
    while time.monotonic() < until and scheduler.poll() is None:
        try:
            return str(json.loads(said.read_text())["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise AssertionError(f"the scheduler did not start: {said.with_name('scheduler-0.log').read_text()[-2000:]}")
