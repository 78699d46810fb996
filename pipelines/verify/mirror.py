"""Whether the bytes of a zip outside of its members are those that the export writes: nothing is hidden there."""

from __future__ import annotations

import shutil
from contextlib import closing
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile

from pipelines.export.wacz_zip import StoredZip


class Mirror(RawIOBase):
    """Takes what would be written to a file and keeps none of it: only where it differs from the file that is there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._place, self.size = file, 0, 0
        self.differing: set[int] = set()

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be written at any place, as a zip does with the head of a member at its end."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, as files do."""
        self._place = offset + (0, self._place, self.size)[whence]
        return self._place

    def tell(self) -> int:
        """Give the place."""
        return self._place

    def write(self, data: bytes) -> int:  # type: ignore[override]  # what ZipFile calls it with
        """Compare bytes with those of the file; the last word on a place counts."""
        self._file.seek(self._place)
        same = self._file.read(len(data)) == data
        (self.differing.discard if same else self.differing.add)(self._place)
        self._place += len(data)
        self.size = max(self.size, self._place)
        return len(data)


def written_alike(path: Path) -> bool:
    """Tell whether a zip is, byte for byte, what the export writes for the members that it holds."""
    with ZipFile(path) as found, path.open("rb") as file:
        mirror = Mirror(file)
        with closing(StoredZip(cast("BinaryIO", mirror))) as made:
            for member in sorted(found.infolist(), key=lambda one: one.header_offset):
                with found.open(member) as source, made.member(member.filename) as target:
                    shutil.copyfileobj(source, target, 2**20)
        return not mirror.differing and mirror.size == path.stat().st_size
