"""What came of each request: counted, and noted where it brought no page; a site that fails is left in peace."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.crawl_run import CrawlRun
from crawler.spiders.exchange import CACHED, plain_words, stop_crawl

NO_ANSWERS = {
    "blocked": ("refused", "answered with the page of a firewall"),
    "broken": ("errors", "answered with an error and status 200"),
}
"""The kinds of pages that say nothing of what was asked for: where they are counted, and in which words."""
REFUSALS = (401, 403, 429)
PATIENCE = 25  # answers in a row that are no answers, after which the site is left in peace
AGAIN = "it is asked for again in the next run"
UNTRUSTED = "look at the certificate in a browser; `crawl: {tls: unverified}` in the site file takes it as it is"


class Answers:
    """Counts the answers of one run in its tally and writes its notes."""

    def __init__(self, crawler: Crawler, run: CrawlRun) -> None:
        self.crawler, self.run = crawler, run
        self._unanswered = 0

    def count(self, response: Response) -> None:
        """Count a page that came, from the site or from the archive."""
        self.run.tally["done"] += 1
        if CACHED not in response.flags:
            self._unanswered = 0

    def count_unserved(self, response: Response, kind: str) -> None:
        """Count an answer that is none; one from the archive was counted when it was fetched."""
        self.run.tally["done"] += 1
        if CACHED not in response.flags:
            tally, what = NO_ANSWERS[kind]
            self.run.tally[tally] += 1
            self._trouble(response.url, what)

    def note_failure(self, failure: Failure) -> None:
        """Note a request that brought no page."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        error = failure.value
        if isinstance(error, HttpError):
            self._refused(error.response)
        elif isinstance(error, IgnoreRequest):
            self._ignored(request, plain_words(error))
        else:
            self.run.tally["errors"] += 1
            words = plain_words(error)
            self._trouble(request.url, f"could not be reached: {words}", UNTRUSTED if "certificate" in words else AGAIN)

    def note_unread(self, failure: Failure, response: Response | None) -> None:
        """Note a page that was captured but could not be read: a fault of ours, to be mended and read again."""
        self.run.tally["errors"] += 1
        url = response.url if response else self.run.site.home
        self.run.note("not read", url, plain_words(failure.value), "report it; the capture is kept")

    def _refused(self, response: Response) -> None:
        self.run.tally["done"] += 1
        self.run.tally["refused"] += response.status in REFUSALS
        if response.status in REFUSALS or response.status >= 500:
            self._trouble(response.url, f"answered {response.status}")

    def _ignored(self, request: Request, reason: str) -> None:
        if reason == "Forbidden by robots.txt":
            self.run.tally["forbidden"] += 1
        elif not self.run.closing:
            self.run.note("not fetched", request.url, reason, "open the address in a browser and compare")

    def _trouble(self, url: str, what: str, advice: str = AGAIN) -> None:
        self.run.trouble = self.run.trouble or f"{url} {what}"
        self.run.note("no answer", url, what, advice)
        self._unanswered += 1
        if self._unanswered >= PATIENCE:
            self.run.trouble = f"{url} {what}, and so did {PATIENCE} addresses in a row"
            stop_crawl(self.crawler, "site_failing")
