"""Captures -> parts: what is stale is read again, in a pool of processes; what is not is left alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from crawler.site import Site
from pipelines.cluster.roads import Road, SharedFolder
from pipelines.cluster.slices import clustered
from pipelines.lock import deriving
from pipelines.parts import mend_parts, part_folders
from pipelines.plan import Plan, plan_site
from pipelines.pool import Done, in_this_process, pooled
from pipelines.task import STAGES, SliceReport, SliceTask
from pipelines.text_version import store_path

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: parts in all, stale ones found, parts built, pages read, problems met, seconds by the clock.

    `known` counts texts that were not worked out again, since they had been before. `stage_seconds` are summed over the
    workers: captures, read, text, store.
    """

    parts: int = 0
    stale: int = 0
    built: int = 0
    pages: int = 0
    problems: int = 0
    known: int = 0
    seconds: float = 0.0
    stage_seconds: dict[str, float] = field(default_factory=dict)


def build_parts(
    data: Path,
    sites: Sequence[Site],
    *,
    workers: int | None = None,
    on: str | None = None,
    road: Road | None = None,
    force: bool = False,
    on_progress: Progress | None = None,
) -> BuildSummary:
    """Bring the parts of `sites` up to date with their captures.

    `workers` is the number of processes (None: one for each core; 0: this process, the plain way), `on` the address of
    a Dask scheduler whose workers do it instead, and `road` the way by which captures get to whoever reads them and
    parts come back (None: the folder); `on_progress` is told pages done and pages in all. Raises LuutruError when a
    slice cannot be built; every other slice is built then.
    """
    began, data = perf_counter(), data.absolute()
    road = road or SharedFolder(data)
    with deriving(data):
        for site in sites:
            mend_parts(data / "parts" / site.name)
        plans = [plan_site(data, site, road.sealed(site), force=force) for site in sites]
        for site, plan in zip(sites, plans, strict=True):
            clear_parts(data / "parts" / site.name, plan)
        stale = [task for plan in plans for task in plan.stale]
        tasks = stale if force else road.left(stale)
        many = count_cores() if workers is None else workers
        doing = clustered(tasks, on, road) if on else done_here(tasks, many, store_path(data), road)
        reports = list(followed(tasks, doing, on_progress or (lambda _done, _all: None)))
    return BuildSummary(
        parts=sum(len(plan.parts) for plan in plans),
        stale=len(tasks),
        built=len(reports),
        pages=sum(report.pages for report in reports),
        problems=sum(report.problems for report in reports),
        known=sum(report.known for report in reports),
        seconds=perf_counter() - began,
        stage_seconds={stage: sum(report.seconds[stage] for report in reports) for stage in STAGES},
    )


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def clear_parts(folder: Path, plan: Plan) -> None:
    """Remove the parts of a site that no capture calls for any more."""
    for part in part_folders(folder):
        if part.name not in plan.parts:
            shutil.rmtree(part)


def done_here(tasks: Sequence[SliceTask], workers: int, texts: Path, road: Road) -> Iterator[Done]:
    """Do the tasks on this machine, in any order."""
    road.ready(tasks)
    tasks = [replace(task, texts=texts) for task in tasks]
    for task, report in pooled(tasks, workers) if workers else in_this_process(tasks):
        road.keep(task)
        yield task, report


def followed(tasks: Sequence[SliceTask], doing: Iterator[Done], on_progress: Progress) -> Iterator[SliceReport]:
    """Give the reports of the tasks as they are done, and tell how far they are."""
    total, done = sum(task.pages for task in tasks), 0
    on_progress(done, total)
    for task, report in doing:
        done += task.pages
        on_progress(done, total)
        yield report
