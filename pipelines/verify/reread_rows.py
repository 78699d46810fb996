"""The articles of an export with their pictures, documents and links: what a page says of itself, and can say again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from pipelines import tables
from pipelines.rows import PageRows
from pipelines.schema import PAGE, part_schema, table_name
from pipelines.store import rows_table

BATCH = 100
CHILDREN = {table_name(table): table for table in (tables.Image, tables.Attachment, tables.Link)}


@dataclass(frozen=True, slots=True)
class Row:
    """One article as an export has it: what can be compared, by column or by table of its parts."""

    site: str
    capture_id: str
    url: str
    said: Mapping[str, Any]


def own_columns(table: type) -> list[str]:
    """Name the columns of a table that a page says by itself; the others follow from all captures together."""
    return [name for name in part_schema(table).names if name != PAGE.name]


def stored_rows(datasets: Mapping[str, ds.Dataset]) -> Iterator[Row]:
    """Give the articles of an export's tables with their parts, a few at a time."""
    articles = datasets["articles"]
    columns = [name for name in own_columns(tables.Article) if name in articles.schema.names]
    asked = list(dict.fromkeys([*columns, "site", "article_id", "version", "capture_id", "url"]))
    for batch in articles.to_batches(columns=asked, batch_size=BATCH, batch_readahead=1, fragment_readahead=1):
        parts = {name: parts_of(batch, datasets[name], table) for name, table in CHILDREN.items()}
        for row in batch.to_pylist():
            key = (row["site"], row["article_id"], row["version"])
            said = {name: row[name] for name in columns} | {name: found.get(key, []) for name, found in parts.items()}
            yield Row(row["site"], row["capture_id"], row["url"], said)


def parts_of(batch: pa.RecordBatch, dataset: ds.Dataset, table: type) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    """Give the rows of one table that belong to some articles, in their order, by version."""
    columns = [name for name in own_columns(table) if name in dataset.schema.names]
    key = ["site", "article_id", "version"]
    wanted = pc.field("article_id").isin(batch.column("article_id"))
    rows = dataset.to_table(columns=[*key, *columns], filter=wanted).to_pylist()
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda one: one["position"]):
        found.setdefault(tuple(row[name] for name in key), []).append({name: row[name] for name in columns})
    return found


def read_rows(rows: PageRows, page: str) -> Mapping[str, Any] | None:
    """Give the article that was read from a page with its parts, in the same form; None if there is none."""
    if not rows.articles:
        return None
    said: dict[str, Any] = as_stored(rows.articles[:1], tables.Article, page)[0]
    parts = {name: as_stored(getattr(rows, name), table, page) for name, table in CHILDREN.items()}
    return said | parts


def as_stored(found: list[Any], table: type, page: str) -> list[dict[str, Any]]:
    """Give rows as they are read back from Parquet."""
    written = rows_table(found, [page] * len(found), part_schema(table))
    rows: list[dict[str, Any]] = written.select(own_columns(table)).to_pylist()
    return rows
