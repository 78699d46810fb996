"""Zips that may be hostile: what is in them is looked at before anything is read, and nothing is ever unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from struct import unpack
from typing import BinaryIO, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pipelines.verify.files import safe_name
from pipelines.verify.report import Report

MOST_MEMBERS = 100_000
MOST_TIMES = 200
"""How many times larger than the zip its members may be: text packs 20 to 1, a bomb 1,000 to 1 and more."""
LOCAL_HEADER = 30


@contextmanager
def open_zip(report: Report, path: Path) -> Iterator[ZipFile | None]:
    """Open a zip if it can be read safely, else say what is wrong with it and give None."""
    try:
        with ZipFile(path) as found:
            yield found if is_harmless(report, path, found) else None
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        report.fault(str(path), f"the zip is broken: {error}")
        yield None


def is_harmless(report: Report, path: Path, found: ZipFile) -> bool:
    """Tell whether the members of a zip have safe names, one each, and sizes that fit the file."""
    members = found.infolist()
    names = [member.filename for member in members]
    size = path.stat().st_size
    faults = [f"it holds {name!r}, which leads out of the zip" for name in names if not safe_name(name)]
    if len(names) != len(set(names)):
        faults.append("it holds two members of one name")
    if len(members) > MOST_MEMBERS:
        faults.append(f"it holds {len(members):,} members")
    if sum(one.compress_size for one in members) > size or sum(one.file_size for one in members) > MOST_TIMES * size:
        faults.append("its members would be far larger than the file: it looks like a bomb")
    if any(one.flag_bits & 1 for one in members):
        faults.append("a member is encrypted")
    for fault in faults[:10]:
        report.fault(str(path), fault, "Do not unpack it. Get it again from whoever handed it over.")
    return not faults


class Window(RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._place = file, start, size, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read from any place."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, as files do."""
        self._place = offset + (0, self._place, self._size)[whence]
        return self._place

    def tell(self) -> int:
        """Give the place."""
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what RawIOBase calls it with
        """Read into a buffer, not past the end of the stretch."""
        self._file.seek(self._start + self._place)
        data = self._file.read(max(0, min(len(buffer), self._size - self._place)))
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)


def stored_member(file: BinaryIO, member: ZipInfo) -> BinaryIO:
    """Give a member that is stored as it is as a file within the zip; raises ValueError for one that is packed."""
    if member.compress_type != ZIP_STORED:
        message = f"{member.filename} is packed: captures are to be stored as they are"
        raise ValueError(message)
    file.seek(member.header_offset)
    head = file.read(LOCAL_HEADER)
    if len(head) < LOCAL_HEADER or head[:4] != b"PK\x03\x04":
        message = f"{member.filename} does not begin where the zip says"
        raise ValueError(message)
    start = member.header_offset + LOCAL_HEADER + sum(unpack("<HH", head[26:30]))
    return cast("BinaryIO", BufferedReader(Window(file, start, member.file_size)))
