"""A small department on loopback, and site files for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.crawl.tiny import TinySite, handler_of, make_portal


@pytest.fixture
def tiny() -> Iterator[TinySite]:
    site = TinySite(make_portal())
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(site))
    server.daemon_threads = True
    site.home = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join(5)


SiteMaker = Callable[..., Path]


@pytest.fixture
def site_file(tmp_path: Path, tiny: TinySite) -> SiteMaker:
    """Write a site file for the tiny site; gives its folder."""

    def make(rules: str = "delay: 0, retries: 0, timeout: 5", more: str = "", home: str | None = None) -> Path:
        folder = tmp_path / "sites"
        folder.mkdir(exist_ok=True)
        text = f"name: tiny\ntitle: Sở Công Thương\nhome: {home or tiny.home}\ncrawl: {{{rules}}}\n{more}"
        (folder / "tiny.yml").write_text(text, "utf-8")
        return folder

    return make
