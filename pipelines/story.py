"""One article as its archive tells it: its versions and what changed, its addresses and why, the captures behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from crawler.errors import LuutruError, UsageError
from pipelines.addresses import url_key
from pipelines.query import Archive
from pipelines.versions import FieldChange, field_changes

MOST_HOPS = 5
REDIRECTS = "SELECT DISTINCT redirect FROM captures WHERE list_contains(?, url_key) AND redirect IS NOT NULL ORDER BY 1"
ARTICLES = """
    SELECT DISTINCT site, article_id FROM addresses WHERE list_contains(?, url_key) ORDER BY site, article_id LIMIT 1
"""
ADDRESSES = "SELECT * FROM addresses WHERE site = ? AND article_id = ? ORDER BY first_seen, url_key"
CAPTURES = """
    SELECT c.fetched_at, c.status, c.url, coalesce(c.kind, o.kind) AS kind,
        coalesce(c.redirect, o.redirect) AS redirect, c.revisit_of IS NOT NULL AS is_revisit, c.capture_id, c.warc_file,
        c.warc_offset, c.warc_length, c.run_id
    FROM captures c LEFT JOIN captures o ON o.site = c.site AND o.capture_id = c.revisit_of
    WHERE c.site = ? AND c.url_key IN (SELECT url_key FROM addresses WHERE site = ? AND article_id = ?)
    ORDER BY c.fetched_at, c.warc_file, c.warc_offset
"""
SUCCESSOR = "SELECT * FROM successors WHERE site = ? AND article_id = ?"
ORIGINS = "SELECT * FROM successors WHERE other_site = ? AND other_article_id = ? ORDER BY site, article_id"
LAST_CAPTURE = """
    SELECT site, url, kind, status, fetched_at FROM captures WHERE url_key = ? ORDER BY fetched_at DESC LIMIT 1
"""
NEAREST = """
    SELECT url FROM addresses ORDER BY levenshtein(lower(url_key), lower(?)), url LIMIT 3
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One version, with what changed from the one before it."""

    row: Mapping[str, Any]
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything of one article; `captures` are those of all its addresses, in order of time.

    `successor` is the row that says where it lives on, if it does; `origins` are those of what lives on as this one.
    """

    site: str
    article_id: str
    versions: tuple[Told, ...]
    addresses: tuple[Mapping[str, Any], ...]
    captures: tuple[Mapping[str, Any], ...]
    successor: Mapping[str, Any] | None = None
    origins: tuple[Mapping[str, Any], ...] = ()

    @property
    def latest(self) -> Mapping[str, Any]:
        """The row of the latest version."""
        return self.versions[-1].row


def read_story(archive: Archive, url: str) -> Story:
    """Read the story of the article at an address; raises UsageError or LuutruError that says what there is instead."""
    keys = reached_keys(archive, url)
    found = ask(archive, ARTICLES, [keys])
    if not found:
        raise unknown(archive, url)
    site, article_id = found[0]["site"], found[0]["article_id"]
    addresses = ask(archive, ADDRESSES, [site, article_id])
    rows = archive.versions(addresses[-1]["url"]).to_dict("records")
    versions = [{str(name): value for name, value in row.items()} for row in rows if row["article_id"] == article_id]
    changes = [(), *(tuple(field_changes(old, new)) for old, new in pairwise(versions))]
    return Story(
        site, article_id, tuple(map(Told, versions, changes)), tuple(addresses),
        tuple(ask(archive, CAPTURES, [site, site, article_id])),
        next(iter(ask(archive, SUCCESSOR, [site, article_id])), None),
        tuple(ask(archive, ORIGINS, [site, article_id])),
    )  # fmt: skip


def ask(archive: Archive, statement: str, values: list[Any]) -> list[dict[str, Any]]:
    """Give the rows of a query."""
    result = archive.connection.execute(statement, values)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def reached_keys(archive: Archive, url: str) -> list[str]:
    """Give the keys of an address and of those that it led to."""
    keys = [url_key(url)]
    for _ in range(MOST_HOPS):
        led = {url_key(row["redirect"]) for row in ask(archive, REDIRECTS, [keys])}
        if led <= set(keys):
            break
        keys += sorted(led - set(keys))
    return keys


def unknown(archive: Archive, url: str) -> LuutruError:
    """Say what the archive has in the place of an article at an address."""
    seen = ask(archive, LAST_CAPTURE, [url_key(url)])
    if seen:
        one = seen[0]
        what = (
            f"status {one['status']}" if one["status"] >= 300 and one["status"] != 304 else f"{one['kind'] or 'unread'}"
        )
        return LuutruError(
            f"No article was ever read at {url}: the archive has it as {what}, captured {one['fetched_at']:%Y-%m-%d}.",
            f"`luutru sites check {one['site']} --url {one['url']}` shows what is read there, and why.",
        )
    near = [row["url"] for row in ask(archive, NEAREST, [url_key(url)])]
    advice = f"The nearest that are: {', '.join(near)}." if near else "`luutru search WORDS` finds addresses."
    return UsageError(f"Release {archive.release} holds no article at {url}.", advice)
