"""Where releases lie: their ids, the link that names the latest, and what a killed process leaves."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path

from crawler.errors import LuutruError, UsageError, nearest
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
    for path in data.glob(f".{LATEST}.*.tmp"):
        path.unlink(missing_ok=True)


def hidden_place(folder: Path) -> Path:
    """Give the name under which a release waits to be deleted: nobody lists it, and `clear_remains` removes it."""
    return folder.with_name(f".{folder.name}.tmp")


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


def find_release(data: Path, release: str | None) -> Path:
    """Find the folder of a release, `latest` if none is named; raises UsageError that says what there is.

    `data` is an archive, or the folder of a release itself.
    """
    if release is None or release == LATEST:
        folder = data if (data / "datapackage.json").is_file() else data / LATEST
        if folder.exists():
            return folder.resolve()
        kind = "release in" if data.is_dir() else "archive at"
        raise UsageError(f"There is no {kind} {data}.", "`luutru run demo` makes one; --data names another folder.")
    ids = [folder.name for folder in release_folders(data)]
    if release not in ids:
        known = nearest(release, ids) if ids else "`luutru run demo` makes one."
        raise UsageError(f"There is no release `{release}` in {data}.", known)
    return (data / "releases" / release).resolve()


def named_release(data: Path, name: str) -> Path:
    """Find a release by its id, as `latest`, or by the path of its folder or of its archive."""
    is_path = name != LATEST and not RELEASE_ID.fullmatch(name) and Path(name).is_dir()
    return find_release(Path(name), None) if is_path else find_release(data, name)


def next_id(data: Path, day: str) -> str:
    """Give the id of the next release of a day."""
    numbers = [int(path.name[11:]) for path in release_folders(data) if path.name.startswith(day)]
    return f"{day}-{max(numbers, default=0) + 1}"


def point_latest(data: Path, release_id: str) -> None:
    """Let `latest` name a release, from one moment to the next."""
    target = Path("releases", release_id)
    if (data / LATEST).is_symlink() and (data / LATEST).readlink() == target:
        return
    making = data / f".{LATEST}.{secrets.token_hex(4)}.tmp"
    making.symlink_to(target)
    making.replace(data / LATEST)
    sync_path(data)
