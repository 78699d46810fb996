"""The demo department on loopback: a plain server for browsers, a proxy for the crawler, nothing to anywhere else."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Literal, Self
from urllib.parse import parse_qsl, urlsplit

from crawler.demo import HOST
from crawler.demo.answers import HTML, Answer
from crawler.demo.exchange import answer_headers, is_unchanged, wants_gzip
from crawler.demo.portal import Portal

FORM_BYTES = 64 * 1024
IDLE_SECONDS = 30.0
OWN_HOSTS = (HOST, "127.0.0.1", "localhost")
Fault = int | Literal["reset", "stall", "cut"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that the server saw, for tests; `status` is 0 when a fault left it without an answer."""

    method: str
    target: str
    status: int


class DemoServer:
    """The portal on 127.0.0.1 in a daemon thread, from `with` to its end; port 0 takes any free one.

    `delay` seconds pass before each answer. `faults` maps a target (path with query, else path) to what happens there:
    "reset" drops the connection, "stall" never answers, "cut" sends half of the body, a number is the answer's status.
    """

    def __init__(
        self, port: int = 0, edition: int = 1, *, delay: float = 0.0, faults: Mapping[str, Fault] | None = None
    ) -> None:
        self.portal = Portal(edition)
        self.delay = delay
        self.faults: dict[str, Fault] = dict(faults or {})
        self.asked: list[Asked] = []
        self.ending = threading.Event()
        self._http = _Listener(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """http://127.0.0.1:PORT, for a browser and as a proxy's address."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ending.set()
        self._http.shutdown()
        self._http.server_close()
        self._http.drop_connections()
        self._thread.join()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], demo: DemoServer) -> None:
        self.demo = demo
        self._open: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def process_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        self._open.discard(request)
        super().shutdown_request(request)

    def drop_connections(self) -> None:
        """End what keep-alive left open, so that nobody is answered by a portal that has ended."""
        for left in list(self._open):
            with suppress(OSError):
                left.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "DemoPortal/1.0", ""
    timeout = IDLE_SECONDS
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve(None)

    do_HEAD = do_GET  # noqa: N815 - named by http.server

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > FORM_BYTES:
            self.close_connection = True
            self._send(Answer(411 if not length else 413, HTML, b""), self.path)
            return
        self._serve(dict(parse_qsl(self.rfile.read(int(length)).decode("utf-8", "replace"), keep_blank_values=True)))

    def do_CONNECT(self) -> None:
        self._refuse()

    def log_message(self, *args: object) -> None:
        """Silent: `DemoServer.asked` tells what was asked."""

    def _serve(self, form: dict[str, str] | None) -> None:
        target = self._own_target()
        if target is None:
            self._refuse()
            return
        demo = self.server.demo
        time.sleep(demo.delay)
        fault = demo.faults.get(target, demo.faults.get(target.partition("?")[0]))
        if fault in ("reset", "stall"):
            self._fail(target, fault)
            return
        answer = Answer(fault, HTML, b"") if isinstance(fault, int) else demo.portal.answer(target, form)
        self._send(answer, target, cut=fault == "cut")

    def _own_target(self) -> str | None:
        """Give the origin-form target of a request that is for the demo's host; None for any other host."""
        try:
            split = urlsplit(self.path)
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return None
        if not split.scheme and not split.netloc:
            return self.path if host in OWN_HOSTS else None
        if split.scheme != "http" or split.netloc.removesuffix(":80") != HOST:
            return None
        return (split.path or "/") + (f"?{split.query}" if split.query else "")

    def _refuse(self) -> None:
        self.close_connection = True
        body = f"This server answers for {HOST} only.\n".encode()
        self._send(Answer(502, "text/plain; charset=utf-8", body), self.path)

    def _fail(self, target: str, fault: Fault) -> None:
        self._note(target, 0)
        if fault == "stall":
            self.server.demo.ending.wait(IDLE_SECONDS)
        else:  # lingering for no time makes the kernel send RST
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _send(self, answer: Answer, target: str, *, cut: bool = False) -> None:
        if is_unchanged(answer, self.command, self.headers):
            answer = Answer(304, answer.media_type, b"", answer.etag, answer.modified)
        self._note(target, answer.status)
        packed = wants_gzip(answer, self.headers)
        body = gzip.compress(answer.body, 6, mtime=0) if packed else answer.body
        self.send_response(answer.status)
        for name, value in answer_headers(answer, len(body), packed=packed):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut

    def _note(self, target: str, status: int) -> None:
        self.server.demo.asked.append(Asked(self.command, target, status))
