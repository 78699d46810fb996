"""Which captures an export takes, decided in SQL from the release alone: memory does not grow with the archive.

Of whole sites: every capture. Of chosen articles: every look at them (since the first of the chosen versions, with the
404s that say they went, and redirects that lead to them), their pictures and documents, and what the sites' pages need
to look right, as it was at any time: style sheets, scripts, fonts and pictures that are no article's. The record that
a revisit refers to comes with it always. Lists are left out then: they show other articles too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.export.selection import Selection
from pipelines.export.warc_source import Place, Source
from pipelines.frugal import give_back

DRESS = r"text/css|(text|application)/(x-)?(java|ecma)script|font/.*|application/((x-)?font-.*|vnd\.ms-fontobject)"
"""Media types of what a page needs to look right, beside pictures."""
DRESS_ENDS = r"\.(css|js|woff2?|ttf|otf|eot|ico|svg)(\?|$)"
"""How its addresses end: servers call fonts octets, and a redirect to a sheet has the type of a page."""

VERSIONS = """
    CREATE TABLE export.versions AS
        SELECT site, article_id, version FROM articles SEMI JOIN export_articles USING (site, article_id{})"""
PICKED = """
    CREATE TABLE export.picked AS
        SELECT site, article_id, {} AS since FROM articles JOIN export.versions USING (site, article_id, version)
        GROUP BY site, article_id"""
CHOSEN = f"""
    CREATE TABLE export.chosen AS WITH
    looks AS (
        SELECT captures.site, capture_id FROM captures JOIN addresses USING (site, url_key)
        JOIN export.picked USING (site, article_id) WHERE fetched_at >= since),
    led AS (
        SELECT captures.site, captures.capture_id FROM captures
        JOIN addresses ON captures.site = addresses.site AND captures.redirect = addresses.url
        JOIN export.picked ON picked.site = addresses.site AND picked.article_id = addresses.article_id),
    files AS (
        SELECT site, capture_id FROM articles JOIN export.versions USING (site, article_id, version)
        UNION SELECT site, capture_id FROM images JOIN export.versions USING (site, article_id, version)
        UNION SELECT site, capture_id FROM attachments JOIN export.versions USING (site, article_id, version)),
    dress AS (
        SELECT site, capture_id FROM captures SEMI JOIN export.picked USING (site)
        WHERE (regexp_full_match(media_type, '{DRESS}') OR starts_with(media_type, 'image/')
            OR regexp_matches(url, '{DRESS_ENDS}', 'i'))
        AND NOT EXISTS (SELECT 1 FROM images WHERE images.site = captures.site AND images.url = captures.url)
        AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.site = captures.site AND a.url = captures.url)),
    taken AS (FROM looks UNION FROM led UNION FROM files UNION FROM dress)
    SELECT site, capture_id FROM taken WHERE capture_id IS NOT NULL
    UNION SELECT site, revisit_of FROM captures SEMI JOIN taken USING (site, capture_id) WHERE revisit_of IS NOT NULL
    """  # noqa: S608 - our own words
EVERYTHING = "CREATE TABLE export.chosen AS SELECT site, capture_id FROM captures WHERE coalesce(site = ?, true)"

PERSONAL = """
    SELECT DISTINCT site, article_id FROM mentions WHERE kind = 'personal' AND role IN (
        'id_card', 'passport', 'driving_licence', 'insurance', 'tax_code', 'account', 'land_title', 'phone')"""
"""Articles that print numbers and papers of citizens. Where somebody was born or lives is told of many in the news."""
HELD = f"""
    CREATE TABLE export.held AS WITH
    private AS ({PERSONAL}),
    files AS (
        SELECT site, article_id, url FROM images UNION ALL SELECT site, article_id, url FROM attachments),
    theirs AS (SELECT DISTINCT site, url FROM files SEMI JOIN private USING (site, article_id)),
    only_theirs AS (
        FROM theirs ANTI JOIN (
            SELECT site, url FROM files SEMI JOIN theirs USING (site, url) ANTI JOIN private USING (site, article_id)
        ) USING (site, url)),
    bodies AS (
        SELECT DISTINCT site, payload_sha256 FROM captures SEMI JOIN only_theirs USING (site, url) WHERE status = 200),
    twins AS (SELECT site, payload_sha256, url FROM captures SEMI JOIN bodies USING (site, payload_sha256)),
    payloads AS (
        FROM bodies ANTI JOIN (
            SELECT site, payload_sha256 FROM twins SEMI JOIN (
                SELECT site, url FROM files SEMI JOIN twins USING (site, url) ANTI JOIN private USING (site, article_id)
            ) USING (site, url)
        ) USING (site, payload_sha256)),
    shown AS (
        SELECT captures.site, capture_id FROM captures JOIN addresses USING (site, url_key)
        SEMI JOIN private USING (site, article_id)
        UNION SELECT site, capture_id FROM captures SEMI JOIN only_theirs USING (site, url)
        UNION SELECT site, capture_id FROM captures SEMI JOIN payloads USING (site, payload_sha256)
        UNION SELECT site, capture_id FROM articles SEMI JOIN private USING (site, article_id))
    FROM shown UNION
    SELECT captures.site, captures.capture_id FROM captures
    JOIN shown ON captures.site = shown.site AND captures.revisit_of = shown.capture_id
    """  # noqa: S608 - our own words
"""Pages that show numbers and papers of citizens, with the files that only they use, their bytes at other addresses (on
a list's teaser), and the revisits of all these."""
NOTHING_HELD = "CREATE TABLE export.held (site VARCHAR, capture_id VARCHAR)"
HELD_ARTICLES = f"SELECT count(*) FROM ({PERSONAL}) SEMI JOIN export.picked USING (site, article_id)"  # noqa: S608 - as above
HELD_CAPTURES = "SELECT count(*) FROM export.chosen SEMI JOIN export.held USING (site, capture_id)"

PLACES = """
    SELECT site, warc_file, capture_id, warc_offset, warc_length, kept FROM (
        SELECT *, (site, capture_id) IN (FROM export.chosen) AS kept FROM captures WHERE site = $site)
    SEMI JOIN (
        SELECT DISTINCT warc_file FROM captures SEMI JOIN export.chosen USING (site, capture_id) WHERE site = $site
    ) USING (warc_file)
    ORDER BY warc_file, warc_offset"""


@dataclass(frozen=True, slots=True)
class Choice:
    """The captures of a release that an export takes, of how many articles, and how much is held back for citizens."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    whole: bool
    articles: int
    captures: int
    held_articles: int
    held_captures: int

    @property
    def sites(self) -> list[str]:
        """Name the sites that have a chosen capture."""
        rows = self.connection.cursor().execute("SELECT DISTINCT site FROM export.chosen ORDER BY 1").fetchall()
        return [site for (site,) in rows]

    def sources(self) -> Iterator[tuple[str, Iterator[Source]]]:
        """Give each site with its WARC files that hold a chosen capture, by name."""
        for site in self.sites:
            rows = _rows(self.connection.cursor().execute(PLACES, {"site": site}))
            yield site, (self._source(site, name, of_file) for name, of_file in groupby(rows, itemgetter(1)))

    def _source(self, site: str, name: str, rows: Iterator[Any]) -> Source:
        places = [Place(one, offset, length, kept) for _, _, one, offset, length, kept in rows]
        return Source(site, self.folder / site / name, places, self.whole)

    def place_of(self, site: str, capture_id: str) -> tuple[Path, int] | None:
        """Say in which file and at which byte a capture lies; None if the release does not hold it."""
        asked = "SELECT warc_file, warc_offset FROM captures WHERE site = ? AND capture_id = ?"
        row = self.connection.cursor().execute(asked, (site, capture_id)).fetchone()
        return (self.folder / site / row[0], row[1]) if row else None


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    while rows := result.fetchmany(10_000):
        yield from rows


def choose_captures(selection: Selection) -> Choice:
    """Choose the captures behind a selection. Unless it keeps personal data, pages with numbers or papers stay back."""
    wanted, connection = selection.wanted, selection.archive.connection.cursor()
    connection.execute("DROP SCHEMA IF EXISTS export CASCADE")
    connection.execute("CREATE SCHEMA export")
    pick_versions(connection, selection.choice.articles, every=wanted.versions == "all")
    connection.execute(*((EVERYTHING, [wanted.filters.site]) if wanted.every_capture else (CHOSEN,)))
    held_articles, held = (0, 0) if wanted.personal else hold_back(connection)
    (picked,) = connection.execute("SELECT count(*) FROM export.picked").fetchall()[0]
    (count,) = connection.execute("SELECT count(*) FROM export.chosen").fetchall()[0]
    give_back()
    folder = selection.archive.folder.parents[1] / "captures"
    return Choice(connection, folder, wanted.every_capture, picked - held_articles, count, held_articles, held)


def pick_versions(connection: duckdb.DuckDBPyConnection, articles: pa.Table, *, every: bool) -> None:
    """Take down the chosen versions of `articles` (site, article_id, version): these, or `every` one of the articles.

    With every version every look at the article counts, also one at a page in its way before it was first seen.
    """
    connection.register("export_articles", articles)
    version = "" if every else ", version"
    connection.execute(VERSIONS.format(version))
    connection.unregister("export_articles")
    connection.execute(PICKED.format("min(first_seen)" if not every else "'epoch'::TIMESTAMPTZ"))


def hold_back(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Take what shows numbers and papers of citizens out of the chosen; count the articles and the captures."""
    (some,) = connection.execute(f"SELECT EXISTS ({PERSONAL})").fetchall()[0]
    connection.execute(HELD if some else NOTHING_HELD)
    (articles,) = connection.execute(HELD_ARTICLES).fetchall()[0]
    (held,) = connection.execute(HELD_CAPTURES).fetchall()[0]
    connection.execute("DELETE FROM export.chosen WHERE (site, capture_id) IN (FROM export.held)")
    return articles, held
