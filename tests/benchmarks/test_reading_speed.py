"""Speed of reading a page, bytes to items, as a ratio to trafilatura on the same pages in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import pytest
import trafilatura

from crawler.capture import Capture, payload_digest
from crawler.pages import page, page_for
from crawler.site import Site
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.measuring import machine_words
from tests.score.gold import GROUPS, PAGES, SEED, GoldPage, load_pages, title_of

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ROUNDS: Final = 15
BOUND: Final = 5.0
FETCHED: Final = datetime(2026, 3, 8, tzinfo=UTC)
STAGES: Final = {
    "parse": ("open_document",),
    "planted links": ("cut_injected",),
    "lines": ("read_lines", "fold_lines"),
    "blocks, title, kind": ("Blocks", "find_article", "decide_kind"),
    "article's parts": ("read_article",),
    "contacts": ("read_contacts",),
}
"""Stages of reading, each with the names that `crawler.pages.page` calls for it."""


class Job(NamedTuple):
    """One gold page, ready to be read by either."""

    name: str
    group: str
    site: Site
    capture: Capture


@pytest.fixture(scope="module")
def jobs() -> list[Job]:
    if not (PAGES.is_dir() and SEED.is_dir()):
        pytest.skip(f"the gold pages are not at {PAGES} and {SEED}")
    return [job_of(one) for one in load_pages()]


def job_of(gold: GoldPage) -> Job:
    parts = urlsplit(gold.url)
    site = Site(name="bench", title=title_of(gold.url), home=f"{parts.scheme}://{parts.netloc}/")
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    digest = payload_digest(gold.html)
    return Job(gold.name, gold.group, site, Capture(gold.url, FETCHED, 200, headers, gold.html, "record", digest))


def by_luutru(job: Job) -> object:
    return list(page_for(job.site, job.capture).items())


def by_trafilatura(job: Job) -> object:
    return trafilatura.bare_extraction(job.capture.body, url=job.capture.url, with_metadata=True)


def seconds(read: Callable[[Job], object], job: Job) -> float:
    """Give the processor seconds that one reading takes: one thread, so one core."""
    began = time.process_time()
    read(job)
    return time.process_time() - began


def test_reading_beside_trafilatura(jobs: list[Job], keep: Keep) -> None:
    for job in jobs:
        by_luutru(job), by_trafilatura(job)
    rounds = [[(seconds(by_luutru, job), seconds(by_trafilatura, job)) for job in jobs] for _ in range(ROUNDS)]
    print(f"\nreading {len(jobs)} gold pages, bytes to items, {ROUNDS} interleaved rounds\n  {machine_words()}")
    for name, column in (("luutru", 0), ("trafilatura", 1)):
        each = page_times(rounds, column)
        print(f"  {name:12}{median(each):7.2f} ms a page in the median, {min(each):.2f} to {max(each):.2f}")
    found = [ratio(one) for one in rounds]
    for group in GROUPS:
        mine = [at for at, job in enumerate(jobs) if job.group == group]
        print(f"    {median(ratio([one[at] for at in mine]) for one in rounds):.2f} on pages {group}")
    print("\n".join(slowest_lines(jobs, rounds)))
    how = f"{len(jobs)} gold pages, bytes to items, {ROUNDS} rounds in turns: {min(found):.2f} to {max(found):.2f}"
    keep(Figure("reading/page", "reading a page", median(page_times(rounds, 0)), "ms of processor", how=how))
    peer = f"trafilatura {version('trafilatura')} with metadata"
    fast = Figure("reading/speed", "reading alone", median(found), "times as fast", BOUND, beside=peer, how=how)
    assert keep(fast).holds


def page_times(rounds: Sequence[Sequence[tuple[float, float]]], column: int) -> list[float]:
    """Give the milliseconds of a page in the mean, in each round."""
    return [1000 * sum(times[column] for times in one) / len(one) for one in rounds]


def ratio(times: Sequence[tuple[float, float]]) -> float:
    """Give how many times faster ours is, over some pages together."""
    return sum(other for _, other in times) / sum(mine for mine, _ in times)


def slowest_lines(jobs: Sequence[Job], rounds: Sequence[Sequence[tuple[float, float]]]) -> Iterator[str]:
    """Say on which pages the ratio is least, by the medians of each."""
    pairs = [(median(one[at][0] for one in rounds), median(one[at][1] for one in rounds)) for at in range(len(jobs))]
    for (mine, other), job in sorted(zip(pairs, jobs, strict=True), key=lambda pair: ratio([pair[0]]))[:3]:
        size = len(job.capture.body) / 1024
        times = f"{1000 * mine:.2f} ms beside {1000 * other:.1f} ms"
        yield f"    {other / mine:.2f} on {job.name} ({size:.0f} KiB): {times}"


def test_where_the_time_goes(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    spent = dict.fromkeys(STAGES, 0.0)
    for stage, names in STAGES.items():
        for name in names:
            monkeypatch.setattr(page, name, clocked(getattr(page, name), stage, spent))
    for job in jobs:
        by_luutru(job)
    spent.update(dict.fromkeys(STAGES, 0.0))
    whole = sum(seconds_without_freeing(job) for _ in range(ROUNDS) for job in jobs)
    readings = ROUNDS * len(jobs)
    print(f"\nwhere luutru's time goes, {readings} readings")
    for stage, took in (spent | {"the rest": whole - sum(spent.values())}).items():
        print(f"  {stage:20}{1000 * took / readings:7.2f} ms {took / whole:5.0%}")
    assert sum(spent.values()) >= 0.9 * whole


def seconds_without_freeing(job: Job) -> float:
    """Give the processor seconds of a reading whose page is let go only afterwards: that belongs to no stage."""
    held = []

    def read(job: Job) -> None:
        opened = page_for(job.site, job.capture)
        held.append((opened, list(opened.items())))

    return seconds(read, job)


def clocked(work: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    """Give the same work with its processor seconds added to a stage; what it yields is made within them."""

    def timed(*args: Any, **kwargs: Any) -> Any:
        began = time.process_time()
        made = work(*args, **kwargs)
        made = list(made) if isinstance(made, Iterator) else made
        spent[stage] += time.process_time() - began
        return made

    return timed
