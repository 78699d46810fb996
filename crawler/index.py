"""The CDXJ index beside each WARC file: one line for each capture, sorted by SURT key and time.

A line is `<key> <14 digits> <JSON>`; the JSON has pywb's keys (strings) and some of our own. An answer to a posted form
has `method` and `form`, the digest of the form without the state that ASP.NET adds, so that the same choice on
a page has the same address in every run. An index can always be made again from its WARC file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from crawler.errors import LuutruError
from crawler.record import FORM_FIELD, RUN_FIELD, SOURCE_FIELD, Record, capture_from
from crawler.warc_read import good_records

SESSION = re.compile(
    r";jsessionid=[0-9a-z]+|\(s\([0-9a-z]{24}\)\)/|(?<=[?&])(?:phpsessid|jsessionid|aspsessionid\w*)=\w+&?"
)
STATE = re.compile(r"__(?!EVENTTARGET$|EVENTARGUMENT$)")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Where one capture lies, and what is asked of it without opening it; `filename` is the WARC file's own name."""

    url: str
    fetched_at: datetime
    status: int
    media_type: str
    digest: str
    filename: str
    offset: int
    length: int
    record_id: str
    etag: str | None = None
    last_modified: str | None = None
    revisit_of: str | None = None
    run_id: str | None = None
    source: str = "live"
    form: str | None = None

    @property
    def address(self) -> str:
        """What was asked for: the URL, and the form's digest when one was posted."""
        return page_address(self.url, self.form)


def page_address(url: str, form: str | None = None) -> str:
    """Give the address under which a page is known: its URL, and the digest of the form that was posted to it."""
    return f"{url} {form}" if form else url


def form_digest(fields: Iterable[tuple[str, str]]) -> str:
    """Give the digest of a posted form, leaving out ASP.NET's state (`__VIEWSTATE` and its kin but not the event)."""
    chosen = [(name, value) for name, value in fields if not STATE.match(name)]
    return "sha256:" + hashlib.sha256(urlencode(chosen).encode()).hexdigest()[:32]


def sort_key(url: str, form: str | None = None) -> str:
    """Give the SURT key of a URL: host reversed, lower case, `www.`, port and session left out, query sorted."""
    try:
        parts = urlsplit(url)
        host = re.sub(r"^www\d*\.", "", (parts.hostname or "").lower())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return quote(url.lower())
    rest = SESSION.sub("", (parts.path or "/").lower() + (f"?{parts.query.lower()}" if parts.query else ""))
    path, _, query = rest.partition("?")
    terms = sorted(filter(None, [*query.split("&"), *(["__wb_method=post", f"__wb_post_data={form}"] if form else [])]))
    path = path.rstrip("/") or "/"
    key = f"{','.join(reversed(host.split('.')))}{port}){path}{'?' if terms else ''}{'&'.join(terms)}"
    return re.sub(r"\s", "%20", key)


def index_entry(record: Record, filename: str) -> IndexEntry | None:
    """Give the entry of a response or revisit record, None for other records; raises ValueError when it is damaged."""
    capture = capture_from(record)
    if capture is None:
        return None
    return IndexEntry(
        url=capture.url,
        fetched_at=capture.fetched_at,
        status=capture.status,
        media_type=capture.media_type,
        digest=capture.payload_digest,
        filename=filename,
        offset=record.offset,
        length=record.length,
        record_id=capture.record_id,
        etag=capture.header("ETag"),
        last_modified=capture.header("Last-Modified"),
        revisit_of=capture.revisit_of,
        run_id=record.field(RUN_FIELD),
        source=record.field(SOURCE_FIELD) or "live",
        form=record.field(FORM_FIELD),
    )


def format_entry(entry: IndexEntry) -> str:
    """Write one entry as a CDXJ line, without its line end."""
    ours = {
        "record_id": entry.record_id,
        "media_type": entry.media_type,
        "etag": entry.etag,
        "last_modified": entry.last_modified,
        "revisit_of": entry.revisit_of,
        "run_id": entry.run_id,
        "source": entry.source,
        "method": "POST" if entry.form else None,
        "form": entry.form,
    }
    body = {
        "url": entry.url,
        "mime": "warc/revisit" if entry.revisit_of else entry.media_type or "unk",
        "status": str(entry.status),
        "digest": entry.digest,
        "length": str(entry.length),
        "offset": str(entry.offset),
        "filename": entry.filename,
        **{name: value for name, value in ours.items() if value is not None},
    }
    stamp = entry.fetched_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return f"{sort_key(entry.url, entry.form)} {stamp} {json.dumps(body)}"


def parse_entry(line: str) -> IndexEntry:
    """Read one CDXJ line; raises ValueError when it is not one of ours."""
    try:
        _, stamp, text = line.split(" ", 2)
        body = json.loads(text)
        return IndexEntry(
            url=body["url"],
            fetched_at=datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC),
            status=int(body["status"]),
            digest=body["digest"],
            filename=body["filename"],
            offset=int(body["offset"]),
            length=int(body["length"]),
            **{name: body[name] for name in _OURS if name in body},
        )
    except (KeyError, TypeError) as error:
        message = f"not an index line of ours: {line[:80]}"
        raise ValueError(message) from error


_OURS = ("media_type", "record_id", "etag", "last_modified", "revisit_of", "run_id", "source", "form")


def index_path(warc: Path) -> Path:
    """Give the path of a WARC file's index: `x.warc.gz` has `x.cdxj`."""
    return warc.with_name(warc.name.removesuffix(".open").removesuffix(".warc.gz") + ".cdxj")


def write_index(warc: Path, entries: Iterable[IndexEntry]) -> Path:
    """Write the index of `warc` at once or not at all; on a full disk nothing half is left."""
    path = index_path(warc)
    lines = sorted(format_entry(entry) for entry in entries)
    temporary = path.with_name(path.name + ".tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        return temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def make_entries(warc: Path) -> Iterator[IndexEntry]:
    """Make the entries of a WARC file from its records, in their order; damaged records have none."""
    name = warc.name.removesuffix(".open")
    for record in good_records(warc, lambda _: None):
        with contextlib.suppress(ValueError):
            entry = index_entry(record, name)
            if entry:
                yield entry


def read_index(warc: Path) -> list[IndexEntry]:
    """Read the entries of a WARC file by key and time, making its index again when that is missing or broken."""
    path = index_path(warc)
    try:
        return _parse_lines(path)
    except (FileNotFoundError, ValueError):
        return _parse_lines(write_index(warc, make_entries(warc)))
    except OSError as error:
        raise LuutruError(
            f"{path} cannot be read ({error.strerror}).", "Check the disk and its permissions."
        ) from error


def read_indexes(folder: Path, elsewhere: Iterable[str] = ()) -> Iterator[IndexEntry]:
    """Read the entries of every WARC file of a folder, and of those `elsewhere` whose indexes alone lie in it."""
    names = {path.name for path in folder.glob("*.warc.gz")}.union(elsewhere)
    return (entry for name in sorted(names) for entry in read_index(folder / name))


def _parse_lines(path: Path) -> list[IndexEntry]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return [parse_entry(line) for line in file]
