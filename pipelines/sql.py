"""DuckDB over the tables of one release: reads only, no network, and errors that say what to write instead."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.errors import UsageError
from pipelines.sql_errors import Columns, explain_error

if TYPE_CHECKING:
    import pandas as pd  # half a second, and most verbs need none

SITE_CLOCK = "Asia/Ho_Chi_Minh"
"""The clock of the departments: SQL shows and groups times by it, so that a day is the day that the page printed."""

Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any] | None
READING = {duckdb.StatementType.SELECT, duckdb.StatementType.MULTI}  # MULTI: what PIVOT is made of


def quoted(text: str) -> str:
    """Write `text` as a string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def connect_release(folder: Path, tables: Mapping[str, pa.Schema]) -> duckdb.DuckDBPyConnection:
    """Open an in-memory database with a view of each table of the release in `folder`, closed to other files."""
    offline = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    connection = duckdb.connect(":memory:", config={**offline, "python_enable_replacements": False})
    connection.execute(f"SET TimeZone = {quoted(SITE_CLOCK)}")
    with suppress(duckdb.InvalidInputException):  # refused in Jupyter without ipywidgets, which shows no bar anyway
        connection.execute("SET enable_progress_bar = false")  # it would be drawn among the results
    for name, schema in tables.items():
        create_view(connection, name, schema, table_files(folder, name))
    connection.execute(f"SET allowed_directories = [{quoted(str(folder))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def table_files(folder: Path, name: str) -> list[Path]:
    """List the files of a table of a release."""
    found = [Path(place, file) for place, _, files in os.walk(folder / name) for file in files]  # rglob is slower
    return sorted(path for path in found if path.suffix == ".parquet")


def create_view(connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, files: Sequence[Path]) -> None:
    """Make `name` a view of Parquet files of one table, listed one by one; with no file it has no row.

    All files of one release have one schema, that of the first, so that opening reads one footer and not all of them.
    """
    if not files:
        connection.from_arrow(schema.empty_table()).create(name)
        return
    listed = ", ".join(quoted(str(file)) for file in files)
    partitions = "{'site': VARCHAR, 'year': INTEGER}" if "year" in schema.names else "{'site': VARCHAR}"
    held = {*pq.read_schema(files[0]).names, "site", "year"}  # a release of an older version may hold less
    columns = ", ".join(f'"{column}"' for column in schema.names if column in held)
    source = f"read_parquet([{listed}], hive_partitioning = true, hive_types = {partitions})"
    connection.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM {source}")  # noqa: S608 - names of the schema


def run_select(
    connection: duckdb.DuckDBPyConnection, text: str, parameters: Parameters = None
) -> duckdb.DuckDBPyConnection:
    """Run one SELECT; `parameters` stand for its `?`, or for its `$name`. Raises UsageError for anything else."""
    statements = connection.extract_statements(text.strip())  # DuckDB 2.0 points beside the place after blanks
    if len(statements) > 1:
        raise UsageError("A query is one SELECT, and this is more.", "Ask one after the other.")
    if not statements or statements[0].type not in READING:
        advice = "Try: select title from articles limit 5"
        raise UsageError("A query is one SELECT: nothing changes a release.", advice)
    return connection.execute(statements[0], parameters)


@contextmanager
def explained(columns: Columns, text: str = "") -> Iterator[None]:
    """Turn DuckDB's errors on the query `text` into UsageError; `columns` of each table are what names are held to."""
    try:
        yield
    except duckdb.Error as error:
        raise explain_error(str(error), columns, text) from None  # it holds all that DuckDB says, and no more


@contextmanager
def unwarned() -> Iterator[None]:
    """Keep DuckDB's own warnings from users: of pandas' older ways, and of copies that a SELECT can afford."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def fetch_frame(result: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Give what a statement returned as a DataFrame."""
    with unwarned():
        return result.df()


def fetch_batches(result: duckdb.DuckDBPyConnection, size: int) -> pa.RecordBatchReader:
    """Give what a statement returns piece by piece, `size` rows at a time."""
    with unwarned():
        return result.to_arrow_reader(size)


def fetch_table(result: duckdb.DuckDBPyConnection) -> pa.Table:
    """Give what a statement returned as an Arrow table."""
    with unwarned():
        return result.to_arrow_table()
