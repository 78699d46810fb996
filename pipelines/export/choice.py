"""Which articles, captures and runs an export takes, worked out by SQL before the first row is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import duckdb
import pyarrow as pa

from pipelines.filters import Filters, article_conditions
from pipelines.frugal import connect_frugal
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from pipelines.search.scan import search_condition
from pipelines.search.syntax import read_search
from pipelines.sql import create_view, table_files

Versions = Literal["all", "latest"]
CHOSEN = """
    CREATE TEMP TABLE chosen AS SELECT site, article_id, version FROM articles WHERE {} ORDER BY site, article_id
"""
OWN_CAPTURES = "SELECT site, capture_id FROM {table} SEMI JOIN chosen USING (site, article_id{version})"
SEEN_CAPTURES = """
    SELECT site, capture_id FROM captures SEMI JOIN
    (SELECT site, url_key FROM addresses SEMI JOIN {articles} USING (site, article_id)) USING (site, url_key)
"""
WITH_ORIGINALS = """
    CREATE TEMP TABLE taken AS WITH named AS ({}) SELECT site, capture_id FROM named WHERE capture_id IS NOT NULL
    UNION SELECT site, revisit_of FROM captures SEMI JOIN named USING (site, capture_id) WHERE revisit_of IS NOT NULL
"""
RUNS = "SELECT DISTINCT site, run_id FROM captures SEMI JOIN taken USING (site, capture_id) ORDER BY ALL"
SPANS = "SELECT count(*) FROM mentions SEMI JOIN chosen USING (site, article_id{version}) WHERE kind = 'personal'"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the words and filters of a search, which versions, and whether personal data stays.

    `words` and `filters` ask for articles whose latest version fits; "all" then takes every version of them.
    """

    words: str | None = None
    filters: Filters = field(default_factory=Filters)
    versions: Versions = "all"
    personal: bool = False

    @property
    def narrow(self) -> bool:
        """Tell whether articles are chosen one by one: not the whole release, and not the whole of one site."""
        return self.words is not None or any((self.filters.since, self.filters.until, self.filters.section))

    @property
    def every_capture(self) -> bool:
        """Tell whether all captures of the sites go in, also those behind no article."""
        return not self.narrow and self.versions == "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes in, by site: articles with their latest versions, captures and runs.

    Every table has `site` and then the key. `captures` and `runs` are None when all of the site's go in. `spans` counts
    the places in the chosen versions where personal data of citizens stands.
    """

    articles: pa.Table
    captures: pa.Table | None
    runs: pa.Table | None
    spans: int


def choose(archive: Archive, wanted: Wanted) -> Choice:
    """Work out what goes in; raises UsageError for a site, section or date that is none."""
    with connected(archive) as connection:
        choose_articles(archive, connection, wanted)
        captures = None if wanted.every_capture else choose_captures(connection, wanted)
        runs = fetch(connection, RUNS) if wanted.narrow and captures is not None else None
        articles = fetch(connection, "SELECT * FROM chosen ORDER BY ALL")
        return Choice(articles, captures, runs, count_spans(connection, wanted))


@contextmanager
def connected(archive: Archive) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database of its own on the release, which keeps to a bound of memory and is gone afterwards."""
    with TemporaryDirectory() as spill, connect_frugal(Path(spill)) as connection:
        for name, schema in SCHEMAS.items():
            create_view(connection, name, schema, table_files(archive.folder, name))
        yield connection


def choose_articles(archive: Archive, connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> None:
    """Put the chosen articles into the table `chosen`, each with its latest version."""
    sections = archive.sections if wanted.filters.section is not None else []
    conditions, values = article_conditions(wanted.filters, archive.sites, sections)
    found = [search_condition(read_search(wanted.words))] if wanted.words is not None else []
    connection.execute(CHOSEN.format(" AND ".join(["is_latest", *found, *conditions])), values)


def choose_captures(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> pa.Table:
    """Give the captures behind the chosen articles: of every look at them, or of the latest versions' own."""
    latest = wanted.versions == "latest"
    versioned = ", version" if latest else ""
    named = [OWN_CAPTURES.format(table=name, version=versioned) for name in ("articles", "images", "attachments")]
    looked = [] if latest else [SEEN_CAPTURES.format(articles="chosen")]
    connection.execute(WITH_ORIGINALS.format(" UNION ".join([*named, *looked])))
    return fetch(connection, "SELECT site, capture_id FROM taken ORDER BY ALL")


def count_spans(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> int:
    """Count the places in the chosen versions where personal data of citizens stands."""
    version = ", version" if wanted.versions == "latest" else ""
    counted: int = connection.execute(SPANS.format(version=version)).fetchall()[0][0]
    return counted


def fetch(connection: duckdb.DuckDBPyConnection, statement: str) -> pa.Table:
    """Give what a statement returns as an Arrow table."""
    return connection.sql(statement).to_arrow_table()
