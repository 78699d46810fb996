"""WARC records one after the other in a stream with no compression of its own."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crawler.record import Record, decode_record
from crawler.warc_read import MEMBER_LIMIT, Damage

BEGIN = b"WARC/"
LINE_LIMIT = 2**16
HEAD_LINES = 1_000


def plain_records(stream: BinaryIO, path: Path) -> Iterator[Record | Damage]:
    """Give the records of a stream in order, with one Damage for each stretch that holds none.

    `path` is its name in a Damage; offsets and lengths count the bytes of the stream. A stream that cannot be read on
    (a torn gzip) ends in a Damage.
    """
    first: Damage | None = None
    end = 0
    for found in pieces(stream, path):
        if isinstance(found, Damage):
            first, end = first or found, found.offset + found.length
            continue
        if first:
            yield Damage(path, first.offset, end - first.offset, first.reason)
            first = None
        yield found
    if first:
        yield Damage(path, first.offset, end - first.offset, first.reason)


def pieces(stream: BinaryIO, path: Path) -> Iterator[Record | Damage]:
    """Cut a stream into records and what is none; the empty lines between records are passed over."""
    offset = 0
    try:
        while line := stream.readline(LINE_LIMIT):
            if line.startswith(BEGIN):
                found = read_record(stream, path, line, offset)
                yield found
                offset += found.length
                continue
            if line.strip():
                yield Damage(path, offset, len(line), "it does not begin with a WARC header")
            offset += len(line)
    except (EOFError, zlib.error, OSError) as error:
        yield Damage(path, offset, 0, f"the file cannot be read on ({error})")


def read_record(stream: BinaryIO, path: Path, line: bytes, offset: int) -> Record | Damage:
    """Read the record that begins with `line`, or say why the bytes that were read hold none."""
    head = [line]
    while len(head) < HEAD_LINES and (line := stream.readline(LINE_LIMIT)).strip():
        head.append(line)
    before = b"".join([*head, line])
    size = next((one.split(b":", 1)[1] for one in head if one.lower().startswith(b"content-length:")), b"").strip()
    if not size.isdigit():
        return Damage(path, offset, len(before), "it says no length")
    if int(size) > MEMBER_LIMIT:
        return Damage(path, offset, len(before), "it is larger than any page that is kept")
    data = before + stream.read(int(size))
    try:
        return decode_record(data, offset, len(data))
    except ValueError as error:
        return Damage(path, offset, len(data), str(error))
