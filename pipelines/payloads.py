"""The bytes behind a row: what the server sent in a capture, read from its WARC file and held to its digests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from crawler.errors import LuutruError, UsageError
from crawler.warc import read_capture

PLACE = """
    SELECT held.site, held.capture_id, held.warc_file, held.warc_offset, held.warc_length
    FROM captures asked
    LEFT JOIN captures held ON held.site = asked.site AND held.capture_id = coalesce(asked.revisit_of, asked.capture_id)
    WHERE asked.capture_id = ? ORDER BY ALL LIMIT 1
"""
"""Where the body of a capture lies: a revisit has that of the capture which it found unchanged."""
Bring = Callable[[str, str], None]
LARGEST = 2**30
"""What a small compressed body may swell to, in bytes."""


def read_payload(
    connection: duckdb.DuckDBPyConnection, captures: Path, capture_id: str, bring: Bring | None = None
) -> bytes:
    """Give the body of a capture, with its content encoding undone; `captures` is the archive's folder of them.

    `bring` has a WARC file of a site, by its name, come to that folder from where the archive lies.
    Raises UsageError if the release names no such capture, LuutruError if its record is not there or not whole.
    """
    found = connection.execute(PLACE, [capture_id]).fetchone()
    if found is None:
        raise UsageError(f"The release holds no capture `{capture_id}`.", "The tables name them in `capture_id`.")
    site, held_id, name, offset, length = found
    if name is None:
        said = f"The capture `{capture_id}` says that a page was unchanged, and the release does not hold that page."
        raise LuutruError(said, "`luutru show URL` lists the captures of an article.")
    if bring:
        bring(site, name)
    capture = read_capture(captures / site / name, offset, length)
    if capture.record_id != held_id:
        said = f"{name} holds another capture at byte {offset} than the release read there."
        raise LuutruError(said, "`luutru check` says what is broken; restore the file from a copy.")
    return capture.content(LARGEST)
