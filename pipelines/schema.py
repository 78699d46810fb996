"""Arrow schemas from `pipelines.tables`: what a user sees, what a file of a release holds, what a part holds."""

from __future__ import annotations

import hashlib
import json
import types
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from pipelines.tables import PART_ONLY, TABLES

PAGE = pa.field("page", pa.string(), nullable=False)
"""In a part: the capture that a row was read from."""

SITE = pa.field("site", pa.string(), nullable=False)
YEAR = pa.field(
    "year",
    pa.int32(),
    nullable=False,
    metadata={
        "description": "Year of publication, else of the update, at the clock of the site; 0 if neither is known.",
        "example": "2023",
        "unit_or_format": "YYYY",
        "edge_cases": "In UTC a night of New Year may be in the other year; versions of an article may differ in it.",
    },
)
WORDS = ("description", "example", "unit_or_format", "edge_cases")
"""What a column says of itself, in the metadata of its Arrow field and so of every Parquet file."""

PLAIN_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def arrow_type(annotation: Any) -> pa.DataType:
    """Give the Arrow type of a column's annotation; `| None` is the field's business."""
    if get_origin(annotation) is Annotated:
        return pa.type_for_alias(annotation.__metadata__[0])
    if get_origin(annotation) is list:
        return pa.list_(arrow_type(get_args(annotation)[0]))
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        return pa.map_(arrow_type(key), arrow_type(value))
    if annotation in PLAIN_TYPES:
        return PLAIN_TYPES[annotation]
    parts = get_type_hints(annotation, include_extras=True)
    return pa.struct([pa.field(name, arrow_type(hint), nullable=False) for name, hint in parts.items()])


def _hints(table: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(table, include_extras=True)
    return [(item.name, hints[item.name]) for item in fields(table)]


def _field(name: str, hint: Any, words: dict[str, str]) -> pa.Field:
    optional = get_origin(hint) in (Union, types.UnionType)
    kind = next(arm for arm in get_args(hint) if arm is not type(None)) if optional else hint
    return pa.field(name, arrow_type(kind), nullable=optional, metadata=words)


def _described(table: type) -> list[pa.Field]:
    words = {item.name: {key: item.metadata[key] for key in WORDS} for item in fields(table)}
    return [
        _field(name, hint, {key: said for key, said in words[name].items() if said}) for name, hint in _hints(table)
    ]


def table_name(table: type) -> str:
    """Give the name that a table has in a release, such as `articles`."""
    return str(table.TABLE)  # type: ignore[attr-defined]  # every table says it


def is_yearly(table: type) -> bool:
    """Tell whether a table lies by year."""
    return bool(getattr(table, "YEARLY", False))


def decided_columns(table: type) -> set[str]:
    """Name the columns that only a release can fill."""
    return {item.name for item in fields(table) if item.metadata.get("decided")}


@cache
def seen_schema(table: type) -> pa.Schema:
    """Give the columns that a user sees, `year` among them where the table lies by year."""
    columns = _described(table) + ([YEAR] if is_yearly(table) else [])
    return pa.schema(columns, metadata={"description": table.__doc__ or ""})


@cache
def file_schema(table: type) -> pa.Schema:
    """Give the columns of one file of a release: `site` and `year` stand in the path alone.

    Columns both in the path and in the file clash in pandas ("Field site has incompatible types"), so they follow
    Hive's rule. The hint in pandas' own metadata makes `year` a number there and not a category.
    """
    columns = [item for item in _described(table) if item.name != "site"]
    words = (
        {"description": table.__doc__ or "", "pandas": _pandas_hint()}
        if is_yearly(table)
        else seen_schema(table).metadata
    )
    return pa.schema(columns, metadata=words)


def _pandas_hint() -> str:
    year = {
        "name": "year",
        "field_name": "year",
        "pandas_type": "int32",
        "numpy_type": "int32[pyarrow]",
        "metadata": None,
    }
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": [year], "pandas_version": "3.0.0"})


@cache
def part_schema(table: type) -> pa.Schema:
    """Give the columns of a table in a part: what a page says by itself, after `page` where a release adds more."""
    decided = decided_columns(table)
    columns = [item for item in _plain(table) if item.name not in decided | {"site"}]
    return pa.schema([PAGE, *columns] if decided else columns)


@cache
def part_shape() -> str:
    """Digest the columns of all tables of a part: parts of another version of the program have another."""
    said = [f"{name}\n{part_schema(table)}" for name, table in sorted(BY_NAME.items())]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def _plain(table: type) -> list[pa.Field]:
    return [_field(name, hint, {}) for name, hint in _hints(table)]


BY_NAME: dict[str, type] = {table_name(table): table for table in (*TABLES, *PART_ONLY)}
SCHEMAS: dict[str, pa.Schema] = {table_name(table): seen_schema(table) for table in TABLES}
"""What a user sees of each table of a release, in the order of `tables.TABLES`."""
