"""A WARC file and its index proved, as they lie in a folder."""

from __future__ import annotations

from pathlib import Path

from crawler.index import index_path
from pipelines.export.cdxj_lines import SortedLines
from pipelines.export.manifest import SUFFIX
from pipelines.export.warc import INDEX
from pipelines.verify.files import check_fixity
from pipelines.verify.report import Report
from pipelines.verify.tables import check_manifest
from pipelines.verify.warcs import check_index, check_records, read_lines


def verify(report: Report, path: Path) -> None:
    """Prove an exported WARC file with what lies beside it; one that came alone by its records."""
    beside = {name: path.with_name(path.name + name) for name in (INDEX, ".sha256", SUFFIX)}
    there = [name for name, one in beside.items() if one.exists()]
    if not there:
        report.note("Neither index nor digest nor manifest lies beside it: only its records can be proved.")
        check_warc_file(report, path)
        return
    check_fixity(report, path)
    check_manifest(report, beside[SUFFIX], path.parent)
    check_warc_file(report, path, beside[INDEX])


def check_warc_file(report: Report, path: Path, index: Path | None = None) -> None:
    """Check the records of a WARC file, and its index if one is there or `index` names one that must be."""
    lines = SortedLines()
    with path.open("rb") as file:
        check_records(report, file, str(path), path.name, lines)
    wanted = index or index_path(path)
    if wanted.is_file():
        with wanted.open("rb") as file:
            check_index(report, str(wanted), lines, read_lines(file))
    elif index:
        report.fault(str(wanted), "the index is missing", "It can be made again from the WARC file.")
    lines.close()


def verify_index(report: Report, path: Path) -> None:
    """Prove an exported index by its manifest."""
    check_manifest(report, path.with_name(path.name + SUFFIX), path.parent)
    report.note("The captures that it names lie in the archive's own WARC files; `luutru check` proves those.")
