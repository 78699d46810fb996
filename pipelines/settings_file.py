"""The operator's settings of one archive: `settings.yml` in its folder, or the file that LUUTRU_SETTINGS names."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from yaml import Node

from crawler.errors import UsageError
from crawler.rescue.services import Services
from crawler.site_file import Place, SiteFault, WrongValue, compose_file, read_list, read_record
from crawler.site_values import read_choice, read_number, read_text, read_url

FILE = "settings.yml"
ADDRESS = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")
RELAY = re.compile(r"(\[[0-9A-Fa-f:]+\]|[^:\s]+):(\d{1,5})")


def read_command(node: Node, _: Place) -> tuple[str, ...]:
    """Read a command as it would be typed; it is run as it stands, by no shell."""
    try:
        words = tuple(shlex.split(read_text(node)))
    except ValueError as error:
        raise WrongValue(node, f"is no command: {error}.", "Close the quote.") from None
    return words


def read_address(node: Node, _: Place) -> str:
    """Read an e-mail address."""
    value = read_text(node)
    if not ADDRESS.fullmatch(value):
        raise WrongValue(node, f"is no e-mail address: `{value}`.", "Write it plainly, such as to.truc@example.vn.")
    return value


def read_relay(node: Node, _: Place) -> tuple[str, int]:
    """Read a host and a port."""
    value = read_text(node)
    found = RELAY.fullmatch(value)
    if not found or not 0 < int(found[2]) < 65536:
        raise WrongValue(node, f"is no relay: `{value}`.", 'Write host and port, such as "127.0.0.1:25".')
    return found[1].strip("[]"), int(found[2])


@dataclass(frozen=True, slots=True)
class Email:
    """Who is written to, in whose name (None: luutru at this host), and through which relay (host, port)."""

    to: tuple[str, ...] = field(metadata={"read": read_list(read_address)})
    sender: str | None = field(default=None, metadata={"read": read_address})
    relay: tuple[str, int] = field(default=("127.0.0.1", 25), metadata={"read": read_relay})


@dataclass(frozen=True, slots=True)
class Notify:
    """Who is told how a run went: always, or when something is wrong; each within `timeout` seconds."""

    when: str = field(default="alarm", metadata={"read": read_choice("alarm", "always")})
    timeout: float = field(default=30.0, metadata={"read": read_number(1, 600, whole=False)})
    command: tuple[str, ...] = field(default=(), metadata={"read": read_command})
    webhook: str | None = field(default=None, metadata={"read": read_url})
    email: Email | None = field(default=None, metadata={"read": read_record(Email)})


@dataclass(frozen=True, slots=True)
class Visits:
    """How seldom `run --all` visits a site: every so many days a frozen one, or a parked one; 0 is every time.

    `parked_pages` are the most that are asked of a parked site.
    """

    frozen: int = field(default=14, metadata={"read": read_number(0, 366)})
    parked: int = field(default=30, metadata={"read": read_number(0, 366)})
    parked_pages: int = field(default=20, metadata={"read": read_number(1, 10**6)})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; what the file does not say has a default."""

    notify: Notify = field(default=Notify(), metadata={"read": read_record(Notify)})
    rescue: Services = field(default=Services(), metadata={"read": read_record(Services)})
    visits: Visits = field(default=Visits(), metadata={"read": read_record(Visits)})


def settings_path(data: Path) -> Path:
    """Give the place of the settings of an archive."""
    named = os.environ.get("LUUTRU_SETTINGS")
    return Path(named) if named else data / FILE


def read_settings(data: Path) -> Settings:
    """Read the settings of an archive, all defaults when there is no file.

    Raises UsageError with line, key and mend for what is wrong, and for a file that LUUTRU_SETTINGS names in vain.
    """
    path = settings_path(data)
    if not path.exists() and path == data / FILE:
        return Settings()
    faults: list[SiteFault] = []
    root = compose_file(path, faults)
    settings = Place("", faults).read(read_record(Settings), root) if root else None
    if faults or settings is None:
        raise UsageError(f"{path}:{faults[0].line}: {faults[0].key or 'file'} {faults[0].fault}", faults[0].mend)
    known: Settings = settings
    return known
