"""Files of an export: each is there, plain, and has its size and digest; and nothing else is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from crawler.fixity import file_digest, fixity_fault
from pipelines.export.manifest import ExportedFile
from pipelines.verify.report import Report

REMOVE = "Move it away: it does not belong to the export."


def safe_name(name: str) -> bool:
    """Tell whether a path that a manifest or a zip names stays within its folder, on any system."""
    parts = PurePosixPath(name).parts
    odd = not name or "\\" in name or "\0" in name or ":" in name.split("/", maxsplit=1)[0]
    return not (odd or name.startswith("/") or ".." in parts or name.endswith("/"))


def check_fixity(report: Report, path: Path) -> None:
    """Check a file against the digest beside it."""
    if not path.is_file():
        report.fault(str(path), "the file is missing")
    elif fault := fixity_fault(path):
        report.fault(str(path), fault)


def check_file(report: Report, root: Path, one: ExportedFile) -> None:
    """Check one file of a manifest."""
    path = root / one.path
    if not safe_name(one.path):
        report.fault(str(root), f"its manifest names {one.path!r}, which leads out of the export")
    elif not within(root, path):
        report.fault(str(path), "the file is missing" if not os.path.lexists(path) else "it is no plain file")
    elif path.stat().st_size != one.bytes:
        report.fault(str(path), f"it has {path.stat().st_size:,} bytes in place of {one.bytes:,}")
    elif file_digest(path) != one.sha256:
        report.fault(str(path), "its digest is not the one in the manifest: it has changed since it was written")


def within(root: Path, path: Path) -> bool:
    """Tell whether a path is a plain file, with no link on the way from `root` to it."""
    inner = path.relative_to(root).parents
    return path.is_file() and not path.is_symlink() and not any((root / part).is_symlink() for part in inner)


def check_extra(report: Report, root: Path, known: set[str]) -> None:
    """Say which files of a folder nobody lists."""
    for name in sorted(set(names_below(root)) - known):
        report.fault(str(root / name), "nothing lists this file", REMOVE)


def names_below(root: Path) -> Iterator[str]:
    """Give every path below a folder that is no folder, links to folders included, without following any."""
    for folder, folders, files in os.walk(root):
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from ((Path(folder) / name).relative_to(root).as_posix() for name in [*files, *linked])
