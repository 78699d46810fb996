"""One process at a time derives tables from captures: parts and releases of an archive have one lock."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import LockedError

PATIENCE = 600.0  # seconds: sites that are run side by side wait for each other here


@contextmanager
def deriving(data: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock on parts and releases; the system lets it go when the process ends, however it ends.

    Raises LockedError when another process still holds it after `patience` seconds.
    """
    (data / "parts").mkdir(parents=True, exist_ok=True)
    with (data / "parts" / ".lock").open("ab") as file:
        until = time.monotonic() + patience
        while not _try_lock(file.fileno()):
            if time.monotonic() >= until:
                raise LockedError(f"Another build or release of {data} is going on.", "Try again when it has ended.")
            time.sleep(0.1)
        yield


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
