"""Checks of the tables of a release: each file against its schema and order, all against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.finding import REPUBLISH, Finding
from pipelines.rules import broken_rules
from pipelines.schema import SCHEMAS, file_schema
from pipelines.store import read_plain
from pipelines.tables import TABLES

RENEW = "`luutru release` publishes a release with the columns of today; this one stays as it is."


def check_tables(release: Path, known: Collection[Path] = ()) -> list[Finding]:
    """Check the tables of a release: schema and order of each file, the rules of each text, and those between tables.

    Files `known` to be those of a release that was checked are not looked into again; how they fit the others is.
    """
    found = [finding for table in TABLES for finding in check_files(release, table, known)]
    if not found:
        advice = "Please report it, with the site's name: the parts it was made from still lie in data/parts."
        found = [Finding(str(release), rule, advice) for rule in broken_rules(release, SCHEMAS, known)]
    return found


def check_files(release: Path, table: type, known: Collection[Path] = ()) -> Iterator[Finding]:
    """Check the files of one table, but those that are known to be right."""
    files = sorted((release / table.TABLE).rglob("*.parquet"))  # type: ignore[attr-defined]  # every table says it
    if not files:
        yield Finding(str(release / table.TABLE), "the table has no file", REPUBLISH)  # type: ignore[attr-defined]  # as above
    for path in files:
        if not same_schema(pq.read_schema(path), file_schema(table)):
            yield Finding(str(path), "the columns are those of another version of luutru", RENEW)
        elif path not in known and not is_ordered(path, table):
            yield Finding(str(path), "the rows are out of order", REPUBLISH)


def same_schema(one: pa.Schema, other: pa.Schema) -> bool:
    """Tell whether two schemas have the same columns and words; Parquet has names of its own for list items."""
    words = [[schema.metadata, *(item.metadata for item in schema)] for schema in (one, other)]
    return bool(one.equals(other)) and words[0] == words[1]


def is_ordered(path: Path, table: type) -> bool:
    """Tell whether the rows of a file stand in the table's order; rows of a version follow the articles' order."""
    if hasattr(table, "PARENT"):
        return True
    order = list(table.ORDER)  # type: ignore[attr-defined]  # every table of a release says it
    keys = read_plain(path, order)
    return bool(keys.equals(keys.sort_by([(name, "ascending") for name in order])))
