"""One crawl of one site from outside: starts its process, shows how it goes, and says how it ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from crawler import errors
from crawler.errors import LuutruError, ReadLessError, RefusedError, StoppedError
from crawler.lock import SiteLock
from crawler.notes import Counts, RunEnd, decode_note
from crawler.progress import Progress
from crawler.site import Site, load_site
from crawler.warc import recover_folder

EARLY = ("outside_hours", "daily_requests", "daily_bytes", "max_seconds")  # ends that say nothing of the site
GRACE = 8.0  # seconds after a signal, after which the crawl's process is ended


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What one crawl did; `signal` is the number of the signal that ended it, None otherwise.

    `reason` is finished, limit, the limit of the site file that was met, outside_hours, shutdown, or that of a failure;
    `known` counts the pages that the archive knew before; `stage_seconds` are those of fetch and capture.
    """

    site: str
    run_id: str
    reason: str
    started_at: datetime
    ended_at: datetime
    counts: Counts
    known: int
    captures: Path
    log: Path
    signal: int | None = None
    stage_seconds: dict[str, float] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.ended_at - self.started_at).total_seconds()


@dataclass(slots=True)
class _Told:
    """What the crawl's process has told so far."""

    run_id: str = ""
    known: int = 0
    end: RunEnd | None = None
    fault: LuutruError | None = None
    signal: int | None = None


def crawl_site(
    site: Site | str,
    data: Path,
    *,
    full: bool = False,
    limit: int | None = None,
    page: str | None = None,
    quiet: bool = False,
    sites: Iterable[Path | str] = (),
    on_signal: Callable[[int], None] | None = None,
    listen: Callable[[Callable[[int], None]], None] | None = None,
) -> CrawlSummary:
    """Fetch what is new or changed on a site into captures under `data`, in a process of its own.

    With `page` only that address is fetched and nothing that it leads to. `listen` is given what sends the crawl a
    signal: for who runs it in a thread, where none arrives.
    Raises LockedError when another run holds the site, RefusedError when the site gives nothing, ReadLessError when it
    gave pages but no article, LuutruError when a capture could not be written or the process died. What was captured
    is kept in every case. SIGINT and SIGTERM end it in order within ten seconds; `signal` then says which, and
    `on_signal` is told at once. StoppedError when that left no time for the note of its end.
    """
    folders = [str(folder) for folder in sites]
    known_site = site if isinstance(site, Site) else load_site(site, folders)
    told = _Told()
    with tempfile.TemporaryFile() as noise:
        words = _command(known_site, data, folders, full=full, limit=limit, page=page)
        child = subprocess.Popen(  # noqa: S603 - our own module
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=noise, start_new_session=True, text=True
        )
        pass_on = _passer(child, told, on_signal)
        if listen:
            listen(pass_on)
        with child, Progress(known_site.name, quiet=quiet) as progress, _signals_passed_on(pass_on):
            _listen(child, told, progress)
        status = child.returncode
        if told.end is None and told.fault is None:
            _mend(known_site, data)
            told.fault = _death(known_site, data, told, status, noise)
    return _summary(known_site, data, told, limited=limit is not None, page=page)


def _command(
    site: Site, data: Path, folders: list[str], *, full: bool, limit: int | None, page: str | None
) -> list[str]:
    words = [sys.executable, "-m", "crawler", site.name, "--data", str(data), "--watched"]
    words += [f"--sites={folder}" for folder in folders or [str(site.path.parent)]]
    words += ["--full"] if full else []
    words += ["--page", page] if page else []
    return words + (["--limit", str(limit)] if limit else [])


def _passer(
    child: subprocess.Popen[str], told: _Told, on_signal: Callable[[int], None] | None
) -> Callable[[int], None]:
    """Give what passes a signal on to the crawl, and ends it when it does not heed it."""

    def pass_on(number: int) -> None:
        child.send_signal(number)
        if told.signal is not None:
            return
        told.signal = number
        if on_signal:
            on_signal(number)
        timer = threading.Timer(GRACE, child.kill)
        timer.daemon = True
        timer.start()

    return pass_on


