"""A small department on loopback: what it serves, and what it was asked for."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl

STALL = 4.0  # seconds
HTML = "text/html; charset=utf-8"


@dataclass
class Page:
    body: bytes = b""
    status: int = 200
    media_type: str = HTML
    etag: str | None = None
    location: str | None = None
    wait: float = 0.0
    retry_after: str | None = None
    fault: str = ""
    """`reset` closes the connection at once, `half` after half of the body, `stall` sends half and no more."""
    first: list[Page] = field(default_factory=list)
    """What is answered before this page is, each once."""


@dataclass
class Asked:
    method: str
    path: str
    begun: float
    ended: float
    condition: str | None
    agent: str | None


@dataclass
class TinySite:
    """Serves `pages` by path; `asked` holds what was asked for, `at_once` the most requests in hand at one time.

    What a form posts is answered by `post`, which is given the path and the fields.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    post: Callable[[str, dict[str, str]], Page | None] = lambda _path, _fields: None
    asked: list[Asked] = field(default_factory=list)
    at_once: int = 0
    home: str = ""
    in_hand: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add_link(self, html: str) -> None:
        """Put a link of one more sort on the home page."""
        self.pages["/"].body = self.pages["/"].body.replace(b"</body>", html.encode() + b"</body>")

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


def article(number: int, extra: str = "") -> Page:
    words = (
        f"Ngày {number} tháng 4 năm 2023, Sở Công Thương tổ chức hội nghị lần thứ {number} về công tác khuyến công. "
    )
    title = f"Hội nghị khuyến công lần thứ {number}"
    body = f"""<html><head><title>{title}</title></head><body><div class="menu">
    <a href="/">Trang chủ</a></div><div class="noi-dung"><h1>{title} của Sở Công Thương</h1>
    <div class="ngay">Ngày đăng: 14/04/2023</div><p>{words * 4}</p><p>{words * 5}</p><p>{words * 3}</p>{extra}</div>
    </body></html>"""
    return Page(body.encode(), etag=f'"a{number}"')


def listing(links: dict[str, str]) -> Page:
    rows = "".join(f'<li><a href="{path}">{text}</a></li>' for path, text in links.items())
    return Page(f"<html><head><title>Tin tức</title></head><body><ul>{rows}</ul></body></html>".encode())


def make_portal(count: int = 6) -> dict[str, Page]:
    links = {f"/tin/{n}.html": f"Hội nghị khuyến công lần thứ {n} của Sở Công Thương" for n in range(1, count + 1)}
    pages = {"/": listing(links), "/robots.txt": Page(b"User-agent: *\nDisallow: /kin/\n", media_type="text/plain")}
    return pages | {path: article(number) for number, path in enumerate(links, start=1)}


def handler_of(site: TinySite) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - the class counts as one function
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20
        wbufsize = 65536
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            self._answer(site.post(self.path, dict(parse_qsl(body, keep_blank_values=True))))

        def log_message(self, *_: object) -> None:
            pass

        def _answer(self, posted: Page | None = None) -> None:
            begun = time.monotonic()
            with site.lock:
                site.in_hand += 1
                site.at_once = max(site.at_once, site.in_hand)
            page = posted or site.pages.get(self.path, Page(b"<html>khong co</html>", 404))
            page = page.first.pop(0) if page.first else page
            condition = self.headers.get("If-None-Match")
            time.sleep(page.wait)
            if page.fault:
                self._fail(page)
            else:
                self._send(page, unchanged=bool(page.etag) and condition == page.etag)
            with site.lock:
                site.in_hand -= 1
                agent = self.headers.get("User-Agent")
                site.asked.append(Asked(self.command, self.path, begun, time.monotonic(), condition, agent))

        def _fail(self, page: Page) -> None:
            if page.fault != "reset":
                self.send_response(page.status)
                self.send_header("Content-Type", page.media_type)
                self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body[: len(page.body) // 2])
                self.wfile.flush()
            if page.fault == "stall":
                time.sleep(STALL)
            else:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True

        def _send(self, page: Page, *, unchanged: bool) -> None:
            self.send_response(304 if unchanged else page.status)
            for name, value in (
                ("ETag", page.etag),
                ("Location", page.location),
                ("Content-Type", page.media_type),
                ("Retry-After", page.retry_after),
            ):
                if value:
                    self.send_header(name, value)
            self.send_header("X-Twice", "one")
            self.send_header("X-Twice", "two")
            if not unchanged:
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(page.body)

    return Handler
