"""One capture of the Wayback Machine: the bytes that were captured, with the headers of then, or in words why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.capture import CONTENT_LIMIT, Capture, decode_body, payload_digest
from crawler.record import Record, capture_from
from crawler.rescue.asking import Answer, Asker
from crawler.rescue.fetched import Fetched, fits, head_fields, status_line, time_words
from crawler.rescue.listed import Listed
from crawler.rescue.services import Wayback

WRAPPED = "x-archive-orig-"
PLAIN = (
    "content-type",
    "content-language",
    "content-disposition",
    "content-encoding",
    "location",
    "etag",
    "last-modified",
)
"""Headers of then that are also given as they were; one that is wrapped too counts as it is wrapped."""
LEFT_OUT = ("transfer-encoding", "connection")
REPLAYED = re.compile(r"^(?:https?://[^/]+)?/(?:[^/]+/)*?\d{14}(?:[a-z]{2}_)?/(https?:/.*)$", re.DOTALL)
REWRITTEN = (b"BEGIN WAYBACK TOOLBAR INSERT", b"FILE ARCHIVED ON", b"/_static/js/bundle-playback.js")


def fetch_wayback(asker: Asker, service: Wayback, listed: Listed) -> Fetched:
    """Fetch a capture without rewriting; raises NotGiven, RefusedError and Halted as `Asker.ask` does."""
    look = Look(listed)
    address = f"{service.replay.rstrip('/')}/{listed.stamp}id_/{listed.url.replace('#', '%23')}"
    answer = asker.ask(address, {"Accept-Encoding": "gzip"}, fault=look.fault)
    fields = [
        *head_fields("response", listed),
        ("WARC-Source-URI", address),
        ("WARC-Payload-Digest", payload_digest(look.body)),
    ]
    headers = original_headers(answer, encoded=look.body is answer.body)
    head = status_line(answer.status) + b"".join(f"{name}: {value}\r\n".encode() for name, value in headers)
    record = Record(0, 0, tuple(fields), head + b"\r\n" + look.body)
    return Fetched(record, known_capture(record), look.doubt, fits=not look.doubt)


def known_capture(record: Record) -> Capture:
    """Read the capture of a record that is one."""
    capture = capture_from(record)
    assert capture is not None, "a response to http"
    return capture


@dataclass(slots=True)
class Look:
    """Judges the answers to one question: `body` is the payload of then, `doubt` what speaks against it."""

    listed: Listed
    body: bytes = b""
    doubt: str = ""
    _seen: set[str] = field(default_factory=set)

    def fault(self, answer: Answer) -> str | None:
        """Say why an answer is not the capture; None when it is.

        Bytes that do not fit the digest of the index are asked for again; what comes twice alike is what the archive
        holds, and is kept with the doubt.
        """
        if reason := no_capture(answer, self.listed):
            return reason
        self.body = fitting_body(answer, self.listed.digest)
        if fits(self.listed.digest, self.body):
            return None
        if any(mark in self.body for mark in REWRITTEN):
            return "a rewritten page came in place of what was captured"
        digest = payload_digest(answer.body)
        if digest in self._seen:
            self.doubt = f"its bytes do not fit the digest {self.listed.digest} of the index"
            return None
        self._seen.add(digest)
        return "its bytes do not fit the digest of the index"


def no_capture(answer: Answer, listed: Listed) -> str | None:
    """Say why an answer is no capture, or another one than was asked for: archives lead to the nearest in time."""
    said = answer.header("Memento-Datetime")
    if said is None:
        wrapped = any(name.lower().startswith(WRAPPED) for name, _ in answer.headers)
        if wrapped and answer.header("X-Archive-Redirect-Reason") is None:
            return None
        return f"no capture came but a page of the archive's own, with status {answer.status}"
    moment = read_memento(said)
    if moment != listed.moment:
        return f"another capture came, of {time_words(moment) if moment else said}"
    return None


def read_memento(said: str) -> datetime | None:
    """Read a Memento-Datetime (RFC 7089, 2.1.1); None for what is no time."""
    try:
        return parsedate_to_datetime(said).replace(tzinfo=UTC)
    except ValueError:
        return None


def fitting_body(answer: Answer, digest: str) -> bytes:
    """Give the payload of then: as it came, or unpacked where only that has the digest (packed for the way alone)."""
    coding = (answer.header("Content-Encoding") or "").strip().lower()
    if not coding or fits(digest, answer.body):
        return answer.body
    plain = decode_body(answer.body, coding, CONTENT_LIMIT)
    return plain if fits(digest, plain) else answer.body


def original_headers(answer: Answer, *, encoded: bool) -> list[tuple[str, str]]:
    """Give the headers of then; of a body that was packed for the way alone the coding is left out."""
    found = [(name[len(WRAPPED) :], value) for name, value in answer.headers if name.lower().startswith(WRAPPED)]
    wrapped = {name.lower() for name, _ in found}
    found += [pair for pair in answer.headers if pair[0].lower() in PLAIN and pair[0].lower() not in wrapped]
    dropped = LEFT_OUT if encoded else (*LEFT_OUT, "content-encoding")
    return [(name, original_location(name, value)) for name, value in found if name.lower() not in dropped]


def original_location(name: str, value: str) -> str:
    """Give where a redirect led then, from where it leads within the archive."""
    found = REPLAYED.match(value) if name.lower() in ("location", "content-location") else None
    return found[1] if found else value
