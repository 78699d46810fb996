"""Checks of what is on disk: captures, parts and releases against digests, tables against schema and each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.fixity import file_digest, fixity_fault
from crawler.index import format_entry, index_path, make_entries
from crawler.record import Record, capture_from
from crawler.warc_read import read_records
from pipelines.package import PACKAGE_FILE, read_package
from pipelines.part_files import PART_TABLES
from pipelines.parts import PART_FILE, part_folders, read_said
from pipelines.release_cite import listed_digests
from pipelines.release_files import LATEST, latest_release, release_folders
from pipelines.release_share import Inode, holders, inode
from pipelines.rules import broken_rules
from pipelines.schema import BY_NAME, SCHEMAS, file_schema, part_schema
from pipelines.tables import TABLES

RESTORE = "Restore the file from a copy; what can still be read stays readable."
REBUILD = "Delete that folder, then `luutru build` makes it again."
RENEW = "`luutru release` publishes a release with the columns of today; this one stays as it is."
REMAKE = "`luutru release` then makes a new one from the parts."
REPUBLISH = f"Delete that release's folder: {REMAKE}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, what, and how to mend it."""

    place: str
    problem: str
    advice: str


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


def check_tables(release: Path, known: Collection[Path] = ()) -> list[Finding]:
    """Check the tables of a release: schema and order of each file, the rules of each text, and those between tables.

    Files `known` to be those of a release that was checked are not looked into again; how they fit the others is.
    """
    found = [finding for table in TABLES for finding in check_files(release, table, known)]
    if not found:
        advice = "Please report it, with the site's name: the parts it was made from still lie in data/parts."
        found = [Finding(str(release), rule, advice) for rule in broken_rules(release, SCHEMAS, known)]
    return found


def check_files(release: Path, table: type, known: Collection[Path] = ()) -> Iterator[Finding]:
    """Check the files of one table, but those that are known to be right."""
    files = sorted((release / table.TABLE).rglob("*.parquet"))  # type: ignore[attr-defined]  # every table says it
    if not files:
        yield Finding(str(release / table.TABLE), "the table has no file", REPUBLISH)  # type: ignore[attr-defined]  # as above
    for path in files:
        if not same_schema(pq.read_schema(path), file_schema(table)):
            yield Finding(str(path), "the columns are those of another version of luutru", RENEW)
        elif path not in known and not is_ordered(path, table):
            yield Finding(str(path), "the rows are out of order", REPUBLISH)


def same_schema(one: pa.Schema, other: pa.Schema) -> bool:
    """Tell whether two schemas have the same columns and words; Parquet has names of its own for list items."""
    words = [[schema.metadata, *(item.metadata for item in schema)] for schema in (one, other)]
    return bool(one.equals(other)) and words[0] == words[1]


def is_ordered(path: Path, table: type) -> bool:
    """Tell whether the rows of a file stand in the table's order; rows of a version follow the articles' order."""
    if hasattr(table, "PARENT"):
        return True
    order = list(table.ORDER)  # type: ignore[attr-defined]  # every table of a release says it
    keys = pq.read_table(path, columns=order, partitioning=None)
    return bool(keys.equals(keys.sort_by([(name, "ascending") for name in order])))


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
