"""The crawl of one site in a run: whatever comes of it is a SiteRun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.errors import LockedError, LuutruError
from crawler.run import CrawlSummary, crawl_site
from crawler.site import Site
from pipelines.site_run import SiteRun

if TYPE_CHECKING:
    from pipelines.remote.archive import Remote


@dataclass(frozen=True, slots=True)
class CrawlWish:
    """What every crawl of a run is asked to do, and where the archive is; `remote` if it lies in a bucket.

    `limits` are those of single sites.
    """

    data: Path
    full: bool = False
    limit: int | None = None
    remote: Remote | None = None
    limits: Mapping[str, int] = field(default_factory=dict)

    def limit_of(self, site: str) -> int | None:
        """Give the most pages to ask of a site: that of the command, else its own."""
        return self.limit or self.limits.get(site)


def crawl_one(
    site: Site, wish: CrawlWish, *, quiet: bool, on_failure: Callable[[LuutruError], object], **passed_on: Any
) -> SiteRun:
    """Crawl one site; what goes wrong is kept in the SiteRun, and `on_failure` is told.

    `passed_on` goes to `crawl_site`.
    """
    began = datetime.now(UTC)
    try:
        with wish.remote.capturing(site.name, whole=True) if wish.remote else nullcontext():
            limit = wish.limit_of(site.name)
            summary = crawl_site(site, wish.data, full=wish.full, limit=limit, quiet=quiet, **passed_on)
    except LuutruError as error:
        on_failure(error)
        run_id = None if isinstance(error, LockedError) else last_run_id(wish.data, site.name, began)
        return failed_crawl(site, error, run_id, began)
    return crawled_run(site, summary)


def failed_crawl(site: Site, error: LuutruError, run_id: str | None = None, began: datetime | None = None) -> SiteRun:
    """Say that a crawl failed; without a `run_id` it never began."""
    ended = datetime.now(UTC)
    return SiteRun(site.name, site.title, run_id, began or ended, ended, error.exit_status, "failed", (str(error),))


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
