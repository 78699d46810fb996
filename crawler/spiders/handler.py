"""Fetching itself: Scrapy's own download handler, with a watch on how long the site takes."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response


class TimedHandler(HTTP11DownloadHandler):
    """Counts the seconds that requests are under way, from the connection to the last byte; no pause between them."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.retryAutomatically = False  # Twisted would ask again at once, without the pause between requests

    async def download_request(self, request: Request) -> Response:
        """Fetch as Scrapy does; what fails has taken its time too."""
        spider: Any = self._crawler.spider
        with spider.run.timed("fetch"):
            return await super().download_request(request)
