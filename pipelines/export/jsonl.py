"""JSON Lines: one object a line, UTF-8, times in ISO 8601 at UTC; `.jsonl.gz` is the same, compressed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa

from pipelines.export.json_cells import JsonCells
from pipelines.export.order import Exported, Order
from pipelines.export.table_files import Batches, TableFormat, export_tables

LEVEL = 6


def export(order: Order) -> Exported:
    """Write the selection as JSON Lines."""
    words = {"format": "jsonl", "mediatype": "application/jsonl", "encoding": "utf-8"}
    return export_tables(order, TableFormat("jsonl", (".jsonl", ".jsonl.gz"), write_jsonl, words))


def write_jsonl(path: Path, _schema: pa.Schema, batches: Batches, _order: Order) -> None:
    """Write rows as lines."""
    cells = JsonCells()
    with opened(path) as file:
        for batch in batches:
            file.writelines(f"{line}\n".encode() for line in cells.rows(batch))


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing, compressed with neither name nor time in it where its name ends in .gz."""
    with path.open("wb") as file:
        if not path.name.endswith(".gz"):
            yield file
            return
        with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=file, mtime=0) as packed:
            yield cast("BinaryIO", packed)
