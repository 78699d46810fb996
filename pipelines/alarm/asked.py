"""What is asked of a release and of the parts behind it, to say what each run saw; one row for each thing and run."""

from __future__ import annotations

from typing import Final

# A revisit shows what its original showed. What was refused or moved tells nothing of the page; nor does a file. A
# record that a mended file holds once more is one capture.
PAGES: Final = """
    WITH once AS (
        SELECT * FROM captures WHERE site = $site
        QUALIFY row_number() OVER (PARTITION BY capture_id ORDER BY warc_file, warc_offset) = 1
    ), shown AS (
        SELECT c.run_id, c.url, c.url_key, c.fetched_at, c.warc_file, c.warc_offset, c.payload_sha256,
            coalesce(c.kind, o.kind) AS kind
        FROM once c LEFT JOIN once o ON o.capture_id = c.revisit_of
        WHERE c.source = 'live' AND (c.status < 300 OR c.status IN (304, 404, 410))
    )
    SELECT run_id, url, kind, payload_sha256 AS payload, epoch_us(fetched_at) AS moment,
        lag(kind) OVER (PARTITION BY url_key ORDER BY fetched_at, warc_file, warc_offset) AS before
    FROM shown WHERE kind <> 'asset'
    QUALIFY run_id IN (SELECT unnest($runs))
    ORDER BY moment, url
"""
"""The pages that each run was given, with what they were taken for and had been taken for before."""

FILLED: Final = " || ".join(
    f"CASE WHEN {test} THEN '{name} ' ELSE '' END"
    for name, test in {
        "title": "a.title IS NOT NULL",
        "lead": "a.lead IS NOT NULL",
        "text": "a.text <> ''",
        "date": "coalesce(a.published_at, a.updated_at) IS NOT NULL",
        "published_at": "a.published_at IS NOT NULL",
        "updated_at": "a.updated_at IS NOT NULL",
        "section": "a.section IS NOT NULL",
        "byline": "a.byline_raw IS NOT NULL",
        "images": "i.article_id IS NOT NULL",
        "attachments": "f.article_id IS NOT NULL",
    }.items()
)
VERSIONS: Final = f"""
    WITH told AS (
        SELECT a.article_id, a.version, a.url, a.capture_id, a.title, a.section, a.word_count AS words,
            md5(a.text) AS text, epoch_us(a.published_at) AS published, {FILLED} AS filled
        FROM articles a
        LEFT JOIN (SELECT DISTINCT article_id, version FROM images WHERE site = $site) i
            ON i.article_id = a.article_id AND i.version = a.version
        LEFT JOIN (SELECT DISTINCT article_id, version FROM attachments WHERE site = $site) f
            ON f.article_id = a.article_id AND f.version = a.version
        WHERE a.site = $site
    ), paired AS (
        SELECT *, lag(words) OVER one AS words_before, lag(published) OVER one AS published_before,
            lag(filled) OVER one AS filled_before, lag(section) OVER one AS section_before
        FROM told WINDOW one AS (PARTITION BY article_id ORDER BY version)
    )
    SELECT p.* EXCLUDE (capture_id), c.run_id FROM paired p JOIN (
        SELECT capture_id, any_value(run_id) AS run_id FROM captures
        WHERE site = $site AND source = 'live' AND run_id IN (SELECT unnest($runs)) GROUP BY capture_id
    ) c USING (capture_id)
    ORDER BY c.run_id, p.article_id, p.version
"""  # noqa: S608 - the words are ours
"""The versions of articles that each run brought, with what the version before had."""

READ: Final = """
    SELECT run_id, count(DISTINCT url_key) AS pages FROM captures
    WHERE site = $site AND source = 'live' AND revisit_of IS NULL AND status < 300 AND kind <> 'asset'
        AND run_id IN (SELECT unnest($runs))
    GROUP BY run_id
"""
"""How many pages each run read anew."""

RUNS: Final = """
    SELECT run_id, epoch_us(started_at) AS moment, reason FROM runs
    WHERE site = $site AND ($until IS NULL OR run_id <= $until)
    ORDER BY started_at DESC, run_id DESC LIMIT $most
"""
HOMES: Final = """
    SELECT c.run_id, coalesce(o.warc_file, c.warc_file) AS file, coalesce(o.warc_offset, c.warc_offset) AS start,
        coalesce(o.warc_length, c.warc_length) AS length
    FROM captures c LEFT JOIN captures o ON o.site = c.site AND o.capture_id = c.revisit_of
    WHERE c.site = $site AND c.url_key = $home AND (c.status < 300 OR c.status = 304)
        AND c.run_id IN (SELECT unnest($runs))
    ORDER BY c.fetched_at DESC
"""
"""Where the home page that each run was given lies, the last first."""

NOTES: Final = "SELECT run_id, max(pages) AS pages, max(articles) AS articles FROM run_notes GROUP BY run_id"
PROBLEMS: Final = """
    SELECT run_id, field, problem, count(DISTINCT url) AS pages, list(DISTINCT url ORDER BY url)[1:3] AS urls
    FROM problems WHERE run_id IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
LISTS: Final = """
    SELECT c.run_id, c.url_key, min(c.url) AS url, flatten(list(l.entries)) AS entries
    FROM list_sightings l JOIN captures c USING (capture_id)
    WHERE c.run_id IS NOT NULL AND c.source = 'live' AND c.kind <> 'asset' GROUP BY ALL ORDER BY ALL
"""
PART_TABLES: Final = ("captures", "problems", "run_notes", "list_sightings")
"""The tables of parts that NOTES, PROBLEMS and LISTS are asked of: a release keeps only the last of each problem."""
