"""The one spider: walks a site's links as its pages name them; a site file makes a class of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urldefrag

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.capture import Capture
from crawler.crawl_run import CrawlRun
from crawler.items import Article, Contact, Follow, Item, Requisite
from crawler.pages import Page, page_for
from crawler.pages.maps import read_map
from crawler.site import Site
from crawler.spiders.answers import NO_ANSWERS, Answers
from crawler.spiders.asking import AskingSpider
from crawler.spiders.assets import article_assets, wants_link
from crawler.spiders.opening import open_run

TLS: dict[str, dict[str, object]] = {
    "verify": {"DOWNLOAD_VERIFY_CERTIFICATES": True},
    "unverified": {"DOWNLOAD_VERIFY_CERTIFICATES": False},
    "old": {
        "DOWNLOAD_VERIFY_CERTIFICATES": False,
        "DOWNLOAD_TLS_MIN_VERSION": "TLSv1.0",
        "DOWNLOADER_CLIENT_TLS_CIPHERS": "DEFAULT:@SECLEVEL=0",
    },
}  # Scrapy's settings for each word of a site file


class SiteSpider(AskingSpider):
    """Walks one site; `run` holds its captures. Items are the articles and contacts that its pages hold."""

    def __init__(self, run: CrawlRun, **kwargs: Any) -> None:
        super().__init__(run, **kwargs)
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
        yield from self._requisite_requests(self._frame_of(page, items))
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
            if (follow.url, follow.form) in self.lately:
                continue
            if follow.kind == "asset":
                wanted = [follow.url] if wants_link(follow.url, self.site.assets) else []
                yield from self._asset_requests(wanted, response)
            elif self._may_follow(follow.url, response, guarded=follow.kind != "article"):
                # The pages of a list shift when something new stands on it: ask on until a page brings nothing new.
                self.lately.add((follow.url, follow.form))
                yield self._request(follow.url, follow.kind, ask=follow.kind == "pager" and unknown, form=follow.form)

    def _frame_of(self, page: Page, items: Iterable[Item]) -> Iterator[Requisite]:
        """Give what a page needs for its look, beside the pictures of its article."""
        if self.site.assets.requisites:
            own = {image.url for item in items if isinstance(item, Article) for image in item.images}
            yield from (one for one in page.requisites() if one.url not in own)
