"""The releases of an archive at a glance: when, how much, how much of it on disk for this one alone, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.errors import UsageError
from pipelines.package import read_package
from pipelines.release_files import latest_release, release_folders
from pipelines.release_share import own_and_shared


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One release: rows of all tables, articles that it tells of, bytes that it alone holds and that it shares.

    `new`, `changed` and `gone` count articles against the release `follows`; all are None where the release, of an
    older version of the program, does not say.
    """

    release: str
    newest_capture: str
    articles: int | None
    versions: int
    rows: int
    own_bytes: int
    shared_bytes: int
    new: int | None
    changed: int | None
    gone: int | None
    follows: str | None
    latest: bool


def list_releases(data: Path) -> list[ReleaseLine]:
    """List the releases of an archive, newest first; raises UsageError when there is none."""
    folders = release_folders(data)
    if not folders:
        raise UsageError(f"There is no release in {data}.", "`luutru run demo` makes one; --data names another folder.")
    latest = latest_release(data)
    return [release_line(folder, latest) for folder in reversed(folders)]


def release_line(folder: Path, latest: Path | None) -> ReleaseLine:
    """Read what a release says of itself and what it takes on disk."""
    package = read_package(folder)
    rows = {table["name"]: table["rows"] for table in package.get("resources", ())}
    own, shared = own_and_shared(folder)
    changes: dict[str, Any] = package.get("changes", {})
    return ReleaseLine(
        release=folder.name,
        newest_capture=package.get("created", ""),
        articles=changes.get("articles"),
        versions=rows.get("articles", 0),
        rows=sum(rows.values()),
        own_bytes=own,
        shared_bytes=shared,
        new=changes.get("new"),
        changed=changes.get("changed"),
        gone=changes.get("gone"),
        follows=package.get("follows"),
        latest=latest is not None and latest.name == folder.name,
    )
