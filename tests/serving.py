"""A site of given pages on loopback: an index at its home, and a robots.txt that keeps a crawler to these pages."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HTML = "text/html; charset=utf-8"


@contextmanager
def serve_pages(pages: Mapping[str, bytes], titles: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve `pages` (path to bytes) on 127.0.0.1 and yield the address; the home links them by their titles."""
    home = index_page(titles or {path: f"Bài viết số {number} của trang" for number, path in enumerate(sorted(pages))})
    robots = "User-agent: *\nAllow: /$\n" + "".join(f"Allow: {path}\n" for path in sorted(pages)) + "Disallow: /\n"
    answers = {"/": home, "/robots.txt": robots.encode(), **pages}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = answers.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else HTML)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def index_page(titles: Mapping[str, str]) -> bytes:
    """Return a home page that lists the given paths by their titles."""
    items = "".join(f'<li><a href="{path}">{html.escape(title)}</a></li>' for path, title in titles.items())
    return f"<html><head><title>Trang chủ</title></head><body><h1>Trang chủ</h1><ul>{items}</ul></body></html>".encode()


def write_site(folder: Path, name: str, title: str, home: str) -> Path:
    """Write a site file of three keys and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yml"
    path.write_text(f"name: {name}\ntitle: {title}\nhome: {home}/\n", encoding="utf-8")
    return path
