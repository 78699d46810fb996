"""What all tests share: one release of the demo department, made once by the command itself."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class DemoRun:
    """What `luutru run demo` left and said; `data` is its archive, which tests only read."""

    data: str
    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """Runs `luutru run demo` once, also when several processes test."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    said = shared / "demo-run.json"
    with (shared / "demo-run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            said.write_text(json.dumps(asdict(run_demo(shared / "demo-data"))), "utf-8")
    return DemoRun(**json.loads(said.read_text("utf-8")))


@pytest.fixture(scope="session")
def demo_release(demo_run: DemoRun) -> Path:
    """The archive with a release of the demo department; for reading only."""
    assert demo_run.status == 0, demo_run.err
    return Path(demo_run.data)


def run_demo(data: Path) -> DemoRun:
    """The command as a user types it, in a folder of its own."""
    words = [sys.executable, "-m", "pipelines", "run", "demo", "--data", str(data)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=280, check=False)
    return DemoRun(str(data), done.returncode, done.stdout, done.stderr)
