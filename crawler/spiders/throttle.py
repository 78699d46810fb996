"""The pause between requests to a host: Scrapy's own throttle, told of what robots.txt asks for."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle

from crawler.pace import crawl_delay


def heed_crawl_delay(crawler: Crawler, host: str, robots: bytes) -> None:
    """Put at least the pause that robots.txt asks for between the requests to a host, from the next one on."""
    delay = crawl_delay(robots, crawler.settings["ROBOTSTXT_USER_AGENT"])
    throttle = crawler.get_extension(AutoThrottle)
    if throttle:
        throttle.mindelay = max(throttle.mindelay, delay)
        throttle.maxdelay = max(throttle.maxdelay, delay)
    slot = crawler.engine.downloader.slots.get(host) if crawler.engine else None
    if slot:
        slot.delay = max(slot.delay, delay)
