"""What lies in parts only, for the release to decide by."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pipelines.tables.columns import Small, column


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSighting:
    """One reading of an article page: what versions are decided from. Lies in parts only."""

    TABLE: ClassVar[str] = "article_sightings"

    capture_id: str = column("Capture that was read.")
    content_digest: str = column("SHA-256 over what makes a version.")
    canonical: str | None = column("`url_key` of the address that the page names as the right one, on its own host.")
    title_key: str | None = column("Digest of the title's letters; null without a title.")
    body_key: str = column("Digest of the letters of lead and text.")
    pieces: list[int] = column("Digests of the lead's and the text's first lines that are long enough to tell.")
    words: Small = column("Words of lead and text.")
    day: str | None = column("Day of publication at the site; null if it prints none.")
    files: str | None = column("Digest of the documents that it links; null if there are none.")
    related: list[str] = column("`url_key` of each page that its related links lead to, in their order.")
    year: Small = column("Partition of the version.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSighting:
    """One reading of a contact block. Lies in parts only."""

    TABLE: ClassVar[str] = "contact_sightings"

    capture_id: str = column("Capture that was read.")
    contact_id: str = column("Digest of site, organisation and parent.")
    content_digest: str = column("SHA-256 over the block as printed.")
    fields: Small = column("How many fields the block has: the fullest of a sweep speaks for it.")
    position: Small = column("Which block of the page it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many articles of a run have a field. Lies in parts only."""

    TABLE: ClassVar[str] = "coverage"

    run_id: str = column("The run.")
    field: str = column("Column of `articles`.")
    filled: int = column("Articles read that have it.")
    articles: int = column("Articles read.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNote:
    """What a run said at its start or end. Lies in parts only."""

    TABLE: ClassVar[str] = "run_notes"

    run_id: str = column("The run.")
    started_at: datetime | None = column("Start, if the note says it.")
    ended_at: datetime = column("End.")
    reason: str = column("Why it ended.")
    pages: int | None = column("Pages met: answered by the site, or taken from the archive; null if unsaid.")
    articles: int | None = column("Articles met, from anywhere; null if unsaid.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSighting:
    """One reading of a list, a sitemap or a feed: what it leads to, how long it says it is. Lies in parts only."""

    TABLE: ClassVar[str] = "list_sightings"

    capture_id: str = column("Capture that was read.")
    entries: list[str] = column("`url_key` of each article that the page links to, in its order; empty if it has none.")
    years: list[Small] = column("Year of the date beside each entry; 0 where none is printed.")
    family: str | None = column("What its pager's pages have in common; null without a pager.")
    number: Small = column("Which page of the list it is, from 1.")
    last: Small = column("The highest page that its pager names; 1 without a pager, 0 if it names the next one alone.")
