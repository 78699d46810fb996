"""An article page: its parts found one after the other, each with the rule and the place that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crawler.items import Article
from crawler.pages.body import BodyWalk
from crawler.pages.dateline import find_dateline
from crawler.pages.document import Document
from crawler.pages.evidence import Told
from crawler.pages.found import Found
from crawler.pages.lead import take_lead
from crawler.pages.lines import Line
from crawler.pages.pictures import read_images
from crawler.pages.references import Section, read_attachments, read_links, read_section
from crawler.pages.signatures import read_signatures


def read_article(doc: Document, lines: Sequence[Line], found: Found, section: str | None, today: date) -> Article:
    """Return everything that the page says of its article; `section` is the site file's name for it, if any.

    `today` is the day of the capture at the site.
    """
    title = found.title
    dates = find_dateline(doc, lines, found.start - 1, found.first, found.end, today)
    walk = BodyWalk(found.blocks, found.container, title.text, found.start, dates.lines)
    body = walk.walk()
    lead = take_lead(lines, found, body, dates.lines)
    byline, byline_rule = read_signatures(doc, lines, found, body)
    images = read_images(doc, lines, found, body)
    attachments = read_attachments(doc, lines, found)
    crumb = Section(section, "site file") if section else read_section(doc, lines, title, found.first)
    told = Told(title, dates, lead, byline_rule, crumb, body, attachments)
    return Article(
        url=doc.url,
        canonical_url=doc.absolute(doc.head["canonical"]) if doc.head.get("canonical") else None,
        title=title.text,
        lead=lead[0].text if lead else None,
        paragraphs=tuple(line.text for line in body.paragraphs),
        section=crumb.name if crumb else None,
        published_raw=dates.published,
        updated_raw=dates.updated,
        byline=byline,
        language=(doc.tree.get("lang") or "").split("-")[0].lower() or None,
        images=images,
        attachments=attachments,
        links=read_links(doc, lines, found, body),
        flags=told.flags(),
        evidence=told.evidence(),
    )
