"""What a command that makes things is asked to do, and the build that it orders; light, so that it begins at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.progress import Progress
from crawler.site import Site
from pipelines.memory import workers_within
from pipelines.settings_file import Notify

if TYPE_CHECKING:
    from pipelines.build import BuildSummary
    from pipelines.cluster.roads import Road
    from pipelines.remote.archive import Remote  # pyarrow; most archives lie in a folder


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do, and where; `known` are all sites, for the titles in the release.

    `on` is the address of a cluster that crawls and builds, in place of this machine; `through` that of a bucket which
    its workers reach, if they do not share the folder. `remote` is the bucket in which the archive lies, if it lies in
    one: `data` is then its working folder. `memory` are the bytes that the workers of this machine may take together.
    `limits` are the most pages to ask of single sites, where `limit` says nothing.
    """

    data: Path
    known: Sequence[Site]
    full: bool = False
    limit: int | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    workers: int | None = None
    on: str | None = None
    through: str | None = None
    memory: int | None = None
    quiet: bool = False
    notify: Notify | None = None
    remote: Remote | None = None

    @property
    def road(self) -> Road:
        """The way by which captures get to whoever reads them, and parts come back."""
        from pipelines.cluster.roads import InBucket, SharedFolder, Through  # noqa: PLC0415 - it loads the WARC reader

        if self.remote:
            return InBucket(self.remote.url, self.data)
        return Through(self.through) if self.through else SharedFolder(self.data.absolute())


def build_sites(sites: Sequence[Site], order: Order, *, force: bool = False) -> BuildSummary:
    """Build with a progress bar."""
    from pipelines.build import build_parts, count_cores  # noqa: PLC0415 - a release builds nothing, and begins sooner

    beside = order.remote.building(sites) if order.remote else nullcontext()
    with beside, Progress("build", quiet=order.quiet) as progress:
        workers = workers_within(order.memory, order.workers or count_cores())
        return build_parts(
            order.data, sites, workers=workers, on=order.on, road=order.road, force=force,
            on_progress=progress.show,
        )  # fmt: skip