@contextmanager
def _signals_passed_on(pass_on: Callable[[int], None]) -> Iterator[None]:
    """Pass SIGINT and SIGTERM on to the crawl; a thread other than the first gets none."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda number, _frame: pass_on(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(child: subprocess.Popen[str], told: _Told, progress: Progress) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        body: dict[str, Any] = json.loads(line)
        event = body.pop("event")
        if event == "begin":
            told.run_id, told.known = body["run_id"], body["known"]
        elif event == "progress":
            done = body.get("done", 0)
            words = f"{body.get('new', 0)} new, {body.get('from_archive', 0)} from the archive"
            progress.show(done, done + body["waiting"], words)
        elif event == "end":
            said = decode_note(json.dumps(body).encode())
            told.end = said if isinstance(said, RunEnd) else None
        elif event == "fault":
            told.fault = _fault(body)
    child.wait()


def _fault(body: dict[str, Any]) -> LuutruError:
    kind: type[LuutruError] = getattr(errors, body["kind"], LuutruError)
    return kind(body["message"], body["advice"])


def _mend(site: Site, data: Path) -> None:
    """Give the files of a killed crawl their names at once; when that fails, the next run does it."""
    folder = data / "captures" / site.name
    try:
        lock = SiteLock(folder, site.name)
    except LuutruError:
        return
    try:
        recover_folder(folder)
    except LuutruError:
        return
    finally:
        lock.release()


def _death(site: Site, data: Path, told: _Told, status: int, noise: IO[bytes]) -> LuutruError:
    if told.signal is not None:
        return StoppedError(f"The crawl of {site.name} was stopped before it could end in order.", told.signal)
    noise.seek(0)
    last = noise.read().decode(errors="replace").strip().splitlines()[-1:]
    how = f"signal {-status}" if status < 0 else f"status {status}"
    log = f"The log is {data / 'runs' / told.run_id}.log." if told.run_id else " ".join(last)
    message = f"The crawl of {site.name} died ({how}); what it captured is kept."
    return LuutruError(message, f"Run the same command again: it goes on by itself. {log}".strip())


def _summary(site: Site, data: Path, told: _Told, *, limited: bool, page: str | None) -> CrawlSummary:
    if told.fault:
        raise told.fault
    assert told.end is not None
    end = told.end
    log = data / "runs" / f"{end.run_id}.log"
    if told.signal is None:
        _judge(site, end, log, limited=limited, page=page)
    return CrawlSummary(
        site=site.name,
        run_id=end.run_id,
        reason=end.reason,
        started_at=end.started_at,
        ended_at=end.ended_at,
        counts=end.counts,
        known=told.known,
        captures=data / "captures" / site.name,
        log=log,
        signal=told.signal,
        stage_seconds=end.seconds,
    )


def _judge(site: Site, end: RunEnd, log: Path, *, limited: bool, page: str | None) -> None:
    """Raise when a run that ended in order did not give what it should."""
    counts = end.counts
    nothing = counts.answered + counts.not_modified == 0
    if end.reason == "failed":
        raise LuutruError(f"The crawl of {site.name} could not begin.", f"The log says why: {log}")
    if end.reason in ("robots_unreachable", "site_failing") or (nothing and end.trouble):
        message = f"{site.name} cannot be crawled now: {end.trouble}."
        raise RefusedError(message, "Open the address in a browser; if it works there, try again in some hours.")
    if nothing and counts.forbidden:
        message = f"The robots.txt of {site.name} forbids {page or 'every start page'}."
        raise RefusedError(message, f"Ask the owner of {site.home}; crawl.obey_robots is for their written consent.")
    if counts.articles == 0 and not (limited or page) and end.reason not in EARLY:
        message = f"{site.name} gave {counts.answered} pages but not one article."
        raise ReadLessError(message, f"Open {site.home}; is it still the site? Name its pages in {site.path}.")
