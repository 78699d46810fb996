"""Writing an exported WARC: whole gzip members one after the other, their digest and their index on the way."""

from __future__ import annotations

import dataclasses
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from crawler.index import format_entry, index_entry
from crawler.record import Record, decode_record, encode_record, gzip_member, one_line
from pipelines.export.cdxj_lines import SortedLines

SPACE = uuid.UUID("6f1d8f5e-4d0b-5c1e-9d6a-0d5a5b0f7c11")
"""Records that an export makes itself have UUIDs (version 5) of this space: the same export gives the same ids."""


def made_id(*words: str) -> str:
    """Give the id of a record that an export makes, told from others by `words`."""
    return str(uuid.uuid5(SPACE, "\n".join(words)))


def record_bytes(kind: str, record_id: str, date: str, fields: Iterable[tuple[str, str]], block: bytes) -> bytes:
    """Lay out a record of an export's own."""
    head = [("WARC-Type", kind), ("WARC-Record-ID", f"<urn:uuid:{record_id}>"), ("WARC-Date", date)]
    return encode_record([*head, *fields], block)


def field_block(said: Mapping[str, str]) -> bytes:
    """Lay out a block of `application/warc-fields`."""
    return "".join(f"{name}: {one_line(value)}\r\n" for name, value in said.items()).encode()


class WarcSink:
    """Appends members to `stream`; `lines` gets an index line for each capture, naming the file `name`."""

    def __init__(self, stream: BinaryIO, name: str, lines: SortedLines) -> None:
        self.name, self.size, self.records, self.captures = name, 0, 0, 0
        self._stream, self._lines, self._digest = stream, lines, hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The digest of what was written so far, 64 hexadecimal digits."""
        return self._digest.hexdigest()

    def copy(self, record: Record, member: bytes) -> None:
        """Append a record as it is, byte for byte."""
        entry = index_entry(dataclasses.replace(record, offset=self.size), self.name)
        if entry:
            self._lines.add(format_entry(entry))
            self.captures += 1
        self._stream.write(member)
        self._digest.update(member)
        self.size += len(member)
        self.records += 1

    def add(self, data: bytes) -> None:
        """Compress and append a record that the export makes."""
        member = gzip_member(data)
        self.copy(decode_record(data, self.size, len(member)), member)
