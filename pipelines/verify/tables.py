"""Tables in an export: the digests of its manifest, and of each table the rows and columns that it says."""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.fixity import fixity_path
from pipelines.export.manifest import SUFFIX, ExportedFile, read_file
from pipelines.export.target import PACKAGE
from pipelines.verify.files import check_extra, check_file, check_fixity
from pipelines.verify.report import Proving, Report

Seen = tuple[int, list[str]]
"""Rows and names of columns of a file."""


def verify_file(report: Report, path: Path) -> None:
    """Prove a single file by the manifest beside it."""
    check_manifest(report, path.with_name(path.name + SUFFIX), path.parent)


def verify_folder(report: Report, folder: Path) -> None:
    """Prove a folder by the manifest in it."""
    names = check_manifest(report, folder / PACKAGE, folder)
    check_extra(report, folder, {PACKAGE, fixity_path(folder / PACKAGE).name, *names})


def check_manifest(report: Report, path: Path, root: Path) -> list[str]:
    """Check a manifest by the digest beside it, and what it lists; give the names that it lists."""
    check_fixity(report, path)
    said = read_resources(path)
    if not said:
        report.fault(str(path), "the manifest is missing or unreadable")
        return []
    names = list(dict.fromkeys(one.path for one, _ in said))
    with Proving(report, f"{path.name} lists {len(names):,}: each there, of the size and the digest that it says"):
        for one, words in {(one.path, one.sha256): (one, words) for one, words in said}.values():
            check_resource(report, root, one, words)
            report.step()
    return names


def read_resources(path: Path) -> list[tuple[ExportedFile, Mapping[str, Any]]]:
    """Read what a manifest lists; nothing if that cannot be."""
    try:
        found = [(read_file(one), one) for one in json.loads(path.read_bytes())["resources"]]
        return found if all(is_listed(one) for one, _ in found) else []
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def is_listed(one: ExportedFile) -> bool:
    """Tell whether what a manifest says of a file has the types that it must have."""
    texts = isinstance(one.path, str) and isinstance(one.table, str | None)
    return texts and isinstance(one.bytes, int) and isinstance(one.rows, int | None)


def check_resource(report: Report, root: Path, one: ExportedFile, words: Mapping[str, Any]) -> None:
    """Check a listed file, and if it is whole the rows and columns of its table."""
    before = len(report.broken)
    check_file(report, root, one)
    if len(report.broken) > before or one.table is None:
        return
    try:
        rows, names = COUNTS[kind_of(one.path)](root / one.path)
    except KeyError:
        return
    except (ValueError, OSError, EOFError, pa.ArrowException, zlib.error, csv.Error) as error:
        report.fault(str(root / one.path), f"it cannot be read: {error}")
        return
    listed = column_names(words)
    if rows != one.rows or (listed and names != listed):
        problem = f"it holds {rows:,} rows of {len(names)} columns, not what its manifest says"
        report.fault(str(root / one.path), problem)
    else:
        report.prove(f"{one.path}: {rows:,} rows of {len(names)} columns")


def column_names(words: Mapping[str, Any]) -> list[object]:
    """Name the columns that a manifest says of a table; none where it says nothing that can be read."""
    try:
        return [column["name"] for column in words["schema"]["fields"]]
    except (KeyError, TypeError):
        return []


def kind_of(path: str) -> str:
    """Name the kind of a file by its suffix."""
    return Path(path.removesuffix(".gz")).suffix


def count_parquet(path: Path) -> Seen:
    """Count the rows of a Parquet file by reading its first column."""
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        names = list(file.schema_arrow.names)
        return sum(batch.num_rows for batch in file.iter_batches(batch_size=1_000, columns=names[:1])), names


def count_csv(path: Path) -> Seen:
    """Count the records of a CSV file."""
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = csv.reader(file, strict=True)
        names = next(records, [])
        return count_all(records), names


def count_jsonl(path: Path) -> Seen:
    """Count the lines of a JSON Lines file, each of which must be an object with the same names."""
    names: list[str] | None = None
    count = 0
    with open_text(path) as file:
        for count, line in enumerate(file, start=1):  # noqa: B007 - the count is wanted after the loop
            found = list(json.loads(line))
            if names is not None and found != names:
                message = "a line has other columns than the first"
                raise ValueError(message)
            names = found
    return count, names or []


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """Open a text, unpacking it if it is packed."""
    with path.open("rb") as raw, gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw as file:
        yield TextIOWrapper(file, encoding="utf-8", newline="\n")


def count_all(items: Iterable[object]) -> int:
    """Count what an iterator gives."""
    return sum(1 for _ in items)


COUNTS: dict[str, Callable[[Path], Seen]] = {".parquet": count_parquet, ".csv": count_csv, ".jsonl": count_jsonl}
