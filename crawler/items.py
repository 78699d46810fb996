"""What a page said, as frozen dataclasses of strings as printed; no value is interpreted here.

Strings keep the page's letters and no-break spaces; only the white space that a browser folds is folded.
`evidence` maps a field's name to "rule @ place", where place is a path of tags in the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Image:
    """One picture of an article; `caption` is `caption_raw` without its credit."""

    url: str
    caption_raw: str | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width: str | None = None
    height: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """One linked document; `file_name` is the last part of its address or what the page calls the file."""

    url: str
    title: str | None = None
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page; `kind` is related, body or source."""

    kind: str
    url: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who made the article: authors, photographers, their office, and where it was taken from."""

    raw: str | None = None
    text_by: tuple[str, ...] = ()
    photos_by: tuple[str, ...] = ()
    unit: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its page printed it; `published_raw` and `updated_raw` are the printed dates with their labels."""

    url: str
    title: str | None = None
    lead: str | None = None
    paragraphs: tuple[str, ...] = ()
    canonical_url: str | None = None
    section: str | None = None
    published_raw: str | None = None
    updated_raw: str | None = None
    byline: Byline = Byline()
    language: str | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    links: tuple[Link, ...] = ()
    layout: str | None = None
    flags: tuple[str, ...] = ()
    evidence: dict[str, str] = field(default_factory=dict, hash=False, compare=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """One organisation's contact block; lines of telephone numbers, fax and e-mail as printed.

    `organisation` is None when the block prints no name: it is then the site's own department.
    """

    organisation: str | None = None
    parent: str | None = None
    role: str | None = None
    emails_raw: str | None = None
    phones_raw: str | None = None
    fax_raw: str | None = None
    address: str | None = None
    person: str | None = None
    licence: str | None = None
    website: str | None = None
    evidence: dict[str, str] = field(default_factory=dict, hash=False, compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing on one page that could not be read, and what to do about it."""

    url: str
    field: str
    problem: str
    detail: str
    advice: str


@dataclass(frozen=True, slots=True)
class Follow:
    """A link for the spider; `kind` is article, list, pager, contact, asset or page; `form` is posted when not None."""

    url: str
    kind: str
    title: str | None = None
    date_raw: str | None = None
    form: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Requisite:
    """A file that a page needs to look as it did; `kind` is sheet, image, font or script."""

    kind: str
    url: str


Item: TypeAlias = Article | Contact | Problem
