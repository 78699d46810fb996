"""One run of a site at a time: a lock on a file, which ends with its process however that ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from crawler.errors import LockedError, LuutruError

PATIENCE = 1.0  # seconds: a killed process may take a moment to let go


class SiteLock:
    """The lock of one site's captures, held from the making of this object until `release`.

    Raises LockedError when another process holds it, LuutruError when the folder cannot be written.
    """

    def __init__(self, folder: Path, site: str) -> None:
        path = folder / ".lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            message = f"The folder {folder} cannot be written ({error.strerror})."
            raise LuutruError(message, "Choose another with --data, or mend its permissions.") from error
        if not self._acquire():
            holder = os.read(self._handle, 20).decode(errors="replace").strip() or "unknown"
            os.close(self._handle)
            message = f"Another run of {site} is going on (process {holder})."
            raise LockedError(message, "Wait until it has ended, or end it; what it captured is kept.")
        os.ftruncate(self._handle, 0)
        os.write(self._handle, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let the lock go; the file stays, since removing it would let two processes hold one each."""
        os.close(self._handle)

    def _acquire(self) -> bool:
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
