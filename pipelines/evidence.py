"""What a site's captures say of its addresses: when each showed an article, and where each led; views of DuckDB.

`looks` and `article_looks` come from `pipelines.sightings`. What was refused, failed or was a burglar's tells nothing.
"""

from __future__ import annotations

# `number` counts the addresses in the order of the runs in which the archive first held an article there, so that later
# captures change no number; within a run the shortest comes first, whatever the order in which pages were fetched.
HELD = """
    CREATE TABLE held AS
    SELECT row_number() OVER (ORDER BY first_file, length(url_key), url_key) - 1 AS number, * EXCLUDE (first_file)
    FROM (
        SELECT url_key, regexp_replace(min(warc_file), '-[0-9]+[.]warc[.]gz$', '') AS first_file,
            min(fetched_at) AS first_seen, max(fetched_at) AS last_seen, arg_min(sweep, fetched_at) AS first_sweep,
            arg_max(url, {'at': fetched_at, 'url': url}) AS url
        FROM article_looks GROUP BY url_key
    )
"""
TARGETS = "SELECT DISTINCT redirect FROM captures WHERE redirect IS NOT NULL ORDER BY redirect"
MOST_HOPS = 6
# An address of the archive's key that leads to itself (http to https, a slash at the end) leads nowhere.
LEADS = """
    CREATE TABLE leads AS
    SELECT sweep, l.url_key, arg_max(t.target, l.fetched_at) AS target, max(l.fetched_at) AS fetched_at
    FROM looks l JOIN captures o ON l.page = o.capture_id JOIN targets t ON t.redirect = o.redirect
    WHERE t.target <> l.url_key GROUP BY ALL
"""
ENDS = f"""
    CREATE TABLE ends AS
    WITH RECURSIVE hops AS (
        SELECT sweep, url_key, target, fetched_at, 1 AS hop FROM leads JOIN held USING (url_key)
        UNION ALL
        SELECT h.sweep, h.url_key, l.target, h.fetched_at, hop + 1
        FROM hops h JOIN leads l ON l.sweep = h.sweep AND l.url_key = h.target WHERE hop < {MOST_HOPS}
    ), last_hops AS (
        SELECT sweep, url_key, fetched_at, arg_max(target, hop) AS target FROM hops GROUP BY ALL
    ), shown AS (
        SELECT url_key, sweep, arg_max(shown, fetched_at) AS kind, max(fetched_at) AS fetched_at
        FROM looks WHERE status < 300 OR status IN (304, 404, 410) GROUP BY ALL
    )
    SELECT e.sweep, e.url_key, e.target, e.fetched_at, coalesce(s.kind, b.kind) AS kind
    FROM last_hops e LEFT JOIN shown s ON s.url_key = e.target AND s.sweep = e.sweep
    ASOF LEFT JOIN shown b ON b.url_key = e.target AND b.fetched_at <= e.fetched_at
"""  # noqa: S608 - a number of ours
"""Where each address that once showed an article led in a sweep, and what stood there: then, else when last seen."""

# A page that is not there says so, or leads to the home page, a list, or a search.
NOTHING = "('missing', 'home', 'list', 'search')"
ARTICLE = "('article', 'document')"
LEFT = f"""
    CREATE TABLE leavings AS
    SELECT url_key, max(fetched_at) AS left_at FROM (
        SELECT url_key, fetched_at FROM looks WHERE shown = 'missing'
        UNION ALL SELECT url_key, fetched_at FROM ends WHERE kind IN {NOTHING}
    ) JOIN held USING (url_key) WHERE fetched_at > last_seen GROUP BY url_key
"""  # noqa: S608 - words of ours
FACES = """
    CREATE TABLE faces AS
    SELECT DISTINCT h.number, h.url_key, s.title_key, s.body_key, s.pieces, s.words, s.day, s.files, h.first_seen,
        h.last_seen, l.left_at IS NOT NULL AS has_left
    FROM article_sightings s JOIN captures c USING (capture_id) JOIN held h USING (url_key)
        LEFT JOIN leavings l USING (url_key)
"""
VIEWS = (LEADS, ENDS, LEFT, FACES)

FACE = "f.number, f.url_key, title_key, body_key, pieces, words, day, files, f.first_seen, f.last_seen, has_left"
FACE_ORDER = "number, title_key, body_key, day, files, words, pieces"
SAME_TITLE = f"""
    SELECT title_key AS shared, {FACE} FROM faces f SEMI JOIN (
        SELECT title_key FROM faces GROUP BY title_key HAVING count(DISTINCT number) > 1
    ) t USING (title_key)
    ORDER BY shared, {FACE_ORDER}
"""  # noqa: S608 - columns of ours
# A canonical address that shows the home page, a list or nothing is no article's.
NAMED = f"""
    WITH named AS (
        SELECT DISTINCT c.url_key, s.canonical FROM article_sightings s JOIN captures c USING (capture_id)
        WHERE s.canonical <> c.url_key
    ), traps AS (
        SELECT url_key FROM looks GROUP BY url_key
        HAVING bool_or(shown IN {NOTHING} OR shown = 'contact') AND NOT bool_or(shown IN {ARTICLE})
    )
    SELECT n.canonical AS shared, n.url_key = n.canonical AS is_named, {FACE}
    FROM (SELECT * FROM named UNION SELECT canonical, canonical FROM named) n JOIN faces f USING (url_key)
    ANTI JOIN traps t ON t.url_key = n.canonical
    ORDER BY shared, is_named DESC, {FACE_ORDER}
"""  # noqa: S608 - columns and words of ours
"""The pages that name one address as the right one, after what that address showed itself."""

# A redirect leads from one article to another: the newest word of the server on that address.
REDIRECTS = f"""
    WITH led AS (
        SELECT url_key, target, min(fetched_at) AS led_at, arg_min(sweep, fetched_at) AS sweep
        FROM ends WHERE kind IN {ARTICLE} GROUP BY ALL
    ), known AS (
        SELECT l.*, h.number AS led_number, h.first_sweep = l.sweep OR h.first_seen >= l.led_at AS is_new
        FROM led l JOIN held h ON h.url_key = l.target
    ), both_ends AS (
        SELECT target, url_key, false AS is_target, is_new FROM known
        UNION ALL SELECT target, target, true, false FROM known
    )
    SELECT DISTINCT b.target AS shared, b.is_target, b.is_new, {FACE} FROM both_ends b JOIN faces f USING (url_key)
    ORDER BY shared, is_target DESC, {FACE_ORDER}
"""  # noqa: S608 - columns and words of ours
"""The articles whose addresses led to one address, after what that address showed; `is_new` if it came with them."""
