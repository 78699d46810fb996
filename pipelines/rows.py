"""Items of a page -> rows of the tables: cleaned, read and measured. Pure: the same capture gives the same rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler import items
from crawler.capture import Capture
from crawler.site import Site
from pipelines import tables
from pipelines.contact_rows import clean, contact_row, contact_sighting
from pipelines.mention_rows import PERSONAL, PERSONAL_FLAG, find_mentions
from pipelines.sighting_rows import article_sighting
from pipelines.text import legacy_charset, normalise, read_date, repair, search_key
from pipelines.text.legacy.names import find_fonts
from pipelines.text_work import PLAIN, BodyFound, TextWork

PIXELS = re.compile(r"\s*(\d{1,5})(?:\.0+)?\s*(?:px)?\s*", re.IGNORECASE)
DATE_ADVICE = "If it states a date, add its shape to pipelines/text/dates/shapes.py; if not, mend the reading."


@dataclass(slots=True)
class PageRows:
    """What one capture gives to each table, under the names of the tables in a part."""

    articles: list[tables.Article] = field(default_factory=list)
    images: list[tables.Image] = field(default_factory=list)
    attachments: list[tables.Attachment] = field(default_factory=list)
    contacts: list[tables.Contact] = field(default_factory=list)
    mentions: list[tables.Mention] = field(default_factory=list)
    links: list[tables.Link] = field(default_factory=list)
    problems: list[tables.Problem] = field(default_factory=list)
    article_sightings: list[tables.ArticleSighting] = field(default_factory=list)
    contact_sightings: list[tables.ContactSighting] = field(default_factory=list)
    list_sightings: list[tables.ListSighting] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date line of a page and what it says."""

    raw: str | None = None
    at: datetime | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an article: clean paragraphs, the text of them, the flags of its repairs, what was found in it."""

    paragraphs: list[str]
    text: str
    flags: frozenset[str]
    found: BodyFound


def read_printed_date(raw: str | None, zone: str, charset: str | None = None) -> PrintedDate:
    """Read a date line at the clock of the site; `at` is None when it states no date."""
    value = read_date(repair(raw, charset).text if charset else raw, zone) if raw else None
    return PrintedDate(raw, value.at, value.precision) if value else PrintedDate(raw)


def page_rows(site: Site, capture: Capture, found: Iterable[items.Item], text_work: TextWork = PLAIN) -> PageRows:
    """Make the rows of one capture from the items that its page holds."""
    rows, found = PageRows(), list(found)
    charset = page_charset(capture, found)
    for item in found:
        if isinstance(item, items.Article):
            add_article(rows, site, capture, item, charset, text_work)
        elif isinstance(item, items.Contact):
            row = contact_row(site, capture, item, charset)
            rows.contact_sightings.append(contact_sighting(row, len(rows.contacts)))
            rows.contacts.append(row)
        else:
            rows.problems.append(problem_row(site, capture, item))
    return rows


def page_charset(capture: Capture, found: Iterable[items.Item]) -> str | None:
    """Name the legacy charset that the texts of a page are in, told by all of them together; None for Unicode.

    The page itself is asked for fonts only where its texts are doubtful.
    """
    texts: list[str | None] = []
    for item in found:
        if isinstance(item, items.Article):
            texts += item.title, item.lead, item.section, *item.paragraphs, *(image.caption for image in item.images)
        elif isinstance(item, items.Contact):
            texts += item.organisation, item.parent, item.address, item.person
    return legacy_charset((text for text in texts if text), lambda: find_fonts(capture.content()))


def add_article(
    rows: PageRows, site: Site, capture: Capture, item: items.Article, charset: str | None, text_work: TextWork
) -> None:
    """Add an article with its pictures, documents, links and mentions, and the problems of its dates."""
    published = read_printed_date(item.published_raw, site.timezone, charset)
    updated = read_printed_date(item.updated_raw, site.timezone, charset)
    known = published.at or updated.at
    near = known.astimezone(ZoneInfo(site.timezone)).date() if known else None
    body = read_body(item, charset, near, text_work)
    article = article_row(site, capture, item, published, updated, body, charset)
    images = [image_row(article, number, image, charset) for number, image in enumerate(item.images)]
    attachments = [
        attachment_row(article, number, document, charset) for number, document in enumerate(item.attachments)
    ]
    rows.images += images
    rows.attachments += attachments
    links = [link_row(article, number, link, charset) for number, link in enumerate(item.links)]
    rows.links += links
    mentions = find_mentions(article, images, near, body.found.mentions)
    if any(mention.kind == PERSONAL for mention in mentions):
        article = replace(article, flags=sorted({*article.flags, PERSONAL_FLAG}))
    rows.articles.append(article)
    rows.mentions += mentions
    rows.problems += date_problems(site, capture, published, updated)
    rows.article_sightings.append(article_sighting(site, article, images, attachments, links))


def read_body(item: items.Article, charset: str | None, near: date | None, text_work: TextWork) -> Body:
    """Repair the paragraphs of an article, and find what is in them."""
    repaired = [repair(paragraph, charset) for paragraph in item.paragraphs]
    paragraphs = [one for each in repaired if (one := each.text.strip())]
    text = "\n".join(paragraphs)
    flags = frozenset(flag for each in repaired for flag in each.flags)
    return Body(paragraphs, text, flags, text_work(text, near))


def article_row(
    site: Site,
    capture: Capture,
    item: items.Article,
    published: PrintedDate,
    updated: PrintedDate,
    body: Body,
    charset: str | None = None,
) -> tables.Article:
    """Make the row of an article."""
    title, lead, text = clean(item.title, charset), clean(item.lead, charset), body.text
    tokens = list(map(tables.Token._make, body.found.words))
    return tables.Article(
        site=site.name,
        url=item.url,
        canonical_url=item.canonical_url,
        section=clean(item.section, charset),
        title=title,
        title_raw=item.title,
        lead=lead,
        paragraphs=body.paragraphs,
        text_raw="\n".join(item.paragraphs),
        text=text,
        text_norm=normalise(text),
        search_key=search_key("\n".join(part for part in (title, lead, text) if part)),
        published_at=published.at,
        published_precision=published.precision,
        published_raw=published.raw,
        updated_at=updated.at,
        updated_precision=updated.precision,
        updated_raw=updated.raw,
        byline_raw=item.byline.raw,
        text_by=cleaned(item.byline.text_by, charset),
        photos_by=cleaned(item.byline.photos_by, charset),
        unit=clean(item.byline.unit, charset),
        source=clean(item.byline.source, charset),
        language=item.language,
        sentences=list(map(tables.Span._make, body.found.sentences)),
        tokens=tokens,
        word_count=sum(any(map(str.isalnum, text[token.start : token.end])) for token in tokens),
        capture_id=capture.record_id,
        layout=item.layout,
        evidence=dict(item.evidence),
        flags=sorted({*item.flags, *body.flags}),
    )


def cleaned(names: Iterable[str], charset: str | None = None) -> list[str]:
    """Repair each name; those of which nothing is left are dropped."""
    return [name for printed in names if (name := clean(printed, charset))]


def image_row(article: tables.Article, position: int, image: items.Image, charset: str | None = None) -> tables.Image:
    """Make the row of one picture."""
    return tables.Image(
        site=article.site,
        position=position,
        url=image.url,
        caption_raw=image.caption_raw,
        caption=clean(image.caption, charset),
        credit=clean(image.credit, charset),
        alt=image.alt,
        width=read_pixels(image.width),
        height=read_pixels(image.height),
    )


def read_pixels(printed: str | None) -> int | None:
    """Read a width or height in pixels; None for other units and for nonsense."""
    found = PIXELS.fullmatch(printed or "")
    return int(found[1]) if found else None


def attachment_row(
    article: tables.Article, position: int, document: items.Attachment, charset: str | None = None
) -> tables.Attachment:
    """Make the row of one linked document."""
    return tables.Attachment(
        site=article.site,
        position=position,
        url=document.url,
        title=clean(document.title, charset),
        file_name=clean(document.file_name, charset),
    )


def link_row(article: tables.Article, position: int, link: items.Link, charset: str | None = None) -> tables.Link:
    """Make the row of one link."""
    return tables.Link(
        site=article.site,
        position=position,
        kind=link.kind,
        url=link.url,
        anchor=clean(link.anchor, charset) or "",
    )


def problem_row(site: Site, capture: Capture, problem: items.Problem) -> tables.Problem:
    """Make the row of what could not be read on the page of `capture`."""
    return tables.Problem(
        site=site.name,
        url=problem.url,
        capture_id=capture.record_id,
        field=problem.field,
        problem=problem.problem,
        detail=problem.detail,
        advice=problem.advice,
        found_at=capture.fetched_at,
        run_id=capture.run_id,
    )


def date_problems(site: Site, capture: Capture, published: PrintedDate, updated: PrintedDate) -> list[tables.Problem]:
    """Say which printed dates state no date that can be read: their values are null, never guessed."""
    return [
        problem_row(site, capture, items.Problem(capture.url, name, "date cannot be read", line.raw, DATE_ADVICE))
        for name, line in (("published_at", published), ("updated_at", updated))
        if line.raw and line.at is None
    ]
