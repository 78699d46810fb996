"""Writing captures: every record whole and handed to the system before anybody reads the page."""

from __future__ import annotations

import platform
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import responses
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from crawler.capture import Capture, payload_digest
from crawler.index import IndexEntry, index_entry
from crawler.notes import Said, encode_note
from crawler.record import (
    FORM_FIELD,
    RUN_FIELD,
    SOURCE_FIELD,
    capture_from,
    decode_record,
    encode_record,
    gzip_member,
)
from crawler.warc_file import WarcFile

ROTATE_AT = 64 * 2**20
PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
FIDELITY = "response fidelity, not wire fidelity: Scrapy has removed the transfer encoding"
Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response; headers as the bytes that were sent, `body` still content-encoded.

    `form` is the digest of a posted form (see `crawler.index.form_digest`), None for a request without one.
    """

    url: str
    fetched_at: datetime
    status: int
    headers: Headers
    body: bytes
    method: str = "GET"
    request_headers: Headers = ()
    request_body: bytes = b""
    ip: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The capture that a revisit refers to: its record id, URL, time and payload digest."""

    record_id: str
    url: str
    fetched_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Written:
    """A capture and where it now lies."""

    capture: Capture
    entry: IndexEntry


def warc_time(moment: datetime) -> str:
    """Write a time for WARC-Date: whole seconds, so that the CDX key and the record always agree."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class CaptureWriter:
    """Writes the captures of one run into `folder`: `<run_id>-00000.warc.gz`, the next number after `rotate_at` bytes.

    A file ends in `.open` until it is closed. Every method that writes raises WriteError when the disk refuses; the
    file then ends with its last whole record.
    """

    def __init__(
        self,
        folder: Path,
        run_id: str,
        *,
        site: str,
        robots: str = "obey",
        source: str = "live",
        rotate_at: int = ROTATE_AT,
    ) -> None:
        self.folder, self.run_id, self.site = folder, run_id, site
        self.robots, self.source, self.rotate_at = robots, source, rotate_at
        self._count = 0
        self._file: WarcFile | None = None

    def write(self, exchange: Exchange) -> Written:
        """Write a response record and its request record."""
        fields = [
            *self._target_fields("response", exchange),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Payload-Digest", payload_digest(exchange.body)),
        ]
        return self._write_pair(exchange, fields, response_head(exchange) + exchange.body)

    def write_revisit(self, exchange: Exchange, original: Original) -> Written:
        """Write a revisit record (a 304, or the payload of `original` once more) and its request record."""
        profile = "server-not-modified" if exchange.status == HTTPStatus.NOT_MODIFIED else "identical-payload-digest"
        fields = [
            *self._target_fields("revisit", exchange),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Profile", PROFILES + profile),
            ("WARC-Refers-To", f"<urn:uuid:{original.record_id}>"),
            ("WARC-Refers-To-Target-URI", original.url),
            ("WARC-Refers-To-Date", warc_time(original.fetched_at)),
            ("WARC-Payload-Digest", original.digest),
        ]
        return self._write_pair(exchange, fields, response_head(exchange))

    def write_note(self, said: Said, url: str | None = None) -> None:
        """Write a metadata record that says what happened."""
        fields = self._fields("metadata", datetime.now(UTC))
        fields += [("WARC-Target-URI", url)] if url else []
        record = encode_record([*fields, ("Content-Type", "application/json")], encode_note(said))
        self._open_file().append(gzip_member(record))

    def close(self) -> Path | None:
        """Make the file in hand durable, index it and give it its name; None when there is none."""
        file, self._file = self._file, None
        return file.close() if file else None

    def _open_file(self) -> WarcFile:
        if self._file and self._file.size >= self.rotate_at:
            self.close()
        if self._file is None:
            file = WarcFile(self.folder / f"{self.run_id}-{self._count:05d}.warc.gz")
            file.append(gzip_member(self._info_record(file.path.name)))
            self._file, self._count = file, self._count + 1
        return self._file

    def _info_record(self, name: str) -> bytes:
        said = {
            "software": f"luutru/{version('luutru')} scrapy/{version('scrapy')} python/{platform.python_version()}",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "isPartOf": self.run_id,
            "description": f"captures of the site {self.site}; {FIDELITY}",
            "robots": self.robots,
        }
        block = "".join(f"{key}: {value}\r\n" for key, value in said.items()).encode()
        fields = self._fields("warcinfo", datetime.now(UTC))
        return encode_record([*fields, ("WARC-Filename", name), ("Content-Type", "application/warc-fields")], block)

    def _fields(self, kind: str, moment: datetime) -> list[tuple[str, str]]:
        fields = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid4()}>"),
            ("WARC-Date", warc_time(moment)),
            (RUN_FIELD, self.run_id),
        ]
        return fields + ([(SOURCE_FIELD, self.source)] if self.source != "live" else [])

    def _target_fields(self, kind: str, exchange: Exchange) -> list[tuple[str, str]]:
        fields = [*self._fields(kind, exchange.fetched_at), ("WARC-Target-URI", exchange.url)]
        fields += [("WARC-IP-Address", exchange.ip)] if exchange.ip else []
        return fields + ([(FORM_FIELD, exchange.form)] if exchange.form else [])

    def _write_pair(self, exchange: Exchange, fields: list[tuple[str, str]], block: bytes) -> Written:
        data = encode_record(fields, block)
        response = gzip_member(data)
        asked = [
            *self._target_fields("request", exchange),
            ("WARC-Concurrent-To", dict(fields)["WARC-Record-ID"]),
            ("Content-Type", "application/http; msgtype=request"),
        ]
        request = gzip_member(encode_record(asked, request_head(exchange) + exchange.request_body))
        file = self._open_file()
        record = decode_record(data, file.append(response + request), len(response))
        capture, entry = capture_from(record), index_entry(record, file.path.name)
        if capture is None or entry is None:
            message = f"only http and https are captured, not {exchange.url}"
            raise ValueError(message)
        file.entries.append(entry)
        return Written(capture, entry)


def response_head(exchange: Exchange) -> bytes:
    """Lay out status line and headers; Transfer-Encoding is left out, since the body no longer has it."""
    phrase = responses.get(exchange.status, "")
    kept = [pair for pair in exchange.headers if pair[0].lower() != b"transfer-encoding"]
    return f"HTTP/1.1 {exchange.status} {phrase}\r\n".encode() + _lay_out(kept)


def request_head(exchange: Exchange) -> bytes:
    """Lay out request line and headers; Host is added when it was not given."""
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    names = {name.lower() for name, _ in exchange.request_headers}
    host = [] if b"host" in names else [(b"Host", parts.netloc.rpartition("@")[2].encode())]
    return f"{exchange.method} {target} HTTP/1.1\r\n".encode() + _lay_out([*host, *exchange.request_headers])


def _lay_out(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    lines = [name + b": " + b" ".join(value.splitlines()) + b"\r\n" for name, value in headers]
    return b"".join(lines) + b"\r\n"
