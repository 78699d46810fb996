"""One process at a time derives tables from captures: parts and releases of an archive have one lock.

On one machine it is the system's lock on a file; machines that share the archive have a lease besides.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crawler.errors import LockedError
from crawler.lease import HeldError, Lease

PATIENCE = 600.0  # seconds: sites that are run side by side wait for each other here


@contextmanager
def deriving(data: Path, patience: float = PATIENCE) -> Iterator[Lease]:
    """Hold the lock on parts and releases; the system lets it go when the process ends, however it ends.

    Gives the lease, which says whether the lock is still held. Raises LockedError when another process holds it after
    `patience` seconds.
    """
    until = time.monotonic() + patience
    (data / "parts").mkdir(parents=True, exist_ok=True)
    with (data / "parts" / ".lock").open("ab") as file:
        while not _try_lock(file.fileno()):
            wait_on(data, until)
        lease = take_lease(data, until)
        try:
            yield lease
        finally:
            with suppress(OSError):
                lease.release()


def assure(lease: Lease) -> None:
    """Raise LockedError if another machine may have taken the lock: this process stood still for too long."""
    if not lease.is_held:
        said = "This process stood still for so long that another machine may build or release by now."
        raise LockedError(said, "Nothing was published by it; run the same command again.")


def take_lease(data: Path, until: float) -> Lease:
    """Take the lease of the parts, waiting for another machine as long as the patience lasts."""
    while True:
        try:
            return Lease(data / "parts")
        except HeldError as error:
            wait_on(data, until, f" ({error})")


def wait_on(data: Path, until: float, holder: str = "") -> None:
    """Wait a little, or raise LockedError when the patience is at its end."""
    if time.monotonic() >= until:
        raise LockedError(f"Another build or release of {data} is going on{holder}.", "Try again when it has ended.")
    time.sleep(0.1)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
