"""Where releases lie: their ids, the link that names the latest, and what a killed process leaves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from crawler.errors import LuutruError
from pipelines.store import sync_path

LATEST = "latest"
RELEASE_ID = re.compile(r"\d{4}-\d{2}-\d{2}-\d+")


def refuse_folder(data: Path) -> None:
    """Raise LuutruError if something of the user's stands where the name of the newest release goes."""
    latest = data / LATEST
    if latest.exists() and not latest.is_symlink():
        raise LuutruError(f"{latest} is no link to a release.", "Move it away; a release puts its own link there.")


def clear_remains(data: Path) -> None:
    """Remove what a killed release left."""
    for path in (data / "releases").glob(".*.tmp"):
        shutil.rmtree(path, ignore_errors=True)
    (data / f".{LATEST}.tmp").unlink(missing_ok=True)


def release_folders(data: Path) -> list[Path]:
    """List the releases of an archive, oldest first."""
    found = {path: RELEASE_ID.fullmatch(path.name) for path in (data / "releases").glob("*")}
    whole = [path for path, match in found.items() if match]
    return sorted(whole, key=lambda path: (path.name[:10], int(path.name[11:])))


def newest_release(data: Path) -> Path | None:
    """Give the folder of the release that was published last, if there is one."""
    folders = release_folders(data)
    return folders[-1] if folders else None


def latest_release(data: Path) -> Path | None:
    """Give the folder of the release that `latest` names, if there is one."""
    latest = data / LATEST
    return data / "releases" / latest.readlink().name if latest.exists() else None


def next_id(data: Path, day: str) -> str:
    """Give the id of the next release of a day."""
    numbers = [int(path.name[11:]) for path in release_folders(data) if path.name.startswith(day)]
    return f"{day}-{max(numbers, default=0) + 1}"


def point_latest(data: Path, release_id: str) -> None:
    """Let `latest` name a release, from one moment to the next."""
    target = Path("releases", release_id)
    if (data / LATEST).is_symlink() and (data / LATEST).readlink() == target:
        return
    making = data / f".{LATEST}.tmp"
    making.symlink_to(target)
    making.replace(data / LATEST)
    sync_path(data)
