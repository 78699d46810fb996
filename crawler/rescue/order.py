"""In which order captures are fetched: what saves most comes first; a matter of what the indexes say, and nothing else.

A unit is one request: the first capture of an address with one digest and status. Its other captures are written as
revisits of it without a request, each with its own time.
"""

from __future__ import annotations

import re

from crawler.rescue.listed import NO_BODY
from crawler.site import Site

ARTICLE, PAGE, DOCUMENT, OTHER = range(4)
PAGES = ("text/html", "application/xhtml+xml", "")
DOCUMENTS = re.compile(r"pdf|msword|officedocument|excel|powerpoint|opendocument|zip|rar|rtf")

# Newest first are the units, oldest first the captures of one: a revisit looks back. A capture that an archive itself
# keeps as a revisit is fetched only where nothing else has its digest, and then its own address may be another.
FIRSTS = f"""
    CREATE TEMP TABLE firsts AS
    SELECT source, url, digest, status, min(stamp) AS stamp, id FROM listed
    WHERE NOT revisit AND digest NOT IN ('', '{NO_BODY}') GROUP BY 1, 2, 3, 4;
    CREATE INDEX temp.by_digest ON firsts (source, digest, url, status);
    UPDATE listed SET step = NULL, newest = NULL, original = coalesce((
        SELECT f.id FROM firsts f WHERE f.source = listed.source AND f.digest = listed.digest AND f.url = listed.url
            AND f.status = listed.status
    ), id) WHERE NOT revisit;
    UPDATE listed SET step = NULL, newest = NULL, original = coalesce((
        SELECT f.id FROM firsts f WHERE f.source = listed.source AND f.digest = listed.digest AND f.url = listed.url
        ORDER BY f.status LIMIT 1
    ), (
        SELECT f.id FROM firsts f WHERE f.source = listed.source AND f.digest = listed.digest ORDER BY f.url LIMIT 1
    ), id) WHERE revisit;
    DROP TABLE firsts;
"""  # noqa: S608 - a constant of ours
STEPS = f"""
    CREATE TEMP TABLE ranked AS
    SELECT id, kind, good, newest, row_number() OVER (
        PARTITION BY key, good ORDER BY newest DESC, url, source
    ) AS place FROM (
        SELECT l.id, l.kind, l.key, l.url, l.source, l.revisit OR l.status BETWEEN 200 AND 299 AS good, u.newest
        FROM (SELECT original, max(stamp) AS newest FROM listed GROUP BY original) u JOIN listed l ON l.id = u.original
    );
    UPDATE listed SET newest = r.newest, step = CASE
        WHEN NOT r.good THEN 6
        WHEN r.place = 1 THEN CASE r.kind WHEN {ARTICLE} THEN 0 WHEN {PAGE} THEN 1 WHEN {DOCUMENT} THEN 2 ELSE 4 END
        WHEN r.kind IN ({ARTICLE}, {PAGE}) THEN 3
        ELSE 5 END
    FROM ranked r WHERE r.id = listed.id;
    DROP TABLE ranked;
    CREATE INDEX IF NOT EXISTS of_original ON listed (original, stamp);
    CREATE INDEX IF NOT EXISTS in_order ON listed (source, tries, step, newest DESC, key, stamp) WHERE open;
"""  # noqa: S608 - numbers of ours
"""Steps: article pages, other pages, documents, each address once; then other versions of pages; then pictures and all
else once; then other versions of files; then redirects and error pages."""


def kind_of(site: Site, url: str, mime: str) -> int:
    """Tell what sort of thing a capture seems to be."""
    if mime.split(";", maxsplit=1)[0] in PAGES or mime == "warc/revisit":
        return ARTICLE if any(re.search(pattern, url) for pattern in site.articles) else PAGE
    return DOCUMENT if DOCUMENTS.search(mime) else OTHER


def steps() -> list[str]:
    """Give the statements that decide the order, one by one."""
    return [statement for statement in (FIRSTS + STEPS).split(";") if statement.strip()]
