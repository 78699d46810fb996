"""WARC files as other tools write them: by warcio, with the digests, ids and times of those tools."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.build.archives import HOST, article_page


@dataclass(frozen=True, slots=True)
class Said:
    """One record: its kind, address, time as it is written, payload, and what else its header says."""

    path: str
    date: str
    body: bytes = b""
    kind: str = "response"
    more: tuple[tuple[str, str], ...] = ()
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    host: str = HOST


def article(number: int, date: str, *, title: str = "") -> Said:
    """A page of an article, captured by somebody else."""
    return Said(f"/tin?ItemID={number}", date, article_page(number, title=title))


def write_warc(path: Path, records: Iterable[Said], *, version: str = "1.1") -> Path:
    """Write records one gzip member each, after a warcinfo record."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version=f"WARC/{version}")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another/1.0"}))
        for said in records:
            writer.write_record(record_of(writer, said))
    return path


def record_of(writer: WARCWriter, said: Said) -> ArcWarcRecord:
    """Make the record of warcio; a request posts its body."""
    asks = said.kind == "request"
    http = StatusAndHeaders(
        f"{said.path} HTTP/1.1" if asks else said.status, list(said.headers), "POST" if asks else "HTTP/1.1"
    )
    fields = {"WARC-Date": said.date, **dict(said.more)}
    return writer.create_warc_record(
        said.host + said.path, said.kind, payload=BytesIO(said.body), http_headers=http, warc_headers_dict=fields
    )


def plain_copy(warc: Path, path: Path) -> Path:
    """The same records with no compression."""
    path.write_bytes(gzip.decompress(warc.read_bytes()))
    return path


def packed_copy(warc: Path, path: Path) -> Path:
    """The same records, compressed as one stream."""
    path.write_bytes(gzip.compress(gzip.decompress(warc.read_bytes())))
    return path


def wacz_of(path: Path, *warcs: Path) -> Path:
    """A WACZ that holds WARC files."""
    with ZipFile(path, "w") as box:
        box.writestr("datapackage.json", "{}")
        for warc in warcs:
            box.write(warc, f"archive/{warc.name}")
    return path
