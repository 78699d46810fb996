"""What the tests of whole runs share: the demo department over one winter, made once."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tests.house.visits import make_winter


@pytest.fixture(scope="session")
def winter_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the four visits, made once also when several processes test; for reading only."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    data, made = shared / "winter-data", shared / "winter-made"
    with (shared / "winter.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make_winter(data)
            made.touch()
    return data
