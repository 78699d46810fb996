"""The WARC files behind an invented release: for each version a record with its page, where its row says it lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.capture import payload_digest
from crawler.index import index_entry
from crawler.record import RUN_FIELD, decode_record, encode_record, gzip_member
from crawler.warc_file import WarcFile
from crawler.warc_write import warc_time

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def page_of(title: str, text: str) -> bytes:
    """Give the page that an article stood on."""
    paragraphs = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    head = f"<!DOCTYPE html><html lang=vi><title>{title}</title>"
    return f"{head}<body><h1>{title}</h1>\n{paragraphs}</body></html>".encode()


class GeneratedWarcs:
    """Writes records into `captures/<site>/<file>` of an archive, each file open while rows come for it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._open: dict[Path, WarcFile] = {}

    def add(self, rows: dict[str, Any], site: str, pages: Iterator[bytes]) -> dict[str, list[Any]]:
        """Write the records of rows of `captures`, and give the columns that say where they lie and what they hold."""
        named = ("capture_id", "url", "fetched_at", "warc_file", "run_id")
        places = [
            self._write(self.data / "captures" / site / str(row[3]), row, page)
            for row, page in zip(zip(*(rows[name] for name in named), strict=True), pages, strict=True)
        ]
        columns = ("warc_offset", "warc_length", "size", "payload_sha256")
        return dict(zip(columns, map(list, zip(*places, strict=True)), strict=True))

    def close(self) -> None:
        """Make the files whole, with their indexes and digests."""
        for file in self._open.values():
            file.close()
        self._open.clear()

    def _write(self, path: Path, row: tuple[Any, ...], page: bytes) -> tuple[int, int, int, str]:
        capture_id, url, seen, _, run_id = row
        digest = payload_digest(page)
        fields = [
            ("WARC-Type", "response"), ("WARC-Record-ID", f"<urn:uuid:{capture_id}>"),
            ("WARC-Date", warc_time(datetime.fromtimestamp(int(seen) / 1e6, UTC))), ("WARC-Target-URI", url),
            ("Content-Type", "application/http; msgtype=response"), ("WARC-Payload-Digest", digest),
            (RUN_FIELD, run_id),
        ]  # fmt: skip
        data = encode_record(fields, HEAD + page)
        member = gzip_member(data)
        file = self._open.get(path) or self._open.setdefault(path, WarcFile(path))
        offset = file.append(member)
        entry = index_entry(decode_record(data, offset, len(member)), path.name)
        assert entry is not None
        file.entries.append(entry)
        return offset, len(member), len(page), digest.removeprefix("sha256:")
