"""A replay of a WACZ by pywb on loopback, and what a browser shows of it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

COLLECTION = "bai-viet"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
    *("--force-device-scale-factor=1", "--virtual-time-budget=10000"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # the browser itself would ask its maker
)
DIRECT = build_opener(ProxyHandler({}))
PATIENCE = 60.0  # seconds


def tool(name: str) -> str:
    """The path of a program of the environment that the tests run in."""
    return str(Path(sys.executable).with_name(name))


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def replayed(wacz: Path, folder: Path) -> Iterator[str]:
    """Serves a WACZ from `folder` with pywb and gives the address of the collection; ends the server at the end."""
    folder.mkdir()
    for words in (["init", COLLECTION], ["add", "--unpack-wacz", COLLECTION, str(wacz)]):
        subprocess.run([tool("wb-manager"), *words], cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
    (folder / "config.yaml").write_text("framed_replay: false\nenable_banner: false\n", encoding="utf-8")
    port = free_port()
    words = [tool("wayback"), "-b", "127.0.0.1", "-p", str(port), "-t", "2", "-d", str(folder)]
    log = (folder / "log").open("wb")
    with log, subprocess.Popen(words, cwd=folder, stdout=log, stderr=log) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield f"http://127.0.0.1:{port}/{COLLECTION}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until a server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended"
        try:
            fetch(url)
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"nothing answers at {url}")


def fetch(url: str) -> tuple[int, str, bytes]:
    """Status, media type and body of what a server of ours answers."""
    try:
        with DIRECT.open(Request(url), timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


def find_browser() -> str | None:
    """A browser that can be run without a screen."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def browse(browser: str, url: str, folder: Path, *what: str) -> bytes:
    """Runs a browser on one page and gives what it prints."""
    folder.mkdir(exist_ok=True)
    words = [browser, *QUIET, f"--user-data-dir={folder / 'profile'}", "--window-size=1000,1400", *what, url]
    return subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=PATIENCE).stdout


def asked_by_pages(log: Path) -> list[str]:
    """The addresses that pages asked for, by a browser's `--log-net-log`; what the browser asks for itself is not."""
    events = [event.get("params", {}) for event in json.loads(log.read_text("utf-8"))["events"]]
    return [one["url"] for one in events if "url" in one and one.get("initiator", "not an origin") != "not an origin"]
