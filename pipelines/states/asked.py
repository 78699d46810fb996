"""What is asked of the looks at a site, to tell its state: each visit with what it was answered, and days with news."""

from __future__ import annotations

from typing import Any, Final

import duckdb

from pipelines.addresses import url_key
from pipelines.states.visit import News, Visit

FEWEST_WORDS: Final = 20  # a shorter text may stand on anybody's page
FEWEST_FIELDS: Final = 3  # of a contact block

# What a look says of its address. A redirect within the site says nothing by itself: its end is looked at too. A file
# says nothing of the site; nor does an address of another host, such as a picture's.
PAGES: Final = """
    CREATE TEMP TABLE visited AS
    WITH told AS (
        SELECT sweep, url_key, page, redirect, capture_id, fetched_at, warc_file, warc_offset,
            url_key = $home AS is_home, CASE WHEN source = 'live' THEN run_id END AS run_id,
            CASE WHEN redirect IS NOT NULL THEN CASE WHEN regexp_replace(lower(regexp_extract(redirect,
                    '^[A-Za-z]+://(?:[^/?#@]*@)?([^/?#]*)', 1)), '^www[.]|:(80|443)$', '', 'g') = $host
                    THEN 'led' ELSE 'away' END
                WHEN shown IN ('parked', 'hacked', 'missing') THEN shown
                WHEN status >= 500 OR shown = 'broken' THEN 'failing'
                WHEN status >= 400 OR shown IN ('blocked', 'login') THEN 'refused'
                WHEN shown = 'other' THEN 'other' ELSE 'good' END AS answer
        FROM looks WHERE shown <> 'asset' AND regexp_extract(url_key, '^[^/?]*') = $host
            AND NOT url_key LIKE '%/robots.txt'
    )
    SELECT *, lag(answer) OVER (PARTITION BY url_key ORDER BY fetched_at, warc_file, warc_offset) AS before
    FROM told WHERE answer NOT IN ('failing', 'refused', 'led') OR is_home
    UNION ALL SELECT *, answer AS before FROM told WHERE answer IN ('failing', 'refused', 'led') AND NOT is_home
"""
VISITS: Final = f"""
    WITH entries AS (
        SELECT capture_id AS page, bool_or(len(entries) > 0) AS leads FROM list_sightings GROUP BY capture_id
    ), homes AS (
        SELECT sweep, arg_max({{'answer': CASE WHEN answer IN ('good', 'other')
                THEN CASE WHEN coalesce(leads, false) THEN 'good' ELSE 'bare' END ELSE answer END,
            'capture': capture_id, 'redirect': redirect}}, {{'at': fetched_at, 'file': warc_file, 'byte': warc_offset}}
        ) AS home
        FROM visited LEFT JOIN entries USING (page) WHERE is_home GROUP BY sweep
    ), counted AS (
        SELECT sweep, min(fetched_at) AS began, max(fetched_at) AS ended, min(run_id) AS run_id,
            arg_min(capture_id, {{'at': fetched_at, 'file': warc_file, 'byte': warc_offset}}) AS any_capture,
            count(*) AS answers,
            count(DISTINCT url_key) FILTER (answer = 'good' AND NOT is_home) AS good,
            count(DISTINCT url_key) FILTER (answer = 'parked') AS parked,
            count(DISTINCT url_key) FILTER (answer = 'hacked') AS hacked,
            count(DISTINCT url_key) FILTER (answer = 'away' AND before IN ('good', 'away')) AS moved,
            sum((answer = 'hacked')::INT - coalesce(before = 'hacked', false)::INT)::BIGINT AS more_hacked,
            sum((before IS NULL)::INT)::BIGINT AS more_known
        FROM visited GROUP BY sweep
    ), bodies AS (
        SELECT l.sweep, s.body_key AS mark, l.fetched_at FROM article_sightings s JOIN looks l ON l.page = s.capture_id
        WHERE s.words >= {FEWEST_WORDS}
        UNION ALL
        SELECT l.sweep, s.content_digest, l.fetched_at FROM contact_sightings s JOIN looks l ON l.page = s.capture_id
        WHERE s.fields >= {FEWEST_FIELDS}
    ), familiar AS (
        SELECT sweep, min(first_at) AS familiar FROM bodies JOIN (
            SELECT mark, min(fetched_at) AS first_at FROM bodies GROUP BY mark
        ) USING (mark) GROUP BY sweep
    ), noted AS (
        SELECT run_id, min(started_at) AS began, max(ended_at) AS ended, arg_max(reason, ended_at) AS reason
        FROM run_notes GROUP BY run_id
    )
    SELECT coalesce(c.sweep, n.run_id) AS sweep, coalesce(c.began, n.began, n.ended) AS began,
        coalesce(c.ended, n.ended) AS ended, c.run_id IS NOT NULL OR c.sweep IS NULL AS is_run,
        coalesce(n.reason = 'finished', false) AS is_whole, h.home.answer AS home, h.home.capture AS home_capture,
        h.home.redirect AS leads_to, c.any_capture, coalesce(c.answers, 0) AS answers, coalesce(c.good, 0) AS good,
        coalesce(c.parked, 0) AS parked, coalesce(c.hacked, 0) AS hacked, coalesce(c.moved, 0) AS moved,
        coalesce(c.more_hacked, 0) AS more_hacked, coalesce(c.more_known, 0) AS more_known, f.familiar
    FROM counted c FULL JOIN noted n ON n.run_id = c.sweep LEFT JOIN homes h ON h.sweep = c.sweep
        LEFT JOIN familiar f ON f.sweep = c.sweep
    ORDER BY began, 1
"""  # noqa: S608 - numbers of ours
# An article is of the day that its page first printed, else of the day on which it was first seen, which is also the
# day of one that a list named and that was never read. The first visit meets the whole past: there, only a date tells.
NEWS: Final = """
    WITH read AS (
        SELECT l.url_key, min(l.fetched_at) AS seen_at, arg_min(s.day, l.fetched_at) AS day
        FROM article_sightings s JOIN looks l ON l.page = s.capture_id GROUP BY l.url_key
    ), named AS (
        SELECT e.url_key, min(e.fetched_at) AS seen_at FROM (
            SELECT unnest(s.entries) AS url_key, l.fetched_at
            FROM list_sightings s JOIN looks l ON l.page = s.capture_id
        ) e ANTI JOIN read USING (url_key) GROUP BY e.url_key
    ), first_day AS (
        SELECT min(fetched_at)::DATE FROM looks
    ), days AS (
        SELECT least(coalesce(try_cast(day AS DATE), seen_at::DATE), seen_at::DATE) AS day, seen_at FROM read
        WHERE day IS NOT NULL OR seen_at::DATE > (FROM first_day) OR NOT EXISTS (FROM read WHERE day IS NOT NULL)
        UNION ALL
        SELECT seen_at::DATE, seen_at FROM named WHERE seen_at::DATE > (FROM first_day)
    )
    SELECT day, min(seen_at) AS seen_at FROM days GROUP BY day ORDER BY seen_at, day
"""


def ask_visits(base: duckdb.DuckDBPyConnection, home: str) -> list[Visit]:
    """Give the visits to a site in order of time; `base` has the looks and what was seen in them."""
    key = url_key(home)
    base.execute(PAGES, {"home": key, "host": key.partition("/")[0].partition("?")[0]})
    return [Visit(**row) for row in rows_of(base, VISITS)]


def ask_news(base: duckdb.DuckDBPyConnection) -> list[News]:
    """Give the days that brought articles, in the order in which they were seen."""
    return [News(**row) for row in rows_of(base, NEWS)]


def rows_of(base: duckdb.DuckDBPyConnection, statement: str) -> list[dict[str, Any]]:
    """Give the rows of a query."""
    return base.sql(statement).to_arrow_table().to_pylist()  # type: ignore[no-any-return]
