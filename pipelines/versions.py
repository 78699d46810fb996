"""One article through time: its versions, and what changed from one to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

CONTENT = ("title", "lead", "text", "published_at", "updated_at", "byline_raw", "captions", "attachments")
"""What makes a version when it changes."""

VERSIONS = """
    WITH named AS (
        SELECT site, article_id FROM addresses WHERE url_key = ?
        UNION SELECT site, article_id FROM articles
        WHERE url = ? OR capture_id IN (SELECT capture_id FROM captures WHERE url = ?)
    ), captions AS (
        SELECT site, article_id, version, list(caption_raw ORDER BY position) AS captions FROM images GROUP BY ALL
    ), files AS (
        SELECT site, article_id, version, list(url ORDER BY position) AS attachments FROM attachments GROUP BY ALL
    )
    SELECT articles.*, coalesce(captions, []) AS captions, coalesce(attachments, []) AS attachments
    FROM articles JOIN named USING (site, article_id)
    LEFT JOIN captions USING (site, article_id, version) LEFT JOIN files USING (site, article_id, version)
    ORDER BY site, article_id, version
"""
"""All versions of the article at an address, which is bound by its key, then twice as it is."""


def changed_fields(rows: Sequence[Mapping[Any, Any]]) -> list[list[str]]:
    """Name, for each version, the fields of CONTENT that differ from the version before; none for the first."""
    return [differing(before, row) for before, row in zip([None, *rows], rows, strict=False)]


def differing(before: Mapping[Any, Any] | None, row: Mapping[Any, Any]) -> list[str]:
    """Name the fields of CONTENT that differ between two versions; none if they are not of one article."""
    if before is None or before["article_id"] != row["article_id"]:
        return []
    return [name for name in CONTENT if comparable(row[name]) != comparable(before[name])]


def comparable(value: Any) -> str:
    """Give a value of a DataFrame's cell as text that is equal for equal contents, nulls among them."""
    return json.dumps(value.tolist() if hasattr(value, "tolist") else value, default=str)
