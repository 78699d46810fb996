"""One scheduled run: crawl each site, build, release, judge; a site that fails stops neither the others nor these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from crawler.errors import LockedError, LuutruError
from crawler.progress import Progress
from crawler.run import CrawlSummary, crawl_site
from crawler.site import Site
from pipelines.build import BuildSummary, build_parts
from pipelines.outcome import tell_error
from pipelines.query import Archive
from pipelines.release import ReleaseSummary, publish
from pipelines.site_run import SiteRun, counted_run, judged_run, save_run


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do, and where; `known` are all sites, for the titles in the release."""

    data: Path
    known: Sequence[Site]
    full: bool = False
    limit: int | None = None
    workers: int | None = None
    quiet: bool = False


def run_sites(sites: Sequence[Site], order: Order) -> list[SiteRun]:
    """Crawl `sites` one after the other, then build and release what was captured, and save a summary of each.

    A crawl that fails is told at once and in its SiteRun; a signal ends everything after the crawl in hand. Raises
    LuutruError or OSError when the build or the release fails.
    """
    runs: list[SiteRun] = []
    for site in sites:
        runs.append(crawl_one(site, order))
        keep_summary(runs[-1], order)
        if runs[-1].stopped:
            return runs
    try:
        runs = release_runs(sites, runs, order)
    except (LuutruError, OSError) as error:
        runs = [replace(run, exit_status=run.exit_status or 1, messages=(*run.messages, str(error))) for run in runs]
        raise
    finally:
        for run in runs:
            keep_summary(run, order)
    return runs


def keep_summary(run: SiteRun, order: Order) -> None:
    """Save the summary; that it cannot be saved is told only if nothing else was: a full disk is one line."""
    try:
        save_run(run, order.data)
    except OSError:
        if not run.messages:
            raise


def crawl_one(site: Site, order: Order) -> SiteRun:
    """Crawl one site; what goes wrong is told and kept in the SiteRun."""
    began = datetime.now(UTC)
    try:
        summary = crawl_site(site, order.data, full=order.full, limit=order.limit, quiet=order.quiet)
    except LuutruError as error:
        tell_error(error)
        run_id = None if isinstance(error, LockedError) else last_run_id(order.data, site.name, began)
        ended = datetime.now(UTC)
        return SiteRun(site.name, site.title, run_id, began, ended, error.exit_status, "failed", (str(error),))
    return crawled_run(site, summary)


def crawled_run(site: Site, summary: CrawlSummary) -> SiteRun:
    """Say how a crawl went that ended in order."""
    return SiteRun(
        site=site.name,
        title=site.title,
        run_id=summary.run_id,
        started_at=summary.started_at,
        ended_at=summary.ended_at,
        exit_status=128 + summary.signal if summary.signal else 0,
        reason=summary.reason,
        crawl=summary.counts,
        log=str(summary.log),
        seconds={"crawl": summary.seconds, **summary.stage_seconds},
    )


def last_run_id(data: Path, site: str, began: datetime) -> str:
    """Give the id of the run that `began` then: that of the files it left, else what it would have been called."""
    earliest = f"{began:%Y%m%dT%H%M%SZ}-{site}"
    files = (data / "captures" / site).glob("*.warc.gz*")
    found = {path.name.split(".")[0].rpartition("-")[0] for path in files}
    return max((name for name in found if name >= earliest), default=earliest)


def release_runs(sites: Sequence[Site], runs: Sequence[SiteRun], order: Order) -> list[SiteRun]:
    """Build and release what the runs captured; give the runs with their counts, judged."""
    free = [site for site, run in zip(sites, runs, strict=True) if run.run_id is not None]
    built = build_captured(free, runs, order)
    if built.parts == 0:
        return list(runs)
    began = perf_counter()
    released = release_parts(order)
    seconds = {"build": built.seconds, **built.stage_seconds, "release": perf_counter() - began}
    archive = Archive(order.data, release=released.release_id)
    counted = [counted_run(run, archive, seconds) for run in runs]
    judge = [site if order.limit is None else None for site in sites]
    return [judged_run(run, site) if site else run for run, site in zip(counted, judge, strict=True)]


def build_captured(sites: Sequence[Site], runs: Sequence[SiteRun], order: Order) -> BuildSummary:
    """Build; a disk that failed a crawl and now the build has been told already."""
    try:
        return build_sites(sites, order) if sites else BuildSummary()
    except OSError:
        if any(run.exit_status == 1 for run in runs):
            return BuildSummary()
        raise


def build_sites(sites: Sequence[Site], order: Order, *, force: bool = False) -> BuildSummary:
    """Build with a progress bar."""
    with Progress("build", quiet=order.quiet) as progress:
        return build_parts(order.data, sites, workers=order.workers, force=force, on_progress=progress.show)


def release_parts(order: Order) -> ReleaseSummary:
    """Release with a progress bar."""
    with Progress("release", unit="steps", quiet=order.quiet) as progress:
        return publish(order.data, order.known, on_progress=progress.show)
