"""What differs between two releases: which articles and contact blocks, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.package import read_package
from pipelines.release_hold import holding
from pipelines.release_sides import LISTED, beside, differing, held_fields, latest_versions
from pipelines.schema import SCHEMAS

BATCH = 1_000
ARTICLE_KINDS = {
    "new": "articles that were not there",
    "changed": "articles with another version",
    "gone": "articles that were found missing",
    "returned": "articles that were missing and stand again",
    "moved": "articles at another address",
    "reread": "articles of the same version, read otherwise",
    "dropped": "articles that are no longer there: another now holds their addresses, or their captures are gone",
}
"""How an article differs, in the order in which people ask; one article may differ in more than one way."""
CONTACT_KINDS = {
    "new": "contact blocks that were not there",
    "changed": "contact blocks that say something else",
    "ended": "contact blocks that no longer stand",
}
ARTICLE_FIELDS = (
    "title", "lead", "text", "section", "published_at", "published_precision", "updated_at", "updated_precision",
    "byline_raw", "text_by", "photos_by", "unit", "source", "language", "canonical_url", "layout", "flags",
)  # fmt: skip
CONTACT_FIELDS = ("role", "emails", "phones", "phones_raw", "fax", "address", "person", "licence", "website")


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """How the latest version of one article differs: `kinds` of ARTICLE_KINDS, and the `fields` that changed.

    `before` and `after` are the versions, None where the release does not hold the article. `held_by` is the article
    that now holds an address of one that was dropped.
    """

    site: str
    article_id: str
    kinds: list[str]
    fields: list[str]
    title: str | None
    url: str
    url_before: str | None
    published_at: datetime | None
    before: int | None
    after: int | None
    held_by: str | None


@dataclass(frozen=True, slots=True)
class ContactChange:
    """How the current contact block of an organisation differs: one of CONTACT_KINDS, and the fields that changed."""

    site: str
    organisation: str
    parent: str | None
    kind: str
    fields: list[str]


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows a table has in each of two releases."""

    table: str
    before: int
    after: int


class ReleaseDiff:
    """Two opened releases; everything is given piece by piece, in one order."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, before: Path, after: Path) -> None:
        self.before, self.after = before.name, after.name
        self.tables = compare_tables(before, after)
        self._connection = connection
        connection.execute(f"CREATE TABLE article_changes AS {article_statement(connection)}")
        connection.execute(f"CREATE TABLE contact_changes AS {contact_statement(connection)}")

    def counts(self) -> dict[str, int]:
        """Count the articles of each of ARTICLE_KINDS."""
        rows = self._connection.execute("SELECT unnest(kinds) AS kind, count(*) FROM article_changes GROUP BY 1")
        found = dict(rows.fetchall())
        return {kind: found.get(kind, 0) for kind in ARTICLE_KINDS}

    def articles(self, kind: str | None = None, limit: int | None = None) -> Iterator[ArticleChange]:
        """Give the articles that differ, of one kind or of all, by site, newest first."""
        query = "FROM article_changes WHERE ? IS NULL OR list_contains(kinds, ?)"
        order = " ORDER BY site, published_at DESC NULLS LAST, article_id LIMIT ?"
        result = self._connection.execute(query + order, [kind, kind, limit])
        while rows := result.fetchmany(BATCH):
            yield from (ArticleChange(*row) for row in rows)

    def contacts(self) -> list[ContactChange]:
        """Give the contact blocks that differ, by site and organisation."""
        rows = self._connection.execute("FROM contact_changes ORDER BY site, parent NULLS FIRST, organisation")
        return [ContactChange(*row) for row in rows.fetchall()]


@contextmanager
def compare_releases(before: Path, after: Path) -> Iterator[ReleaseDiff]:
    """Compare two releases by their folders; memory does not grow with them."""
    with holding(before), holding(after), beside(before, after) as connection:
        yield ReleaseDiff(connection, before, after)


def compare_tables(before: Path, after: Path) -> list[TableChange]:
    """Count the rows of each table in both releases."""
    ours, theirs = (
        {table["name"]: table["rows"] for table in read_package(folder).get("resources", ())}
        for folder in (before, after)
    )
    return [TableChange(name, ours.get(name, 0), theirs.get(name, 0)) for name in SCHEMAS]


def article_statement(connection: duckdb.DuckDBPyConnection) -> str:
    """Write the SELECT of the articles that differ, a row as ArticleChange has it."""
    fields = held_fields(connection, "articles", ARTICLE_FIELDS)
    both = "a.version IS NOT NULL AND b.version IS NOT NULL"
    conditions = {
        "new": "a.version IS NULL",
        "changed": "a.version <> b.version",
        "gone": "b.gone_at IS NOT NULL AND a.gone_at IS NULL",
        "returned": f"{both} AND a.gone_at IS NOT NULL AND b.gone_at IS NULL",
        "moved": "a.url <> b.url",
        "reread": "a.version = b.version AND len(fields) > 0",
        "dropped": "b.version IS NULL",
    }
    cases = ", ".join(f"CASE WHEN {conditions[kind]} THEN '{kind}' END" for kind in ARTICLE_KINDS)
    return f"""
        WITH differing AS (
            SELECT coalesce(b.site, a.site) AS site, coalesce(b.article_id, a.article_id) AS article_id,
                CASE WHEN {both} THEN {differing([*fields, *LISTED], "_digest")} ELSE [] END AS fields,
                list_filter([{cases}], lambda x: x IS NOT NULL) AS kinds,
                CASE WHEN b.version IS NULL THEN a.title ELSE b.title END AS title, coalesce(b.url, a.url) AS url,
                CASE WHEN a.url <> b.url THEN a.url END AS url_before,
                CASE WHEN b.version IS NULL THEN a.published_at ELSE b.published_at END AS published_at,
                a.version AS before, b.version AS after
            FROM ({latest_versions("before", fields)}) a FULL JOIN ({latest_versions("after", fields)}) b
            ON a.site = b.site AND a.article_id = b.article_id
        ), holders AS (
            SELECT a.site, a.article_id, min(b.article_id) AS held_by
            FROM before_addresses a JOIN after_addresses b ON a.site = b.site AND a.url_key = b.url_key
            WHERE a.article_id <> b.article_id GROUP BY ALL
        )
        SELECT site, article_id, kinds, fields, title, url, url_before, published_at, before, after,
            CASE WHEN after IS NULL THEN held_by END
        FROM differing LEFT JOIN holders USING (site, article_id) WHERE len(kinds) > 0"""  # noqa: S608 - our own words


def contact_statement(connection: duckdb.DuckDBPyConnection) -> str:
    """Write the SELECT of the contact blocks that differ, a row as ContactChange has it."""
    fields = held_fields(connection, "contacts", CONTACT_FIELDS)
    current = "(FROM {}_contacts WHERE valid_to IS NULL)"
    return f"""
        WITH differing AS (
            SELECT coalesce(b.site, a.site) AS site, coalesce(b.organisation, a.organisation) AS organisation,
                coalesce(b.parent, a.parent) AS parent,
                CASE WHEN a.site IS NULL THEN 'new' WHEN b.site IS NULL THEN 'ended' ELSE 'changed' END AS kind,
                CASE WHEN a.site IS NULL OR b.site IS NULL THEN [] ELSE {differing(fields)} END AS fields
            FROM {current.format("before")} a FULL JOIN {current.format("after")} b
            ON a.site = b.site AND a.organisation = b.organisation AND a.parent IS NOT DISTINCT FROM b.parent
        )
        FROM differing WHERE kind <> 'changed' OR len(fields) > 0"""  # noqa: S608 - our own words
