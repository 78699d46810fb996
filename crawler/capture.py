"""The capture: one response as the server sent it, before anything reads it."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import brotli  # type: ignore[import-untyped]  # ships no types

CONTENT_LIMIT = 32 * 2**20
MOST_MEMBERS = 64  # a body of a million empty gzip members must not take an hour


@dataclass(frozen=True, slots=True)
class Capture:
    """One response: `body` is the payload as stored, still content-encoded; `fetched_at` is aware and in UTC.

    `record_id` is the WARC-Record-ID without its `<urn:uuid: >`; `payload_digest` is `sha256:<hex>` over `body`.
    A capture read from a revisit record has no body of its own: `revisit_of` names the record that holds it.
    """

    url: str
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    record_id: str
    payload_digest: str
    revisit_of: str | None = None
    run_id: str | None = None
    source: str = "live"

    def header(self, name: str) -> str | None:
        """Give the first value of the header `name`, in any case of letters."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def media_type(self) -> str:
        """The declared media type, such as `text/html`: lower case, without parameters, `""` when there is none."""
        return (self.header("Content-Type") or "").split(";")[0].strip().lower()

    def content(self, limit: int = CONTENT_LIMIT) -> bytes:
        """Give the body with its content encoding undone, as stored if that fails; at most `limit` bytes."""
        codings = [name.strip().lower() for name in (self.header("Content-Encoding") or "").split(",")]
        body = self.body
        for coding in reversed(codings):
            body = decode_body(body, coding, limit)
        return body[:limit]


def payload_digest(body: bytes) -> str:
    """Give the digest of a payload: `sha256:<hex>`."""
    return "sha256:" + hashlib.sha256(body).hexdigest()


def decode_body(body: bytes, coding: str, limit: int) -> bytes:
    """Undo one content coding, stopping at `limit` bytes; what cannot be undone at all is given back as it is."""
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(coding, ())
    tries = [_inflate(body, limit, window) for window in windows] or (
        [_unbrotli(body, limit)] if coding == "br" else []
    )
    return next((found for found in tries if found is not None), body)


def _inflate(body: bytes, limit: int, window: int) -> bytes | None:
    """Decompress as far as it goes: portals cut their gzip short, and a browser shows what came."""
    found: bytes | None = None
    for _ in range(MOST_MEMBERS):
        machine = zlib.decompressobj(window)
        try:
            part = machine.decompress(body, max(1, limit - len(found or b"")))
        except zlib.error:
            break
        found, body = (found or b"") + part, machine.unused_data
        if not body or len(found) >= limit:
            break
    return found


def _unbrotli(body: bytes, limit: int) -> bytes | None:
    try:
        return cast("bytes", brotli.Decompressor().process(body, output_buffer_limit=limit)) or None
    except brotli.error:
        return None
