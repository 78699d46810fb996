"""Where an export goes: made in a hidden folder beside its place, synced, then given its name; all of it or nothing.

The hidden folder of `x.csv` is `.x.csv.luutru`. In it `new/` holds what will stand beside OUT under the same names,
and, while names are given, `old/` what stood there and `names` which they are: what a killed export leaves is undone by
the next one, and what had stood there is put back.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import LockedError, LuutruError, UsageError
from pipelines.store import sync_path, sync_tree

PACKAGE = "datapackage.json"
BAG = "bagit.txt"
FILE_NAME = re.compile(
    r"\.(csv|tsv|txt|jsonl?|parquet|xlsx?|ods|warc|wacz|cdxj?|xml|html?|pdf|zip|gz|bz2|xz|zst|tar|tgz|7z)",
    re.IGNORECASE,
)
"""Endings by which people mean a file."""
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""Errors of the place where an export is written, which the user can mend by giving another."""
KEPT = ("captures", "parts", "releases", "runs", "latest")
"""What an archive's own folder holds: no export goes there."""


@contextmanager
def making(out: Path, *, overwrite: bool, beside: Sequence[str] = ()) -> Iterator[Path]:
    """Give the path at which to make the file or folder `out`; at the end of the block it gets its name.

    `beside` are suffixes of more files to be made next to it, such as `.datapackage.json`; those that the block
    makes get their names with it. When the block raises, nothing is left, and what stood there stays. Raises UsageError
    when `out` cannot be made or exists and may not be overwritten, LockedError when another process makes it.
    """
    names = [*(out.name + suffix for suffix in beside), out.name]
    refuse_place(out)
    with working(out) as work:
        undo_killed(work, out.parent)
        refuse_existing(out, names, overwrite=overwrite)
        (work / "new").mkdir()
        yield work / "new" / out.name
        sync_tree(work / "new")
        give_names(work, out.parent, [name for name in names if (work / "new" / name).exists()], names)


@contextmanager
def working(out: Path) -> Iterator[Path]:
    """Hold the hidden folder of `out` for this process alone, and take it away at the end."""
    work = out.with_name(f".{out.name}.luutru")
    make_hidden(work, out)
    handle = os.open(work, os.O_RDONLY)
    try:
        lock_folder(handle, out)
        yield work
        shutil.rmtree(work)
    except LockedError:
        raise
    except BaseException as error:
        undo_killed(work, out.parent)
        shutil.rmtree(work, ignore_errors=True)
        if isinstance(error, OSError) and error.errno in UNWRITABLE:
            said = f"Cannot write {out}: {os.strerror(error.errno)}."
            raise LuutruError(said, "Nothing was written. Free some space, or give another place.") from error
        raise
    finally:
        os.close(handle)


def make_hidden(work: Path, out: Path) -> None:
    """Make the hidden folder; raises UsageError where the user may not write."""
    try:
        work.mkdir(exist_ok=True)
    except OSError as error:
        said = f"Cannot write {out}: {os.strerror(error.errno or 0)}."
        raise UsageError(said, "Give another place, or mend its permissions.") from error


def lock_folder(handle: int, out: Path) -> None:
    """Lock a folder that is open; the system lets it go when the process ends, however it ends."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LockedError(f"Another export to {out} is going on.", "Wait for its end, or give another name.") from None


def undo_killed(work: Path, folder: Path) -> None:
    """Undo what an export that was killed had done: names that it had given, and its hidden files."""
    if (work / "names").exists():
        for name in json.loads((work / "names").read_text("utf-8")):
            if not (work / "new" / name).exists():
                remove_path(folder / name)
            if (work / "old" / name).exists():
                (work / "old" / name).rename(folder / name)
    for path in work.iterdir():
        remove_path(path)


def give_names(work: Path, folder: Path, made: Sequence[str], all_names: Sequence[str]) -> None:
    """Give what was made its names, the main one last; what stood there, also beside it, goes away at the end."""
    (work / "old").mkdir()
    write_durably(work / "names", json.dumps(made))
    for name in all_names:
        if os.path.lexists(folder / name):
            (folder / name).rename(work / "old" / name)
    for name in made:
        (work / "new" / name).rename(folder / name)
    sync_path(folder)
    (work / "names").unlink()


def write_durably(path: Path, text: str) -> None:
    """Write a small file whole: it is there with all it says, or not at all."""
    part = path.with_suffix(".tmp")
    part.write_text(text, encoding="utf-8")
    sync_path(part)
    part.rename(path)


def remove_path(path: Path) -> None:
    """Remove a file, a link or a folder with all it holds; nothing there is fine."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def refuse_place(out: Path) -> None:
    """Raise UsageError for a place where no export can go."""
    if out.name in ("", ".", ".."):
        raise UsageError(f"`{out}` is no name for an export.", "Give a name that does not exist yet.")
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder {out.parent}.", "Make it, or give another place.")


def refuse_file_name(out: Path, suffixes: Sequence[str] = ()) -> None:
    """Raise UsageError for the name of a file, or of standard output, where a folder would be made.

    `suffixes` are those of the files that could be made in its place.
    """
    one = f"{' or '.join(suffixes)} for one table, or " if suffixes else ""
    advice = f"Give a name that ends in {one}in nothing for a folder." if one else "Give a name without an ending."
    if out.name == "-":
        raise UsageError("An export does not go to standard output.", advice)
    if FILE_NAME.fullmatch(out.suffix):
        raise UsageError(f"{out} would be a folder.", advice)


def refuse_existing(out: Path, names: Sequence[str], *, overwrite: bool) -> None:
    """Raise UsageError for what exists, unless it may be overwritten and is something that an export had made."""
    for path in (out.with_name(name) for name in reversed(names)):
        if not os.path.lexists(path):
            continue
        if not overwrite:
            raise UsageError(f"{path} exists.", "Give another name, or --overwrite to replace it.")
        if not replaceable(path):
            raise UsageError(f"{path} is no export, so it is not overwritten.", "Move it away, or give another name.")


def replaceable(path: Path) -> bool:
    """Tell whether a path may be overwritten: a file, an empty folder, or the folder of an earlier export."""
    if path.is_symlink() or not path.is_dir():
        return path.is_file() and not path.is_symlink()
    return not any(path.iterdir()) or is_export(path)


def is_export(folder: Path) -> bool:
    """Tell whether a folder is an export: a bag, or one whose data package says what it was made by."""
    if (folder / BAG).is_file():
        return True
    try:
        return "luutru" in json.loads((folder / PACKAGE).read_text("utf-8"))
    except (OSError, ValueError):
        return False


def refuse_archive(out: Path, data: Path) -> None:
    """Raise UsageError for a place inside the archive itself, whose folders belong to the archive."""
    within = [data.resolve() / name for name in KEPT]
    places = (out.parent.resolve() / out.name, out.resolve())
    if any(place == own or own in place.parents for place in places for own in within):
        raise UsageError(f"{out} is a place of the archive's own.", "Give a place outside of its folder.")
