"""Slices on a cluster: the scheduler hands them out, and to another worker when one dies."""

from __future__ import annotations

import platform
import secrets
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from crawler.errors import LuutruError
from pipelines.cluster import hand
from pipelines.cluster.hand import Hand
from pipelines.cluster.meeting import SAME_ADVICE, Kit, lacks_code, meeting, own_kit
from pipelines.parts import read_said
from pipelines.task import SliceReport, SliceTask

if TYPE_CHECKING:
    from distributed import Client, Future

Done: TypeAlias = tuple[SliceTask, SliceReport]

WINDOW = 2_000
"""Slices in the scheduler's hands at a time: enough for a large cluster, little for its memory."""
ARRIVAL = 120.0  # seconds for what a worker wrote to be seen here: a network's folder is cached for up to a minute
BUILDER = Hand()
"""What reads slices beside this worker: one at a time, however many threads it has. Its threads are for crawls."""


def clustered(tasks: Sequence[SliceTask], address: str, data: Path) -> Iterator[Done]:
    """Do the tasks on the cluster at `address`, and give each when its part is seen in the archive.

    Raises LuutruError for a cluster that cannot do them, and, after all others are done, for a task whose workers die.
    """
    if not tasks:
        return
    with meeting(address, data) as client:
        yield from Spread(client, tasks).work()


class Spread:
    """Tasks on their way through a cluster."""

    def __init__(self, client: Client, tasks: Sequence[SliceTask]) -> None:
        self.client, self.waiting, self.name = client, iter(tasks), secrets.token_hex(4)
        self.running: dict[object, SliceTask] = {}

    def work(self) -> Iterator[Done]:
        """Do all tasks."""
        from distributed import as_completed  # noqa: PLC0415 - an extra

        dead: list[SliceTask] = []
        done = as_completed(self._submit(WINDOW), loop=self.client.loop)
        for future in done:
            task = self.running.pop(future.key)
            done.update(self._submit(1))
            report = outcome_of(future, task)
            if report is None:
                dead.append(task)
            else:
                await_part(task)
                yield task, report
        if dead:
            raise deadly(dead[0])

    def _submit(self, most: int) -> list[Future[SliceReport]]:
        futures = {self._hand_over(task): task for task in islice(self.waiting, most)}
        self.running |= {future.key: task for future, task in futures.items()}
        return list(futures)

    def _hand_over(self, task: SliceTask) -> Future[SliceReport]:
        key = ("luutru-slice", self.name, task.target.parent.name, task.target.name)
        return self.client.submit(build_there, task, own_kit(), hand.HAND, key=key, pure=False)


def build_there(task: SliceTask, kit: Kit, module: str) -> SliceReport:
    """Make one part, on a worker; raises LuutruError on a worker that would make another than `kit` does."""
    refuse_kit(kit)
    return BUILDER.do(task, module)


def refuse_kit(kit: Kit) -> None:
    """Raise LuutruError on a worker that was not there when the others were asked, and has something else."""
    if own_kit() != kit:
        said = f"A worker on {platform.node()} that joined late has {own_kit().differences(kit)}."
        raise LuutruError(said, SAME_ADVICE)


def outcome_of(future: Future[SliceReport], task: SliceTask) -> SliceReport | None:
    """Give what came of a task; None when the workers that had it in hand died."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    try:
        report = future.result()
    except KilledWorker:
        return None
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
    return report


def await_part(task: SliceTask) -> None:
    """Wait until this machine sees a part that a worker wrote."""
    until = time.monotonic() + ARRIVAL
    while read_said(task.target).get("key") != task.key:
        if time.monotonic() > until:
            said = f"A worker wrote {task.target}, and it is not seen here."
            raise LuutruError(said, "The workers and this machine must have one archive under one path.")
        stir(task.target.parent)
        time.sleep(0.5)


def stir(folder: Path) -> None:
    """Change a folder, so that this machine asks its server again what lies in it."""
    mark = folder / ".stirred"
    mark.touch()
    mark.unlink(missing_ok=True)


def deadly(task: SliceTask) -> LuutruError:
    """Say that a slice ends whoever reads it."""
    return LuutruError(
        f"The workers that read {task.warc} from byte {task.start} to {task.end} died, one after the other.",
        "Look for lack of memory in their logs, then build again: all else is built.",
    )
