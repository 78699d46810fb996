"""Slices on a cluster: the scheduler hands them out, and to another worker when one dies."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from crawler.errors import LuutruError
from pipelines.cluster import hand
from pipelines.cluster.hand import Hand
from pipelines.cluster.meeting import SAME_ADVICE, Kit, lacks_code, meeting, own_kit
from pipelines.cluster.roads import Road
from pipelines.task import SliceReport, SliceTask

if TYPE_CHECKING:
    from distributed import Client, Future

Done: TypeAlias = tuple[SliceTask, SliceReport]

BUILDER = Hand()
"""What reads slices beside this worker: one at a time, however many threads it has. Its threads are for crawls."""


def clustered(tasks: Sequence[SliceTask], address: str, road: Road) -> Iterator[Done]:
    """Do the tasks on the cluster at `address`, and give each when its part is in the archive.

    `road` is the way of captures to the workers, and of parts back. Raises LuutruError for a cluster that cannot do
    them, and, after all others are done, for the first task that failed.
    """
    if not tasks:
        return
    with meeting(address, road) as client:
        yield from Spread(client, tasks, road).work()


class Spread:
    """Tasks on their way through a cluster."""

    def __init__(self, client: Client, tasks: Sequence[SliceTask], road: Road) -> None:
        self.road = road
        self.client, self.waiting, self.name = client, iter(tasks), secrets.token_hex(4)
        self.running: dict[object, SliceTask] = {}

    def work(self) -> Iterator[Done]:
        """Do all tasks."""
        from distributed import as_completed  # noqa: PLC0415 - an extra

        failures: list[LuutruError] = []
        done = as_completed(self._submit(self.road.WINDOW), loop=self.client.loop)
        for future in done:
            task = self.running.pop(future.key)
            done.update(self._submit(1))
            try:
                report = outcome_of(future, task)
                self.road.arrive(task)
            except LuutruError as error:
                failures.append(error)
            else:
                yield task, report
        if failures:
            raise failures[0]

    def _submit(self, most: int) -> list[Future[SliceReport]]:
        futures = {self._hand_over(task): task for task in islice(self.waiting, most)}
        self.running |= {future.key: task for future, task in futures.items()}
        return list(futures)

    def _hand_over(self, task: SliceTask) -> Future[SliceReport]:
        self.road.send(task)
        key = ("luutru-slice", self.name, task.target.parent.name, task.target.name)
        return self.client.submit(build_there, task, self.road, own_kit(), hand.HAND, key=key, pure=False)


def build_there(task: SliceTask, road: Road, kit: Kit, module: str) -> SliceReport:
    """Make one part, on a worker; raises LuutruError on a worker that would make another than `kit` does."""
    refuse_kit(kit)
    return road.do(task, BUILDER, module)


def refuse_kit(kit: Kit) -> None:
    """Raise LuutruError on a worker that was not there when the others were asked, and has something else."""
    if own_kit() != kit:
        said = f"A worker on {platform.node()} that joined late has {own_kit().differences(kit)}."
        raise LuutruError(said, SAME_ADVICE)


def outcome_of(future: Future[SliceReport], task: SliceTask) -> SliceReport:
    """Give what came of a task; raises LuutruError that says why nothing did."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    try:
        return future.result()
    except KilledWorker as error:
        raise deadly(task) from error
    except CancelledError as error:
        raise LuutruError(
            "The scheduler went away.", "Start it again, then build again: what is built stays."
        ) from error
    except FileNotFoundError as error:
        said = f"A worker that read {task.warc.name} does not find {error.filename}."
        raise LuutruError(said, "Mount the archive on every worker under the same path.") from error
    except Exception as error:
        if lacks_code(error):
            raise LuutruError(f"A worker that joined late has no luutru ({error}).", SAME_ADVICE) from error
        raise


def deadly(task: SliceTask) -> LuutruError:
    """Say that a slice ends whoever reads it."""
    return LuutruError(
        f"The workers that read {task.warc} from byte {task.start} to {task.end} died, one after the other.",
        "Look for lack of memory in their logs, then build again: all else is built.",
    )
