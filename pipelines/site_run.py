"""How one site's run went: counted from the release, judged by the site file, saved as JSON beside the log."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from crawler.notes import Counts
from crawler.site import Expect, Site
from pipelines.alarm.looks import Alarm
from pipelines.query import Archive
from pipelines.show import plain_value

WORST_FIRST = (1, 2, 5, 4, 3)
"""Which of several sites' exit statuses is the command's; being stopped by a signal outweighs them all."""


@dataclass(frozen=True, slots=True)
class SiteRun:
    """One site's run. `crawl` is None if the crawl failed; what the release counts is None before there is one.

    `messages` are the lines that were told, `alarms` what has fallen, the worst first.
    `articles` counts those that stand: latest versions that are not gone. `seconds` by the clock: crawl, build,
    release; within the crawl: fetch, capture; and summed over the build's processes: captures, read, text, store.
    """

    site: str
    title: str
    run_id: str | None
    started_at: datetime
    ended_at: datetime
    exit_status: int = 0
    reason: str = "finished"
    messages: tuple[str, ...] = ()
    crawl: Counts | None = None
    articles: int | None = None
    new: int | None = None
    changed: int | None = None
    unchanged: int | None = None
    gone: int | None = None
    problems: int | None = None
    coverage: dict[str, float] = field(default_factory=dict)
    alarms: tuple[Alarm, ...] = ()
    release: str | None = None
    release_path: str | None = None
    log: str | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def stopped(self) -> bool:
        """Whether a signal ended it."""
        return self.exit_status > 128


def worst_status(runs: Sequence[SiteRun]) -> int:
    """Give the exit status of a command that did all these runs."""
    statuses = {run.exit_status for run in runs}
    stopped = max(statuses, default=0)
    return stopped if stopped > 128 else next((status for status in WORST_FIRST if status in statuses), 0)


def counted_run(run: SiteRun, archive: Archive, seconds: Mapping[str, float]) -> SiteRun:
    """Add what the release says of the run and its site."""
    rows = archive.connection.execute(
        "SELECT count(*) FROM articles WHERE site = ? AND is_latest AND gone_at IS NULL", [run.site]
    )
    articles = (rows.fetchone() or (0,))[0]
    row = archive.connection.execute(
        "SELECT new_articles, changed_articles, gone_articles, problems, coverage FROM runs WHERE run_id = ?",
        [run.run_id],
    ).fetchone()
    new, changed, gone, problems, coverage = row or (0, 0, 0, 0, {})
    return replace(
        run, articles=articles, new=new, changed=changed, unchanged=articles - new - changed, gone=gone,
        problems=problems, coverage=coverage, release=archive.release, release_path=str(archive.folder),
        seconds={**run.seconds, **seconds},
    )  # fmt: skip


def judged_run(run: SiteRun, site: Site) -> SiteRun:
    """Give the run status 3 if it is fine but for what its site file expects."""
    missed = missed_expectations(run, site.expect)
    if not missed:
        return run
    message = f"{run.site} read less than {site.path.name} expects: {'; '.join(missed)}."
    return replace(run, exit_status=run.exit_status or 3, messages=(*run.messages, message))


def missed_expectations(run: SiteRun, expect: Expect) -> list[str]:
    """Say which numbers of the site file the run did not reach; a field that no article was read for is not judged."""
    missed = []
    if (run.articles or 0) < expect.articles:
        missed.append(f"{run.articles or 0} articles, not {expect.articles}")
    for name, share in sorted(expect.coverage.items()):
        if run.coverage.get(name, share) < share:
            missed.append(f"{name} on {run.coverage[name]:.0%} of the articles read, not {share:.0%}")
    return missed


def save_run(run: SiteRun, data: Path) -> None:
    """Write the summary to `data/runs/<run_id>.json`, whole or not at all; a run that never began has none."""
    if run.run_id is None:
        return
    place = data / "runs" / f"{run.run_id}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".json.tmp")
    try:
        beside.write_text(json.dumps(run_words(run), ensure_ascii=False, indent=2) + "\n", "utf-8")
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def run_words(run: SiteRun) -> dict[str, object]:
    """Give the summary as JSON knows it."""
    words: dict[str, object] = plain_value(asdict(run))
    return words
