"""The file in hand: it ends in `.open` while it grows, and gets its name when it is whole, indexed and on the disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from crawler.errors import LuutruError
from crawler.fixity import write_fixity
from crawler.index import IndexEntry, write_index


class WriteError(LuutruError):
    """A capture could not be written; what was written before it is whole."""

    def __init__(self, path: Path, error: OSError) -> None:
        advice = "Make room or mend the permissions, then run the same command again: it goes on by itself."
        super().__init__(f"A capture could not be written to {path} ({error.strerror}).", advice)


def open_name(path: Path) -> Path:
    """Give the name that a WARC file has while it is written."""
    return path.with_name(path.name + ".open")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class WarcFile:
    """One WARC file being written at `path`; every method raises WriteError when the disk refuses."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._digest = hashlib.sha256()
        self.entries: list[IndexEntry] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(open_name(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise WriteError(path, error) from error

    def append(self, data: bytes) -> int:
        """Hand whole gzip members to the system and give their offset; after an error the file is as it was before."""
        offset, view = self.size, memoryview(data)
        try:
            while view:
                view = view[os.write(self._handle, view) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, offset)
                os.lseek(self._handle, offset, os.SEEK_SET)
            raise WriteError(self.path, error) from error
        self.size += len(data)
        self._digest.update(data)
        return offset

    def close(self) -> Path:
        """Make the file durable, write its index and digest, and give it its name."""
        try:
            os.fsync(self._handle)
            write_index(self.path, self.entries)
            write_fixity(self.path, self._digest.hexdigest())
            open_name(self.path).rename(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise WriteError(self.path, error) from error
        finally:
            os.close(self._handle)
        return self.path
