"""The one spider: walks a site's links as its pages name them; a site file makes a class of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urldefrag, urlencode

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.capture import Capture
from crawler.crawl_run import CrawlRun
from crawler.index import form_digest
from crawler.items import Article, Contact, Follow, Item
from crawler.pages import page_for
from crawler.site import Site
from crawler.spiders.answers import NO_ANSWERS, Answers
from crawler.spiders.assets import article_assets, wants_link
from crawler.spiders.opening import open_run
from crawler.spiders.seeds import read_map
from crawler.spiders.shapes import ShapeGuard

# Articles before lists, and what belongs to an article at once: a run that is cut short has whole articles.
PRIORITIES = {"seed": 30, "asset": 20, "article": 10, "contact": 10, "list": 5, "pager": 5, "page": 0}
TLS: dict[str, dict[str, object]] = {
    "verify": {"DOWNLOAD_VERIFY_CERTIFICATES": True},
    "unverified": {"DOWNLOAD_VERIFY_CERTIFICATES": False},
    "old": {
        "DOWNLOAD_VERIFY_CERTIFICATES": False,
        "DOWNLOAD_TLS_MIN_VERSION": "TLSv1.0",
        "DOWNLOADER_CLIENT_TLS_CIPHERS": "DEFAULT:@SECLEVEL=0",
    },
}  # Scrapy's settings for each word of a site file
LONGEST_URL = 2000


class SiteSpider(Spider):
    """Walks one site; `run` holds its captures. Items are the articles and contacts that its pages hold."""

    site: ClassVar[Site]
    answers: Answers

    def __init__(self, run: CrawlRun, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self.shapes = ShapeGuard(self.site.crawl.shape_pages)
        self._contacts: set[Contact] = set()
        self._met: set[int] = set()

    @classmethod
    def of(cls, site: Site) -> type[SiteSpider]:
        """Make the spider class of one site."""
        return type(f"{site.name}-spider", (cls,), {"name": site.name, "site": site})

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Lay what the site file says over the settings."""
        super().update_settings(settings)
        rules = cls.site.crawl
        for name, value in {
            "USER_AGENT": rules.user_agent,
            "ROBOTSTXT_OBEY": rules.obey_robots,
            "CONCURRENT_REQUESTS": rules.concurrency,
            "CONCURRENT_REQUESTS_PER_DOMAIN": rules.concurrency,
            "DOWNLOAD_DELAY": rules.delay,
            "AUTOTHROTTLE_ENABLED": rules.delay > 0,  # a delay of 0 says that the site is ours
            "AUTOTHROTTLE_START_DELAY": rules.delay,
            "DOWNLOAD_TIMEOUT": rules.timeout,
            "DOWNLOAD_MAXSIZE": rules.page_bytes,
            "RETRY_TIMES": rules.retries,
            "REDIRECT_MAX_TIMES": rules.redirects,
            **TLS[rules.tls],
        }.items():
            settings.set(name, value, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SiteSpider:
        """Make the spider; without a run in `kwargs` it opens one."""
        if "run" not in kwargs:
            kwargs["run"] = open_run(crawler.settings, cls.name)
        spider: SiteSpider = super().from_crawler(crawler, *args, **kwargs)
        spider.answers = Answers(crawler, spider.run)
        crawler.signals.connect(spider.answers.note_unread, signals.spider_error)
        crawler.signals.connect(spider.ask_unlinked, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Give the start pages, sections, feeds and sitemaps of the site file; they are always asked for."""
        if self.site.crawl.tls != "verify" and self.site.home.startswith("https:"):
            detail = f"crawl.tls is {self.site.crawl.tls}"
            self.run.note(
                "certificate not verified", self.site.home, detail, "take crawl.tls out when the site is mended"
            )
        for url in dict.fromkeys((*self.site.start, *(section.url for section in self.site.sections))):
            yield self._request(url, "seed", ask=True)
        for url in dict.fromkeys((*self.site.feeds, *self.site.sitemaps)):
            yield self._request(url, "seed", ask=True, callback=self.parse_map)

    def take_sitemaps(self, robots: Response) -> None:
        """Follow the sitemaps that robots.txt names."""
        for found in re.finditer(rb"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", robots.body):
            url = robots.urljoin(found[1].decode("utf-8", "replace"))
            if self.site.covers(url) and self.crawler.engine:
                self.crawler.engine.crawl(self._request(url, "seed", ask=True, callback=self.parse_map))

    def parse(self, response: Response) -> Iterator[Item | Request]:
        """Read a page: its items for whoever asked for them, its links for the crawl."""
        capture: Capture = response.meta["capture"]
        page = page_for(self.site, capture)
        if page.kind in NO_ANSWERS:
            self.answers.count_unserved(response, page.kind)
            return
        self.answers.count(response)
        items = list(self._new_items(page.items()))
        yield from items
        for item in items:
            if isinstance(item, Article):
                yield from self._asset_requests(article_assets(item, self.site.assets), response)
        yield from self._follow_links(list(page.follows()), response, is_article=page.kind in ("article", "document"))

    def parse_map(self, response: Response) -> Iterator[Request]:
        """Read a sitemap or feed."""
        self.answers.count(response)
        for named in read_map(response.meta["capture"]):
            if not self._may_follow(named.url, response):
                continue
            if named.is_map:
                yield self._request(named.url, "seed", ask=True, callback=self.parse_map)
            else:
                self._met.add(hash(named.url))
                yield self._request(named.url, "article")

    def ask_unlinked(self) -> None:
        """When no link is left to follow, ask for known pages that none led to: some of them may be gone."""
        engine = self.crawler.engine
        if engine is None or self.run.closing or self.run.barred or not self.run.tally["answered"]:
            return
        urls = [known.url for known in self.run.unlinked() if self._is_wanted(known.url)]
        for url in urls:
            engine.crawl(self._request(url, "page"))
        if urls:
            raise DontCloseSpider

    def keep_asset(self, response: Response) -> None:
        """Do nothing more: the file is captured already."""

    def fail(self, failure: Failure) -> None:
        """Note a request that brought no page; Scrapy's queue wants a method of the spider."""
        self.answers.note_failure(failure)

    def closed(self, reason: str) -> None:
        """End the run when the spider is closed, for whatever reason."""
        self.run.end(reason)

    def _new_items(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Contact):
                if item not in self._contacts:
                    self._contacts.add(item)
                    yield item
            else:
                self.run.tally["articles"] += isinstance(item, Article)
                if isinstance(item, Article):
                    yield item

    def _follow_links(self, follows: list[Follow], response: Response, *, is_article: bool) -> Iterator[Request]:
        named = [follow.url for follow in follows if follow.kind == "article" and self.site.covers(follow.url)]
        leads = {hash(urldefrag(url).url) for url in named}
        fresh = leads - self._met
        self._met |= fresh
        self.shapes.saw(response.url, news=is_article or bool(fresh))
        unknown = any(self.run.known.find(url) is None for url in named)
        for follow in follows:
            if follow.kind == "asset":
                wanted = [follow.url] if wants_link(follow.url, self.site.assets) else []
                yield from self._asset_requests(wanted, response)
            elif self._may_follow(follow.url, response, guarded=follow.kind != "article"):
                # The pages of a list shift when something new stands on it: ask on until a page brings nothing new.
                yield self._request(follow.url, follow.kind, ask=follow.kind == "pager" and unknown, form=follow.form)

    def _asset_requests(self, urls: Iterable[str], response: Response) -> Iterator[Request]:
        for url in urls:
            if self._may_follow(url, response):
                request = self._request(url, "asset", callback=self.keep_asset)
                request.meta["download_maxsize"] = self.site.assets.max_bytes
                yield request

    def _may_follow(self, url: str, response: Response, *, guarded: bool = False) -> bool:
        if not self._is_wanted(url):
            return False
        if response.meta.get("depth", 0) >= self.site.crawl.depth:
            self._bound(url, "too deep", "raise crawl.depth in the site file if pages are missing")
            return False
        if guarded and self.shapes.is_shut(url):
            self._bound(url, "endless pages", "add the pattern to deny in the site file, or raise crawl.shape_pages")
            return False
        return True

    def _is_wanted(self, url: str) -> bool:
        if not self.site.covers(url) or len(url) > LONGEST_URL or not url.startswith(("http://", "https://")):
            return False
        return not any(re.search(pattern, url) for pattern in self.site.deny)

    def _bound(self, url: str, problem: str, advice: str) -> None:
        if self.shapes.first_time(f"{problem} {url}"):
            self.run.note(problem, url, "links of this shape are no longer followed", advice)

    def _request(
        self,
        url: str,
        kind: str,
        *,
        ask: bool = False,
        callback: Any = None,
        form: tuple[tuple[str, str], ...] | None = None,
    ) -> Request:
        request = Request(
            urldefrag(url).url,
            callback=callback or self.parse,
            errback=self.fail,
            priority=PRIORITIES.get(kind, 0),
            meta={"kind": kind, "ask": ask or kind == "list"},
        )
        if form is None:
            return request
        request.meta["form"] = form_digest(form)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return request.replace(method="POST", body=urlencode(form), headers=headers)
