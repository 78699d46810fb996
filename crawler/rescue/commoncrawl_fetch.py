"""One capture of Common Crawl: the record as it lies in a WARC file, by the range of bytes that the index names."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from crawler.capture import Capture, payload_digest
from crawler.intake.survey import read_foreign, whole_second
from crawler.record import Record, decode_record
from crawler.rescue.asking import Answer, Asker
from crawler.rescue.fetched import Fetched, fits
from crawler.rescue.listed import Listed
from crawler.rescue.services import CommonCrawl
from crawler.warc_read import MEMBER_LIMIT

LEAST = 2**20
"""So much is read of an answer that is none, in bytes."""


def fetch_commoncrawl(asker: Asker, service: CommonCrawl, listed: Listed) -> Fetched:
    """Fetch the record of a capture; raises NotGiven, RefusedError and Halted as `Asker.ask` does."""
    look = RecordLook(listed)
    address = f"{service.data.rstrip('/')}/{listed.filename}"
    span = f"bytes={listed.offset}-{listed.offset + listed.length - 1}"
    asker.ask(address, {"Range": span}, fault=look.fault, most=max(listed.length, LEAST))
    assert look.found is not None, "an answer without fault"
    return look.found


@dataclass(slots=True)
class RecordLook:
    """Judges the answers to one question: `found` is the record that it was asked for."""

    listed: Listed
    found: Fetched | None = None
    _seen: set[str] = field(default_factory=set)

    def fault(self, answer: Answer) -> str | None:
        """Say why an answer is not the record; None when it is. What comes twice alike is kept with its doubt."""
        if answer.status != 206:
            return f"no range of bytes came, but status {answer.status}"
        try:
            self.found = self._read(answer.body)
        except (ValueError, zlib.error) as error:
            return f"its record is broken ({error})"
        digest = payload_digest(answer.body)
        if self.found.fits or digest in self._seen:
            return None
        self._seen.add(digest)
        return self.found.doubt

    def _read(self, body: bytes) -> Fetched:
        if len(body) != self.listed.length:
            raise ValueError(f"{len(body):,} bytes came of {self.listed.length:,}")
        record = decode_record(unpack_member(body), 0, len(body))
        capture = read_foreign(record)
        if not isinstance(capture, Capture):
            raise ValueError(capture or "it holds no answer of a server")
        if (record.target, whole_second(record.date)) != (self.listed.url, self.listed.moment):
            raise ValueError(f"it is that of {record.target} at {record.date}")
        if not self._fits(record, capture):
            doubt = f"its bytes do not fit the digest {self.listed.digest} of the index"
            return Fetched(record, capture, doubt, fits=False)
        cut = record.field("WARC-Truncated")
        return Fetched(record, capture, f"the archive kept only the beginning of it ({cut})" if cut else "")

    def _fits(self, record: Record, capture: Capture) -> bool:
        payload = record.block.partition(b"\r\n\r\n")[2]
        return record.kind == "revisit" or any(fits(self.listed.digest, data) for data in (capture.body, payload))


def unpack_member(data: bytes) -> bytes:
    """Unpack one gzip member; raises ValueError or zlib.error when it is not one, whole and alone."""
    machine = zlib.decompressobj(31)
    found = machine.decompress(data, MEMBER_LIMIT)
    if not machine.eof or machine.unused_data:
        raise ValueError("its gzip member is not whole")
    return found
