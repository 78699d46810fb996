"""One article through time: its versions, and what changed from one to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipelines.sql import SITE_CLOCK

if TYPE_CHECKING:
    import pandas as pd  # half a second, and most verbs need none

CONTENT = ("title", "lead", "text", "published_at", "updated_at", "byline_raw", "captions", "attachments")
"""What makes a version when it changes."""

TOLD = """
    captions AS (
        SELECT site, article_id, version, list(caption_raw ORDER BY position) AS captions FROM images GROUP BY ALL
    ), files AS (
        SELECT site, article_id, version, list(url ORDER BY position) AS attachments FROM attachments GROUP BY ALL
    )
    SELECT articles.*, coalesce(captions, []) AS captions, coalesce(attachments, []) AS attachments
    FROM articles JOIN named USING (site, article_id)
    LEFT JOIN captions USING (site, article_id, version) LEFT JOIN files USING (site, article_id, version)
    ORDER BY site, article_id, version
"""
VERSIONS = f"""
    WITH named AS (
        SELECT site, article_id FROM addresses WHERE url_key = ?
        UNION SELECT site, article_id FROM articles
        WHERE url = ? OR capture_id IN (SELECT capture_id FROM captures WHERE url = ?)
    ), {TOLD}"""  # noqa: S608 - our own words, values are bound
"""All versions of the article at an address, which is bound by its key, then twice as it is."""
EDITED = f"""
    WITH named AS (SELECT DISTINCT site, article_id FROM articles WHERE {{conditions}}), {TOLD}"""  # noqa: S608 - our own words, values are bound
"""All versions of the articles of which one version fits the conditions."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs between two versions, as texts."""

    field: str
    old: str
    new: str


TIME = pa.timestamp("us", tz=SITE_CLOCK)
EDIT = pa.schema({
    "first_seen": TIME, "last_seen_before": TIME, "site": pa.string(), "article_id": pa.string(), "version": pa.int32(),
    "url": pa.string(), "title": pa.string(), "section": pa.string(), "published_at": TIME, "field": pa.string(),
    "before": pa.string(), "after": pa.string(),
})  # fmt: skip
"""One field of an article that a version says otherwise than the one before it.

It said `before` when it was last seen so, at `last_seen_before`, and `after` when it was looked at next, at
`first_seen`. What else is told of the article is as in the later version.
"""


def changed_fields(rows: Sequence[Mapping[Any, Any]]) -> list[list[str]]:
    """Name, for each version, the fields of CONTENT that differ from the version before; none for the first."""
    return [differing(before, row) for before, row in zip([None, *rows], rows, strict=False)]


def differing(before: Mapping[Any, Any] | None, row: Mapping[Any, Any]) -> list[str]:
    """Name the fields of CONTENT that differ between two versions; none if they are not of one article."""
    if before is None or (before["site"], before["article_id"]) != (row["site"], row["article_id"]):
        return []
    return [name for name in CONTENT if comparable(row[name]) != comparable(before[name])]


def comparable(value: Any) -> str:
    """Give a value of a DataFrame's cell as text that is equal for equal contents, nulls among them."""
    return json.dumps(value.tolist() if hasattr(value, "tolist") else value, default=str)


def field_changes(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[FieldChange]:
    """Give the fields that differ between two versions."""
    return [FieldChange(name, as_text(old[name]), as_text(new[name])) for name in differing(old, new)]


def as_text(value: Any) -> str:
    """Give a value as text: nothing for null, a list one to a line."""
    if hasattr(value, "tolist") and not hasattr(value, "isoformat"):
        value = value.tolist()
    if isinstance(value, list):
        return "\n".join(str(one) for one in value if one is not None)
    return "" if value is None or value != value else str(value)  # NaN and NaT are not themselves


def edited_frame(rows: Iterable[Mapping[str, Any]], begin: datetime, end: datetime) -> pd.DataFrame:
    """Give what changed from each version to the next, as EDIT has it, where the change was seen in a time.

    `rows` are versions by site, article and version. The last changes come first.
    """
    seen = [(old, new) for old, new in pairwise(rows) if begin <= new["first_seen"] < end]
    seen.sort(key=lambda pair: pair[1]["first_seen"], reverse=True)
    edits = [edit for old, new in seen for edit in edits_between(old, new)]
    frame: pd.DataFrame = pa.Table.from_pylist(edits, EDIT).to_pandas()
    return frame


def edits_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a row of EDIT for each field that differs between two versions of one article; none if they are of two."""
    told = {name: new[name] for name in EDIT.names if name in new}
    for change in field_changes(old, new):
        yield {
            **told,
            "last_seen_before": old["last_seen"],
            "field": change.field,
            "before": change.old,
            "after": change.new,
        }
