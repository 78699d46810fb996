"""The crawl's own process: runs one spider, and tells the process that started it how it goes, as JSON lines."""

from __future__ import annotations

import argparse
import json
import os
import signal
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from twisted.internet.task import LoopingCall

from crawler.crawl_run import CrawlRun
from crawler.errors import LuutruError
from crawler.notes import encode_note
from crawler.spiders.opening import open_run
from crawler.spiders.page_spider import PageSpider

REPORT_EVERY = 0.5  # seconds
GRACE = 4.0  # seconds that a request under way gets after a signal


def crawl_settings(options: argparse.Namespace) -> Settings:
    """Give Scrapy's settings for these options."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    for name, value in {
        "LUUTRU_DATA": str(options.data),
        "LUUTRU_SITES": os.pathsep.join(options.sites),
        "LUUTRU_FULL": options.full,
        "LUUTRU_LIMIT": options.limit or 0,
    }.items():
        settings.set(name, value, priority="cmdline")
    return settings


class CrawlChild:
    """One crawl from its opening to the note of its end, with what is to be told on the way."""

    def __init__(self, run: CrawlRun, settings: Settings, channel: TextIO, page: str | None = None) -> None:
        self.run, self.channel = run, channel
        self.signal: int | None = None
        self.process = CrawlerProcess(settings)
        self.crawler = self.process.create_crawler(PageSpider.at(run.site, page) if page else run.site.name)

    def crawl(self) -> None:
        """Crawl until the spider is closed."""
        self.process.crawl(self.crawler, run=self.run)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._interrupted)
        LoopingCall(self._report).start(REPORT_EVERY, now=False)
        self.process.start(install_signal_handlers=False)
        if self.run.ended is None:  # the spider never opened
            self.run.end("failed")

    def tell_end(self) -> int:
        """Tell how the run ended, and give the exit status."""
        assert self.run.ended is not None
        tell(self.channel, "end", json.loads(encode_note(self.run.ended)))
        if self.run.fault:
            return tell_fault(self.channel, self.run.fault)
        return 128 + self.signal if self.signal else 0

    def _interrupted(self, number: int, _frame: object) -> None:
        from twisted.internet import reactor  # noqa: PLC0415 - Scrapy chooses the reactor when the crawl begins

        first, self.signal = self.signal is None, self.signal or number
        if first:
            reactor.callFromThread(self.process.stop)
            reactor.callFromThread(reactor.callLater, GRACE, self._give_up)

    def _give_up(self) -> None:
        """Close the files without the answer that does not come."""
        self.run.end("shutdown")
        status = self.tell_end()
        self.channel.flush()
        os._exit(status)

    def _report(self) -> None:
        engine = self.crawler.engine
        waiting: Any = engine.scheduler if engine else None
        tell(self.channel, "progress", {"waiting": len(waiting) if waiting is not None else 0, **self.run.tally})


def tell(channel: TextIO, event: str, body: dict[str, Any]) -> None:
    """Write one line for the process that started this one."""
    channel.write(json.dumps({"event": event, **body}, default=str) + "\n")
    channel.flush()


def tell_fault(channel: TextIO, error: LuutruError) -> int:
    """Tell an error, and give its exit status."""
    kind = {"kind": type(error).__name__, "message": error.message, "advice": error.advice}
    tell(channel, "fault", {**kind, "status": error.exit_status})
    return error.exit_status


def die_with_parent() -> None:
    """End at once when the process that started this one is gone; what was captured is mended by the next run."""

    def watch() -> None:
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def take_channel() -> TextIO:
    """Keep standard output for the JSON lines alone; what others print goes to standard error."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return channel


def send_noise(log: Path) -> None:
    """Send standard error, and so everything that is printed, to the run's log."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    except OSError as error:
        raise LuutruError(
            f"The log {log} cannot be written ({error.strerror}).", "Mend its folder's permissions."
        ) from error
    os.dup2(handle, 1)
    os.dup2(handle, 2)


def main(words: Sequence[str] | None = None) -> int:
    """Crawl one site in this process."""
    parser = argparse.ArgumentParser(prog="python -m crawler", description=__doc__)
    parser.add_argument("site")
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--sites", action="append", default=[])
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--page", metavar="URL", help="fetch only this address, and nothing that it leads to")
    parser.add_argument("--watched", action="store_true", help="end when standard input ends")
    options = parser.parse_args(words)
    if options.watched:
        die_with_parent()
    channel, settings = take_channel(), crawl_settings(options)
    try:
        run = open_run(settings, options.site)
        log = options.data / "runs" / f"{run.run_id}.log"
        send_noise(log)
    except LuutruError as error:
        return tell_fault(channel, error)
    settings.set("LOG_FILE", str(log), priority="cmdline")
    tell(channel, "begin", {"run_id": run.run_id, "known": len(run.known)})
    child = CrawlChild(run, settings, channel, options.page)
    child.crawl()
    return child.tell_end()
