"""Files from elsewhere, opened: a WARC file, compressed or not, or each WARC file within a WACZ."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from crawler.errors import LuutruError, UsageError
from crawler.intake.plain import plain_records
from crawler.intake.unpacking import GzipStream
from crawler.record import Record
from crawler.warc_read import Damage, read_records

ZIP, GZIP, WARC = b"PK\x03\x04", b"\x1f\x8b", b"WARC/"
WITHIN = "archive/"
"""Where a WACZ keeps its WARC files (WACZ 1.1.1, section 5)."""
MOST_TIMES = 200
"""How many times larger than the WACZ its WARC files may be: text packs 20 to 1, a bomb 1,000 to 1 and more."""
ADVICE = "Give a WARC file (.warc, .warc.gz) or a WACZ."


@dataclass(frozen=True, slots=True)
class Foreign:
    """One WARC file from elsewhere: where it can be read, and the name under which its owner knows it."""

    path: Path
    name: str

    def records(self) -> Iterator[Record | Damage]:
        """Give its records in order, with a Damage for each stretch that holds none; nothing good is passed over."""
        with self.path.open("rb") as file:
            if file.read(len(GZIP)) != GZIP:
                file.seek(0)
                yield from plain_records(file, self.path)
                return
        if is_one_stream(self.path):
            with self.path.open("rb") as file:
                yield from plain_records(BufferedReader(GzipStream(file)), self.path)
        else:
            yield from read_records(self.path)


def is_one_stream(path: Path) -> bool:
    """Tell whether a file was compressed as a whole (`gzip x.warc`) and not record by record, as WARC asks for."""
    machine, got = zlib.decompressobj(31), b""
    with path.open("rb") as file:
        while not machine.eof and got.count(b"\r\n\r\nWARC/1.") == 0 and (chunk := file.read(2**16)):
            try:
                got = got[-16:] + machine.decompress(chunk)
            except zlib.error:
                return False
    return b"\r\n\r\nWARC/1." in got


def open_foreign(path: Path, room: Path) -> list[Foreign]:
    """Find the WARC files in `path`; those of a WACZ are copied to the folder `room` first.

    Raises UsageError when there is no such file, LuutruError when it is neither a WARC file nor a WACZ, or is broken.
    """
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).", ADVICE) from error
    if head.startswith(ZIP):
        return unpack_wacz(path, room)
    if head.startswith((GZIP, WARC)):
        return [Foreign(path, path.name)]
    raise LuutruError(f"{path} is neither a WARC file nor a WACZ.", ADVICE)


def unpack_wacz(path: Path, room: Path) -> list[Foreign]:
    """Copy the WARC files of a WACZ to `room`: they lie there as files that can be read from any place."""
    found: list[Foreign] = []
    try:
        with ZipFile(path) as box:
            names = sorted(name for name in box.namelist() if name.startswith(WITHIN) and ".warc" in Path(name).name)
            if sum(box.getinfo(name).file_size for name in names) > MOST_TIMES * path.stat().st_size:
                raise LuutruError(f"{path} would be far larger unpacked: it looks like a bomb.", ADVICE)
            for number, name in enumerate(names):
                target = room / f"{number:05d}"
                with box.open(name) as member, target.open("wb") as file:
                    shutil.copyfileobj(member, file, 2**20)
                found.append(Foreign(target, f"{path.name}/{name}"))
    except (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise LuutruError(f"{path} is a broken zip: {error}.", "Get it again from whoever handed it over.") from error
    if not found:
        raise LuutruError(f"{path} is a zip with no WARC file in {WITHIN}.", ADVICE)
    return found
