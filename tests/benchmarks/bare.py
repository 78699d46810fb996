"""A bare Scrapy spider: fetches given addresses one after the other and reads their bodies, nothing more.

python -m tests.benchmarks.bare FILE: one address a line.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

SETTINGS = {
    "CONCURRENT_REQUESTS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "COOKIES_ENABLED": False,
    "REDIRECT_ENABLED": False,
    "RETRY_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "ERROR",
}


class BareSpider(Spider):
    """Counts the bytes of the bodies."""

    name = "bare"
    handle_httpstatus_all = True

    def __init__(self, urls: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls, self.size, self.count = urls, 0, 0

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every address."""
        for url in self.urls:
            yield Request(url, callback=self.read, meta={"handle_httpstatus_all": True}, dont_filter=True)

    def read(self, response: Response) -> None:
        """Read the body."""
        self.size += len(response.body)
        self.count += 1


def main() -> int:
    """Fetch all; 1 when one of them did not come."""
    urls = Path(sys.argv[1]).read_text("utf-8").split()
    process = CrawlerProcess(SETTINGS)
    crawler = process.create_crawler(BareSpider)
    process.crawl(crawler, urls=urls)
    process.start()
    spider: Any = crawler.spider
    return 0 if spider.count == len(urls) else 1


if __name__ == "__main__":
    sys.exit(main())
