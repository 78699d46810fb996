"""Old releases make room: all but the newest few go, never the latest, never one that somebody reads."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crawler.errors import UsageError
from pipelines.lock import deriving
from pipelines.release_files import clear_remains, hidden_place, latest_release, release_folders
from pipelines.release_hold import unheld
from pipelines.release_share import freed_bytes
from pipelines.store import sync_path


@dataclass(frozen=True, slots=True)
class Pruning:
    """Ids of the releases that stay, that go, and that would go but are being read; `freed` bytes come back."""

    kept: list[str]
    pruned: list[str]
    held: list[str]
    freed: int


def prune_releases(data: Path, keep: int | None, since: date | None, *, dry_run: bool = False) -> Pruning:
    """Delete all releases but the newest `keep`, those made from captures of `since` or later, and the latest.

    `dry_run` only says what would go. A killed prune leaves whole releases only, and is ended by the next one, or by
    the next release. Raises UsageError when nothing says what to keep, or when there is no release.
    """
    if keep is None and since is None:
        raise UsageError(
            "What is to be kept?", "`--keep 10` keeps the newest ten, `--keep-since 2026-01-01` those since."
        )
    if not release_folders(data):
        raise UsageError(f"There is no release in {data}.", "`luutru run demo` makes one; --data names another folder.")
    if dry_run:
        return sorted_out(data, keep, since)[0]
    with deriving(data):
        clear_remains(data)
        pruning, going = sorted_out(data, keep, since)
        hidden = [place for folder in going if (place := hide_release(folder))]
        for place in hidden:
            shutil.rmtree(place)
    return pruning


def sorted_out(data: Path, keep: int | None, since: date | None) -> tuple[Pruning, list[Path]]:
    """Sort releases into those that stay, go and are held; give the folders of those that go as well."""
    folders = release_folders(data)
    wanted = wanted_ids(data, folders, keep, since)
    others = [folder for folder in folders if folder.name not in wanted]
    held = {folder.name for folder in others if is_held(folder)}
    going = [folder for folder in others if folder.name not in held]
    kept = [folder.name for folder in folders if folder.name in wanted]
    names = [folder.name for folder in going]
    return Pruning(kept, names, sorted(held), freed_bytes(going)), going


def wanted_ids(data: Path, folders: Sequence[Path], keep: int | None, since: date | None) -> set[str]:
    """Name the releases to keep: the newest, whatever is asked, and the one that `latest` names among them."""
    latest = latest_release(data)
    wanted = {folder.name for folder in folders[-max(keep or 1, 1) :]} | ({latest.name} if latest else set())
    return wanted | {folder.name for folder in folders if since and folder.name[:10] >= since.isoformat()}


def is_held(folder: Path) -> bool:
    """Tell whether somebody reads a release at this moment."""
    with unheld(folder) as free:
        return not free


def hide_release(folder: Path) -> Path | None:
    """Take a release out of the archive in one step; None if somebody began to read it."""
    with unheld(folder) as free:
        if not free:
            return None
        place = folder.rename(hidden_place(folder))
    sync_path(folder.parent)
    return place
