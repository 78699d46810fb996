"""Cheap releases: what the release before holds under the same name is one file on disk, linked and not copied."""

from __future__ import annotations

import filecmp
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

Inode: TypeAlias = tuple[int, int]
"""What one file on disk is, under whatever names: its file system and its number there."""

LINKING = ".linking.tmp"


def share_files(making: Path, before: Path) -> None:
    """Replace each table file in `making` that `before` holds with the same bytes by a link to that one.

    Names stand for bytes, and yet the bytes are compared: a file that was damaged since is never passed on. Where
    there can be no link (another file system, FAT, too many links), the new file stays.
    """
    for new in making.rglob("*.parquet"):
        old = before / new.relative_to(making)
        if old.is_file() and not old.samefile(new) and filecmp.cmp(old, new, shallow=False):
            with suppress(OSError):
                link_over(old, new)


def link_over(old: Path, new: Path) -> None:
    """Let `new` be another name of the file `old`, from one moment to the next."""
    linking = new.with_name(LINKING)
    linking.hardlink_to(old)
    linking.replace(new)


def forbid_writing(folder: Path) -> None:
    """Take the right to write from the files in `folder`: nothing that edits in place changes a release by mistake."""
    for path in release_content(folder):
        mode = stat.S_IMODE(path.stat().st_mode)
        with suppress(PermissionError):  # a file system without such rights
            path.chmod(mode & ~0o222)


def release_content(folder: Path) -> Iterator[Path]:
    """List the files of a release, in the order of their paths."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def inode(path: Path) -> Inode:
    """Tell which file on disk a path names."""
    said = path.stat()
    return said.st_dev, said.st_ino


def holders(releases: Iterable[Path]) -> dict[Inode, list[str]]:
    """Name, for each table file on disk, the releases that hold it."""
    found: defaultdict[Inode, list[str]] = defaultdict(list)
    for release in releases:
        for path in release.rglob("*.parquet"):
            found[inode(path)].append(release.name)
    return dict(found)


def own_and_shared(release: Path) -> tuple[int, int]:
    """Count the bytes that only this release holds, and those that it shares with others."""
    found = [path.stat() for path in release_content(release)]
    own = sum(said.st_size for said in found if said.st_nlink == 1)
    return own, sum(said.st_size for said in found) - own


def freed_bytes(folders: Iterable[Path]) -> int:
    """Count the bytes that the disk gets back when all of `folders` go: those of files with no name elsewhere."""
    left: dict[Inode, int] = {}
    freed = 0
    for path in (path for folder in folders for path in release_content(folder)):
        said = path.stat()
        place = inode(path)
        left[place] = left.get(place, said.st_nlink) - 1
        freed += 0 if left[place] else said.st_size
    return freed
