"""A spider for one address: fetches it as politely as a crawl would, and follows nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import ClassVar

from scrapy import Request
from scrapy.http import Response

from crawler.site import Site
from crawler.spiders.site_spider import SiteSpider


class PageSpider(SiteSpider):
    """Fetches one page of a site, after its robots.txt and by the rules of its site file."""

    url: ClassVar[str]

    @classmethod
    def at(cls, site: Site, url: str) -> type[PageSpider]:
        """Make the spider class of one page."""
        return type(f"{site.name}-page", (cls,), {"name": site.name, "site": site, "url": url})

    async def start(self) -> AsyncIterator[Request]:
        """Give the one request; the capture is all that is wanted of it."""
        yield self._request(self.url, "seed", ask=True, callback=self.keep_asset)

    def take_sitemaps(self, robots: Response) -> None:
        """Leave the sitemaps of robots.txt alone."""
