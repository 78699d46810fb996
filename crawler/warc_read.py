"""Reading WARC files: one gzip member after the other, digests verified, damage never passed over in silence."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.capture import Capture
from crawler.errors import LuutruError
from crawler.notes import Note, decode_note
from crawler.record import RUN_FIELD, Record, capture_from, decode_record

CHUNK = 16 * 1024
MAGIC = b"\x1f\x8b\x08"
MEMBER_LIMIT = 2**30 + 2**20  # the largest page that a site file allows, and its headers


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a WARC file that holds no good record: where, how many bytes, and why."""

    path: Path
    offset: int
    length: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: the record at byte {self.offset} cannot be read: {self.reason}."


class DamagedError(LuutruError):
    """A WARC file holds a record that cannot be trusted."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(str(damage), "`luutru check` says what is broken and how to mend it.")
        self.damage = damage


def read_records(path: Path, start: int = 0) -> Iterator[Record | Damage]:
    """Give the records from byte `start` on, in order, with a Damage for each stretch that holds none."""
    with path.open("rb") as file:
        yield from records_in(file, path, start)


def records_in(file: BinaryIO, path: Path, start: int = 0) -> Iterator[Record | Damage]:
    """Give the records of an open file, such as a member of a zip, as `read_records` does; `path` is its name."""
    offset, size = start, file.seek(0, 2)
    while offset < size:
        found = _read_member(file, offset)
        if isinstance(found, Record):
            yield found
            offset += found.length
            continue
        after = _next_member(file, offset + 1, size)
        yield Damage(path, offset, after - offset, found)
        offset = after


def _read_member(file: BinaryIO, offset: int) -> Record | str:
    """Read the record whose member begins at `offset`, or say why there is none."""
    try:
        data, length = _inflate_member(file, offset)
        return decode_record(data, offset, length)
    except zlib.error as error:
        return f"its gzip member is broken ({error})"
    except ValueError as error:
        return str(error)


def _inflate_member(file: BinaryIO, offset: int) -> tuple[bytes, int]:
    file.seek(offset)
    machine, parts, size, used = zlib.decompressobj(31), [], 0, 0
    while not machine.eof:
        chunk = file.read(CHUNK)
        if not chunk:
            raise ValueError("the file ends in the middle of it")
        used += len(chunk)
        parts.append(machine.decompress(chunk))
        size += len(parts[-1])
        if size > MEMBER_LIMIT:
            raise ValueError("it is larger than any page that is kept")
    return b"".join(parts), used - len(machine.unused_data)


def _next_member(file: BinaryIO, offset: int, size: int) -> int:
    """Find where the next good record begins, `size` when there is none."""
    while offset < size:
        file.seek(offset)
        chunk = file.read(CHUNK)
        place = chunk.find(MAGIC)
        if place < 0:
            offset += max(1, len(chunk) - len(MAGIC) + 1)
        elif isinstance(_read_member(file, offset + place), Record):
            return offset + place
        else:
            offset += place + 1
    return size


def good_records(path: Path, damaged: Callable[[Damage], None] | None = None) -> Iterator[Record]:
    """Give the good records; each damaged stretch goes to `damaged`, or raises DamagedError when that is None."""
    for found in read_records(path):
        if isinstance(found, Record):
            yield found
        elif damaged is None:
            raise DamagedError(found)
        else:
            damaged(found)


def read_captures(path: Path, *, damaged: Callable[[Damage], None] | None = None) -> Iterator[Capture]:
    """Give the captures (responses and revisits) of a WARC file in order, one in memory at a time.

    Every digest is verified. A record that does not hold goes to `damaged` and is passed over; with no `damaged`
    the first one raises DamagedError.
    """
    for record in good_records(path, damaged):
        capture = _take_capture(path, record, damaged)
        if capture:
            yield capture


def _take_capture(path: Path, record: Record, damaged: Callable[[Damage], None] | None) -> Capture | None:
    try:
        return capture_from(record)
    except ValueError as error:
        damage = Damage(path, record.offset, record.length, str(error))
        if damaged is None:
            raise DamagedError(damage) from None
        damaged(damage)
        return None


def read_capture(path: Path, offset: int, length: int) -> Capture:
    """Read the one capture whose member lies at `offset`; raises DamagedError when it is not there or not whole."""
    try:
        with path.open("rb") as file:
            found = _read_member(file, offset)
    except OSError as error:
        found = f"the file cannot be read ({error.strerror})"
    if isinstance(found, Record):
        capture = _take_capture(path, found, None)
        if capture and found.length == length:
            return capture
        found = "no capture of that length lies there"
    raise DamagedError(Damage(path, offset, length, found))


def read_notes(path: Path, *, damaged: Callable[[Damage], None] | None = None) -> Iterator[Note]:
    """Give the notes (metadata records of ours) of a WARC file in order."""
    for record in good_records(path, damaged):
        said = decode_note(record.block) if record.kind == "metadata" else None
        if said:
            yield Note(record.record_id, record.date, record.field(RUN_FIELD), said)
