"""The model: constants, rates that were measured, and what an area takes by them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from crawler.site import CrawlRules
from tests.benchmarks.figures import Ledger

PROVINCES, DEPARTMENTS = 34, 700
YEARS = 20
ARTICLES_A_DAY = 1.0
BUSY = 5.0
FILE_BYTES = 150_000
ANSWER = 0.5  # seconds
FIRST_VISIT = 30  # days
NIGHT = 8  # hours
CORES, MEMORY, DISK, LINE = 8, 32, 4_000, 100  # GiB, GB, Mbit/s
RULES = CrawlRules()
HOUR, DAY = 3600, 86_400


class Known(NamedTuple):
    """One input: what it is, its value and unit, and where it comes from."""

    name: str
    value: float
    unit: str
    source: str


class Area(NamedTuple):
    """An area: its sites, and the articles that each has in a day."""

    name: str
    sites: float
    daily: float = ARTICLES_A_DAY


AREAS = (
    Area("one department", 1), Area("one province", DEPARTMENTS / PROVINCES), Area("the country", DEPARTMENTS),
    Area(f"the country, {BUSY:g} times as busy", DEPARTMENTS, BUSY * ARTICLES_A_DAY),
)  # fmt: skip
ASSUMED = (
    Known("provinces since 1 July 2025", PROVINCES, "", "the law of 2025 on provinces"),
    Known("departments", DEPARTMENTS, "", "assumed: some twenty in each province"),
    Known("years on each site", YEARS, "", "assumed: the oldest portals have as many; most have fewer"),
    Known("articles a day and site", ARTICLES_A_DAY, "", "assumed"),
    Known("a picture or document", FILE_BYTES / 1000, "kB", "assumed; already compressed, so stored as it comes"),
    Known("time until a site has answered", ANSWER, "s", "assumed"),
    Known("pause between requests to a site", RULES.delay, "s", "default of `crawl.delay`"),
    Known("requests at once to a site", RULES.concurrency, "", "default of `crawl.concurrency`"),
    Known("longest run", RULES.max_seconds / HOUR, "h", "default of `crawl.max_seconds`"),
    Known("most pages of a run", RULES.max_pages, "", "default of `crawl.max_pages`"),
    Known("days for a first visit of all", FIRST_VISIT, "", "chosen"),
    Known("hours of a night, for a daily run of all", NIGHT, "", "chosen"),
    Known(
        "machine", CORES, "cores", f"chosen, with {MEMORY} GiB of memory, {DISK:,} GB of disk, a line of {LINE} Mbit/s"
    ),
)


@dataclass(frozen=True, slots=True)
class Rates:
    """What was measured: for an article unless said; times in seconds of processor, sizes in bytes."""

    pages: float
    files: float
    capture: float
    release: float
    address: float
    crawl_memory: float
    build: float
    publish: float
    again: float
    again_bytes: float
    publish_added: float


KEYS = {
    "pages": ("crawl/pages", 1), "files": ("crawl/files", 1), "capture": ("size/captures-page", 1000),
    "release": ("size/release-page", 1000), "address": ("crawl/address", 1e-3),
    "crawl_memory": ("crawl/process", 2**20), "build": ("size/build-cost", 1e-3),
    "publish": ("size/release-cost", 1e-3), "again": ("crawl/again", 1), "again_bytes": ("crawl/again-size", 1000),
    "publish_added": ("size/added-release", 0.01),
}  # fmt: skip
"""The figure behind each rate, and what makes its unit ours."""


def rates_of(ledger: Ledger) -> Rates:
    """Take the rates from what was measured; KeyError when a figure is missing."""
    return Rates(**{name: ledger.figure(key).value * unit for name, (key, unit) in KEYS.items()})


@dataclass(frozen=True, slots=True)
class Load:
    """What an area takes, with times in seconds and sizes in bytes; `rates` are those of one article."""

    sites: float
    daily: float
    rates: Rates

    @property
    def articles(self) -> float:
        """Articles of all years."""
        return self.sites * YEARS * 365 * self.daily

    @property
    def requests(self) -> float:
        """Requests of a first visit: pages, pictures and documents."""
        return self.articles * (self.rates.pages + self.rates.files)

    @property
    def site_seconds(self) -> float:
        """How long the first visit of one site takes, since it is polite."""
        return self.requests / self.sites * max(RULES.delay, ANSWER / RULES.concurrency)

    @property
    def crawls(self) -> int:
        """Crawls at once, that all sites are visited in time."""
        return math.ceil(self.sites * self.site_seconds / (FIRST_VISIT * DAY))

    @property
    def page_bytes(self) -> float:
        """Captures of pages."""
        return self.articles * self.rates.capture

    @property
    def file_bytes(self) -> float:
        """Captures of pictures and documents."""
        return self.articles * self.rates.files * FILE_BYTES

    @property
    def release_bytes(self) -> float:
        """One release."""
        return self.articles * self.rates.release

    @property
    def fetching(self) -> float:
        """Processor time of the first visit."""
        return self.requests * self.rates.address

    @property
    def reading(self) -> float:
        """Processor time of reading everything from captures."""
        return self.articles * self.rates.build

    @property
    def publishing(self) -> float:
        """Time of one full release, in its one process."""
        return self.articles * self.rates.publish

    @property
    def daily_requests(self) -> float:
        """Requests of a day at one site: what is looked at anyway, and what is new."""
        return self.rates.again + self.daily * (self.rates.pages + self.rates.files)

    @property
    def daily_bytes(self) -> float:
        """Bytes of a day from one site."""
        return self.rates.again_bytes + self.daily * (self.rates.capture + self.rates.files * FILE_BYTES)

    @property
    def daily_seconds(self) -> float:
        """How long a day's visits of all sites take, one after the other."""
        return self.sites * self.daily_requests * max(RULES.delay, ANSWER)

    @property
    def daily_publishing(self) -> float:
        """Time of a day's release, measured where one file in a hundred was new."""
        return self.publishing * self.rates.publish_added
