"""How the articles of one release differ from those of another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.frugal import connect_frugal


@dataclass(frozen=True, slots=True)
class Changes:
    """Articles that are new, that have a new version, and that have gone, of all `articles` of a release."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    articles: int = 0


NO_CHANGES = Changes()
COMPARE = """
    SELECT count(*) FILTER (b.version IS NULL), count(*) FILTER (a.version > b.version),
        count(*) FILTER (a.gone_at IS NOT NULL AND b.gone_at IS NULL), count(*)
    FROM after_release a LEFT JOIN before_release b USING (site, article_id)
"""


def compare_articles(after: Path, before: Path | None, spill: Path) -> Changes:
    """Count the changes from the release `before` (None: there is none) to the release `after`.

    Memory is bounded: what does not fit goes to the folder `spill`.
    """
    with connect_frugal(spill) as connection:
        _add_view(connection, "after_release", after, "is_latest")
        _add_view(connection, "before_release", before or after, "is_latest" if before else "false")
        return Changes(*connection.execute(COMPARE).fetchall()[0])


def _add_view(connection: duckdb.DuckDBPyConnection, name: str, release: Path, condition: str) -> None:
    files = str(release / "articles" / "**" / "*.parquet").replace("'", "''")
    source = f"read_parquet('{files}', hive_partitioning = true, hive_types = {{'site': VARCHAR}})"
    columns = "site, article_id, version, gone_at"
    connection.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM {source} WHERE {condition}")  # noqa: S608 - quoted
