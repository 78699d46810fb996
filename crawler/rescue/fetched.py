"""What was fetched of a capture: a record to be written, and whether it is what the index says."""

from __future__ import annotations

import string
from dataclasses import dataclass
from datetime import datetime
from http.client import responses
from uuid import uuid5

from crawler.capture import Capture
from crawler.intake.survey import OURS
from crawler.record import Record, holds_digest
from crawler.rescue.listed import Listed
from crawler.warc_write import PROFILES, warc_time

HTTP_RESPONSE = "application/http; msgtype=response"
BASE32 = frozenset(string.ascii_uppercase + "234567")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A record and the capture that it holds; `doubt` says what is wrong with it, `fits` whether its digest holds."""

    record: Record
    capture: Capture
    doubt: str = ""
    fits: bool = True


def fits(digest: str, data: bytes) -> bool:
    """Tell whether bytes have the digest of an index: bare SHA-1 in base32, or with its algorithm; True if none is."""
    bare = len(digest) == 32 and set(digest) <= BASE32
    return holds_digest(f"sha1:{digest}" if bare else digest, data)


def rescued_id(listed: Listed) -> str:
    """Give the record id of a capture that comes without one: it follows from what the capture is."""
    return str(uuid5(OURS, f"{listed.source}\n{listed.url}\n{listed.stamp}"))


def head_fields(kind: str, listed: Listed) -> list[tuple[str, str]]:
    """Give the fields with which a record of ours begins."""
    return [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{rescued_id(listed)}>"),
        ("WARC-Date", warc_time(listed.moment)),
        ("WARC-Target-URI", listed.url),
        ("Content-Type", HTTP_RESPONSE),
    ]


def status_line(status: int) -> bytes:
    """Give the first line of an answer."""
    return f"HTTP/1.1 {status} {responses.get(status, '')}\r\n".encode()


def repeat_record(listed: Listed, original: Listed) -> Record:
    """Make the record of a capture that holds, by its digest, what another holds: all that the index says of it."""
    fields = [
        *head_fields("revisit", listed),
        ("WARC-Profile", f"{PROFILES}identical-payload-digest"),
        ("WARC-Refers-To-Target-URI", original.url),
        ("WARC-Refers-To-Date", warc_time(original.moment)),
    ]
    mime = original.mime if listed.is_revisit else listed.mime
    head = status_line(listed.status or original.status or 200) + (
        f"Content-Type: {mime}\r\n".encode() if mime else b""
    )
    return Record(0, 0, tuple(fields), head + b"\r\n")


def time_words(moment: datetime) -> str:
    """Write a time for people."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"
