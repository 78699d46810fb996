"""A workbook proved: by the manifest beside it, the checksums of its zip, and the rows of each of its sheets."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from pipelines.export.manifest import SUFFIX
from pipelines.verify.report import Proving, Report
from pipelines.verify.tables import check_manifest, read_resources
from pipelines.verify.zips import open_zip

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FULL = re.compile(r" \(\d+\)$")
"""What is added to the name of the second and later sheets of a table."""


def verify(report: Report, path: Path) -> None:
    """Prove a workbook."""
    manifest = path.with_name(path.name + SUFFIX)
    check_manifest(report, manifest, path.parent)
    with open_zip(report, path) as found:
        if found and not report.broken:
            check_parts(report, path, found)
            check_sheets(report, path, found, {one.table: one.rows for one, _ in read_resources(manifest)})


def check_parts(report: Report, path: Path, found: ZipFile) -> None:
    """Check that every part of a workbook can be unpacked, by the checksums of its zip."""
    with Proving(report, f"{path.name}: every part of the workbook has its checksum"):
        try:
            broken = found.testzip()
        except (BadZipFile, OSError, zlib.error, EOFError) as error:
            broken = str(error)
        if broken:
            report.fault(str(path), f"a part is broken: {broken}")


def check_sheets(report: Report, path: Path, found: ZipFile, wanted: dict[str | None, int | None]) -> None:
    """Check the rows of each table's sheets against what the manifest says."""
    with Proving(report, f"{path.name}: {len(wanted)} tables have the rows that the manifest says"):
        try:
            rows = count_sheets(found)
        except (KeyError, ValueError, etree.XMLSyntaxError) as error:
            report.fault(str(path), f"its sheets cannot be read: {error}")
            return
        for table, count in wanted.items():
            if rows.get(str(table)) != count:
                report.fault(str(path), f"its sheet {table} has {rows.get(str(table))} rows, not {count}")


def count_sheets(found: ZipFile) -> Counter[str]:
    """Count the rows of each table below its line of names, over all its sheets."""
    links = {one.get("Id"): one.get("Target") for one in read_xml(found, "xl/_rels/workbook.xml.rels")}
    rows: Counter[str] = Counter()
    for sheet in read_xml(found, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        target = links[sheet.get(RELATION)]
        rows[FULL.sub("", sheet.get("name") or "")] += count_rows(found, f"xl/{target}") - 1
    return rows


def read_xml(found: ZipFile, name: str) -> etree._Element:
    """Read a small part of a workbook; entities are left alone."""
    return etree.fromstring(found.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def count_rows(found: ZipFile, name: str) -> int:
    """Count the rows of a sheet, one in memory at a time."""
    count = 0
    with found.open(name) as stream:
        for _, row in etree.iterparse(stream, tag=f"{MAIN}row", resolve_entities=False, no_network=True):
            count += 1
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    return count
