"""How captures get to those who read them and parts come back: by a folder, through a bucket, or within one."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from crawler.errors import LuutruError
from crawler.site import Site
from crawler.warc_read import Damage, read_records
from pipelines.cluster.hand import Hand
from pipelines.parts import read_said
from pipelines.plan import Sealed
from pipelines.task import SliceReport, SliceTask

if TYPE_CHECKING:
    from pipelines.remote.bucket import Bucket

ARRIVAL = 120.0  # seconds for what a worker wrote to be seen here: a network's folder is cached for up to a minute


Fault = tuple[str, str]
"""Why a worker cannot work, as the end of a sentence, and what is to be done."""


class Whole:
    """A way on which captures lie in the archive's folder, and parts go there."""

    __slots__ = ()

    def sealed(self, _site: Site) -> list[Sealed] | None:
        """Give the WARC files of a site where they do not lie in the folder; None where they do."""
        return None

    def left(self, tasks: Sequence[SliceTask]) -> Sequence[SliceTask]:
        """Give the tasks that are left to do: nobody else has done one."""
        return tasks

    def ready(self, _tasks: Sequence[SliceTask]) -> None:
        """Nothing is to be brought before this machine does tasks itself."""

    def keep(self, _task: SliceTask) -> None:
        """Nothing is to be done with a part that this machine made."""


@dataclass(frozen=True, slots=True)
class SharedFolder(Whole):
    """The archive's folder, which every worker mounts under the same path.

    `WINDOW` is how many tasks are handed over at a time.
    """

    data: Path
    WINDOW: ClassVar[int] = 2_000

    @contextmanager
    def marked(self) -> Iterator[str]:
        """Leave a mark that a worker must see; give its name."""
        mark = self.data / "parts" / f".mark-{secrets.token_hex(8)}"
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
        try:
            yield mark.name
        finally:
            mark.unlink()

    def fault(self, mark: str) -> Fault | None:
        """Say, on a worker, why the way does not lead there; None when it does."""
        folder = self.data / "parts"
        if not (folder / mark).is_file():
            return f"does not see {self.data}", "Mount the archive there under the same path."
        return None if os.access(folder, os.W_OK) else (f"may not write to {folder}", "Mend its permissions.")

    def send(self, task: SliceTask) -> None:
        """Nothing is to be sent."""

    def do(self, task: SliceTask, hand: Hand, module: str) -> SliceReport:
        """Do a task where it stands."""
        return hand.do(task, module)

    def arrive(self, task: SliceTask) -> None:
        """Wait until this machine sees a part that a worker wrote."""
        until = time.monotonic() + ARRIVAL
        while read_said(task.target).get("key") != task.key:
            if time.monotonic() > until:
                said = f"A worker wrote {task.target}, and it is not seen here."
                raise LuutruError(said, "The workers and this machine must have one archive under one path.")
            stir(task.target.parent)
            time.sleep(0.5)


