"""A lease between machines that share a folder: a numbered file that its holder renews while it lives.

A lock of the system ends with its process, but only the machine that gave it knows that. So the holder also writes a
file, `.lease-<number>`, again and again. Who finds it unchanged for 30 seconds of its own clock makes the file of the
next number, which only one can; no two clocks are ever compared. A holder that could not renew for 20 seconds (its
machine slept, the network was gone) takes the lease for lost, before anybody else can have it.
"""

from __future__ import annotations

import json
import os
import socket
import time
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from threading import Event, Thread

RENEW = 5.0  # seconds between two renewals
SAFE = 20.0  # seconds after a renewal for which its holder trusts it
EXPIRES = 30.0  # seconds without a renewal after which others take it
LOOK = 0.5  # seconds between two looks at somebody else's lease
LENGTH = 400  # bytes: each renewal writes over the last one in place, so that a full disk takes no lease away


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lease; `machine` tells one running system from another, `beat` counts the renewals."""

    machine: str
    host: str
    process: int
    beat: int = 0
    free: bool = False

    def __str__(self) -> str:
        return f"process {self.process} on {self.host}"


class HeldError(Exception):
    """Somebody on another machine renews the lease."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(str(holder or "a process on another machine"))


class Renewed(ABC):
    """What is held as long as a thread of this process renews it; where it lies is said by those who inherit.

    `machine` names whoever the system's lock holds off: what another of that name left behind is dead.
    """

    def __init__(self, machine: str) -> None:
        self._holder = Holder(machine, socket.gethostname()[:64], os.getpid())
        self._renewed = clock()
        self._ended = Event()
        self._take()
        Thread(target=self._keep, daemon=True, name="lease").start()

    @property
    def is_held(self) -> bool:
        """Whether nobody else can hold it; once false it stays so."""
        if not self.is_trusted:
            self._ended.set()
        return not self._ended.is_set()

    @property
    def is_trusted(self) -> bool:
        """Whether the last renewal is young enough that nobody can have taken it for dead."""
        return clock() - self._renewed < SAFE

    @abstractmethod
    def _take(self) -> None:
        """Get it, or raise HeldError."""

    @abstractmethod
    def _write(self, holder: Holder) -> None:
        """Show that its holder lives; raises OSError."""

    def _keep(self) -> None:
        while not self._ended.wait(RENEW) and self.is_held:
            began, holder = clock(), self._holder
            self._holder = Holder(holder.machine, holder.host, holder.process, holder.beat + 1)
            try:
                self._write(self._holder)
            except OSError:
                continue  # it may come back before the lease is lost
            self._renewed = began


class Lease(Renewed):
    """The lease of a folder, held from the making of this object until `release`, or until it is lost.

    To be made by the one process of this machine that holds the system's lock, so that what this machine left behind
    is known to be dead. Raises HeldError when another machine's holder shows that it lives; finding one that does not
    takes 30 seconds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(machine_id())

    def release(self) -> None:
        """Let others have it at once."""
        if self.is_held:
            self._ended.set()
            write_holder(self._path, Holder(**{**asdict(self._holder), "free": True}))

    def _take(self) -> None:
        while True:
            number = newest_number(self.folder)
            if number:
                await_death(lease_path(self.folder, number), self._holder.machine)
            self._renewed = clock()
            path = lease_path(self.folder, number + 1)
            if not create_holder(path, self._holder):
                continue
            if newest_number(self.folder) == number + 1:
                forget_older(self.folder, number + 1)
                self._path = path
                return
            path.unlink(missing_ok=True)  # the number was given, used and forgotten while this process slept

    def _write(self, holder: Holder) -> None:
        write_holder(self._path, holder)


def await_death(path: Path, machine: str) -> None:
    """Wait until a lease is free or has stood still for 30 seconds; raise HeldError when it is renewed."""
    first, until = read_holder(path), clock() + EXPIRES
    if first is not None and (first.free or first.machine == machine):
        return
    while clock() < until:
        time.sleep(LOOK)
        now = read_holder(path)
        if now is not None and now.free:
            return
        if now != first:
            raise HeldError(now)


def lease_path(folder: Path, number: int) -> Path:
    """Give the file of a number."""
    return folder / f".lease-{number:06d}"


def newest_number(folder: Path) -> int:
    """Give the number that was given last, 0 when there was none."""
    return max((int(path.name.rpartition("-")[2]) for path in folder.glob(".lease-[0-9]*")), default=0)


def create_holder(path: Path, holder: Holder) -> bool:
    """Make the file of a number; False when somebody else did."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644))
    except FileExistsError:
        return False
    try:
        write_holder(path, holder)
    except OSError:
        path.unlink(missing_ok=True)  # on a full disk: the next run would wait for whom an empty file may stand for
        raise
    return True


def write_holder(path: Path, holder: Holder) -> None:
    """Write who holds a lease, in place; a file that is gone is not made again."""
    handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.pwrite(handle, json.dumps(asdict(holder)).encode().ljust(LENGTH), 0)
        os.fsync(handle)  # on a network's folder it is not seen by others before
    finally:
        os.close(handle)


def read_holder(path: Path) -> Holder | None:
    """Read who holds a lease; None while it is being written, or when the file was just forgotten."""
    try:
        return Holder(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def forget_older(folder: Path, number: int) -> None:
    """Remove the files of older numbers."""
    for path in folder.glob(".lease-[0-9]*"):
        if int(path.name.rpartition("-")[2]) < number:
            path.unlink(missing_ok=True)


def clock() -> float:
    """Give seconds that go on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


@cache
def machine_id() -> str:
    """Name the running system, as it is since it was started; two copies of one virtual machine differ by host."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    return f"{boot.read_text().strip() if boot.exists() else ''} {socket.gethostname()[:64]}"
