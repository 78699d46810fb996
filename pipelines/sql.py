"""DuckDB over the tables of one release: reads only, no network, and errors that say what to write instead."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.errors import UsageError

SITE_CLOCK = "Asia/Ho_Chi_Minh"
"""The clock of the departments: SQL shows and groups times by it, so that a day is the day that the page printed."""

PLACE = re.compile(r"\n+LINE (\d+): (.*)\n( *)\^", re.DOTALL)
MISSING_TABLE = re.compile(r"Table with name (\S+) does not exist")
MISSING_COLUMN = re.compile(r'Referenced column "([^"]+)" (?:was )?not found|does not have a column named "([^"]+)"')
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
    return sorted((folder / name).rglob("*.parquet"))


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


def run_select(connection: duckdb.DuckDBPyConnection, text: str) -> duckdb.DuckDBPyConnection:
    """Run one SELECT; raises UsageError for anything else."""
    statements = connection.extract_statements(text.strip())  # DuckDB 2.0 points beside the place after blanks
    if len(statements) != 1 or statements[0].type not in READING:
        advice = "Try: select title from articles limit 5"
        raise UsageError("A query is one SELECT: nothing changes a release.", advice)
    return connection.execute(statements[0])


@contextmanager
def explained(columns: Mapping[str, Iterable[str]]) -> Iterator[None]:
    """Turn DuckDB's errors into UsageError; `columns` (of each table) is what a wrong name is compared with."""
    try:
        yield
    except duckdb.Error as error:
        raise explain_error(str(error), columns) from error


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


def fetch_table(result: duckdb.DuckDBPyConnection) -> pa.Table:
    """Give what a statement returned as an Arrow table."""
    with unwarned():
        return result.to_arrow_table()


def explain_error(message: str, columns: Mapping[str, Iterable[str]]) -> UsageError:
    """Put DuckDB's message into one line with the place, and the nearest names that exist into the advice."""
    said = message.split("\n", 1)[0].split(": ", 1)[-1].rstrip("!")
    place = marked_place(message)
    if found := MISSING_TABLE.search(said):
        return UsageError(f"There is no table `{found[1]}`{place}.", nearest_advice(found[1], columns, "luutru tables"))
    if found := MISSING_COLUMN.search(said):
        name = found[1] or found[2]
        names = sorted({column for table in columns.values() for column in table})
        return UsageError(f"There is no column `{name}`{place}.", nearest_advice(name, names, "luutru tables NAME"))
    if "file system operations are disabled" in said:
        return UsageError(f"A query reads only the tables of the release{place}.", "`luutru tables` lists them.")
    return UsageError(f"SQL: {said}{place}.", "The caret stands before the place.")


def marked_place(message: str) -> str:
    """Say where DuckDB points, as " at line L, column C: text ^text"; empty when it points nowhere.

    DuckDB shows a piece of a long line: the column is not known then.
    """
    found = PLACE.search(message)
    if found is None:
        return ""
    line, text = int(found[1]), found[2]
    column = len(found[3]) - len(f"LINE {line}: ")
    start, end = max(0, column - 30), column + 30
    shown = ("..." if start else "") + text[start:column] + "^" + text[column:end] + ("..." if end < len(text) else "")
    where = f"line {line}" if text.startswith("...") else f"line {line}, column {column + 1}"
    return f" at {where}: {shown.strip()}"


def nearest_advice(name: str, names: Iterable[str], where: str) -> str:
    """Name what looks like `name`, or where everything is listed."""
    near = get_close_matches(name.lower(), list(names), n=3, cutoff=0.5)
    return f"Nearest: {', '.join(near)}. `{where}` lists all." if near else f"`{where}` lists what there is."
