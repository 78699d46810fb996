"""A first look through files from elsewhere: whose captures they hold, and what their revisits and forms refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID, uuid5

from crawler.capture import Capture, payload_digest
from crawler.index import IndexEntry, form_digest
from crawler.intake.opening import Foreign
from crawler.record import FORM_FIELD, Record, bare_id, capture_from

OURS = UUID("5f0f6c1e-7d0a-5b7e-9f0b-4c7575747275")
"""The name space of ids for records that have none of their own."""


@dataclass(frozen=True, slots=True)
class Held:
    """A capture that revisits may refer to: its record id and the digest of its payload, `sha256:<hex>`."""

    record_id: str
    digest: str


@dataclass(slots=True)
class Survey:
    """What the files hold together: captures by id and by address and second, posted forms by the id of the answer."""

    by_id: dict[str, Held] = field(default_factory=dict)
    by_moment: dict[tuple[str, datetime], Held] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    hosts: Counter[str] = field(default_factory=Counter)

    def add(self, url: str, moment: datetime, held: Held) -> None:
        """Take in a capture with a payload."""
        self.by_id.setdefault(held.record_id, held)
        self.by_moment.setdefault((url, moment), held)

    def original(self, record: Record) -> Held | None:
        """Find what a revisit refers to: by its id, else by the address and time that it names."""
        named = bare_id(record.field("WARC-Refers-To") or "")
        if named in self.by_id:
            return self.by_id[named]
        moment = read_moment(record.field("WARC-Refers-To-Date"))
        address = (record.field("WARC-Refers-To-Target-URI") or record.target).strip("<>")
        return self.by_moment.get((address, moment)) if moment else None


def survey_files(files: Iterable[Foreign], known: Iterable[IndexEntry]) -> Survey:
    """Look through the files, and through the captures that the site's archive has already."""
    survey = Survey()
    for entry in known:
        if entry.revisit_of is None:
            survey.add(entry.url, entry.fetched_at, Held(entry.record_id, entry.digest))
    for file in files:
        for found in file.records():
            if isinstance(found, Record):
                look_at(survey, found)
    return survey


def look_at(survey: Survey, record: Record) -> None:
    """Take in one record."""
    if record.kind == "request" and (form := posted_form(record)):
        survey.forms[bare_id(record.field("WARC-Concurrent-To") or "")] = form
    capture = read_foreign(record)
    if isinstance(capture, Capture):
        survey.hosts[host_of(capture.url)] += 1
        if record.kind == "response":
            held = Held(record_name(record), capture.payload_digest)
            survey.add(capture.url, whole_second(record.date), held)


def read_foreign(record: Record) -> Capture | str | None:
    """Read a response or revisit record; None for other records, in words why one contradicts itself.

    Tools differ in what they take the digest of a payload of (with its transfer encoding or without). Where the
    digest of the whole block holds, that of the payload is not needed.
    """
    try:
        return capture_from(record)
    except ValueError as error:
        if not record.field("WARC-Block-Digest"):
            return str(error)
    try:
        return capture_from(replace(record, fields=without(record.fields, "WARC-Payload-Digest")))
    except ValueError as error:
        return str(error)


def without(fields: Iterable[tuple[str, str]], *names: str) -> tuple[tuple[str, str], ...]:
    """Give the fields of a record but for some."""
    left_out = {name.lower() for name in names}
    return tuple((name, value) for name, value in fields if name.lower() not in left_out)


def record_name(record: Record) -> str:
    """Give the id of a record: its own where it is a UUID, else one that follows from what it says."""
    try:
        return str(UUID(record.record_id))
    except ValueError:
        said = (record.kind, record.target, record.date.isoformat(), payload_digest(record.block), record.record_id)
        return str(uuid5(OURS, "\n".join(said)))


def posted_form(record: Record) -> str | None:
    """Give the digest of the form that a request posted; None if it posted none."""
    said = record.field(FORM_FIELD)
    if said or not record.block.startswith(b"POST "):
        return said
    text = record.block.partition(b"\r\n\r\n")[2].decode("utf-8", "replace")
    return form_digest(parse_qsl(text, keep_blank_values=True) or [("", text)])


def whole_second(moment: datetime) -> datetime:
    """Cut a time to the second, as it is written into WARC-Date and the index."""
    return moment.astimezone(UTC).replace(microsecond=0)


def read_moment(text: str | None) -> datetime | None:
    """Read a time of a WARC header; None if it is none."""
    try:
        return whole_second(datetime.fromisoformat(text or ""))
    except ValueError:
        return None


def host_of(url: str) -> str:
    """Give the host of an address without `www.`, `""` where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
