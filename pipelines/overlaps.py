"""Captures that came from two sources: the same bytes of one address and second count once, whatever came first."""

from __future__ import annotations

import duckdb

FOREIGN = "SELECT EXISTS (FROM captures WHERE source <> 'live')"
# What was captured live counts before what was taken in; among these the names of the files decide, which follow from
# what the files hold. A file may well hold the same bytes twice (a list, and the answer to its form): the first has its
# twin in another file's first. A revisit and a whole response of one second are the same look, told in two ways. An id
# that two captures claim is the first one's.
TWINS = """
    CREATE TABLE twins AS
    WITH numbered AS (
        SELECT *, row_number() OVER (
            PARTITION BY warc_file, url, fetched_at, payload_sha256 ORDER BY warc_offset
        ) AS number FROM captures
    )
    SELECT capture_id, place, kept FROM (
        SELECT capture_id, place, row_number() OVER same AS rank, row_number() OVER named AS claim,
            first_value(coalesce(revisit_of, capture_id)) OVER same AS kept
        FROM numbered
        WINDOW same AS (
            PARTITION BY url, fetched_at, payload_sha256, number
            ORDER BY source <> 'live', revisit_of IS NOT NULL, warc_file, warc_offset
        ), named AS (PARTITION BY capture_id ORDER BY source <> 'live', warc_file, warc_offset)
    ) WHERE rank > 1 OR claim > 1
"""
KEPT = """
    CREATE OR REPLACE VIEW captures AS
    SELECT c.* REPLACE (coalesce(k.kept, c.revisit_of) AS revisit_of)
    FROM ({captures}) c ANTI JOIN twins t ON t.capture_id = c.capture_id AND t.place = c.place
    LEFT JOIN (SELECT capture_id, any_value(kept) AS kept FROM twins GROUP BY capture_id) k
        ON k.capture_id = c.revisit_of
"""
OF_KEPT = """
    CREATE OR REPLACE VIEW {name} AS
    SELECT * FROM ({rows}) s ANTI JOIN twins t ON t.capture_id = s.capture_id AND t.place = s.place
"""
SEEN = ("article_sightings", "contact_sightings", "list_sightings")


def leave_out_twins(base: duckdb.DuckDBPyConnection, views: dict[str, str]) -> None:
    """Take the second of two equal captures out of the views of a site's parts, with what was seen in it.

    `views` has the SELECT of each view. An archive of live captures alone has no such thing and is left as it is.
    """
    (foreign,) = base.execute(FOREIGN).fetchall()[0]
    if not foreign:
        return
    base.execute(TWINS)
    base.execute(KEPT.format(captures=views["captures"]))
    for name in SEEN:
        base.execute(OF_KEPT.format(name=name, rows=views[name]))
