"""How captures get to the workers and parts come back: by a folder that all share, or through a bucket."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from crawler.errors import LuutruError
from crawler.fixity import file_digest, fixity_fault
from crawler.warc_read import Damage, read_records
from pipelines.cluster.hand import Hand
from pipelines.parts import PART_FILE, read_said, replace_folder
from pipelines.task import SliceReport, SliceTask

if TYPE_CHECKING:
    from pipelines.cluster.bucket import Bucket

ARRIVAL = 120.0  # seconds for what a worker wrote to be seen here: a network's folder is cached for up to a minute


Fault = tuple[str, str]
"""Why a worker cannot work, as the end of a sentence, and what is to be done."""


@dataclass(frozen=True, slots=True)
class SharedFolder:
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
class Through:
    """A bucket that this machine and the workers reach, who share no folder.

    `WINDOW` is how many tasks are handed over at a time: their captures are sent before.
    """

    url: str
    WINDOW: ClassVar[int] = 200

    @property
    def bucket(self) -> Bucket:
        """The bucket, opened once in each process."""
        from pipelines.cluster.bucket import open_bucket  # noqa: PLC0415 - pyarrow; most builds need no bucket

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
        """Fetch the bytes of a slice, do the task beside them, and put its part; what says it is whole goes last."""
        bucket = self.bucket
        with TemporaryDirectory(prefix="luutru-") as folder:
            warc = fetch_slice(bucket, task, Path(folder))
            target = Path(folder) / task.target.name
            report = hand.do(replace(task, warc=warc, target=target), module)
            for path in sorted(target.iterdir(), key=lambda path: (path.name == PART_FILE, path.name)):
                bucket.send(path, f"{part_name(task)}/{path.name}")
        return report

    def arrive(self, task: SliceTask) -> None:
        """Fetch a part, see that it is whole, and give it its place in the archive; then the bucket is rid of it."""
        from pipelines.store import sync_tree  # noqa: PLC0415 - pyarrow, as above

        bucket, place = self.bucket, task.target
        making = place.with_name(f".{place.name}.{secrets.token_hex(4)}.tmp")
        making.mkdir(parents=True)
        names = bucket.names(part_name(task))
        try:
            for name in names:
                bucket.fetch(f"{part_name(task)}/{name}", making / name)
            assure_part(making, task)
            sync_tree(making)
            replace_folder(making, place)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        bucket.remove_folder(part_name(task))


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


def assure_part(folder: Path, task: SliceTask) -> None:
    """Raise LuutruError unless a folder holds the part of a task, every byte of it."""
    said = read_said(folder)
    digests = {folder / f"{name}.parquet": one["sha256"] for name, one in said.get("files", {}).items()}
    whole = said.get("key") == task.key and fixity_fault(folder / PART_FILE) is None
    if not whole or any(not path.is_file() or file_digest(path) != digest for path, digest in digests.items()):
        message = f"The part {task.target.name} came back from a worker and is not whole."
        raise LuutruError(message, "Build again: all else is built.")


def captures_name(task: SliceTask) -> str:
    """Name the object of a WARC file."""
    return f"captures/{task.site.name}/{task.warc.name}"


def part_name(task: SliceTask) -> str:
    """Name the objects of a part; two builds that differ never meet."""
    return f"parts/{task.site.name}/{task.target.name}-{task.key[:16]}"


def stir(folder: Path) -> None:
    """Change a folder, so that this machine asks its server again what lies in it."""
    mark = folder / ".stirred"
    mark.touch()
    mark.unlink(missing_ok=True)
