"""What must hold inside each row of a release, and between its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import duckdb

from pipelines.frugal import connect_frugal
from pipelines.text_rules import broken_text_rules

OWN_RULES = {
    "a version was last seen before it was first seen": "SELECT 1 FROM articles WHERE last_seen < first_seen",
    "a date has no precision, or a precision no date": """
        SELECT 1 FROM articles WHERE (published_at IS NULL) <> (published_precision IS NULL)
            OR (updated_at IS NULL) <> (updated_precision IS NULL)""",
    "a mention is not as long as its text": 'SELECT 1 FROM mentions WHERE "end" - "start" <> length(text)',
    "a contact block ends before it begins": "SELECT 1 FROM contacts WHERE valid_to < valid_from",
}
"""What is wrong with a row by itself, and the query that finds it."""

RULES = {
    "a version stands twice in articles": """
        SELECT site, article_id, version FROM articles GROUP BY ALL HAVING count(*) > 1""",
    "an article has not exactly one latest version, its last": """
        SELECT 1 FROM articles GROUP BY site, article_id
        HAVING count(*) FILTER (is_latest) <> 1 OR max(version) <> count(*)
            OR max(version) <> max(version) FILTER (is_latest)""",
    "an article's capture is not in captures": "FROM articles ANTI JOIN captures USING (site, capture_id)",
    "a contact's capture is not in captures": "FROM contacts ANTI JOIN captures USING (site, capture_id)",
    "a captured picture is not in captures": """
        FROM images ANTI JOIN captures USING (site, capture_id) WHERE images.capture_id IS NOT NULL""",
    "a captured document is not in captures": """
        FROM attachments ANTI JOIN captures USING (site, capture_id) WHERE attachments.capture_id IS NOT NULL""",
    "an article has two successors": "SELECT 1 FROM successors GROUP BY site, article_id HAVING count(*) > 1",
    "an article with a successor is not in articles": "FROM successors ANTI JOIN articles USING (site, article_id)",
    "a successor is not in articles": """
        FROM successors s ANTI JOIN articles a ON a.site = s.other_site AND a.article_id = s.other_article_id""",
    "a run stands twice in runs": "SELECT 1 FROM runs GROUP BY site, run_id HAVING count(*) > 1",
} | {
    f"a row of {name} belongs to no version": f"FROM {name} ANTI JOIN articles USING (site, article_id, version)"
    for name in ("images", "attachments", "mentions", "links")
}  # fmt: skip
"""What is wrong between rows, and the query that finds it."""


def broken_rules(folder: Path, tables: Iterable[str], known: Collection[Path] = ()) -> Iterator[str]:
    """Give each rule that the tables in `folder` break; the rows of files `known` keep those of a row by itself."""
    files = {name: sorted((folder / name).rglob("*.parquet")) for name in tables}
    new = {name: [path for path in found if path not in known] or found[:1] for name, found in files.items()}
    yield from broken_text_rules(new["articles"])
    for rules, chosen in ((OWN_RULES, new), (RULES, files)):
        with connect_frugal() as connection:
            for name, paths in chosen.items():
                add_view(connection, name, paths)
            for rule, query in rules.items():
                if connection.sql(f"SELECT 1 FROM ({query}) LIMIT 1").fetchall():  # noqa: S608 - queries of ours
                    yield rule


def add_view(connection: duckdb.DuckDBPyConnection, name: str, paths: Iterable[Path]) -> None:
    """Name the rows of some files of a table."""
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    source = f"read_parquet([{listed}], hive_partitioning = true, hive_types = {{'site': VARCHAR}})"
    connection.execute(f"CREATE VIEW {name} AS FROM {source}")
