"""Parquet, with the columns, types, words and encodings of the release's own files; `site` and `year` are columns."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from pipelines.export.order import Exported, Order
from pipelines.export.table_files import Batches, TableFormat, export_tables
from pipelines.store import ROW_GROUP, WIDE_ROW_GROUP, open_writer

MEDIA_TYPE = "application/vnd.apache.parquet"


def export(order: Order) -> Exported:
    """Write the selection as Parquet."""
    return export_tables(order, PARQUET)


def write_parquet(path: Path, schema: pa.Schema, batches: Batches, _order: Order) -> None:
    """Write rows in groups as large as a release's, however the batches came."""
    size = WIDE_ROW_GROUP if "text_raw" in schema.names else ROW_GROUP
    waiting: list[pa.RecordBatch] = []
    with open_writer(path, schema) as writer:
        for batch in batches:
            waiting.append(batch)
            if sum(one.num_rows for one in waiting) >= size:
                rows = pa.Table.from_batches(waiting)
                writer.write_table(rows.slice(0, size).combine_chunks(), row_group_size=size)
                waiting = rows.slice(size).to_batches()
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting).combine_chunks(), row_group_size=size)


PARQUET = TableFormat(
    "parquet", (".parquet",), write_parquet, {"type": "file", "format": "parquet", "mediatype": MEDIA_TYPE}
)
"""How Parquet writes tables; also what a data package and a bag hold.

To Frictionless it is a file: its reader of Parquet cannot count bytes, so that it would refuse a right digest.
"""
