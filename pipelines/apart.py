"""Pages that kill or hang their reader: each is read in a process of its own, and is the only one lost.

`python -m pipelines.apart` is that process: pages come by standard input, rows go to standard output.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
from threading import Timer
from types import TracebackType
from typing import Self

from crawler.capture import Capture
from crawler.errors import LuutruError
from crawler.site import Site
from pipelines.one_page import PageRead, Reader, broken_rows, read_page

APART = "pipelines.apart"
PAGE_SECONDS = 60
"""Seconds of processor time that one page may take; the longest that a page of 4 MB takes is about five."""
READY = b"ready"
HANG_SECONDS = 600.0  # by the clock: a page that waits for something takes no processor time


def limit_page() -> None:
    """Let the system end this process when the page at hand takes too long, whatever code it is in."""
    used, most = resource.getrusage(resource.RUSAGE_SELF), resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(used.ru_utime + used.ru_stime) + 1 + PAGE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most))


def lift_limit() -> None:
    """End the limit that `limit_page` set."""
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def limited(reader: Reader) -> Reader:
    """Set the limit anew before each page."""

    def read(site: Site, capture: Capture) -> PageRead:
        limit_page()
        return reader(site, capture)

    return read


class PagesApart:
    """Reads pages in a process that may die of one; it is then replaced, and the page is a problem."""

    def __init__(self, module: str = APART, hang_seconds: float = HANG_SECONDS) -> None:
        self._command = [sys.executable, "-m", module]
        self._hang_seconds = hang_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, site: Site, capture: Capture) -> PageRead:
        """Read one page as `read_page` does."""
        process = self._process or self._begin()
        assert process.stdin is not None
        assert process.stdout is not None
        watch = Timer(self._hang_seconds, process.kill)
        watch.start()
        try:
            process.stdin.write(pickle.dumps((site, capture)))
            process.stdin.flush()
            found: PageRead = pickle.load(process.stdout)  # noqa: S301 - from our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            return PageRead(rows=broken_rows(site, capture, death_words(self._end())))
        finally:
            watch.cancel()
        return found

    def _begin(self) -> subprocess.Popen[bytes]:
        """Begin a process, and wait until it can read: one that never can would make a problem of every page."""
        command = self._command
        self._process = process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
        if process.stdout is None or process.stdout.read(len(READY)) != READY:
            said = f"A process to read a page apart could not begin ({death_words(self._end())})."
            raise LuutruError(said, "`luutru build` tries again; look for lack of memory in the system's log.")
        return process

    def _end(self) -> int:
        """End the process if it lives, and say how it ended."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with process:  # closes the pipes and waits
            process.kill()
        return process.returncode


def death_words(status: int) -> str:
    """Say how the process that read a page ended."""
    if status == -signal.SIGXCPU:
        return f"reading it took more than {PAGE_SECONDS} seconds of processor time"
    how = f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
    return f"the process that read it ended by {how}"


def serve_pages(reader: Reader) -> None:
    """Read the pages that come by standard input until it ends; what libraries print goes elsewhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers.write(READY)
    answers.flush()
    while True:
        try:
            site, capture = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that began this one
        except EOFError:
            return
        limit_page()
        answers.write(pickle.dumps(reader(site, capture)))
        answers.flush()


if __name__ == "__main__":
    serve_pages(read_page)
