"""A release proved: its files as they were published, the rules between its tables, and the captures behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines.checks import ReleaseCheck, missing_captures
from pipelines.package import PACKAGE_FILE, plain_type, read_package
from pipelines.rules import broken_rules
from pipelines.schema import SCHEMAS
from pipelines.verify.files import REMOVE, check_fixity, names_below
from pipelines.verify.report import Proving, Report


def verify(report: Report, release: Path) -> None:
    """Prove a release; its captures only where its archive stands around it."""
    check_fixity(report, release / PACKAGE_FILE)
    try:
        if not report.broken:
            check_files(report, release)
        if not report.broken:
            resources = read_package(release)["resources"]
            check_tables(report, release, resources)
            check_rules(report, release, resources)
            check_archive(report, release)
    except (KeyError, TypeError, AttributeError, ValueError):
        report.fault(str(release / PACKAGE_FILE), "it is no data package of a release")


def check_files(report: Report, release: Path) -> None:
    """Check the digest of every file, and that there is no other."""
    with Proving(report, "every file has the digest that the release was published with, and there is no other"):
        report.broken += ReleaseCheck([release]).check(release)
        check_strangers(report, release)


def check_strangers(report: Report, release: Path) -> None:
    """Say which files of a release's folder are none of it, or lead out of it."""
    own = {PACKAGE_FILE, f"{PACKAGE_FILE}.sha256"}
    for name in sorted(names_below(release)):
        if (release / name).is_symlink():
            report.fault(str(release / name), "it is no plain file")
        elif name not in own and not (name.endswith(".parquet") and "=" in name):
            report.fault(str(release / name), "nothing lists this file", REMOVE)


def check_tables(report: Report, release: Path, resources: Sequence[Mapping[str, Any]]) -> None:
    """Check the rows and columns of each table against what the release itself says, whichever version made it."""
    for table in resources:
        columns = {column["name"]: column["type"] for column in table["schema"]["fields"]}
        with Proving(report, f"{table['name']}: {table['rows']:,} rows of {len(columns)} columns"):
            for one in table["files"]:
                check_file(report, release / one["path"], one["rows"], columns)
            if sum(one["rows"] for one in table["files"]) != table["rows"]:
                report.fault(str(release / table["name"]), "its files do not have the rows that the release says")


def check_file(report: Report, path: Path, rows: int, columns: Mapping[str, str]) -> None:
    """Check the rows and columns of one file; `site` and `year` stand in its path."""
    with pq.ParquetFile(path) as file:
        found = {item.name: plain_type(item.type) for item in file.schema_arrow}
        count = file.metadata.num_rows
    missing = columns.keys() - found.keys() - {"site", "year"}
    if count != rows or found.items() - columns.items() or missing:
        report.fault(str(path), "it does not have the rows and columns that the release says")


def check_rules(report: Report, release: Path, resources: Sequence[Mapping[str, Any]]) -> None:
    """Check the rules between tables, if the release has the columns that they speak of today."""
    columns = {table["name"]: [column["name"] for column in table["schema"]["fields"]] for table in resources}
    if columns != {name: schema.names for name, schema in SCHEMAS.items()}:
        report.note("It has other columns than this version of luutru: the rules between tables were not checked.")
        return
    with Proving(report, "the rules between the tables hold"):
        for rule in broken_rules(release, SCHEMAS):
            report.fault(str(release), rule)


def check_archive(report: Report, release: Path) -> None:
    """Check that the WARC files behind a release are there."""
    data = release.parents[1]
    if release.parent.name != "releases" or not (data / "captures").is_dir():
        report.note("No archive stands around the release: its captures are not here.")
        return
    with Proving(report, "the WARC files that it was read from are there; `luutru check` proves those"):
        report.broken += missing_captures(data, release)
