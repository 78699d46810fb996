"""Captures on disk: WARC 1.1 files, one gzip member for each record, every digest verified on reading.

This is the door to the room; behind it `capture` says what a capture is, `record` knows one record, `warc_read`,
`warc_write` and `warc_recover` do what they are called, and `notes` holds what happened while fetching.
"""

from crawler.capture import Capture, payload_digest
from crawler.notes import Counts, Note, RunEnd
from crawler.warc_file import WriteError
from crawler.warc_read import Damage, DamagedError, read_capture, read_captures, read_notes
from crawler.warc_recover import recover, recover_folder
from crawler.warc_write import CaptureWriter, Exchange, Original, Written

__all__ = [
    "Capture",
    "CaptureWriter",
    "Counts",
    "Damage",
    "DamagedError",
    "Exchange",
    "Note",
    "Original",
    "RunEnd",
    "WriteError",
    "Written",
    "payload_digest",
    "read_capture",
    "read_captures",
    "read_notes",
    "recover",
    "recover_folder",
]
