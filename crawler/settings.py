"""Scrapy's settings: polite, quiet, nothing listening. What a site file says is laid over them by its spider."""

import os

from crawler.site import USER_AGENT as PRODUCT

BOT_NAME = "luutru"
SPIDER_LOADER_CLASS = "crawler.spiders.loader.SiteLoader"
COMMANDS_MODULE = "crawler.spiders.commands"

LUUTRU_DATA = os.environ.get("LUUTRU_DATA") or "data"
LUUTRU_SITES = os.environ.get("LUUTRU_SITES") or ""

# One request at a time, with a pause that grows when the site slows down and is never cut short by chance.
USER_AGENT = PRODUCT
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "luutru"
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0
AUTOTHROTTLE_ENABLED = True
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # what every reader of an archive can undo for ever
}

# Scrapy 2.19 runs code sent over HTTP unless told not to; cookies would fetch the public suffix list.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False
COOKIES_ENABLED = False
MEMUSAGE_ENABLED = False

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # it would let other hosts of the domain in
    "crawler.middlewares.SiteMiddleware": 50,
    "crawler.middlewares.EmbeddedMiddleware": 60,
    "crawler.middlewares.ArchiveMiddleware": 900,
    "crawler.spiders.pacing.PaceMiddleware": 950,
    # Nearest to the network: it sees every response as it came, redirects and robots.txt too, before anything reads it.
    "crawler.middlewares.CaptureMiddleware": 1000,
}

# Nothing durable is written from a live item: items are for `scrapy crawl SITE -O items.jsonl` and for looking at.
# Tables are made from captures alone (`luutru build`), so that a better reading improves the whole archive.
ITEM_PIPELINES: dict[str, int] = {}

DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "crawler.spiders.handler.TimedHandler")

REQUEST_FINGERPRINTER_CLASS = "crawler.spiders.queue.AddressFingerprinter"
SCHEDULER_MEMORY_QUEUE = "crawler.spiders.queue.SpillQueue"
SCHEDULER_START_MEMORY_QUEUE = None
FEED_EXPORT_ENCODING = "utf-8"
WARN_ON_GENERATOR_RETURN_VALUE = False  # it reads the source of a callback again at each response
LOG_LEVEL = "INFO"
