"""What a careful reader takes from the demo's pages, from the same stories as the pages but through no reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crawler.demo.editions import edition
from crawler.demo.frame import SITE
from crawler.demo.portal import absolute
from crawler.demo.story import Picture, Signature, Stamp, Story
from crawler.demo.words import Office, offices


@dataclass(frozen=True, slots=True)
class DemoDate:
    """ISO value (with time and +07:00, or the day alone), precision "minute" or "day", the line as printed."""

    value: str
    precision: str
    raw: str


@dataclass(frozen=True, slots=True)
class DemoImage:
    """A picture of an article, in page order; `caption` is without its credit."""

    url: str
    caption_raw: str | None
    caption: str | None
    credit: str | None
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DemoAttachment:
    """A linked document."""

    url: str
    title: str
    file_name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class DemoByline:
    """The byline as printed and its parts; all empty when the page has none."""

    raw: str | None = None
    text_by: tuple[str, ...] = ()
    photos_by: tuple[str, ...] = ()
    unit: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """One article: texts are clean (NFC, single spaces, torn words whole, the house's spelling kept).

    `paragraphs` are the body in order: running text, headings, list items, quotes; `tables` are cells by row.
    `paragraphs_printed` has the same paragraphs in the letters of the page (decomposed, no-break spaces, torn words).
    """

    url: str
    section: str
    layout: str
    title: str
    lead: str | None
    paragraphs: tuple[str, ...]
    paragraphs_printed: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    published: DemoDate | None
    updated: DemoDate | None
    byline: DemoByline
    images: tuple[DemoImage, ...]
    attachments: tuple[DemoAttachment, ...]
    soil: frozenset[str]


@dataclass(frozen=True, slots=True)
class DemoContact:
    """One block of the contact page; `parent` is None for the department itself; numbers are E.164."""

    organisation: str
    parent: str | None
    phones_raw: str
    phones: tuple[str, ...]
    fax_raw: str | None
    fax: tuple[str, ...]
    email_raw: str
    emails: tuple[str, ...]
    address: str
    person_raw: str
    person: str
    licence_raw: str | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class DemoChanges:
    """What the second edition did to the first, as URLs; `moved` maps old to new."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    moved: dict[str, str]


CONTACT_URL = absolute("/lien-he.html")


@cache
def truth(number: int = 1) -> tuple[DemoArticle, ...]:
    """Every article of edition 1 or 2, newest first."""
    return tuple(_article(one) for one in edition(number).stories)


@cache
def contact_truth() -> tuple[DemoContact, ...]:
    """Give the contact page: the department, then its four units."""
    return tuple(_contact(one, None if not place else SITE) for place, one in enumerate(offices()))


@cache
def changes() -> DemoChanges:
    """From the first edition to the second."""
    later, earlier = edition(2), edition(1)
    moved = {absolute(old): absolute(new) for old, new in later.moved.items() if old not in earlier.moved}
    added, changed, gone = (tuple(map(absolute, paths)) for paths in (later.added, later.changed, later.gone))
    return DemoChanges(added, changed, gone, moved)


def _article(one: Story) -> DemoArticle:
    texts = [block.text for block in one.blocks if block.kind != "table"]
    return DemoArticle(
        url=absolute(one.path), section=one.section.title, layout=one.layout, title=one.title, lead=one.lead,
        paragraphs=tuple(texts), paragraphs_printed=tuple(map(one.printed, texts)),
        tables=tuple(block.rows for block in one.blocks if block.kind == "table"),
        published=_date(one.published), updated=_date(one.updated), byline=_byline(one.signature),
        images=tuple(map(_image, one.pictures)), soil=one.soil,
        attachments=tuple(DemoAttachment(absolute(p.path), p.title, p.file_name, p.media_type) for p in one.papers),
    )  # fmt: skip


def _date(stamp: Stamp | None) -> DemoDate | None:
    return DemoDate(stamp.value, stamp.precision, stamp.raw) if stamp else None


def _byline(one: Signature | None) -> DemoByline:
    return DemoByline(one.raw, one.text_by, one.photos_by, one.unit, one.source) if one else DemoByline()


def _image(one: Picture) -> DemoImage:
    return DemoImage(absolute(one.path), one.caption_raw, one.caption, one.credit, one.alt, one.width, one.height)


def _contact(one: Office, parent: str | None) -> DemoContact:
    return DemoContact(
        organisation=one.organisation, parent=parent, phones_raw=one.phones_raw, phones=one.phones, fax_raw=one.fax_raw,
        fax=one.fax, email_raw=one.email_raw, emails=one.emails, address=one.address, person_raw=one.person_raw,
        person=one.person, licence_raw=one.licence_raw, licence=one.licence,
    )  # fmt: skip
