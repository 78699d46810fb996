"""CSV by RFC 4180: UTF-8, a line of names, CRLF, every text in quotes; lists and maps as JSON.

A null is an empty cell; an empty text is one in quotes (`""`), which DuckDB and Arrow tell apart. Numbers, truth and
times stand bare. Unless `--exact` is given, a text that a spreadsheet would run has an apostrophe before it
(`safe_cells`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.export.json_cells import JsonCells, is_time, iso_times
from pipelines.export.order import Exported, Order
from pipelines.export.safe_cells import guard_column
from pipelines.export.table_files import Batches, TableFormat, export_tables, plain_columns

BOM = b"\xef\xbb\xbf"
END = "\r\n"
DIALECT = {"delimiter": ",", "lineTerminator": END, "quoteChar": '"', "doubleQuote": True, "header": True}
WORDS = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT}


def export(order: Order) -> Exported:
    """Write the selection as CSV."""
    return export_tables(order, csv_format(order))


def csv_format(order: Order) -> TableFormat:
    """Say how CSV writes tables; also what a data package holds."""
    return TableFormat("csv", (".csv",), write_csv, WORDS, csv_columns, "exact" if order.exact else "apostrophe")


def csv_columns(schema: pa.Schema) -> list[dict[str, Any]]:
    """Describe columns of CSV: readers of Table Schema take an empty text for none, so none is required."""
    columns = plain_columns(schema)
    return [
        {name: said for name, said in column.items() if name != "constraints" or column["type"] != "string"}
        for column in columns
    ]


def write_csv(path: Path, schema: pa.Schema, batches: Batches, order: Order) -> None:
    """Write rows as CSV."""
    cells = JsonCells()
    with path.open("wb") as file:
        file.write(BOM if order.bom else b"")
        file.write((",".join(schema.names) + END).encode())
        for batch in batches:
            file.writelines(line.encode() for line in csv_lines(batch, cells, exact=order.exact))


def csv_lines(batch: pa.RecordBatch, cells: JsonCells, *, exact: bool) -> list[str]:
    """Give each row as a line with its end."""
    columns = [csv_column(column, cells, exact=exact) for column in batch.columns]
    joined = pc.binary_join_element_wise(*columns, ",", null_handling="replace", null_replacement="")
    lines: list[str] = pc.binary_join_element_wise(joined, "", END).to_pylist()
    return lines


def csv_column(column: pa.Array, cells: JsonCells, *, exact: bool) -> pa.Array:
    """Give a column as cells: null where there is nothing to write."""
    kind = column.type
    if is_time(kind):
        return iso_times(column)
    if pa.types.is_nested(kind):
        return quote_column(cells.column(column))
    if pa.types.is_string(kind):
        return quote_column(column if exact else guard_column(column))
    return column.cast(pa.string())


def quote_column(texts: pa.Array) -> pa.Array:
    """Put texts in quotes, those in them doubled; null stays null."""
    doubled = pc.replace_substring(texts, '"', '""')
    return pc.binary_join_element_wise('"', doubled, '"', "")
