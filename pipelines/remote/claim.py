"""A claim on something in a bucket: a lease between machines where nothing can be made only if it is not there.

pyarrow's file systems put objects, and list them as they are at that moment, and no more than that. So whoever wants
something puts an object of its own and then lists: who is alone has it, and who sees another takes its own back, waits
for a moment of chance and begins again. Of two that put before either lists, each sees the other; so two never have it.
The holder renews its object, and what stands still for 30 seconds is dead, as with a lease in a folder.
"""

from __future__ import annotations

import json
import os
import random
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock, Thread

from crawler.errors import LockedError, LuutruError
from crawler.lease import EXPIRES, LOOK, HeldError, Holder, Renewed, clock, machine_id
from crawler.lock import SiteLock, going_on
from pipelines.remote.bucket import Bucket

LENGTH = 400  # bytes: pyarrow asks for the size first, and then reads what is there by then
PAUSE = 1.0  # seconds, at most, before who met another tries again


class Claim(Renewed):
    """What this process holds in a bucket, from the making of this object until `release`, or until it is lost.

    To be made by the one process of this machine that holds the system's lock for it. A process that loses it, since it
    stood still or the store was out of reach, is asked to end as by SIGTERM. Raises HeldError when another's renewals
    are seen; finding a dead one takes 30 seconds. `folder` is the name below which claims lie, `machine` names those
    whom the system's lock holds off.
    """

    def __init__(self, bucket: Bucket, folder: str, machine: str) -> None:
        self.bucket, self.folder = bucket, folder
        self._own = ""
        self._released, self._writing = False, Lock()
        super().__init__(machine)
        Thread(target=self._watch, daemon=True, name="claim").start()

    def release(self) -> None:
        """Let others have it at once."""
        self._released = True
        self._ended.set()
        with self._writing, suppress(LuutruError):  # else they wait until it expires
            self.bucket.remove(f"{self.folder}/{self._own}")

    def _take(self) -> None:
        while True:
            for name in self.bucket.names(self.folder):
                await_death(self.bucket, f"{self.folder}/{name}", self._holder.machine)
                self.bucket.remove(f"{self.folder}/{name}")
            self._renewed = clock()
            if self._is_alone():
                return
            time.sleep(random.uniform(0, PAUSE))  # noqa: S311 - no secret: it only parts those who met

    def _is_alone(self) -> bool:
        alone, self._own = False, secrets.token_hex(8)  # a new name: who removes a dead claim never removes this one
        try:
            self._write(self._holder)
            alone = self.bucket.names(self.folder) == [self._own] and self.is_trusted
        finally:
            if not alone:
                with suppress(LuutruError):  # it stands still, and so it is dead
                    self.bucket.remove(f"{self.folder}/{self._own}")
        return alone

    def _write(self, holder: Holder) -> None:
        with self._writing:
            if self._released:
                return
            try:
                self.bucket.put(f"{self.folder}/{self._own}", json.dumps(asdict(holder)).encode().ljust(LENGTH))
            except LuutruError as error:
                raise OSError(str(error)) from error

    def _watch(self) -> None:
        while self.is_held:
            self._ended.wait(LOOK)
        if not self._released:
            os.kill(os.getpid(), signal.SIGTERM)


def await_death(bucket: Bucket, name: str, machine: str) -> None:
    """Wait until a claim is gone or has stood still for 30 seconds; raise HeldError when it is renewed."""
    first, until = read_claim(bucket, name), clock() + EXPIRES
    if first is not None and first.machine == machine:
        return
    while first is not None and clock() < until:
        time.sleep(LOOK)
        now = read_claim(bucket, name)
        if now is None:
            return
        if now != first:
            raise HeldError(now)


def read_claim(bucket: Bucket, name: str) -> Holder | None:
    """Read whose a claim is; None when it is gone, or no claim."""
    try:
        return Holder(**json.loads(bucket.read(name) or b""))
    except (ValueError, TypeError):
        return None


@contextmanager
def claimed(bucket: Bucket, folder: Path, name: str, said: str, *, patience: float = 0.0) -> Iterator[Claim]:
    """Hold something by its name: against the processes of this machine in `folder`, against other machines by a claim.

    `said` is what it is called. Raises LockedError when another holds it after `patience` seconds, or when it was lost
    before the end.
    """
    until = time.monotonic() + patience
    while True:
        try:
            lock = SiteLock(folder / "leases" / name, said)
            break
        except LockedError:
            if time.monotonic() > until:
                raise
    try:
        claim = take_claim(bucket, folder, name, said, until)
        try:
            yield claim
        finally:
            held = claim.is_held
            claim.release()
        if not held:
            raise lost(said)
    finally:
        lock.release()


def take_claim(bucket: Bucket, folder: Path, name: str, said: str, until: float) -> Claim:
    """Make a claim, waiting for another machine as long as the patience lasts."""
    while True:
        try:
            return Claim(bucket, f"leases/{name}", folder_id(folder))
        except HeldError as error:
            if time.monotonic() > until:
                raise going_on(said, str(error)) from error
        except OSError as error:
            raise LuutruError(
                f"No claim on {said} can be put ({error}).", "Whoever writes needs the right to."
            ) from error


def folder_id(folder: Path) -> str:
    """Name a working folder of a running system: two of them on one machine are two machines."""
    found = folder.stat()
    return f"{machine_id()} {folder} {found.st_dev} {found.st_ino}"


def lost(said: str) -> LockedError:
    """Say that another machine may hold it by now."""
    message = f"This run of {said} stood still or did not reach the bucket, and lost it to whoever waits for it."
    return LockedError(message, "What it captured is kept; the same command goes on from there.")
