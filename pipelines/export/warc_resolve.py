"""Revisits resolved: the response that a revisit stands for, with the payload that it refers to, and what says so."""

from __future__ import annotations

from crawler.record import END, Record, bare_id, encode_record
from pipelines.export.warc_sink import field_block, made_id, record_bytes
from pipelines.export.warc_source import LINKING

NOT_A_RESPONSE = {
    "warc-type", "warc-record-id", "warc-date", "warc-profile", "warc-refers-to", "warc-refers-to-target-uri",
    "warc-refers-to-date", "warc-truncated", "warc-block-digest", "content-length",
}  # fmt: skip
WRITTEN_ANEW = {"warc-type", "warc-record-id", "warc-date", "warc-block-digest", "content-length"}


def resolved_id(record_id: str) -> str:
    """Give the id of the record that an export writes in place of another."""
    return made_id("resolved", record_id)


def resolved(revisit: Record, original: Record) -> bytes:
    """Lay out the response that a revisit stands for.

    Its header is the revisit's own, but for a 304 (which speaks of no payload) and where a transfer encoding would not
    fit the payload: then it is the original's.
    """
    kept = [(name, value) for name, value in revisit.fields if name.lower() not in NOT_A_RESPONSE]
    date = revisit.field("WARC-Date") or ""
    return record_bytes("response", resolved_id(revisit.record_id), date, kept, _whole_block(revisit, original))


def _whole_block(revisit: Record, original: Record) -> bytes:
    head, (first, _, payload) = revisit.block.partition(END)[0], original.block.partition(END)
    status = head.split(b"\r\n", 1)[0].split(b" ")[1:2]
    if status in ([], [b"304"]) or b"\r\ntransfer-encoding:" in (head + first).lower():
        return original.block
    return head + END + payload


def resolving_note(revisit: Record, original: Record) -> bytes:
    """Lay out the metadata record that says from which two records a response was put together.

    WARC 1.1 keeps WARC-Refers-To from response records, so this record bears it.
    """
    made = resolved_id(revisit.record_id)
    said = {
        "resolved-from": f"<urn:uuid:{revisit.record_id}>",
        "payload-from": f"<urn:uuid:{original.record_id}>",
        "profile": revisit.field("WARC-Profile") or "",
    }
    fields = [
        ("WARC-Refers-To", f"<urn:uuid:{made}>"),
        ("WARC-Target-URI", revisit.field("WARC-Target-URI") or ""),
        ("Content-Type", "application/warc-fields"),
    ]
    date, record_id = revisit.field("WARC-Date") or "", made_id("resolving", revisit.record_id)
    return record_bytes("metadata", record_id, date, fields, field_block(said))


def relinked(record: Record) -> bytes:
    """Lay out a request or metadata record of a resolved revisit anew, so that it names the response."""
    fields = [
        (name, f"<urn:uuid:{resolved_id(bare_id(value))}>" if name.lower() in LINKING else value)
        for name, value in record.fields
        if name.lower() not in WRITTEN_ANEW
    ]
    head = [
        ("WARC-Type", record.kind),
        ("WARC-Record-ID", f"<urn:uuid:{resolved_id(record.record_id)}>"),
        ("WARC-Date", record.field("WARC-Date") or ""),
    ]
    return encode_record([*head, *fields], record.block)
