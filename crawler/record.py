"""One WARC record: its bytes, its fields, and what they say, with digests verified."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser

from crawler.capture import Capture, payload_digest

FIELD_PARSER = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES)
HTTP_PARSER = StatusAndHeadersParser(ArcWarcRecordLoader.HTTP_TYPES, verify=False)
END = b"\r\n\r\n"

# Fields of our own; WARC 1.1 section 5 lets a writer add fields, and other tools pass them by.
RUN_FIELD = "Luutru-Run-ID"
FORM_FIELD = "Luutru-Form-Digest"
SOURCE_FIELD = "Luutru-Source"


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record; `offset` and `length` are those of its gzip member in the file."""

    offset: int
    length: int
    fields: tuple[tuple[str, str], ...]
    block: bytes

    def field(self, name: str) -> str | None:
        """Give the first value of the field `name`, in any case of letters."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    @property
    def kind(self) -> str:
        """The WARC-Type."""
        return self.field("WARC-Type") or ""

    @property
    def record_id(self) -> str:
        """The WARC-Record-ID without `<urn:uuid: >`."""
        return bare_id(self.field("WARC-Record-ID") or "")

    @property
    def target(self) -> str:
        """The WARC-Target-URI, `""` when there is none; early versions of wget put angle brackets round it."""
        return (self.field("WARC-Target-URI") or "").strip("<>")

    @property
    def date(self) -> datetime:
        """The WARC-Date, aware and in UTC."""
        return datetime.fromisoformat(self.field("WARC-Date") or "").astimezone(UTC)


def bare_id(value: str) -> str:
    """Take `<urn:uuid: >` off a record's id."""
    return value.strip("<> ").removeprefix("urn:uuid:")


def gzip_member(data: bytes, level: int = 6) -> bytes:
    """Compress `data` as one gzip member without a time stamp, so that the same record gives the same bytes."""
    machine = zlib.compressobj(level, zlib.DEFLATED, 31)
    return machine.compress(data) + machine.flush()


def encode_record(fields: list[tuple[str, str]], block: bytes) -> bytes:
    """Lay a record out as bytes, before compression; the digest of the block and its length are added."""
    fields = [*fields, ("WARC-Block-Digest", payload_digest(block)), ("Content-Length", str(len(block)))]
    lines = [f"{name}: {one_line(value)}\r\n" for name, value in fields]
    return f"WARC/1.1\r\n{''.join(lines)}\r\n".encode() + block + END


def one_line(value: str) -> str:
    """Fold line ends, so that no value can end its header."""
    return re.sub(r"[\r\n]+", " ", value)


def decode_record(data: bytes, offset: int, length: int) -> Record:
    """Read the bytes of one member; raises ValueError when it is not one whole record whose block digest holds."""
    stream = BytesIO(data)
    try:
        headers = FIELD_PARSER.parse(stream).headers
        size = int(next(value for name, value in headers if name.lower() == "content-length"))
    except Exception as error:
        message = "it does not begin with a WARC header"
        raise ValueError(message) from error
    record = Record(offset, length, tuple(headers), stream.read(max(size, 0)))
    check_record(record, size, stream.read())
    return record


def check_record(record: Record, size: int, rest: bytes) -> None:
    """Raise ValueError unless the block is whole, alone in its member, and true to its digest."""
    if len(record.block) != size:
        raise ValueError("its block is cut short")
    if rest.strip(b"\r\n"):
        raise ValueError("its gzip member holds more than one record")
    if not holds_digest(record.field("WARC-Block-Digest"), record.block):
        raise ValueError("its block digest does not match")
    try:
        _ = record.date
    except ValueError:
        raise ValueError("its WARC-Date is not a time") from None


def holds_digest(digest: str | None, data: bytes) -> bool:
    """Tell whether `algorithm:value` (hex, base32 or base64) is the digest of `data`; True when it can't be known."""
    algorithm, _, value = (digest or "").partition(":")
    if not value or algorithm.lower() not in hashlib.algorithms_guaranteed or algorithm.lower().startswith("shake"):
        return True
    found = hashlib.new(algorithm.lower(), data, usedforsecurity=False).digest()
    forms = {found.hex(), base64.b32encode(found).decode().rstrip("="), base64.b64encode(found).decode().rstrip("=")}
    return value.rstrip("=") in forms or value.lower() == found.hex()


def read_exchange(record: Record) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Give status, headers and payload of a response or revisit; raises ValueError if its digest does not hold."""
    stream = BytesIO(record.block)
    try:
        head = HTTP_PARSER.parse(stream)
        status = int(head.get_statuscode())
    except EOFError:
        head, status = None, 0
    payload = stream.read()
    if record.kind == "response" and not holds_digest(record.field("WARC-Payload-Digest"), payload):
        raise ValueError("its payload digest does not match")
    headers = tuple((name, value) for name, value in head.headers) if head else ()
    chunked = any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers)
    return status, headers, ChunkedDataReader(BytesIO(payload)).read() if chunked and payload else payload


def capture_from(record: Record) -> Capture | None:
    """Read a response or revisit record as a capture; None for records of other kinds or other protocols."""
    url = record.target
    if record.kind not in ("response", "revisit") or not url.lower().startswith(("http:", "https:")):
        return None
    status, headers, body = read_exchange(record)
    original = record.field("WARC-Refers-To")
    revisit = record.kind == "revisit"
    return Capture(
        url=url,
        fetched_at=record.date,
        status=status,
        headers=headers,
        body=body,
        record_id=record.record_id,
        payload_digest=(record.field("WARC-Payload-Digest") or "") if revisit else payload_digest(body),
        revisit_of=bare_id(original) if original and revisit else None,
        run_id=record.field(RUN_FIELD),
        source=record.field(SOURCE_FIELD) or "live",
    )