@dataclass(frozen=True, slots=True)
class Through(Whole):
    """A bucket that this machine and the workers reach, who share no folder.

    `WINDOW` is how many tasks are handed over at a time: their captures are sent before.
    """

    url: str
    WINDOW: ClassVar[int] = 200

    @property
    def bucket(self) -> Bucket:
        """The bucket, opened once in each process."""
        from pipelines.remote.bucket import open_bucket  # noqa: PLC0415 - pyarrow; most builds need no bucket

        return open_bucket(self.url)

    @contextmanager
    def marked(self) -> Iterator[str]:
        """Leave a mark that a worker must see; give its name."""
        bucket, mark = self.bucket, f"mark-{secrets.token_hex(8)}"
        bucket.put(mark, b"luutru\n")
        try:
            yield mark
        finally:
            bucket.remove(mark)

    def fault(self, mark: str) -> Fault | None:
        """Say, on a worker, why the way does not lead there; None when it does."""
        try:
            seen = self.bucket.size(mark)
        except LuutruError as error:
            return f"does not reach the bucket: {error.message.rstrip('.')}", error.advice
        return None if seen else ("sees another bucket", "Give all machines one endpoint in the URL.")

    def send(self, task: SliceTask) -> None:
        """Put the WARC file into the bucket, if it is not there; it is sealed, so its size tells."""
        bucket, name = self.bucket, captures_name(task)
        if bucket.size(name) != task.warc.stat().st_size:
            bucket.send(task.warc, name)

    def do(self, task: SliceTask, hand: Hand, module: str) -> SliceReport:
        """Fetch the bytes of a slice, do the task beside them, and put its part."""
        from pipelines.remote.parts import put_part, task_name  # noqa: PLC0415 - pyarrow, as above

        with TemporaryDirectory(prefix="luutru-") as folder:
            warc = fetch_slice(self.bucket, task, Path(folder))
            target = Path(folder) / task.target.name
            report = hand.do(replace(task, warc=warc, target=target), module)
            put_part(self.bucket, target, task_name(task))
        return report

    def arrive(self, task: SliceTask) -> None:
        """Bring a part into the archive; then the bucket is rid of it."""
        from pipelines.remote.parts import bring_part, task_name  # noqa: PLC0415 - pyarrow, as above

        bring_part(self.bucket, task_name(task), task.target, task.key)
        self.bucket.remove_folder(task_name(task))


@dataclass(frozen=True, slots=True)
class InBucket(Through):
    """The bucket in which the archive lies: captures are there, and parts stay there.

    `data` is the working folder, in which what this machine does itself is done.
    """

    data: Path

    def sealed(self, site: Site) -> list[Sealed]:
        """List the WARC files of a site; their indexes lie in the working folder."""
        from pipelines.remote.captures import sealed_there  # noqa: PLC0415 - pyarrow, as above

        return sealed_there(self.bucket, self.data / "captures" / site.name)

    def left(self, tasks: Sequence[SliceTask]) -> list[SliceTask]:
        """Bring the parts that another machine has built; give the tasks that are left."""
        from pipelines.remote.parts import bring_built  # noqa: PLC0415 - pyarrow, as above

        return bring_built(self.bucket, tasks)

    def ready(self, tasks: Sequence[SliceTask]) -> None:
        """Bring the WARC files that this machine is to read."""
        from pipelines.remote.captures import bring_warcs  # noqa: PLC0415 - pyarrow, as above

        for folder in sorted({task.warc.parent for task in tasks}):
            bring_warcs(self.bucket, folder, [task.warc.name for task in tasks if task.warc.parent == folder])

    def keep(self, task: SliceTask) -> None:
        """Put a part that this machine made."""
        from pipelines.remote.parts import put_part, task_name  # noqa: PLC0415 - pyarrow, as above

        put_part(self.bucket, task.target, task_name(task))

    def send(self, task: SliceTask) -> None:
        """Nothing is to be sent."""

    def arrive(self, task: SliceTask) -> None:
        """Bring a part that a worker put."""
        from pipelines.remote.parts import bring_part, task_name  # noqa: PLC0415 - pyarrow, as above

        bring_part(self.bucket, task_name(task), task.target, task.key)


Road = SharedFolder | Through


def fetch_slice(bucket: Bucket, task: SliceTask, folder: Path) -> Path:
    """Fetch the bytes of a slice into a file that holds them at their place, and nothing before.

    Where a record is damaged, how it is told depends on what follows: then the file is fetched to its end.
    """
    warc, name = folder / task.warc.name, captures_name(task)
    bucket.fetch_range(name, task.start, task.end, warc)
    if any(isinstance(found, Damage) for found in read_records(warc, task.start)):
        bucket.fetch_range(name, task.start, bucket.size(name) or task.end, warc)
    return warc


def captures_name(task: SliceTask) -> str:
    """Name the object of a WARC file."""
    return f"captures/{task.site.name}/{task.warc.name}"


def stir(folder: Path) -> None:
    """Change a folder, so that this machine asks its server again what lies in it."""
    mark = folder / ".stirred"
    mark.touch()
    mark.unlink(missing_ok=True)
