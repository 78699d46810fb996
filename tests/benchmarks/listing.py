"""An index of any length, made up line by line, as the Wayback Machine's CDX interface gives it; and what it lists."""

from __future__ import annotations

import hashlib
import threading
from base64 import b32encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

HOST = "sct.nhieutrang.example"
EPOCH = datetime(2012, 1, 1, tzinfo=UTC)
CAPTURES_OF_EACH = 8
"""Captures of one address: four in a row have the same bytes."""
HEAD = b'["urlkey","timestamp","original","mimetype","statuscode","digest","length"]'


def body_of(number: int) -> bytes:
    """What the capture of that number holds."""
    return f"<html><h1>Tin số {number // CAPTURES_OF_EACH}</h1><p>Bản {number // 4}</p></html>".encode()


def moment_of(number: int) -> datetime:
    """When it was captured."""
    return EPOCH + timedelta(minutes=number)


def line_of(number: int) -> bytes:
    """Its line in the index."""
    path = f"/tin-tuc/tin-so-{number // CAPTURES_OF_EACH:08d}.html"
    digest = b32encode(hashlib.sha1(body_of(number)).digest()).decode()
    stamp = f"{moment_of(number):%Y%m%d%H%M%S}"
    key = f"example,nhieutrang,sct){path}"
    return f'["{key}","{stamp}","http://{HOST}{path}","text/html","200","{digest}","912"]'.encode()


@contextmanager
def listing(count: int) -> Iterator[str]:
    """Serve an index of `count` lines on 127.0.0.1, and give the address of the collection."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self.send_response(200)
            if parts.path == "/cdx":
                self.end_headers()
                self.list_lines({name: values[0] for name, values in parse_qs(parts.query).items()})
            else:
                self.send_header("Memento-Datetime", format_datetime(self.asked_for(parts.path), usegmt=True))
                self.end_headers()
                self.wfile.write(body_of((self.asked_for(parts.path) - EPOCH) // timedelta(minutes=1)))

        def asked_for(self, path: str) -> datetime:
            return datetime.strptime(path[1:15], "%Y%m%d%H%M%S").replace(tzinfo=UTC)

        def list_lines(self, asked: dict[str, str]) -> None:
            begin = int(asked.get("resumeKey", "0"))
            end = min(begin + int(asked["limit"]), count)
            self.wfile.write(b"[" + HEAD)
            for number in range(begin, end):
                self.wfile.write(b",\n" + line_of(number))
            self.wfile.write(f',\n[],\n["{end}"]]'.encode() if end < count else b"]")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
