"""Tables as files: one table as one file, or a folder with a file for each; what csv, jsonl and parquet share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from crawler.errors import UsageError, nearest
from crawler.progress import Progress
from pipelines.export.manifest import (
    BESIDE,
    SUFFIX,
    Cells,
    ExportedFile,
    Manifest,
    exported_file,
    file_words,
    origin_of,
    write_manifest,
)
from pipelines.export.order import Exported, Order
from pipelines.export.target import PACKAGE, making, refuse_file_name
from pipelines.package import describe_column
from pipelines.schema import SCHEMAS

Batches = Iterable[pa.RecordBatch]
Columns = Callable[[pa.Schema], list[dict[str, Any]]]


def plain_columns(schema: pa.Schema) -> list[dict[str, Any]]:
    """Describe the columns of a table by the types of Table Schema, and say which may be null."""
    return [with_whole_example(describe_column(item)) | {"nullable": item.nullable} for item in schema]


def with_whole_example(column: dict[str, Any]) -> dict[str, Any]:
    """Give an example of a list as a list: the schema's is one item of it."""
    return column | {"example": [column["example"]]} if column["type"] == "array" and "example" in column else column


@dataclass(frozen=True, slots=True)
class TableFormat:
    """How one format writes tables.

    `suffixes` are those of a path that is one file; the first is that of the files of a folder. `write` writes rows of
    a table to a path. `words` are what a resource says of the format, `columns` what it says of the columns.
    """

    name: str
    suffixes: Sequence[str]
    write: Callable[[Path, pa.Schema, Batches, Order], None]
    words: Mapping[str, Any]
    columns: Columns = plain_columns
    cells: Cells = "exact"


def export_tables(order: Order, kind: TableFormat) -> Exported:
    """Write the tables of a selection in one format, with their manifest."""
    return export_table(order, kind) if order.out.name.endswith(tuple(kind.suffixes)) else export_folder(order, kind)


def export_table(order: Order, kind: TableFormat) -> Exported:
    """Write one table as one file, its manifest beside it."""
    table = order.table or "articles"
    if table not in SCHEMAS:
        raise UsageError(f"There is no table `{table}`.", nearest(table, SCHEMAS))
    with making(order.out, overwrite=order.overwrite, beside=BESIDE) as path:
        files = [write_table(path, path.parent, table, order, kind)]
        manifest = Manifest(origin_of(kind.name, order, cells=kind.cells), tuple(files))
        write_manifest(path.with_name(path.name + SUFFIX), order, manifest, [table_words(files[0], kind)])
    return Exported(order.out, manifest)


def export_folder(order: Order, kind: TableFormat) -> Exported:
    """Write every table as a file of a folder, its manifest among them."""
    refuse_file_name(order.out, kind.suffixes)
    if order.table:
        advice = f"For {order.table} alone give a name that ends in {kind.suffixes[0]}."
        raise UsageError(f"{order.out} would be a folder with every table.", advice)
    with making(order.out, overwrite=order.overwrite) as folder:
        folder.mkdir()
        files = write_tables(folder, folder, order, kind)
        manifest = Manifest(origin_of(kind.name, order, cells=kind.cells), tuple(files))
        write_manifest(folder / PACKAGE, order, manifest, [table_words(one, kind) for one in files])
    return Exported(order.out, manifest)


def write_tables(folder: Path, root: Path, order: Order, kind: TableFormat) -> list[ExportedFile]:
    """Write every table as a file of `folder`, described by its path from `root`."""
    return [write_table(folder / f"{name}{kind.suffixes[0]}", root, name, order, kind) for name in SCHEMAS]


def write_table(path: Path, root: Path, table: str, order: Order, kind: TableFormat) -> ExportedFile:
    """Write the rows of one table to `path`."""
    batches = CountedBatches(table, order)
    kind.write(path, SCHEMAS[table], batches, order)
    return exported_file(path, root, table, batches.rows)


class CountedBatches:
    """The batches of a table, which count their rows as they go by and show how far they are."""

    def __init__(self, table: str, order: Order) -> None:
        self.table, self.order, self.rows = table, order, 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Give the batches one by one."""
        selection = self.order.selection
        total = selection.rows_at_most(self.table)
        with Progress(self.table, unit="rows", quiet=self.order.quiet) as progress:
            for batch in selection.batches(self.table):
                yield batch
                self.rows += batch.num_rows
                progress.show(self.rows, total)


def table_words(one: ExportedFile, kind: TableFormat) -> dict[str, Any]:
    """Describe a file of a table as a resource: also its format and its columns.

    `rows` is what Frictionless counts, in the formats that it reads; `rowCount` is there in all.
    """
    schema = SCHEMAS[one.table or ""]
    description = schema.metadata[b"description"].decode()
    rows = {} if kind.words.get("type") == "file" else {"rows": one.rows}
    columns = {"fields": kind.columns(schema)}
    return file_words(one) | rows | {"description": description, **kind.words, "schema": columns}
