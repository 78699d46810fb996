"""The run in hand: its lock, its writer, what the archive knew when it began, and what it did. No Scrapy in here."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from crawler.archive import Known, KnownPages
from crawler.budget import Spent, day_begin, spent_since
from crawler.errors import LockedError, LuutruError
from crawler.items import Problem
from crawler.lock import SiteLock
from crawler.pace import Pace
from crawler.site import Site
from crawler.warc import Capture, CaptureWriter, Counts, DamagedError, Exchange, RunEnd, payload_digest, recover_folder

CLOCK_SLACK = timedelta(hours=1)
SMALLEST_TWIN = 256  # bytes: a shorter payload costs less than the fields that would refer to its twin


class CrawlRun:
    """One run of one site, from the lock to the note of its end.

    Making it takes the site's lock (LockedError), mends what a killed run left, and reads the indexes. Methods that
    write raise WriteError, or LockedError when the lock was lost; `fault` then holds the first, and the run must end.
    """

    def __init__(self, site: Site, data: Path, *, full: bool = False, limit: int | None = None) -> None:
        self.site, self.full, self.limit = site, full, limit
        self.folder = data / "captures" / site.name
        self.started_at = datetime.now(UTC)
        self.fault: LuutruError | None = None
        self.trouble: str | None = None
        self.barred = False
        self.closing = False
        self.ended: RunEnd | None = None
        self.tally: Counter[str] = Counter()
        self.pace = Pace(site.crawl.delay)
        self._noted: set[str] = set()
        self._unlinked_after = ""
        self.seconds = {"fetch": 0.0, "capture": 0.0}
        self._lock = SiteLock(self.folder, site.name)
        try:
            recover_folder(self.folder)
            self.known = KnownPages(self.folder)
            self.spent_before = self._spent_today()
            self.run_id = new_run_id(site.name, self.started_at, self.folder)
        except BaseException:
            self._lock.release()
            raise
        robots = "obey" if site.crawl.obey_robots else "ignore"
        self.writer = CaptureWriter(self.folder, self.run_id, site=site.name, robots=robots)
        self._check_clock()

    def look_up(self, address: str) -> tuple[Known, Capture] | None:
        """Find a known page together with its capture; a damaged capture counts as not known, and is noted."""
        self.known.meet(address)
        known = self.known.find(address)
        if known is None:
            return None
        try:
            return known, self.known.read(known)
        except DamagedError as error:
            self.note("damaged capture", known.url, error.message, "the page is fetched anew; `luutru check` says more")
            return None

    def unlinked(self, most: int = 100) -> list[Known]:
        """Give some known pages that are due and that no link has led to so far, each once.

        A page that was taken off every list may be gone, and only its own address says so.
        """
        found: list[Known] = []
        while len(found) < most and (batch := self.known.unmet(self._unlinked_after, most)):
            self._unlinked_after = batch[-1].address
            found += [known for known in batch if self.full or known.is_due(self.started_at)]
        return found

    def keep(self, exchange: Exchange, known: Known | None, *, asset: bool = False) -> Capture:
        """Write one exchange before anybody reads it: as a revisit when it brought nothing new, else whole.

        The capture that is given back has its body in both cases.
        """
        self._assure_site()
        with self.timed("capture"):
            twin = self._twin(exchange, known, asset=asset)
            try:
                written = self.writer.write_revisit(exchange, twin.original()) if twin else self.writer.write(exchange)
            except LuutruError as error:
                self.fault = self.fault or error
                raise
            self.known.add(written.entry)
        self._count(exchange, known, fresh=twin is None, asset=asset)
        return dataclasses.replace(written.capture, body=exchange.body) if twin else written.capture

    def holds_site(self) -> bool:
        """Tell whether the site is this run's alone; once it is not, the files of the run are another's to mend."""
        if not self._lock.is_held and self.fault is None:
            message = f"This run of {self.site.name} stood still, and lost the site to whoever waits for it."
            self.fault = LockedError(message, "What it captured is kept; the next run goes on from there.")
        return self._lock.is_held

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what happens inside to the seconds of a stage."""
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - began

    def note(self, problem: str, url: str, detail: str, advice: str) -> None:
        """Write that something could not be fetched."""
        self.tally["problems"] += 1
        try:
            self._assure_site()
            self.writer.write_note(Problem(url, "fetch", problem, detail, advice), url)
        except LuutruError as error:
            self.fault = self.fault or error

    def note_once(self, problem: str, url: str, detail: str, advice: str) -> None:
        """Write that of a problem which many requests meet."""
        if problem not in self._noted:
            self._noted.add(problem)
            self.note(problem, url, detail, advice)

    def end(self, reason: str) -> RunEnd:
        """Write how the run ended, close its files, and let the lock go; `fault` says whether that worked.

        Doing it twice is the same as doing it once.
        """
        if self.ended is not None:
            return self.ended
        names = {item.name for item in dataclasses.fields(Counts)}
        counts = Counts(**{name: count for name, count in self.tally.items() if name in names})
        now = datetime.now(UTC)
        self.ended = RunEnd(
            self.site.name, self.run_id, reason, self.started_at, now, counts, self.trouble, self.seconds
        )
        if self.holds_site():
            self._end_files(self.ended)
        self.known.close()
        self._lock.release()
        return self.ended

    def _assure_site(self) -> None:
        if not self.holds_site() and self.fault:
            raise self.fault

    def _end_files(self, ended: RunEnd) -> None:
        for step in (lambda: self.writer.write_note(ended), self.writer.close):
            try:
                step()
            except LuutruError as error:
                self.fault = self.fault or error

    def _check_clock(self) -> None:
        newest = self.known.newest()
        if newest and newest > self.started_at + CLOCK_SLACK:
            detail = f"the archive holds captures of {newest:%Y-%m-%d %H:%M} UTC, which is still to come"
            self.note("clock set back", self.site.home, detail, "set the clock right: versions are put in order by it")

    def _spent_today(self) -> Spent:
        rules = self.site.crawl
        if not (rules.daily_requests or rules.daily_bytes):
            return Spent()
        return spent_since(self.folder, day_begin(self.started_at, self.site.timezone))

    def _twin(self, exchange: Exchange, known: Known | None, *, asset: bool) -> Known | None:
        """Find the capture that this exchange repeats: its page unchanged, or the same file at another address."""
        if exchange.status == 304:
            return known
        digest = payload_digest(exchange.body)
        if known and known.digest == digest and known.status == exchange.status:
            return known
        if not asset or exchange.status != 200 or len(exchange.body) < SMALLEST_TWIN:
            return None
        twin = self.known.find_payload(digest)
        return twin if twin and twin.status == exchange.status else None

    def _count(self, exchange: Exchange, known: Known | None, *, fresh: bool, asset: bool) -> None:
        self.tally["not_modified" if exchange.status == 304 else "fetched"] += 1
        self.tally["bytes"] += len(exchange.body)
        self.tally["assets"] += asset
        self.tally["new"] += fresh and known is None and exchange.status == 200
        self.tally["changed"] += fresh and known is not None
        self.tally["errors"] += exchange.status >= 500


def new_run_id(site: str, moment: datetime, folder: Path) -> str:
    """Give a run its id, `YYYYMMDDTHHMMSSZ-<site>`, with `-2` and so on when that second had a run already."""
    first = f"{moment.strftime('%Y%m%dT%H%M%SZ')}-{site}"
    count, name = 1, first
    while any(folder.glob(f"{name}-[0-9][0-9][0-9][0-9][0-9].warc.gz*")):
        count += 1
        name = f"{first}-{count}"
    return name
