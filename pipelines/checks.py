"""Checks of what is on disk: captures, parts and releases against their digests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.fixity import file_digest, fixity_fault
from crawler.index import format_entry, index_path, make_entries
from crawler.record import Record, capture_from
from crawler.warc_read import read_records
from pipelines.finding import REMAKE, REPUBLISH, Finding
from pipelines.package import PACKAGE_FILE, read_package
from pipelines.part_files import PART_TABLES
from pipelines.parts import PART_FILE, part_folders, read_said
from pipelines.release_cite import listed_digests
from pipelines.release_files import LATEST, latest_release, release_folders
from pipelines.release_share import Inode, holders, inode
from pipelines.schema import BY_NAME, part_schema
from pipelines.table_checks import check_tables

RESTORE = "Restore the file from a copy; what can still be read stays readable."
REBUILD = "Delete that folder, then `luutru build` makes it again."


def check_archive(data: Path, *, on_progress: Callable[[int, int], None] | None = None) -> list[Finding]:
    """Check every capture, part and release of an archive; an empty list means that all is well.

    `on_progress` is told of files done and files in all.
    """
    warcs = sorted((data / "captures").glob("*/*.warc.gz"))
    parts = [part for folder in sorted((data / "parts").glob("[!.]*")) for part in part_folders(folder)]
    releases = release_folders(data)
    tell, total = on_progress or (lambda _done, _all: None), len(warcs) + len(parts) + len(releases)
    checks: list[tuple[Callable[[Path], Iterator[Finding]], list[Path]]] = [
        (check_warc, warcs),
        (check_part, parts),
        (ReleaseCheck(releases).check, releases),
    ]
    found: list[Finding] = []
    for done, (check, path) in enumerate(((check, path) for check, paths in checks for path in paths), start=1):
        found += check(path)
        tell(done, total)
    damaged = {finding.place for finding in found}
    return [*found, *check_latest(data, damaged)]


def check_warc(path: Path) -> Iterator[Finding]:
    """Check a WARC file against its digest, every record against its own, and the index against the records."""
    if fault := fixity_fault(path):
        yield Finding(str(path), fault, RESTORE)
    for found in read_records(path):
        reason = _fault_of(found) if isinstance(found, Record) else found.reason
        if reason:
            yield Finding(f"{path} at byte {found.offset}", f"the record is damaged: {reason}", RESTORE)
    lines = sorted(format_entry(entry) for entry in make_entries(path))
    if not index_path(path).is_file() or index_path(path).read_bytes() != "".join(f"{one}\n" for one in lines).encode():
        yield Finding(str(index_path(path)), "the index does not fit its WARC file", "Delete it: it is made again.")


def _fault_of(record: Record) -> str | None:
    try:
        capture_from(record)
    except ValueError as error:
        return str(error)
    return None


def check_part(part: Path) -> Iterator[Finding]:
    """Check the files of a part against its `part.json` and the schema."""
    if fault := fixity_fault(part / PART_FILE):
        yield Finding(str(part / PART_FILE), fault, REBUILD)
    files = read_said(part).get("files", {})
    for name in PART_TABLES:
        path = part / f"{name}.parquet"
        if name not in files or not path.is_file():
            yield Finding(str(path), "the file is missing", REBUILD)
        elif file_digest(path) != files[name]["sha256"]:
            yield Finding(str(path), "the file has changed since it was built", REBUILD)
        elif pq.read_schema(path) != part_schema(BY_NAME[name]):
            yield Finding(str(path), "the columns are those of another version of luutru", REBUILD)


class ReleaseCheck:
    """Checks releases against their data packages; a file that several share is read once, and told of with them."""

    def __init__(self, releases: Sequence[Path]) -> None:
        self._holders = holders(releases)
        self._digests: dict[Inode, str] = {}

    def check(self, release: Path) -> Iterator[Finding]:
        """Check the files of a release; if they are as published, the rules held."""
        package = read_package(release)
        listed = listed_digests(package)
        if fault := fixity_fault(release / PACKAGE_FILE):
            yield Finding(str(release / PACKAGE_FILE), fault, REPUBLISH)
        if not listed:
            yield Finding(str(release / PACKAGE_FILE), "the data package is missing or unreadable", REPUBLISH)
        there = {path.relative_to(release).as_posix() for path in release.rglob("*.parquet")}
        for name in sorted(there | set(listed)):
            if name not in there:
                yield Finding(str(release / name), "the file is missing", REPUBLISH)
            elif name not in listed:
                yield Finding(str(release / name), "the file does not belong to the release", "Move it away.")
            elif self._digest(release / name) != listed[name]:
                yield self._changed(release, release / name)

    def _digest(self, path: Path) -> str:
        place = inode(path)
        if place not in self._digests:
            self._digests[place] = file_digest(path)
        return self._digests[place]

    def _changed(self, release: Path, path: Path) -> Finding:
        problem = "the file has changed since it was published"
        others = [name for name in self._holders[inode(path)] if name != release.name]
        if not others:
            return Finding(str(path), problem, REPUBLISH)
        shared = f"{problem}; it is one file with that of {', '.join(others)}"
        return Finding(str(path), shared, f"Restore it from a copy. Else delete these releases' folders: {REMAKE}")


def check_latest(data: Path, damaged: Collection[str]) -> Iterator[Finding]:
    """Check that `latest` names a release, that its tables keep the rules, and that its captures are there.

    A release with files among the `damaged` is not opened: it has been told of.
    """
    release = latest_release(data)
    if release is None:
        if release_folders(data):
            yield Finding(str(data / LATEST), "it names no release", "`luutru release` mends it.")
        return
    if any(Path(place).is_relative_to(data / "releases" / release.name) for place in damaged):
        return
    try:
        yield from check_tables(release)
        yield from missing_captures(data, release)
    except (OSError, pa.ArrowException) as error:
        yield Finding(str(release), f"it cannot be read: {error}".splitlines()[0], REPUBLISH)


def missing_captures(data: Path, release: Path) -> Iterator[Finding]:
    """Say which WARC files a release was read from that are no longer there."""
    for folder in sorted((release / "captures").glob("site=*")):
        site = folder.name.removeprefix("site=")
        names: set[str] = set()
        for path in folder.glob("*.parquet"):
            names |= set(pq.read_table(path, columns=["warc_file"], partitioning=None).column(0).unique().to_pylist())
        for name in sorted(names):
            if not (data / "captures" / site / name).is_file():
                yield Finding(str(data / "captures" / site / name), "the captures are gone", RESTORE)
