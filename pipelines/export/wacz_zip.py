"""A zip that is the same for the same members: stored, in the order of writing, with one fixed time.

Nothing is compressed twice, each member can be read where it lies, and its bytes depend on no version of zlib.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from pipelines.export.manifest import ExportedFile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can say."""


class DigestStream:
    """Passes bytes on, counting them and taking their digest."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.size, self.digest = stream, 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Pass bytes on."""
        self._stream.write(data)
        self.size += len(data)
        self.digest.update(data)
        return len(data)


class StoredZip:
    """Writes members to `stream` one after the other; `files` says what they are. Use it as a context of `closing`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = ZipFile(stream, "w", ZIP_STORED)
        self.files: list[ExportedFile] = []

    @contextmanager
    def member(self, name: str) -> Iterator[BinaryIO]:
        """Give the stream that one member is written to; its size need not be known and may pass 4 GB."""
        info = ZipInfo(name, EPOCH)
        info.create_system, info.external_attr = 3, 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as stream:
            written = DigestStream(cast("BinaryIO", stream))
            yield cast("BinaryIO", written)
        self.files.append(ExportedFile(name, written.size, written.digest.hexdigest()))

    def add(self, name: str, data: bytes) -> ExportedFile:
        """Write a small member."""
        with self.member(name) as stream:
            stream.write(data)
        return self.files[-1]

    def close(self) -> None:
        """Write the directory of the zip."""
        self._zip.close()
