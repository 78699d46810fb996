"""The schedule that an archive has, whoever keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.remote.address import place_word
from pipelines.schedule import cron, systemd


@dataclass(frozen=True, slots=True)
class Timer:
    """A schedule: systemd, system systemd or cron; `next` is None when nobody says when it rings."""

    kind: str
    next: datetime | None


def find_timer(place: Path | str, name: str) -> Timer | None:
    """Find the schedule of an archive: the user's timer, the system's, a line of the crontab; None for none."""
    data = place_word(place.absolute() if isinstance(place, Path) else place)
    for kind, system in (("systemd", False), ("system systemd", True)):
        if systemd.is_scheduled(name, data, system=system):
            return Timer(kind, systemd.next_elapse(name, system=system))
    moment = cron.next_line(name, data)
    return Timer("cron", moment) if moment else None
