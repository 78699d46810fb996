"""Every site file is a spider: `scrapy list` prints them, `scrapy crawl NAME` runs one."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from crawler.errors import UsageError
from crawler.site import load_site, site_files
from crawler.spiders.opening import site_folders
from crawler.spiders.site_spider import SiteSpider


class SiteLoader:
    """Scrapy's SPIDER_LOADER_CLASS: makes a spider class of a site file when it is asked for."""

    def __init__(self, settings: BaseSettings) -> None:
        self.folders = site_folders(settings)

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> SiteLoader:
        """Make the loader that Scrapy asks for."""
        return cls(settings)

    def list(self) -> list[str]:
        """Give the names of all sites."""
        return sorted(site_files(self.folders))

    def load(self, spider_name: str) -> type[Spider]:
        """Make the spider class of one site; raises KeyError for an unknown one, as Scrapy expects."""
        try:
            return SiteSpider.of(load_site(spider_name, self.folders))
        except UsageError as error:
            raise KeyError(str(error)) from error

    def find_by_request(self, request: Request) -> Sequence[str]:
        """Give the names of the sites that a request belongs to."""
        return [name for name in self.list() if load_site(name, self.folders).covers(request.url)]
