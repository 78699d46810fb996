"""A release proved: its files as they were published, the rules between its tables, and the captures behind them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from pipelines.checks import ReleaseCheck, check_tables, missing_captures
from pipelines.package import PACKAGE_FILE, read_package
from pipelines.verify.files import REMOVE, names_below
from pipelines.verify.report import Proving, Report


def verify(report: Report, release: Path) -> None:
    """Prove a release; its captures only where its archive stands around it."""
    package = read_package(release)
    files = [one for table in package.get("resources", ()) for one in table.get("files", ())]
    with Proving(report, f"{len(files):,} files have the digests that the release was published with"):
        report.broken += ReleaseCheck([release]).check(release)
        check_strangers(report, release)
    if not report.broken:
        check_rules(report, release, package)
    if not report.broken:
        check_archive(report, release)


def check_strangers(report: Report, release: Path) -> None:
    """Say which files of a release's folder are none of it."""
    own = {PACKAGE_FILE, f"{PACKAGE_FILE}.sha256"}
    for name in sorted(names_below(release)):
        if name not in own and not (name.endswith(".parquet") and "=" in name):
            report.fault(str(release / name), "nothing lists this file", REMOVE)


def check_rules(report: Report, release: Path, package: dict[str, object]) -> None:
    """Check the schema, order and rules of the tables."""
    with Proving(report, "the columns are those of the schema, and the rules between the tables hold"):
        try:
            report.broken += check_tables(release)
        except (OSError, pa.ArrowException) as error:
            report.fault(str(release), f"it cannot be read: {error}".splitlines()[0])
    resources = package.get("resources")
    for table in resources if isinstance(resources, list) else []:
        report.prove(f"{table['name']}: {table['rows']:,} rows of {len(table['schema']['fields'])} columns")


def check_archive(report: Report, release: Path) -> None:
    """Check that the WARC files behind a release are there."""
    data = release.parents[1]
    if release.parent.name != "releases" or not (data / "captures").is_dir():
        report.note("No archive stands around the release: its captures are not here.")
        return
    with Proving(report, "the WARC files that it was read from are there; `luutru check` proves those"):
        report.broken += missing_captures(data, release)
