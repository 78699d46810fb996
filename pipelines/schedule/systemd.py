"""A systemd timer: its units as text, and how they come to the user's or the system's manager and go again."""

from __future__ import annotations

import getpass
import json
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from crawler.errors import LuutruError
from pipelines.schedule.order import CLOCK, JITTER, Order
from pipelines.schedule.tools import ask, demand

SYSTEM_UNITS: Final = Path("/etc/systemd/system")
PLAIN: Final = re.compile(r"[A-Za-z0-9_@:,./+=-]+")
# 4: another run is at work, which is no failure; 130 and 143: told to stop. A run has ten seconds to stop in order, and
# passes the signal on itself: KillMode=mixed leaves that to it.
SERVICE: Final = """\
[Unit]
Description=luutru: crawl, build and release {data}
{network}
[Service]
Type=oneshot
{who}ExecStart={command}
SuccessExitStatus=4 130 143
KillMode=mixed
TimeoutStopSec=30
Nice=10
IOSchedulingClass=idle
"""
TIMER: Final = """\
[Unit]
Description=luutru: every night at {at}, {clock}

[Timer]
OnCalendar=*-*-* {at}:00 {clock}
RandomizedDelaySec={jitter}min
Persistent=true

[Install]
WantedBy=timers.target
"""
NETWORK: Final = "Wants=network-online.target\nAfter=network-online.target\n"


def units(order: Order, *, system: bool) -> dict[str, str]:
    """Give the texts of the service and the timer by the names of their files."""
    command = " ".join(map(quoted, order.words))
    setting = f"Environment={quoted(f'LUUTRU_SETTINGS={order.settings}')}\n" if order.settings else ""
    who = f"User={owner(order.data)}\n" if system else ""
    data = str(order.data).replace("%", "%%")
    network = NETWORK if system else ""  # a user's manager knows no such target
    service = SERVICE.format(data=data, network=network, who=who + setting, command=command)
    timer = TIMER.format(at=order.at, clock=CLOCK, jitter=JITTER.seconds // 60)
    return {f"{order.name}.service": service, f"{order.name}.timer": timer}


def quoted(word: str) -> str:
    """Write a word for a unit: in quotes where it needs them, with no specifier and no variable in it."""
    safe = word.replace("%", "%%").replace("$", "$$")
    if PLAIN.fullmatch(word):
        return safe
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'


def owner(data: Path) -> str:
    """Give the user whose archive it is; of one that is not there yet, the user who asks."""
    with suppress(OSError, KeyError):
        return data.owner()
    return os.environ.get("SUDO_USER") or getpass.getuser()


def unit_folder(*, system: bool) -> Path:
    """Give the folder in which units are looked for."""
    if system:
        return SYSTEM_UNITS
    config = os.environ.get("XDG_CONFIG_HOME") or ""
    base = Path(config) if config.startswith("/") else Path.home() / ".config"
    return base / "systemd" / "user"


def manager(*, system: bool) -> tuple[str, ...]:
    """Give the words with which a manager is spoken to."""
    return ("systemctl",) if system else ("systemctl", "--user")


def is_there(*, system: bool) -> bool:
    """Tell whether a manager answers: there is none in most containers."""
    return ask(*manager(system=system), "show", "--property=Version").status == 0


def install(order: Order, *, system: bool) -> bool:
    """Write the units and start the timer; tell whether anything was changed.

    Raises LuutruError when the folder cannot be written or the manager refuses.
    """
    folder = unit_folder(system=system)
    changed = False
    for name, text in units(order, system=system).items():
        changed |= write_unit(folder / name, text)
    words = manager(system=system)
    demand(*words, "daemon-reload")
    demand(*words, "enable", "--now", f"{order.name}.timer")
    if changed:
        demand(*words, "restart", f"{order.name}.timer")  # a timer that runs keeps the old time otherwise
    return changed


def write_unit(path: Path, text: str) -> bool:
    """Write a unit, whole or not at all; tell whether it was another before."""
    with suppress(OSError, UnicodeDecodeError):
        if path.read_text("utf-8") == text:
            return False
    beside = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError as error:
        raise refused(path.parent, error) from error
    return True


def refused(folder: Path, error: OSError) -> LuutruError:
    """Say that the folder of units cannot be changed."""
    message = f"{folder} cannot be written ({error.strerror})."
    return LuutruError(message, "With --system that takes root: `sudo luutru schedule --system ...`.")


def remove(name: str, *, system: bool) -> bool:
    """Stop the timer and remove the units; tell whether there were any."""
    folder = unit_folder(system=system)
    paths = [path for end in ("timer", "service") if (path := folder / f"{name}.{end}").exists()]
    if not paths:
        return False
    words = manager(system=system)
    if is_there(system=system):
        demand(*words, "disable", "--now", f"{name}.timer")
    try:
        for path in paths:
            path.unlink()
    except OSError as error:
        raise refused(folder, error) from error
    ask(*words, "daemon-reload")
    return True


def is_scheduled(name: str, data: str, *, system: bool) -> bool:
    """Tell whether there is a timer for the archive that is so named."""
    folder = unit_folder(system=system)
    try:
        text = (folder / f"{name}.service").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return (folder / f"{name}.timer").exists() and f" --data {quoted(data)} " in text


def next_elapse(name: str, *, system: bool) -> datetime | None:
    """Ask the manager when the timer rings next; None when it does not say."""
    answer = ask(*manager(system=system), "list-timers", f"{name}.timer", "--output=json")
    with suppress(ValueError, LookupError, TypeError, OverflowError):
        moment = int(json.loads(answer.out)[0]["next"])
        return datetime.fromtimestamp(moment / 1e6, UTC) if moment else None
    return None
