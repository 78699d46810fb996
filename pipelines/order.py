"""What a command that makes things is asked to do, and the build that it orders; light, so that it begins at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.progress import Progress
from crawler.site import Site
from pipelines.build import BuildSummary, build_parts, count_cores
from pipelines.memory import workers_within
from pipelines.settings_file import Notify


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do, and where; `known` are all sites, for the titles in the release.

    `on` is the address of a cluster that crawls and builds, in place of this machine; `through` that of a bucket which
    its workers reach, if they do not share the folder. `memory` are the bytes that the workers of this machine may take
    together.
    """

    data: Path
    known: Sequence[Site]
    full: bool = False
    limit: int | None = None
    workers: int | None = None
    on: str | None = None
    through: str | None = None
    memory: int | None = None
    quiet: bool = False
    notify: Notify | None = None


def build_sites(sites: Sequence[Site], order: Order, *, force: bool = False) -> BuildSummary:
    """Build with a progress bar."""
    with Progress("build", quiet=order.quiet) as progress:
        workers = workers_within(order.memory, order.workers or count_cores())
        return build_parts(
            order.data, sites, workers=workers, on=order.on, through=order.through, force=force,
            on_progress=progress.show,
        )  # fmt: skip
