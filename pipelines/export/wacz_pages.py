"""The pages that a reader of a WACZ is shown: articles with title and text, and other pages apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from pipelines.export.selection import Selection
from pipelines.export.warc_choice import Choice

READ_FROM = """
    SELECT site, capture_id, url, fetched_at FROM captures SEMI JOIN export.chosen USING (site, capture_id)
    SEMI JOIN pages_asked USING (site, capture_id)"""
OTHERS = """
    SELECT site, url, max(fetched_at), any_value(kind) FROM captures SEMI JOIN export.chosen USING (site, capture_id)
    WHERE status = 200 AND media_type IN ('text/html', 'application/xhtml+xml') AND kind NOT IN ('article', 'asset')
    GROUP BY site, url ORDER BY site, url"""


def article_pages(selection: Selection, choice: Choice) -> Iterator[str]:
    """Give the lines of `pages.jsonl`: one for each version of an article whose capture is in the export."""
    yield header("pages", "Articles", text=True)
    for batch in selection.batches("articles"):
        shown = read_from(choice, batch.select(["site", "capture_id"]))
        for row in batch.select(["site", "article_id", "version", "title", "lead", "text", "capture_id"]).to_pylist():
            if place := shown.get((row["site"], row["capture_id"])):
                yield page_line(row, *place)


def read_from(choice: Choice, asked: pa.RecordBatch) -> Mapping[tuple[str, str], tuple[str, datetime]]:
    """Give address and time of each of some captures that is in the export."""
    with choice.connection.cursor() as connection:
        connection.register("pages_asked", pa.Table.from_batches([asked]))
        rows = connection.execute(READ_FROM).fetchall()
    return {(site, capture_id): (url, moment) for site, capture_id, url, moment in rows}


def page_line(row: Mapping[str, Any], url: str, moment: datetime) -> str:
    """Write one article as a line."""
    return line(
        {
            "id": f"{row['article_id']}-{row['version']}",
            "url": url,
            "ts": stamp(moment),
            **({"title": row["title"]} if row["title"] else {}),
            "text": "\n".join(part for part in (row["lead"], row["text"]) if part),
            "site": row["site"],
            "capture_id": row["capture_id"],
        }
    )


def other_pages(choice: Choice) -> Iterator[str]:
    """Give the lines of `extraPages.jsonl`: lists, home pages and the like, each as it was last seen."""
    yield header("extraPages", "Other pages", text=False)
    for site, url, moment, kind in choice.connection.cursor().execute(OTHERS).fetchall():
        yield line({"id": f"{site} {url}", "url": url, "ts": stamp(moment), "site": site, "kind": kind})


def header(name: str, title: str, *, text: bool) -> str:
    """Write the first line of a list of pages."""
    return line({"format": "json-pages-1.0", "id": name, "title": title, "hasText": text})


def line(said: Mapping[str, Any]) -> str:
    """Write one line of JSON."""
    return json.dumps(said, ensure_ascii=False) + "\n"


def stamp(moment: datetime) -> str:
    """Write a time as RFC 3339 in UTC, to the second: captures have no more."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
