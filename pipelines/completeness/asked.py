"""What is asked of the parts of a site to tell how complete its archive is; needs the addresses of articles (`kin`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import duckdb
import pyarrow as pa

from pipelines.completeness.seen import ListPage, Namer, Seen
from pipelines.completeness.series import number_of
from pipelines.kinship import address_form, article_number

BATCH: Final = 2_000
NAMERS: Final = """
    CREATE TEMP TABLE related_links AS
    SELECT DISTINCT k.article_id, unnest(s.related) AS url_key
    FROM article_sightings s JOIN captures c USING (capture_id) JOIN kin k ON k.url_key = c.url_key
"""
# An address that leads to an article's is that article's. What a page links to itself names nothing.
NAMED: Final = """
    CREATE TEMP TABLE named AS
    WITH listed AS (
        SELECT unnest(s.entries) AS url_key, unnest(s.years) AS year, c.kind = 'asset' AS is_map
        FROM list_sightings s JOIN captures c USING (capture_id)
    ), every AS (
        SELECT url_key, year, is_map, NULL AS namer FROM listed
        UNION ALL SELECT url_key, 0, false, article_id FROM related_links
    ), led AS (
        SELECT l.url_key, any_value(k.article_id ORDER BY l.target) AS article_id
        FROM leads l JOIN kin k ON k.url_key = l.target GROUP BY l.url_key
    )
    SELECT e.url_key, max(e.year) AS year, bool_and(e.is_map) AS is_mapped,
        any_value(coalesce(k.article_id, d.article_id)) AS article_id,
        count(*) FILTER (e.namer IS NULL OR e.namer IS DISTINCT FROM coalesce(k.article_id, d.article_id)) > 0 AS named
    FROM every e LEFT JOIN kin k USING (url_key) LEFT JOIN led d USING (url_key)
    GROUP BY e.url_key
"""
HELD: Final = """
    SELECT k.article_id, any_value(coalesce(v.year, 0)) AS year, list(k.url_key ORDER BY length(k.url_key), k.url_key)
        AS keys, bool_or(coalesce(n.named, false)) OR bool_or(m.article_id IS NOT NULL) AS named
    FROM kin k LEFT JOIN (SELECT article_id, year FROM versions WHERE is_latest) v USING (article_id)
        LEFT JOIN named n ON n.url_key = k.url_key
        LEFT JOIN (SELECT DISTINCT article_id FROM named WHERE named) m ON m.article_id = k.article_id
    WHERE v.article_id IS NOT NULL GROUP BY k.article_id ORDER BY k.article_id
"""
# What was read as something else is no article; what was missing, refused or broken may well have been one.
OTHERS: Final = """
    SELECT DISTINCT url_key FROM looks
    WHERE shown IN ('list', 'home', 'contact', 'search', 'other', 'asset') AND (status < 300 OR status = 304)
    ORDER BY url_key
"""
NEVER_READ: Final = """
    SELECT url_key, year, is_mapped FROM named
    ANTI JOIN others USING (url_key) WHERE article_id IS NULL AND regexp_extract(url_key, '^[^/?]*') IN (
        SELECT regexp_extract(url_key, '^[^/?]*') FROM kin
    ) ORDER BY url_key
"""
LISTS: Final = """
    SELECT family, number, arg_max(last, moment) AS last, arg_max(entries, moment) AS entries FROM (
        SELECT coalesce(l.family, c.url_key) AS family, l.number, l.last, l.entries,
            {'at': c.fetched_at, 'file': c.warc_file, 'byte': c.warc_offset} AS moment
        FROM list_sightings l JOIN captures c USING (capture_id)
        WHERE c.kind NOT IN ('home', 'search', 'asset') AND (l.family IS NOT NULL OR len(l.entries) > 0)
    ) GROUP BY family, number ORDER BY family, number
"""

NAMED_NUMBERS: Final = """
    WITH own AS (
        SELECT k.article_id, min(n.number) AS number FROM kin k JOIN numbers n USING (url_key) GROUP BY k.article_id
    ), mapped AS (
        SELECT capture_id, unnest(s.entries) AS url_key
        FROM list_sightings s JOIN captures c USING (capture_id) WHERE c.kind = 'asset'
    )
    SELECT o.number, least(o.number, min(n.number)) AS low, greatest(o.number, max(n.number)) AS high
    FROM related_links JOIN numbers n USING (url_key) JOIN own o USING (article_id) GROUP BY article_id, o.number
    UNION ALL
    SELECT NULL, min(n.number), max(n.number) FROM mapped m JOIN numbers n USING (url_key) GROUP BY m.capture_id
"""


def ask_seen(base: duckdb.DuckDBPyConnection) -> list[Seen]:
    """Give every article that is held, and every address that seems to be an article's and was never read as one."""
    base.execute(NAMERS)
    base.execute(NAMED)
    base.execute(f"CREATE TEMP TABLE others AS {OTHERS}")
    held = [
        Seen(row["keys"][0], address_form(row["keys"][0]), number_of(row["keys"][0]), row["year"], True, row["named"])
        for row in stream(base, HELD)
    ]
    return [*held, *never_read(base, held)]


def never_read(base: duckdb.DuckDBPyConnection, held: list[Seen]) -> Iterator[Seen]:
    """Yield the addresses that were named alone: an address that is made as an article's, and is not a known one's.

    A sitemap names all sorts of pages, so an address of which it alone knows has to be made as most articles' are.
    """
    articles = Counter(one.form for one in held)
    others = Counter(address_form(row["url_key"]) for row in stream(base, "FROM others ORDER BY ALL"))
    numbers = {article_number(one.key) for one in held}
    for row in stream(base, NEVER_READ):
        key, form = row["url_key"], address_form(row["url_key"])
        if articles[form] < others[form] or (row["is_mapped"] and not articles[form]):
            continue
        number = article_number(key)
        if form in articles or number is None or number not in numbers:
            yield Seen(key, form, number_of(key), row["year"], False, True)


def ask_lists(base: duckdb.DuckDBPyConnection) -> list[ListPage]:
    """Give the newest capture of each page of each list."""
    return [ListPage(**{**row, "entries": tuple(row["entries"])}) for row in stream(base, LISTS)]


def ask_namers(base: duckdb.DuckDBPyConnection, form: str) -> list[Namer]:
    """Give the articles, sitemaps and feeds that name articles whose addresses have a form; after `ask_seen`."""
    keys = [row["url_key"] for row in stream(base, "SELECT url_key FROM named UNION SELECT url_key FROM kin")]
    numbers = [number_of(key, form) or None for key in keys]
    table = {"url_key": pa.array(keys, pa.string()), "number": pa.array(numbers, pa.int64())}
    base.register("numbers", pa.table(table).drop_null())
    return [Namer(**row) for row in stream(base, NAMED_NUMBERS)]


def stream(base: duckdb.DuckDBPyConnection, statement: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a query one by one."""
    for batch in base.sql(statement).to_arrow_reader(BATCH):
        yield from batch.to_pylist()
