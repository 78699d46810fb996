"""Asking for what pages name: which addresses are asked for, in which order, and who takes what comes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urldefrag, urlencode

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.crawl_run import CrawlRun
from crawler.index import form_digest
from crawler.items import Requisite
from crawler.pages.requisites.sheets import sheet_requisites
from crawler.site import Site
from crawler.spiders.answers import Answers
from crawler.spiders.exchange import plain_words
from crawler.spiders.queue import LatelyAsked
from crawler.spiders.requisites import DEEPEST, RequisiteGuard
from crawler.spiders.shapes import ShapeGuard

# Articles before lists, and what belongs to an article at once: a run that is cut short has whole articles. The look of
# the site is soon complete, and then costs nothing.
PRIORITIES = {"seed": 30, "asset": 20, "requisite": 15, "article": 10, "contact": 10, "list": 5, "pager": 5, "page": 0}
LONGEST_URL = 2000


class AskingSpider(Spider):
    """Makes the requests of one site, within the bounds of its site file; `run` holds its captures."""

    site: ClassVar[Site]
    answers: Answers

    def __init__(self, run: CrawlRun, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self.shapes = ShapeGuard(self.site.crawl.shape_pages)
        self.look = RequisiteGuard(self.site.assets)
        self.lately = LatelyAsked()

    def keep_asset(self, response: Response) -> None:
        """Do nothing more: the file is captured already."""

    def keep_requisite(self, response: Response) -> Iterator[Request]:
        """Follow what a captured style sheet names; any other file is captured already."""
        if depth := response.meta["sheets"]:
            named = sheet_requisites(response.meta["capture"])
            yield from self._requisite_requests(
                (one for one in named if one.kind != "sheet" or depth <= DEEPEST), depth
            )

    def miss_requisite(self, failure: Failure) -> None:
        """Log a file of the site's look that did not come: its page has been read, and no run fails for it."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        self.logger.info("%s is not captured: %s", request.url, plain_words(failure.value))

    def fail(self, failure: Failure) -> None:
        """Note a request that brought no page; Scrapy's queue wants a method of the spider."""
        self.answers.note_failure(failure)

    def _asset_requests(self, urls: Iterable[str], response: Response) -> Iterator[Request]:
        for url in urls:
            if self._may_follow(url, response):
                request = self._request(url, "asset", callback=self.keep_asset)
                request.meta["download_maxsize"] = self.site.assets.max_bytes
                yield request

    def _requisite_requests(self, requisites: Iterable[Requisite], sheets: int = 0) -> Iterator[Request]:
        """Ask for files of the site's look; `sheets` says how many style sheets led to them."""
        for one in requisites:
            if self._is_wanted(one.url) and self.look.lets(one):
                request = self._request(one.url, "requisite", callback=self.keep_requisite, errback=self.miss_requisite)
                request.meta["sheets"] = sheets + 1 if one.kind == "sheet" else 0
                request.meta["download_maxsize"] = self.site.assets.max_bytes
                yield request
        if self.look.full:
            detail = f"more than {self.site.assets.max_requisites} files of one sort belong to the look of the pages"
            self.run.note_once(
                "limit of requisites", self.site.home, detail, "raise assets.max_requisites in the site file"
            )

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
        errback: Any = None,
        form: tuple[tuple[str, str], ...] | None = None,
    ) -> Request:
        request = Request(
            urldefrag(url).url,
            callback=callback or self.parse,
            errback=errback or self.fail,
            priority=PRIORITIES.get(kind, 0),
            meta={"kind": kind, "ask": ask or kind == "list"},
        )
        if form is None:
            return request
        request.meta["form"] = form_digest(form)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return request.replace(method="POST", body=urlencode(form), headers=headers)
