"""What a reading of an article leaves for the release: what makes a version, and what tells the article."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from crawler.site import Site
from pipelines import tables
from pipelines.addresses import canonical_key, short_digest, url_key
from pipelines.likeness import prints_of

TOKEN = re.compile(
    r"(?:access_?token|token|sig|signature|expires?|nonce|rand(?:om)?|ts?|time(?:stamp)?|_)(?:=|$)", re.IGNORECASE
)
"""Parameters that let a request through, or past a cache, and choose no document."""


def article_sighting(
    site: Site,
    article: tables.Article,
    images: Sequence[tables.Image],
    attachments: Sequence[tables.Attachment],
    links: Sequence[tables.Link],
) -> tables.ArticleSighting:
    """Make the row of one reading; the year is of publication, else of the update, at the clock of the site."""
    zone, known = ZoneInfo(site.timezone), article.published_at or article.updated_at
    prints = prints_of(article.title, [article.lead or "", *article.paragraphs])
    return tables.ArticleSighting(
        capture_id=article.capture_id,
        content_digest=content_digest(article, images, attachments),
        canonical=canonical_key(site, article.url, article.canonical_url),
        title_key=prints.title,
        body_key=prints.body,
        pieces=prints.pieces,
        words=article.word_count + len((article.lead or "").split()),
        day=article.published_at.astimezone(zone).date().isoformat() if article.published_at else None,
        files=files_digest(attachments),
        related=list(dict.fromkeys(url_key(link.url) for link in links if link.kind == "related")),
        year=known.astimezone(zone).year if known else 0,
    )


def content_digest(
    article: tables.Article, images: Sequence[tables.Image], attachments: Sequence[tables.Attachment]
) -> str:
    """Digest what makes a version: title, lead, text, dates, byline, captions and attachments, all clean."""
    dates = [str(article.published_at), article.published_precision, str(article.updated_at), article.updated_precision]
    byline = [article.text_by, article.photos_by, article.unit, article.source]
    captions = [[image.caption, image.credit] for image in images if image.caption or image.credit]
    documents = [[file_key(document.url), document.title] for document in attachments]
    said = [article.title, article.lead, article.paragraphs, dates, byline, captions, documents]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def files_digest(attachments: Sequence[tables.Attachment]) -> str | None:
    """Digest which documents an article links; None if it links none."""
    keys = sorted(file_key(document.url) for document in attachments)
    return short_digest(*keys) if keys else None


def file_key(url: str) -> str:
    """Give what an address says of a document: not the scheme, nor a token that is another at every request."""
    path, _, query = url_key(url).partition("?")
    return "?".join(filter(None, (path, "&".join(term for term in query.split("&") if not TOKEN.match(term)))))
