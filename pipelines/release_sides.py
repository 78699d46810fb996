"""Two releases side by side in DuckDB: only the partitions whose files differ, and digests in place of texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.frugal import connect_frugal
from pipelines.schema import SCHEMAS
from pipelines.sql import SITE_CLOCK, create_view, table_files

DIGEST_NAME = re.compile(r"part-(?:[0-9]{3}-)?[0-9a-f]{16}\.parquet")
"""A file whose name stands for its bytes; others may differ under one name."""
VERSION_TABLES = ("articles", "images", "attachments")
"""What is compared of a version; they lie by the same partitions."""
SITE_TABLES = ("contacts", "addresses")
LISTED = {"captions": ("images", "caption_raw"), "attachments": ("attachments", "url")}
"""Fields of an article that are rows of other tables, in the order of their position."""


@contextmanager
def beside(before: Path, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database with the views `before_<table>` and `after_<table>` of what may differ between two releases.

    Its memory is bounded; what does not fit goes to a temporary folder.
    """
    with TemporaryDirectory(prefix="luutru-diff-") as spill, connect_frugal(Path(spill)) as connection:
        connection.execute(f"SET TimeZone = '{SITE_CLOCK}'")
        same = same_partitions(before, after)
        add_side(connection, "before", before, same)
        add_side(connection, "after", after, same)
        yield connection


def add_side(connection: duckdb.DuckDBPyConnection, side: str, folder: Path, same: set[str]) -> None:
    """Make the views of one side, without the partitions that are the `same` on both."""
    for name in VERSION_TABLES:
        files = [file for file in table_files(folder, name) if partition(folder, file) not in same]
        create_view(connection, f"{side}_{name}", SCHEMAS[name], files)
    for name in SITE_TABLES:
        create_view(connection, f"{side}_{name}", SCHEMAS[name], table_files(folder, name))


def partition(folder: Path, file: Path) -> str:
    """Name the partition of a file: `site=.../year=...`."""
    return file.relative_to(folder).parent.as_posix().partition("/")[2]


def same_partitions(before: Path, after: Path) -> set[str]:
    """Name the partitions in which both releases hold the same articles, pictures and documents, by their files."""
    ours, theirs = partition_files(before), partition_files(after)
    return {place for place, names in ours.items() if names == theirs.get(place) and all(map(is_digest, names))}


def partition_files(folder: Path) -> dict[str, set[str]]:
    """Name, for each partition, its files of all VERSION_TABLES."""
    found: dict[str, set[str]] = {}
    for name in VERSION_TABLES:
        for file in table_files(folder, name):
            found.setdefault(partition(folder, file), set()).add(f"{name}/{file.name}")
    return found


def is_digest(name: str) -> bool:
    """Tell whether the name of a file stands for its bytes."""
    return DIGEST_NAME.fullmatch(name.rpartition("/")[2]) is not None


def held_fields(connection: duckdb.DuckDBPyConnection, table: str, fields: Sequence[str]) -> list[str]:
    """Name the fields that both sides hold: a release of an older version of the program may lack some."""
    ours, theirs = (set(connection.table(f"{side}_{table}").columns) for side in ("before", "after"))
    return [name for name in fields if name in ours & theirs]


def digest_of(value: str) -> str:
    """Write the expression of what stands for a value: short, null for null, another for another value."""
    return f"sha256(to_json({value})::VARCHAR)"


def latest_versions(side: str, fields: Sequence[str]) -> str:
    """Write the SELECT of the latest versions of one side: what is shown of them, and a digest of each field."""
    lists = " ".join(listed_values(side, name) for name in LISTED)
    digests = [
        *(f"{digest_of(f'm.{name}')} AS {name}_digest" for name in fields),
        *(f"{x} AS {x}_digest" for x in LISTED),
    ]
    shown = "m.site, m.article_id, m.version, m.url, m.title, m.published_at, m.gone_at"
    return f"SELECT {shown}, {', '.join(digests)} FROM {side}_articles m {lists} WHERE m.is_latest"  # noqa: S608 - our words


def listed_values(side: str, name: str) -> str:
    """Write the JOIN that adds one field of LISTED to the versions of one side."""
    table, column = LISTED[name]
    values = digest_of(f"list({column} ORDER BY position)")
    rows = f"SELECT site, article_id, version, {values} AS {name} FROM {side}_{table} GROUP BY ALL"  # noqa: S608 - our words
    return f"LEFT JOIN ({rows}) USING (site, article_id, version)"


def differing(fields: Sequence[str], suffix: str = "") -> str:
    """Write the list of the names of those fields that differ between the rows `a` (before) and `b` (after)."""
    cases = [f"CASE WHEN a.{name}{suffix} IS DISTINCT FROM b.{name}{suffix} THEN '{name}' END" for name in fields]
    return f"list_filter([{', '.join(cases)}], lambda x: x IS NOT NULL)"
