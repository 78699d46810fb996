"""A release and its search index, with progress bars."""

from __future__ import annotations

import sys
from contextlib import nullcontext

from crawler.errors import LockedError
from crawler.progress import Progress
from pipelines.order import Order
from pipelines.release import ReleaseSummary, publish
from pipelines.search.making import index_release


def release_parts(order: Order, *, partial: bool = False) -> ReleaseSummary:
    """Release with a progress bar; `partial` leaves out the WARC files whose parts are not all there."""
    beside = order.remote.releasing(order.known) if order.remote else nullcontext()
    with beside, Progress("release", unit="steps", quiet=order.quiet) as progress:
        return publish(order.data, order.known, partial=partial, on_progress=progress.show)


def index_released(released: ReleaseSummary, order: Order) -> None:
    """Make the search index of a release; a failure is told and no more: search can do without."""
    try:
        with Progress("index", unit="files", quiet=order.quiet) as progress:
            index_release(released.path, progress.show)
    except (OSError, ValueError, LockedError) as error:
        print(f"The release stands without a search index ({error}). `luutru release` makes it.", file=sys.stderr)
