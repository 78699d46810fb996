"""What a schedule is to run, and when: the same for systemd and for cron."""

from __future__ import annotations

import hashlib
import os
import shlex
import socket
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from crawler.errors import UsageError
from pipelines.remote.address import folder_of

CLOCK: Final = "Asia/Ho_Chi_Minh"
"""The departments' clock, at which nights are nights."""

JITTER: Final = timedelta(minutes=30)
"""Runs begin so much later at most: not all archives of a ministry ask at the same minute."""


@dataclass(frozen=True, slots=True)
class Order:
    """One schedule: its name, the words of the command, the archive, and the time of day at the departments' clock."""

    name: str
    words: tuple[str, ...]
    data: Path
    hour: int
    minute: int
    settings: Path | None = None

    @property
    def at(self) -> str:
        """The time of day, such as 02:30."""
        return f"{self.hour:02}:{self.minute:02}"


def make_order(name: str, place: Path | str, sites: Path | None, at: tuple[int, int]) -> Order:
    """Say what is to run: this very program, all paths absolute; raises UsageError for a path with line breaks.

    `place` is the archive's folder, or its address in a bucket.
    """
    data = folder_of(place)
    where = place if isinstance(place, str) else str(data.absolute())
    words = [*program(), "--data", where, *(["--sites", str(sites.absolute())] if sites else [])]
    settings = os.environ.get("LUUTRU_SETTINGS")
    order = Order(
        name, (*words, "run", "--all", "--quiet"), data.absolute(), *at, Path(settings).absolute() if settings else None
    )
    for word in (*order.words, str(order.settings)):
        if any(ord(letter) < 32 for letter in word):
            raise UsageError(f"No schedule can hold the path {word!r}.", "Take the line breaks out of its name.")
    return order


def program() -> tuple[str, ...]:
    """Give the command `luutru` of this Python by its absolute path, or the module where there is no such command."""
    command = Path(sys.executable).with_name("luutru")
    return (str(command),) if os.access(command, os.X_OK) else (sys.executable, "-m", "pipelines")


def offset(order: Order) -> timedelta:
    """Give the delay of a schedule that has no chance of its own: fixed for one archive on one machine."""
    digest = hashlib.sha256(f"{socket.gethostname()}\n{order.data}".encode()).digest()
    return timedelta(minutes=int.from_bytes(digest[:4]) % (JITTER // timedelta(minutes=1)))


def next_time(order: Order, now: datetime) -> datetime:
    """Give the next time of the schedule, without its delay, at the departments' clock."""
    there = now.astimezone(ZoneInfo(CLOCK))
    today = there.replace(hour=order.hour, minute=order.minute, second=0, microsecond=0)
    return today if today > there else today + timedelta(days=1)


def shell_line(order: Order) -> str:
    """Write the command for a shell."""
    setting = f"LUUTRU_SETTINGS={shlex.quote(str(order.settings))} " if order.settings else ""
    return setting + shlex.join(order.words)
