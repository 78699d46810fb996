"""Parquet on disk: how rows become Arrow tables, how files are encoded, and how they are made durable."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.fixity import file_digest
from pipelines.schema import PAGE

LEVEL = 3  # pyarrow's own "zstd" means level 1
ROW_GROUP = 10_000
WIDE_ROW_GROUP = 500
"""Rows of a group of articles: about 20 MB in memory, the most that a release holds of them at once."""
TEXTS = ("text_raw", "text", "text_norm", "search_key", "paragraphs.")
SPANS = re.compile(r"\.(start|end)$")
SURROGATE = re.compile("[\ud800-\udfff]")


def leaf_columns(schema: pa.Schema) -> list[str]:
    """Name the columns of a Parquet file as its encodings know them, such as `tokens.list.element.pos`."""
    return [name for item in schema for name in _leaves(item.name, item.type)]


def _leaves(name: str, kind: pa.DataType) -> list[str]:
    if pa.types.is_map(kind):
        return [f"{name}.key_value.key", f"{name}.key_value.value"]
    if pa.types.is_list(kind):
        return _leaves(f"{name}.list.element", kind.value_type)
    if pa.types.is_struct(kind):
        return [leaf for item in kind for leaf in _leaves(f"{name}.{item.name}", item.type)]
    return [name]


def open_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """Open a Parquet file: zstd level 3, statistics, dictionaries but for long texts, differences for spans."""
    leaves = leaf_columns(schema)
    spans = [leaf for leaf in leaves if SPANS.search(leaf)]
    plain = {leaf for leaf in leaves if leaf.startswith(TEXTS)}
    return pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=LEVEL,
        use_dictionary=[leaf for leaf in leaves if leaf not in plain and leaf not in spans],
        column_encoding=dict.fromkeys(spans, "DELTA_BINARY_PACKED"),
        write_statistics=True,
        version="2.6",
    )


class TableFile:
    """A Parquet file of a release in the making: rows go in by any number of batches, groups come out of one size.

    When it is closed it gets the name `part-<16 digits of its SHA-256>.parquet`, with its `number` in front where the
    table has several files in a row. DuckDB opens a file more than once by
    its path: under one name for all releases it read the footer of one release and the rows of the next while `latest`
    moved on. A name that stands for the bytes is either there, the same, or gone.
    """

    def __init__(self, folder: Path, schema: pa.Schema, number: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path, self.schema, self.rows = folder / "part.tmp", schema, 0
        self._stem = "part" if number is None else f"part-{number:03}"
        self._group = WIDE_ROW_GROUP if "text_raw" in schema.names else ROW_GROUP
        self._waiting: list[pa.Table] = []
        self._writer = open_writer(self.path, schema)

    def add(self, table: pa.Table) -> None:
        """Take more rows, in their order."""
        self.rows += table.num_rows
        self._waiting.append(fit_table(table, self.schema))
        while sum(piece.num_rows for piece in self._waiting) >= self._group:
            whole = pa.concat_tables(self._waiting)
            group, self._waiting = whole.slice(0, self._group).combine_chunks(), [whole.slice(self._group)]
            del whole  # what is written is held once
            self._write(group)

    def close(self) -> None:
        """Write what waits; a file without rows holds its schema."""
        self._write(pa.concat_tables([self.schema.empty_table(), *self._waiting]).combine_chunks())
        self._writer.close()
        self.path = self.path.rename(self.path.with_name(f"{self._stem}-{file_digest(self.path)[:16]}.parquet"))

    def _write(self, table: pa.Table) -> None:
        """Write a group, one piece for each column, so that pages begin at the same rows however the batches came."""
        if table.num_rows:
            self._writer.write_table(table, row_group_size=self._group)


def read_plain(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Read one small file without the planning and the threads that `read_table` needs for many large ones."""
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns, use_threads=False)


def fit_table(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Give `table` the types and words of `schema`, columns chosen by name."""
    columns = [table.column(item.name).cast(item.type) for item in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def rows_table(rows: Sequence[Any], pages: Sequence[str], schema: pa.Schema) -> pa.Table:
    """Make an Arrow table of row dataclasses; `pages` names the capture of each row, where the schema wants it."""
    columns = {item.name: [getattr(row, item.name) for row in rows] for item in schema if item.name != PAGE.name}
    columns[PAGE.name] = list(pages)
    return pa.Table.from_arrays([_array(columns[item.name], item.type) for item in schema], schema=schema)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return _struct_lists(values, kind)
    if pa.types.is_map(kind):
        values = [sorted(value.items()) for value in values]
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([storable(value) for value in values], kind)


def _struct_lists(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Lay lists of named tuples out by column: half a million words would be half a million dicts."""
    ends = pa.array([0, *accumulate(map(len, values))], pa.int32())
    flat = [part for value in values for part in value]
    names = [kind.value_type.field(place) for place in range(kind.value_type.num_fields)]
    parts = zip(*flat, strict=True) if flat else ([] for _ in names)
    columns = [pa.array(part, item.type) for part, item in zip(parts, names, strict=True)]
    return pa.ListArray.from_arrays(ends, pa.StructArray.from_arrays(columns, fields=names), type=kind)


def storable(value: Any) -> Any:
    """Give a value with each lone surrogate, which no file can hold, as U+FFFD."""
    if isinstance(value, str):
        return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, (list, tuple)):
        return type(value)(storable(part) for part in value)
    return value


def sync_tree(folder: Path) -> None:
    """Make every file and folder below `folder` durable."""
    for path in [folder, *sorted(folder.rglob("*"))]:
        sync_path(path)


def sync_path(path: Path) -> None:
    """Make one file or folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def concat_rows(tables: Iterable[pa.Table], schema: pa.Schema) -> pa.Table:
    """Put tables of one schema end to end; none at all give a table without rows."""
    return pa.concat_tables([schema.empty_table(), *tables])
