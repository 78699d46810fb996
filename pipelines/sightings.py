"""The keys of a site's parts: what was seen when, streamed from DuckDB in a fixed order, so that memory stays flat."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

import pyarrow as pa

from crawler.silent import SILENT
from pipelines.evidence import ARTICLE, NOTHING
from pipelines.frugal import connect_frugal
from pipelines.history import BlockSighting, Sighting
from pipelines.identity import identify
from pipelines.overlaps import leave_out_twins
from pipelines.part_files import PART_TABLES
from pipelines.parts import read_said
from pipelines.states.asked import ask_news, ask_visits
from pipelines.states.leaving import leave_out_strangers
from pipelines.states.periods import site_periods

BATCH = 2_000

# A firewall's page, a burglar's or a log-in form in a page's place tells nothing of it: not that it stands, not that it
# is gone, and not that the site answered.
UNTOLD = ", ".join(f"'{kind}'" for kind in sorted(SILENT))
TOLD = f"{NOTHING[:-1]}, {ARTICLE[1:]}"

# What was seen in one run, or from elsewhere on one day, is one look at the site. A revisit shows what its original
# showed. Whole seconds are all that a WARC says, so records of one second keep the order of their file.
LOOKS = """
    CREATE VIEW looks AS
    SELECT c.* REPLACE (coalesce(c.redirect, o.redirect) AS redirect),
        coalesce(CASE WHEN c.source = 'live' THEN c.run_id END, strftime(c.fetched_at, '%Y-%m-%d')) AS sweep,
        coalesce(c.revisit_of, c.capture_id) AS page, coalesce(c.kind, o.kind) AS shown
    FROM captures c LEFT JOIN (
        SELECT capture_id, any_value(kind) AS kind, any_value(redirect) AS redirect FROM captures GROUP BY capture_id
    ) o ON c.revisit_of = o.capture_id
"""
ARTICLES = """
    CREATE VIEW article_looks AS
    SELECT s.content_digest AS content, s.place, s.year, l.page, l.url, l.url_key, l.run_id, l.sweep, l.fetched_at,
        l.warc_file, l.warc_offset
    FROM article_sightings s JOIN looks l ON s.capture_id = l.page
"""
# An address that leads to another one of the article has moved; one that leads to no article, or to another, is gone.
ARTICLES_AND_MISSING = f"""
    WITH answered AS (
        SELECT DISTINCT sweep FROM looks
        WHERE (status < 300 OR status = 304) AND shown NOT IN ({UNTOLD})
    ), absent AS (
        SELECT url_key, url, run_id, sweep, fetched_at, warc_file, warc_offset, NULL AS target, shown AS kind
        FROM looks WHERE shown = 'missing'
        UNION ALL
        SELECT url_key, l.url, l.run_id, sweep, l.fetched_at, l.warc_file, l.warc_offset, e.target,
            e.kind
        FROM looks l JOIN ends e USING (url_key, sweep)
        WHERE l.redirect IS NOT NULL AND e.kind IN {TOLD}
    )
    SELECT k.article_id, k.is_canonical, l.*, false AS is_moved FROM article_looks l JOIN kin k USING (url_key)
    UNION ALL BY NAME
    SELECT k.article_id, k.is_canonical, a.* EXCLUDE (target, kind),
        a.kind IN {ARTICLE} AND coalesce(t.article_id = k.article_id, false) AS is_moved
    FROM absent a JOIN kin k USING (url_key) LEFT JOIN kin t ON t.url_key = a.target SEMI JOIN answered USING (sweep)
    ORDER BY article_id, fetched_at, warc_file, warc_offset, url_key
"""  # noqa: S608 - the kinds are words of ours
BLOCKS = """
    CREATE VIEW block_looks AS
    SELECT s.contact_id, s.content_digest AS content, s.fields AS fullness, s.position, s.place, l.page, l.url_key,
        l.status <> 304 AS is_sent, l.sweep, l.fetched_at, l.warc_file, l.warc_offset
    FROM contact_sightings s JOIN looks l ON s.capture_id = l.page
"""
BLOCKS_AND_ENDS = f"""
    WITH last_looks AS (
        SELECT contact_id, max(fetched_at) AS last_seen, arg_max(sweep, fetched_at) AS last_sweep
        FROM block_looks GROUP BY contact_id
    ), bearers AS (
        SELECT DISTINCT contact_id, url_key FROM block_looks
    ), ends AS (
        SELECT contact_id, min(l.fetched_at) AS ended_at
        FROM bearers JOIN looks l USING (url_key) JOIN last_looks USING (contact_id)
        WHERE l.fetched_at > last_seen AND l.sweep <> last_sweep AND l.revisit_of IS NULL AND l.status < 300
            AND l.shown NOT IN ({UNTOLD})
        GROUP BY contact_id
    )
    SELECT b.*, e.ended_at FROM block_looks b LEFT JOIN ends e USING (contact_id)
    ORDER BY contact_id, fetched_at, warc_file, warc_offset, position
"""  # noqa: S608 - the kinds are words of ours
# The same bytes at two addresses are captured once: the second address has a revisit that names the first one's record.
FILES = """
    CREATE TABLE files AS
    SELECT l.url_key, l.fetched_at, o.capture_id, o.payload_sha256 AS sha256, o.size,
        coalesce(o.sniffed_type, o.media_type) AS media_type
    FROM looks l JOIN captures o ON l.page = o.capture_id
    WHERE l.shown = 'asset' AND (l.status < 300 OR l.status = 304) AND o.status < 300
