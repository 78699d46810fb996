"""A stand-in on loopback for the Wayback Machine and Common Crawl, over real WARC files; it fails when told to."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from crawler.capture import Capture
from crawler.index import IndexEntry, read_index, sort_key
from crawler.rescue.services import CommonCrawl, Services, Wayback
from crawler.warc import read_capture

FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
Fault = int | Literal["cut", "html", "flip", "nearest", "reset"]


@dataclass(frozen=True, slots=True)
class Kept:
    """One capture that the stand-in keeps, and where its record lies."""

    entry: IndexEntry
    capture: Capture
    digest: str
    folder: Path

    @property
    def key(self) -> str:
        return sort_key(self.entry.url)

    @property
    def stamp(self) -> str:
        return f"{self.entry.fetched_at:%Y%m%d%H%M%S}"


def keep_warcs(warcs: Sequence[Path]) -> list[Kept]:
    """Everything that got was asked for by GET, in the order of an index."""
    found: list[Kept] = []
    digests: dict[str, str] = {}
    for warc in warcs:
        for entry in sorted(read_index(warc), key=lambda entry: entry.offset):
            capture = read_capture(warc, entry.offset, entry.length)
            if entry.revisit_of is None:
                digests[entry.digest] = base64.b32encode(hashlib.sha1(capture.body).digest()).decode()
            if entry.form is None:
                found.append(Kept(entry, capture, digests[entry.digest], warc.parent))
    return sorted(found, key=lambda kept: (kept.key, kept.stamp))


@dataclass
class Standin:
    """What is served: `fault` is asked with the path and range of each request, and gives what goes wrong, or None.

    `piece` bounds the lines of one answer of an index; one that is `by_page` gives no keys. `asked` lists the paths.
    """

    kept: list[Kept]
    fault: Callable[[str], Fault | None] = lambda _: None
    piece: int = 40
    by_page: bool = False
    retry_after: str = "0"
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def services(self, delay: float = 0.0) -> Services:
        base = self.address
        return Services(
            Wayback(f"{base}/web/cdx", f"{base}/web", delay), CommonCrawl(f"{base}/collinfo.json", base, delay)
        )

    def fetched(self) -> list[str]:
        """The paths that captures were asked for at."""
        return [path for path in self.asked if path.startswith(("/web/2", "/crawl-data/"))]


@contextmanager
def standing_in(standin: Standin) -> Iterator[Standin]:
    """Serve on 127.0.0.1 and end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(standin))
    server.daemon_threads = True
    standin.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def handler_of(standin: Standin) -> type[BaseHTTPRequestHandler]:
    return type("BoundHandler", (Handler,), {"standin": standin})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    standin: Standin

    def do_GET(self) -> None:
        asked = " ".join(filter(None, (self.path, self.headers["Range"])))
        self.standin.asked.append(asked)
        fault = self.standin.fault(asked)
        if fault == "reset":
            self.close_connection = True
        elif isinstance(fault, int):
            self.send(fault, [("Retry-After", self.standin.retry_after)], b"Too Many Requests")
        elif fault == "html":
            self.send(200, [("Content-Type", "text/html")], b"<html><body>Temporarily offline</body></html>")
        else:
            self.answer(fault)

    def answer(self, fault: Fault | None) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/web/cdx":
            self.send(200, [("Content-Type", "application/json")], wayback_index(self.standin, asked), fault)
        elif parts.path.startswith("/web/"):
            self.replay(self.path.removeprefix("/web/"), fault)
        elif parts.path == "/collinfo.json":
            self.send(200, [("Content-Type", "application/json")], collections(self.standin), fault)
        elif parts.path.endswith("-index"):
            self.send(*commoncrawl_index(self.standin, parts.path[1:-6], asked), fault)
        else:
            self.send_range(parts.path, fault)

    def replay(self, target: str, fault: Fault | None) -> None:
        stamp, _, url = target.partition("id_/")
        found = next((one for one in self.standin.kept if (one.stamp, one.entry.url) == (stamp, url)), None)
        if fault == "nearest":
            found = next(one for one in self.standin.kept if one.entry.url == url and one.stamp != stamp)
        if found is None:
            self.send(404, [("Content-Type", "text/html")], b"<html>The Wayback Machine has not archived that URL.")
            return
        whole = found if found.entry.revisit_of is None else original_of(self.standin, found)
        headers = [(f"x-archive-orig-{name.lower()}", value) for name, value in whole.capture.headers]
        headers += [("Content-Type", whole.capture.media_type)] if whole.capture.media_type else []
        headers += [("Memento-Datetime", format_datetime(found.entry.fetched_at, usegmt=True))]
        self.send(whole.capture.status, headers, whole.capture.body, fault)

    def send_range(self, path: str, fault: Fault | None) -> None:
        warc = next(one.folder / Path(path).name for one in self.standin.kept if one.entry.filename == Path(path).name)
        first, _, last = self.headers["Range"].removeprefix("bytes=").partition("-")
        with warc.open("rb") as file:
            file.seek(int(first))
            self.send(206, [], file.read(int(last) - int(first) + 1), fault)

    def send(self, status: int, headers: list[tuple[str, str]], body: bytes, fault: Fault | None = None) -> None:
        if fault == "flip" and body:
            middle = len(body) // 2
            body = body[:middle] + bytes([body[middle] ^ 255]) + body[middle + 1 :]
        self.send_response(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if fault == "cut" else body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def original_of(standin: Standin, revisit: Kept) -> Kept:
    """What a replay shows for a capture that was kept as a revisit."""
    return next(one for one in standin.kept if one.entry.record_id == revisit.entry.revisit_of)


def wanted(standin: Standin, asked: dict[str, str]) -> list[Kept]:
    since, until = asked.get("from", ""), asked.get("to", "")
    host = asked["url"]
    return [
        one for one in standin.kept
        if urlsplit(one.entry.url).hostname == host and one.stamp >= since and one.stamp[: len(until)] <= until
    ]  # fmt: skip


def wayback_index(standin: Standin, asked: dict[str, str]) -> bytes:
    """A list of lists with a heading; after a limit an empty list and the key to go on with."""
    rows = wanted(standin, asked)
    if standin.by_page or {"page", "showNumPages"} & asked.keys():
        return paged_index(standin, asked, rows)
    begin = int(asked.get("resumeKey", "0"))
    piece = rows[begin : begin + min(standin.piece, int(asked["limit"]))]
    listed: list[list[str]] = [FIELDS, *map(wayback_row, piece)] if piece else []
    if begin + len(piece) < len(rows):
        listed += [[], [str(begin + len(piece))]]
    return b"[" + b",\n".join(json.dumps(row).encode() for row in listed) + b"]\n"


def paged_index(standin: Standin, asked: dict[str, str], rows: list[Kept]) -> bytes:
    """The same by pages, for who asks for them; a limit is kept and no key is given."""
    if "showNumPages" in asked:
        return str(-(-len(rows) // standin.piece)).encode()
    begin = int(asked["page"]) * standin.piece if "page" in asked else 0
    piece = rows[begin : begin + int(asked.get("limit", standin.piece))]
    return b"".join(" ".join(wayback_row(one)).encode() + b"\n" for one in piece)


def wayback_row(one: Kept) -> list[str]:
    entry = one.entry
    said = ("warc/revisit", "-") if entry.revisit_of else (entry.media_type or "unk", str(entry.status))
    return [one.key, one.stamp, entry.url, *said, one.digest, str(entry.length)]


def collections(standin: Standin) -> bytes:
    """One collection for each WARC file."""
    names = dict.fromkeys(one.entry.filename for one in standin.kept)
    said = [{"id": f"CC-{name}", "cdx-api": f"{standin.address}/CC-{name}-index"} for name in names]
    return json.dumps(said).encode()


def commoncrawl_index(standin: Standin, name: str, asked: dict[str, str]) -> tuple[int, list[tuple[str, str]], bytes]:
    rows = [one for one in wanted(standin, asked) if f"CC-{one.entry.filename}" == name]
    if "showNumPages" in asked:
        pages = -(-len(rows) // standin.piece)
        return 200, [], json.dumps({"pages": pages, "pageSize": 5, "blocks": pages}).encode()
    page = int(asked["page"])
    lines = [json.dumps(commoncrawl_row(one)) for one in rows[page * standin.piece : (page + 1) * standin.piece]]
    if not lines:
        return 404, [], b'{"message": "No Captures found for: x"}'
    return 200, [], "".join(f"{line}\n" for line in lines).encode()


def commoncrawl_row(one: Kept) -> dict[str, str]:
    entry = one.entry
    return {
        "urlkey": one.key, "timestamp": one.stamp, "url": entry.url, "digest": one.digest, "status": str(entry.status),
        "mime": "warc/revisit" if entry.revisit_of else entry.media_type, "length": str(entry.length),
        "offset": str(entry.offset), "filename": f"crawl-data/{entry.filename}",
    }  # fmt: skip
