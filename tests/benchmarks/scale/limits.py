"""What can be full, and how full the country makes it."""

from __future__ import annotations

from typing import NamedTuple

from tests.benchmarks.scale.model import CORES, DAY, DISK, FIRST_VISIT, HOUR, LINE, MEMORY, NIGHT, RULES, Load


class Demand(NamedTuple):
    """Something that can be full: what it is, what is needed, what there is, in one unit, and what helps."""

    name: str
    need: float
    there: float
    unit: str
    helps: str

    @property
    def full(self) -> float:
        """How full it is; more than 1 is too much."""
        return self.need / self.there


def demands(load: Load) -> list[Demand]:
    """Say what an area needs of one machine and of one site's rules, and what there is."""
    return [*of_a_run(load), *of_a_visit(load), *of_a_release(load)]


def of_a_run(load: Load) -> list[Demand]:
    """What the default rules of a site bound."""
    hours, pages = load.site_seconds / HOUR, load.articles / load.sites * load.rates.pages
    longer = "the next run goes on; `crawl.max_seconds`"
    return [
        Demand("one run of one site, before it is stopped", hours, RULES.max_seconds / HOUR, "h", longer),
        Demand("pages of one run", pages, RULES.max_pages, "pages", "`crawl.max_pages`"),
    ]


def of_a_visit(load: Load) -> list[Demand]:
    """What a first visit of all, and the visits of a day, need of a machine."""
    memory, fetched = load.crawls * load.rates.crawl_memory / 2**30, load.page_bytes + load.file_bytes
    mbits, nightly = fetched * 8 / 1e6 / (FIRST_VISIT * DAY), load.daily_seconds / HOUR
    cores, more = CORES * FIRST_VISIT * 24, "more days; `run --on`"
    return [
        Demand("memory for crawls at once, first visit", memory, MEMORY, "GiB", more),
        Demand("processors, first visit", load.fetching / HOUR, cores, "core hours", more),
        Demand("line, first visit", mbits, LINE, "Mbit/s", "more days"),
        Demand(
            "a day's visits in a night, one after the other", nightly, NIGHT, "h", "several `run` at once; `run --on`"
        ),
    ]


def of_a_release(load: Load) -> list[Demand]:
    """What reading, keeping and publishing need of a machine."""
    stored = (load.page_bytes + load.file_bytes + 2 * load.release_bytes) / 1e9
    read, published, daily = (each / HOUR for each in (load.reading, load.publishing, load.daily_publishing))
    files, slices = "`assets` in site files: files are most of it", "`build --on`: slices go to any machine"
    apart = "an archive for each province"
    return [
        Demand("disk: captures and two releases", stored, DISK, "GB", files),
        Demand("processors, all read again in a day", read, CORES * 24, "core hours", slices),
        Demand("a full release in a day, one process", published, 24, "h", apart),
        Demand("a day's release in a night, one process", daily, NIGHT, "h", f"{apart}; not every night"),
    ]
