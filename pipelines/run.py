"""One scheduled run: crawl each site, build, release, judge; a site that fails stops neither the others nor these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Final, TypeVar

from crawler.errors import LuutruError
from crawler.site import Site
from pipelines.alarm.watch import watched_run
from pipelines.build import BuildSummary
from pipelines.cluster.crawls import crawled_on
from pipelines.notify import notify
from pipelines.order import Order, build_sites
from pipelines.outcome import tell_error
from pipelines.publishing import index_released, release_parts
from pipelines.query import Archive
from pipelines.site_crawl import CrawlWish, crawl_one
from pipelines.site_run import SiteRun, counted_run, judged_run, save_run
from pipelines.stopping import Stop, stopping_in_order

BUILD_UNTIL: Final = 6.0  # seconds after a signal at which a build is left as it is
RELEASE_UNTIL: Final = 9.0  # and at which a release is given up: the one before stands
SIGNALLED: Final = 128  # with the number of a signal: the exit status
Done = TypeVar("Done")


def run_sites(sites: Sequence[Site], order: Order) -> list[SiteRun]:
    """Crawl `sites`, build and release what was captured, and save a summary of each.

    Sites are crawled one after the other, or spread over a cluster. A crawl that fails is told at once and in its
    SiteRun. After a signal no other site is begun, and what was captured is built and released as far as the time
    allows. Raises LuutruError or OSError when the build or the release fails.
    """
    with stopping_in_order() as stop:
        runs = crawl_sites(sites, order, stop)
        try:
            begun = {run.site for run in runs}
            runs = release_runs([site for site in sites if site.name in begun], runs, order, stop)
        except Exception as error:
            runs = [failed_run(run, error) for run in runs]
            if stop.number is None or not isinstance(error, LuutruError | OSError):
                raise
        finally:
            runs = [stopped_run(run, stop) for run in runs]
            for run in runs:
                keep_summary(run, order)
            in_time(stop, RELEASE_UNTIL, lambda: notify_all(runs, order))
    return runs


def notify_all(runs: Sequence[SiteRun], order: Order) -> None:
    """Tell those whom the settings name how each run went."""
    for run in runs:
        if order.notify:
            notify(run, order.notify)


def crawl_sites(sites: Sequence[Site], order: Order, stop: Stop) -> list[SiteRun]:
    """Crawl `sites` until one is stopped by a signal; each leaves its summary at once. Give them in that order."""
    wish = CrawlWish(order.data, order.full, order.limit, order.remote, order.limits)
    doing = (
        crawled_on(order.on, order.road, sites, wish, stop, quiet=order.quiet)
        if order.on
        else crawled_here(sites, order, wish, stop)
    )
    runs: dict[str, SiteRun] = {}
    for run in doing:
        runs[run.site] = run
        keep_summary(run, order)
    return [runs[site.name] for site in sites if site.name in runs]


def crawled_here(sites: Sequence[Site], order: Order, wish: CrawlWish, stop: Stop) -> Iterator[SiteRun]:
    """Crawl `sites` one after the other on this machine, until one is stopped."""
    for site in sites:
        yield crawl_one(site, wish, quiet=order.quiet, on_failure=tell_error, on_signal=stop.ask)
        if stop.number is not None:
            return


def failed_run(run: SiteRun, error: Exception) -> SiteRun:
    """Give the run status 1 if it was fine but for the build or the release."""
    return replace(run, exit_status=run.exit_status or 1, messages=(*run.messages, str(error)))


def stopped_run(run: SiteRun, stop: Stop) -> SiteRun:
    """Give the run the status of the signal that came while it was built or released."""
    if stop.number is None or run.stopped:
        return run
    return replace(run, exit_status=SIGNALLED + stop.number, reason="shutdown")


def keep_summary(run: SiteRun, order: Order) -> None:
    """Save the summary; that it cannot be saved is told only if nothing else was: a full disk is one line."""
    try:
        save_run(run, order.data)
    except OSError:
        if not run.messages:
            raise


def release_runs(sites: Sequence[Site], runs: Sequence[SiteRun], order: Order, stop: Stop) -> list[SiteRun]:
    """Build and release what the runs captured; give the runs with their counts, judged if they went to their end."""
    free = [site for site, run in zip(sites, runs, strict=True) if run.run_id is not None]
    built = in_time(stop, BUILD_UNTIL, lambda: build_captured(free, runs, order))
    if built is not None and built.parts == 0:
        return list(runs)
    began = perf_counter()
    released = in_time(stop, RELEASE_UNTIL, lambda: release_parts(order, partial=stop.number is not None))
    if released is None:
        return list(runs)
    in_time(stop, RELEASE_UNTIL, lambda: index_released(released, order))
    times = {"build": built.seconds, **built.stage_seconds} if built else {}
    seconds = {**times, "release": perf_counter() - began}
    archive = Archive(order.data, release=released.release_id)
    counted = [counted_run(run, archive, seconds) for run in runs]
    if stop.number is not None or order.limit is not None:
        return counted
    judged = [judged_run(run, site) for run, site in zip(counted, sites, strict=True)]
    return [watched_run(run, site, order.data, archive) for run, site in zip(judged, sites, strict=True)]


def in_time(stop: Stop, until: float, work: Callable[[], Done]) -> Done | None:
    """Do `work`; None if a signal came and it was not done in the time that is left from then on."""
    stop.allow(until)
    try:
        return work()
    except BaseException:
        if stop.expired:
            return None
        raise


def build_captured(sites: Sequence[Site], runs: Sequence[SiteRun], order: Order) -> BuildSummary:
    """Build; a disk that failed a crawl and now the build has been told already."""
    try:
        return build_sites(sites, order) if sites else BuildSummary()
    except OSError:
        if any(run.exit_status == 1 for run in runs):
            return BuildSummary()
        raise
