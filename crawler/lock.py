"""One run of a site at a time, by a lock on a file, which ends with its process however that ends.

Machines that share the folder have a lease besides: the lock of one need not bind the other.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from crawler.errors import LockedError, LuutruError
from crawler.lease import HeldError, Lease

PATIENCE = 1.0  # seconds: a killed process may take a moment to let go


class SiteLock:
    """The lock of one site's captures, held from the making of this object until `release`.

    Raises LockedError when another process holds it, LuutruError when the folder cannot be written. After the death of
    a holder on another machine it takes 30 seconds to be sure of it.
    """

    def __init__(self, folder: Path, site: str) -> None:
        path = folder / ".lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise unwritable(folder, error) from error
        try:
            self._lease = self._acquire(folder, site)
        except BaseException:
            os.close(self._handle)
            raise

    @property
    def is_held(self) -> bool:
        """Whether nobody else can hold the site; false for good once this process stood still for too long."""
        return self._lease.is_held

    def release(self) -> None:
        """Let the lock go; the file stays, since removing it would let two processes hold one each."""
        with suppress(OSError):
            self._lease.release()  # else the next run on another machine waits until it expires
        os.close(self._handle)

    def _acquire(self, folder: Path, site: str) -> Lease:
        if not self._lock():
            holder = os.read(self._handle, 20).decode(errors="replace").strip() or "unknown"
            raise going_on(site, f"process {holder}")
        os.ftruncate(self._handle, 0)
        os.write(self._handle, f"{os.getpid()}\n".encode())
        try:
            return Lease(folder)
        except HeldError as error:
            raise going_on(site, str(error)) from error
        except OSError as error:
            raise unwritable(folder, error) from error

    def _lock(self) -> bool:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    return False
                time.sleep(0.05)
            else:
                return True


def going_on(site: str, holder: str) -> LockedError:
    """Say that another run holds the site."""
    advice = "Wait until it has ended, or end it; what it captured is kept."
    return LockedError(f"Another run of {site} is going on ({holder}).", advice)


def unwritable(folder: Path, error: OSError) -> LuutruError:
    """Say that the folder cannot be written."""
    message = f"The folder {folder} cannot be written ({error.strerror})."
    return LuutruError(message, "Choose another with --data, or mend its permissions.")
