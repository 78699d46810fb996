"""The table of runs: counted from captures and versions; the note that a run leaves only says when and why it ended."""

from __future__ import annotations

RUNS = """
    WITH counted AS (
        SELECT run_id, count(*) AS fetched, count(*) FILTER (status = 304) AS not_modified,
            sum(warc_length)::BIGINT AS bytes, min(fetched_at) AS first_at, max(fetched_at) AS last_at
        FROM captures WHERE source = 'live' AND run_id IS NOT NULL GROUP BY run_id
    ), noted AS (
        SELECT run_id, min(started_at) AS started_at, max(ended_at) AS ended_at, arg_max(reason, ended_at) AS reason
        FROM run_notes GROUP BY run_id
    ), made AS (
        SELECT run_id, count(*) FILTER (version = 1) AS new_articles, count(DISTINCT article_id) FILTER (version > 1)
            AS changed_articles FROM versions GROUP BY run_id
    ), lost AS (
        SELECT gone_run AS run_id, count(*) AS gone_articles FROM versions WHERE gone_at IS NOT NULL GROUP BY gone_run
    ), met AS (
        SELECT run_id, count(*) AS problems FROM kept_problems GROUP BY run_id
    ), shares AS (
        SELECT run_id, map_from_entries(list((field, share) ORDER BY field)) AS coverage
        FROM (SELECT run_id, field, sum(filled) / sum(articles) AS share FROM coverage GROUP BY ALL) GROUP BY run_id
    )
    SELECT run_id, coalesce(started_at, first_at) AS started_at, coalesce(ended_at, last_at) AS ended_at,
        coalesce(reason, 'killed') AS reason, coalesce(fetched, 0) AS fetched,
        coalesce(not_modified, 0) AS not_modified,
        coalesce(new_articles, 0) AS new_articles, coalesce(changed_articles, 0) AS changed_articles,
        coalesce(gone_articles, 0) AS gone_articles, coalesce(problems, 0) AS problems, coalesce(bytes, 0) AS bytes,
        coalesce(coverage, MAP {}::MAP(VARCHAR, DOUBLE)) AS coverage
    FROM counted FULL JOIN noted USING (run_id) LEFT JOIN made USING (run_id) LEFT JOIN lost USING (run_id)
        LEFT JOIN met USING (run_id) LEFT JOIN shares USING (run_id)
    ORDER BY started_at, run_id
"""
"""One row for each run that left captures or a note; needs the views `versions` and `kept_problems`."""
