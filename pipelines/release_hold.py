"""Who reads a release: an opened `Archive` holds it, and pruning leaves a release alone that anybody holds."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipelines.package import PACKAGE_FILE


def hold_release(folder: Path) -> int | None:
    """Hold a release until the file descriptor that is given back is closed; None if there is nothing to hold.

    The system lets go when the process ends, however it ends. On a file system without locks nothing is held.
    """
    try:
        handle = os.open(folder / PACKAGE_FILE, os.O_RDONLY)
    except OSError:
        return None
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_SH)
    if (folder / PACKAGE_FILE).exists():
        return handle
    os.close(handle)  # it was pruned just before
    return None


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Hold a release inside."""
    handle = hold_release(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def unheld(folder: Path) -> Iterator[bool]:
    """Tell whether nobody holds a release; inside, nobody can begin to."""
    try:
        handle = os.open(folder / PACKAGE_FILE, os.O_RDONLY)
    except OSError:
        yield True
        return
    try:
        yield _try_alone(handle)
    finally:
        os.close(handle)


def _try_alone(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