"""
NEAREST_FILES = """
    SELECT w.n, f.sha256, f.media_type, f.size, f.capture_id FROM wanted w LEFT JOIN files f USING (url_key)
    QUALIFY row_number() OVER (
        PARTITION BY w.n ORDER BY abs(epoch_us(f.fetched_at) - epoch_us(w.first_seen)), f.fetched_at, f.capture_id
    ) = 1
    ORDER BY w.n
"""


FOUND_FILES = pa.schema(
    {"n": pa.int64(), "sha256": pa.string(), "media_type": pa.string(), "size": pa.int64(), "capture_id": pa.string()}
)
"""What NEAREST_FILES gives."""


class SiteKeys:
    """The parts of one site as tables of DuckDB; the `place` of a row is the number of its part in `parts`.

    `periods` are the states of the site; what was captured while it was parked is not among what was seen.
    """

    def __init__(self, parts: Sequence[Path], spill: Path, site: str) -> None:
        self.parts = list(parts)
        self.connection = connect_frugal(spill)
        self.connection.execute("SET TimeZone = 'UTC'")
        views = {name: self._view_of(name) for name in PART_TABLES}
        for name, rows in views.items():
            self.connection.execute(f"CREATE VIEW {name} AS {rows}")
        leave_out_twins(self.connection, views)
        self.connection.execute(LOOKS)
        home = str(read_said(self.parts[-1]).get("home", ""))
        self.periods = site_periods(ask_visits(self.connection, home), ask_news(self.connection))
        leave_out_strangers(self.connection, self.periods)
        for statement in (ARTICLES, BLOCKS, FILES):
            self.connection.execute(statement)
        identify(self.connection, site)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def _view_of(self, name: str) -> str:
        files = ", ".join("'" + str(part / f"{name}.parquet").replace("'", "''") + "'" for part in self.parts)
        return f"SELECT *, file_index AS place FROM read_parquet([{files}])"  # noqa: S608 - our own paths, quoted

    def said(self, name: str) -> list[dict[str, Any]]:
        """Give what each part says of one of its tables: `rows` and `sha256`."""
        return [read_said(part)["files"][name] for part in self.parts]

    def files_digest(self) -> str:
        """Digest what is known of captured files."""
        digest = hashlib.sha256()
        for batch in self.connection.sql("FROM files ORDER BY ALL").to_arrow_reader(BATCH):
            digest.update(repr(batch.to_pylist()).encode())
        return digest.hexdigest()

    @cached_property
    def has_files(self) -> bool:
        """Tell whether any file was captured: most sites keep none."""
        return bool(self.connection.sql("SELECT 1 FROM files LIMIT 1").fetchall())

    def rows(self, statement: str) -> Iterator[dict[str, Any]]:
        """Give the rows of a query one by one."""
        for batch in self.connection.sql(statement).to_arrow_reader(BATCH):
            yield from batch.to_pylist()

    def tables(self, statement: str) -> Iterator[pa.Table]:
        """Give the rows of a query as Arrow tables of some thousand rows."""
        for batch in self.connection.sql(statement).to_arrow_reader(BATCH):
            yield pa.Table.from_batches([batch])

    def articles(self) -> Iterator[tuple[str, list[Sighting]]]:
        """Give each article with its sightings in order of time."""
        for article_id, rows in groupby(self.rows(ARTICLES_AND_MISSING), key=itemgetter("article_id")):
            yield article_id, [article_sighting(row) for row in rows]

    def blocks(self) -> Iterator[tuple[list[BlockSighting], datetime | None]]:
        """Give the sightings of each organisation's blocks in order of time, and when pages were found without it."""
        for _, rows in groupby(self.rows(BLOCKS_AND_ENDS), key=itemgetter("contact_id")):
            found = list(rows)
            yield [block_sighting(row) for row in found], found[0]["ended_at"]

    def nearest_files(self, wanted: pa.Table) -> pa.Table:
        """Give, for each row of `wanted` (n, url_key, first_seen), the captured file nearest in time, or nulls."""
        if not self.has_files:
            return pa.concat_tables([FOUND_FILES.empty_table(), wanted.select(["n"])], promote_options="default")
        self.connection.register("wanted", wanted)
        return self.connection.sql(NEAREST_FILES).to_arrow_table()


def article_sighting(row: dict[str, Any]) -> Sighting:
    """Read one row of ARTICLES_AND_MISSING."""
    place = {"page": row["page"], "place": row["place"], "year": row["year"]} if row["content"] is not None else {}
    return Sighting(
        seen_at=row["fetched_at"],
        sweep=row["sweep"],
        content=row["content"],
        url_key=row["url_key"],
        url=row["url"],
        is_canonical=row["is_canonical"],
        is_moved=row["is_moved"],
        run_id=row["run_id"],
        **place,
    )


def block_sighting(row: dict[str, Any]) -> BlockSighting:
    """Read one row of BLOCKS_AND_ENDS."""
    return BlockSighting(
        seen_at=row["fetched_at"],
        sweep=row["sweep"],
        content=row["content"],
        fullness=row["fullness"],
        page=row["page"],
        place=row["place"],
        position=row["position"],
        is_sent=row["is_sent"],
    )
