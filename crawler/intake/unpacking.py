"""A file that was compressed as a whole, as a stream that gives all that it holds even where it is torn."""

from __future__ import annotations

import zlib
from io import RawIOBase
from typing import BinaryIO

CHUNK = 2**16


class GzipStream(RawIOBase):
    """The bytes of a gzip file of one member or more; raises EOFError or zlib.error only where nothing more is whole.

    Python's own GzipFile throws away what it has read before a torn end.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._machine, self._rest = file, zlib.decompressobj(31), b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what RawIOBase calls it with
        """Give what comes next."""
        while True:
            chunk = self._machine.unconsumed_tail or self._rest or self._file.read(CHUNK)
            self._rest = b""
            if self._machine.eof and chunk:
                self._machine = zlib.decompressobj(31)
            if not chunk:
                if self._machine.eof:
                    return 0
                raise EOFError("it ends in the middle")
            data = self._machine.decompress(chunk, len(buffer))
            self._rest = self._machine.unused_data if self._machine.eof else b""
            if data:
                buffer[: len(data)] = data
                return len(data)
