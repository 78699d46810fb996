"""Between Scrapy and the site: politeness, the archive that answers for it, and the capture of what it sends."""

from __future__ import annotations

from datetime import datetime
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response

from crawler.budget import limit_reached
from crawler.crawl_run import CrawlRun
from crawler.errors import LuutruError
from crawler.index import page_address
from crawler.spiders.exchange import (
    CACHED,
    archived_response,
    exchange_from,
    is_robots,
    plain_words,
    posted_form,
    set_conditions,
    stop_crawl,
)
from crawler.spiders.site_spider import SiteSpider
from crawler.spiders.throttle import heed_crawl_delay


class SiteComponent:
    """A middleware that knows its crawler, and through it the spider and the run in hand."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """Make the middleware that Scrapy asks for."""
        return cls(crawler)

    @property
    def spider(self) -> SiteSpider:
        """The spider of this crawl."""
        spider: Any = self.crawler.spider
        return spider  # type: ignore[no-any-return]

    @property
    def run(self) -> CrawlRun:
        """The run in hand."""
        return self.spider.run

    def stop(self, reason: str) -> None:
        """End the crawl in order, for `reason`."""
        self.run.closing = True
        stop_crawl(self.crawler, reason)


class SiteMiddleware(SiteComponent):
    """Keeps to the site: its own host, one line of requests, its hours, limits, and its robots.txt before all else."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._began = monotonic()

    def process_request(self, request: Request) -> None:
        """Refuse other hosts; put all of the site's requests in one line, with and without `www.`."""
        if not self.run.holds_site():
            self.stop("lock_lost")
        if self.run.fault:
            raise IgnoreRequest("a capture could not be written")
        if not self.spider.site.covers(request.url):
            raise IgnoreRequest("it leads off the site")
        self._keep_limits()
        request.meta["download_slot"] = self.spider.site.host

    def _keep_limits(self) -> None:
        site = self.spider.site
        if not in_hours(site.crawl.hours, datetime.now(ZoneInfo(site.timezone)).hour):
            self.stop("outside_hours")
            raise IgnoreRequest("it is outside the hours of the site file")
        if self.run.limit and self.run.tally["pages"] >= self.run.limit:
            self.stop("limit")
            raise IgnoreRequest("as many pages were fetched as were asked for")
        reached = limit_reached(site.crawl, self.run.tally, self.run.spent_before, monotonic() - self._began)
        if reached:
            rule, detail = reached
            self.run.note_once("limit of the run", site.home, detail, f"raise crawl.{rule} in the site file")
            self.stop(rule)
            raise IgnoreRequest(f"crawl.{rule} is reached")

    def process_response(self, request: Request, response: Response) -> Response:
        """Heed what robots.txt says; when it answers 5xx nothing may be fetched (RFC 9309, 2.3.1.4)."""
        if is_robots(request) and response.status >= 500:
            self._refuse(f"{request.url} answered {response.status}")
        if is_robots(request) and response.status == 200:
            self.spider.take_sitemaps(response)
            if self.spider.site.crawl.obey_robots:
                heed_crawl_delay(self.crawler, self.spider.site.host, response.body)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Stop when robots.txt cannot be reached."""
        if is_robots(request) and not isinstance(exception, IgnoreRequest):
            self._refuse(f"{request.url} could not be reached: {plain_words(exception)}")

    def _refuse(self, trouble: str) -> None:
        self.run.trouble = self.run.trouble or trouble
        self.run.tally["errors"] += 1
        self.run.barred = True  # the request that waits for robots.txt would go on without it
        self.stop("robots_unreachable")
        raise IgnoreRequest(trouble)


class EmbeddedMiddleware(SiteComponent):
    """Serves a site that comes with the product, on loopback, from the beginning of its crawl to the end."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if getattr(crawler.spidercls, "site").embedded != "demo":  # noqa: B009 - Scrapy types it as any spider
            raise NotConfigured
        from crawler.demo.server import DemoServer  # noqa: PLC0415 - a live site needs no demo

        self.server = DemoServer()
        self.server.__enter__()
        crawler.signals.connect(self.close, signals.spider_closed)

    def process_request(self, request: Request) -> None:
        """Send what is asked of the embedded site to its server, which answers for its host as a proxy does."""
        request.meta["proxy"] = self.server.address

    def close(self) -> None:
        """End the server with the crawl."""
        self.server.__exit__(None, None, None)


class ArchiveMiddleware(SiteComponent):
    """Answers from the archive what is not due, and asks for the rest only on condition that it changed."""

    def process_request(self, request: Request) -> Response | None:
        """Answer a known page that is not due; else tell the site which state of it we hold."""
        if self.run.barred:
            raise IgnoreRequest("robots.txt could not be read")
        for name in ("known", "archived", "capture"):  # a redirected request brings those of another page
            request.meta.pop(name, None)
        found = self.run.look_up(page_address(request.url, posted_form(request)))
        if found is None:
            return None
        known, capture = found
        request.meta["known"] = known
        if not (self.run.full or is_robots(request) or request.meta.get("ask") or known.is_due(self.run.started_at)):
            self.run.tally["from_archive"] += 1
            return archived_response(request, capture)
        if known.status == 200:
            request.meta["archived"] = capture
            set_conditions(request.headers, known.etag, known.last_modified)
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Hand on the archived page in place of a 304."""
        if response.status == 304 and "archived" in request.meta:
            return archived_response(request, request.meta.pop("archived"))
        request.meta.pop("archived", None)
        return response


class CaptureMiddleware(SiteComponent):
    """Writes every response before anything reads it; what cannot be written is not read."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Capture one response; ends the crawl when that fails."""
        if CACHED in response.flags:
            return response
        if self.run.fault:
            raise IgnoreRequest("a capture could not be written")
        asset = request.meta.get("kind") in ("asset", "requisite")
        exchange = exchange_from(request, response)
        try:
            request.meta["capture"] = self.run.keep(exchange, request.meta.get("known"), asset=asset)
        except LuutruError as error:
            self.stop("capture_failed")
            raise IgnoreRequest(str(error)) from error
        if not asset and not is_robots(request):
            self.run.tally["pages"] += 1
            self.run.tally["answered"] += response.status < 400
        return response


def in_hours(hours: tuple[int, int] | None, hour: int) -> bool:
    """Tell whether an hour of the day lies in `hours`, which may run over midnight."""
    if hours is None:
        return True
    first, last = hours
    return first <= hour < last if first < last else hour >= first or hour < last
