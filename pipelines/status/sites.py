"""What is known of each site's runs: from the latest release, and from the summaries that the runs left."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from crawler.errors import LuutruError
from crawler.site import Site
from pipelines.completeness.seen import YearCount
from pipelines.query import Archive
from pipelines.status.complete import year_states
from pipelines.status.standing import Standing, standing_states

HISTORY: Final = 30  # runs
TOLD: Final = {"words", "since", "urls"}
RUNS: Final = """
    SELECT site, run_id, strftime(started_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S+00:00') AS started_at, reason,
        new_articles AS new, changed_articles AS changed, gone_articles AS gone
    FROM runs ORDER BY started_at, run_id
"""
FOUND: Final = "SELECT site, count(*) FROM successors GROUP BY site"
ARTICLES: Final = "SELECT site, count(*) FROM articles WHERE is_latest AND gone_at IS NULL GROUP BY site"


@dataclass(frozen=True, slots=True)
class RunState:
    """How one run ended. `exit_status` is None when its summary is lost, `new` when no release counts it."""

    run_id: str
    started_at: datetime
    reason: str
    exit_status: int | None = None
    new: int | None = None
    changed: int | None = None
    gone: int | None = None
    messages: tuple[str, ...] = ()
    alarms: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SiteState:
    """A site that is known or has captures: its runs, oldest first; articles that stand; whether one runs now.

    `successor` is what its site file says of the site that follows, `found` counts its articles that live on there.
    `state` is what the latest release tells of the site itself; None if it tells nothing. `years` say how complete it
    is.
    """

    name: str
    title: str
    runs: tuple[RunState, ...] = ()
    articles: int | None = None
    running: bool = False
    successor: str | None = None
    found: int = 0
    state: Standing | None = None
    years: tuple[YearCount, ...] = ()

    @property
    def last(self) -> RunState | None:
        """The last run, if there was one."""
        return self.runs[-1] if self.runs else None


def site_states(data: Path, sites: Sequence[Site]) -> list[SiteState]:
    """Say how each site stands that has run, and each other one that is no demo; raises nothing for lost summaries."""
    known = released(data)
    runs = known.runs
    for summary in summaries(data):
        run = runs.setdefault(summary["site"], {}).get(summary["run_id"])
        runs[summary["site"]][summary["run_id"]] = run_state(summary, run)
    titles = {site.name: site.title for site in sites}
    followers = {site.name: site.successor for site in sites}
    shown = {site.name for site in sites if site.embedded is None} | runs.keys()
    return [
        SiteState(
            name,
            titles.get(name, ""),
            ordered(runs.get(name, {}).values()),
            known.articles.get(name),
            is_running(data, name),
            followers.get(name),
            known.found.get(name, 0),
            known.states.get(name),
            known.years.get(name, ()),
        )
        for name in sorted(shown)
    ]


def ordered(runs: Iterable[RunState]) -> tuple[RunState, ...]:
    """Give the last runs, oldest first."""
    return tuple(sorted(runs, key=lambda run: (run.started_at, run.run_id))[-HISTORY:])


@dataclass(frozen=True, slots=True)
class Released:
    """What the latest release says by site: runs by id, articles that stand, those that live on elsewhere, states.

    `years` say how complete it is.
    """

    runs: dict[str, dict[str, RunState]] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    states: dict[str, Standing] = field(default_factory=dict)
    years: dict[str, tuple[YearCount, ...]] = field(default_factory=dict)


def released(data: Path) -> Released:
    """Give what the latest release says of each site; nothing without a release."""
    try:
        base = Archive(data).connection
    except LuutruError:
        return Released()
    runs: dict[str, dict[str, RunState]] = {}
    for site, run_id, started, reason, *counts in base.execute(RUNS).fetchall():
        state = RunState(run_id, datetime.fromisoformat(started), reason, None, *counts)
        runs.setdefault(site, {})[run_id] = state
    articles, found = (dict(base.execute(statement).fetchall()) for statement in (ARTICLES, FOUND))
    return Released(runs, articles, found, standing_states(base), year_states(base))


def summaries(data: Path) -> Iterable[dict[str, Any]]:
    """Yield the summaries that runs left; what is torn or of another make is passed by."""
    for path in sorted((data / "runs").glob("*.json")):
        with suppress(OSError, ValueError):
            said = json.loads(path.read_text("utf-8"))
            if isinstance(said, dict) and isinstance(said.get("site"), str) and said.get("run_id") == path.stem:
                yield said


def run_state(said: dict[str, Any], counted: RunState | None) -> RunState:
    """Join what a run's summary says with what the release counts."""
    started = counted.started_at if counted else moment_of(said.get("started_at"))
    return RunState(
        run_id=said["run_id"],
        started_at=started,
        reason=str(said.get("reason", "")),
        exit_status=said.get("exit_status"),
        new=counted.new if counted else said.get("new"),
        changed=counted.changed if counted else said.get("changed"),
        gone=counted.gone if counted else said.get("gone"),
        messages=tuple(map(str, listed(said.get("messages")))),
        alarms=tuple(one for one in listed(said.get("alarms")) if isinstance(one, dict) and one.keys() >= TOLD),
    )


def listed(value: object) -> list[Any]:
    """Give a list as it is, and nothing for all else."""
    return value if isinstance(value, list) else []


def moment_of(text: object) -> datetime:
    """Read a time of a summary; the oldest of all when it is none."""
    with suppress(ValueError):
        read = datetime.fromisoformat(str(text))
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)


def is_running(data: Path, site: str) -> bool:
    """Tell whether a crawl holds the lock of a site; asking takes it for less than a moment."""
    try:
        handle = os.open(data / "captures" / site / ".lock", os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
