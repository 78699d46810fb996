"""A bare Scrapy spider: fetches given addresses one after the other and reads their bodies, nothing more.

`python -m tests.benchmarks.bare FILE [WARC]`: one address a line; with a name for it, a WARC file is written by warcio.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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

    def __init__(self, urls: list[str], save: Callable[[Response], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls, self.save, self.size, self.count = urls, save, 0, 0

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every address."""
        for url in self.urls:
            yield Request(url, callback=self.read, meta={"handle_httpstatus_all": True}, dont_filter=True)

    def read(self, response: Response) -> None:
        """Read the body."""
        self.save(response)
        self.size += len(response.body)
        self.count += 1


@contextmanager
def saving(path: Path) -> Iterator[Callable[[Response], None]]:
    """Open a WARC file, and give what writes a response into it."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)

        def save(response: Response) -> None:
            lines = [(key.decode(), value.decode("latin-1")) for key in response.headers
                     for value in response.headers.getlist(key)]  # fmt: skip
            head = StatusAndHeaders(str(response.status), lines, protocol="HTTP/1.1")
            body = BytesIO(response.body)
            writer.write_record(writer.create_warc_record(response.url, "response", payload=body, http_headers=head))

        yield save


def main() -> int:
    """Fetch all; 1 when one of them did not come."""
    urls = Path(sys.argv[1]).read_text("utf-8").split()
    process = CrawlerProcess(SETTINGS)
    crawler = process.create_crawler(BareSpider)
    with saving(Path(sys.argv[2])) if len(sys.argv) > 2 else nullcontext(lambda _: None) as save:
        process.crawl(crawler, urls=urls, save=save)
        process.start()
    spider: Any = crawler.spider
    return 0 if spider.count == len(urls) else 1


if __name__ == "__main__":
    sys.exit(main())
