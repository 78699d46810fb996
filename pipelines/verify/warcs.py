"""Captures in an export: each record whole and true to its digests, and the index exactly that of the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from crawler.index import format_entry, index_entry
from crawler.record import Record
from crawler.warc_read import Damage, records_in
from pipelines.export.cdxj_lines import SortedLines
from pipelines.verify.report import MOST, Proving, Report


def check_records(report: Report, file: BinaryIO, place: str, name: str, lines: SortedLines) -> None:
    """Read every record of a WARC file that is called `name` in its index; `lines` gets what that should say."""
    kinds: Counter[str] = Counter()
    with Proving(report) as proving:
        for found in records_in(file, Path(place)):
            take_record(report, found, place, name, lines)
            kinds[found.kind if isinstance(found, Record) else "damaged"] += 1
            report.step()
        counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))
        proving.said = f"{place}: {kinds.total():,} records are whole and true to their digests ({counts})"
        if not kinds:
            report.fault(place, "it holds no record")


def take_record(report: Report, found: Record | Damage, place: str, name: str, lines: SortedLines) -> None:
    """Take one record into the index that should be, or say what is wrong with it."""
    try:
        if isinstance(found, Damage):
            raise ValueError(found.reason)
        entry = index_entry(found, name)
    except ValueError as error:
        if len(report.broken) < MOST:
            report.fault(f"{place} at byte {found.offset}", f"the record is damaged: {error}")
        return
    if entry:
        lines.add(format_entry(entry))


def check_index(report: Report, place: str, wanted: SortedLines, found: Iterable[bytes]) -> None:
    """Compare an index, line by line as its bytes lie, with the one that the records give."""
    expected = (f"{line}\n".encode() for line in wanted)
    for number, (should, says) in enumerate(zip_longest(expected, found), start=1):
        if should != says:
            problem = "the index does not fit the records"
            report.fault(
                f"{place}, line {number}", problem, "The records are the truth: make the index again from them."
            )
            return
    report.prove(f"{place}: {wanted.count:,} lines name the captures, offsets and digests that the records have")


def read_lines(file: BinaryIO, limit: int = 2**20) -> Iterable[bytes]:
    """Give the lines of a file; one longer than `limit` bytes comes in pieces, and so fits no index."""
    while line := file.readline(limit):
        yield line
