"""An article page: its parts found one after the other, each with the rule and the place that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crawler.items import Article
from crawler.pages.body import Body, BodyWalk
from crawler.pages.dateline import Dateline, find_dateline
from crawler.pages.document import Document
from crawler.pages.found import Found
from crawler.pages.lead import take_lead
from crawler.pages.lines import Line, place
from crawler.pages.pictures import read_images
from crawler.pages.references import read_attachments, read_links, read_section
from crawler.pages.signatures import read_signatures
from crawler.pages.title import Title


def read_article(doc: Document, lines: Sequence[Line], found: Found, section: str | None, today: date) -> Article:
    """Return everything that the page says of its article; `section` is the site file's name for it, if any.

    `today` is the day of the capture at the site.
    """
    title = found.title
    dates = find_dateline(doc, lines, found.start - 1, found.first, found.end, today)
    walk = BodyWalk(found.blocks, found.container, title.text, found.start)
    body = walk.walk()
    lead = take_lead(lines, found, body, dates.lines)
    byline, byline_rule = read_signatures(doc, lines, found, body)
    images = read_images(doc, lines, found, body)
    evidence = _evidence(title, dates, lead, byline_rule, body)
    crumb = section or read_section(doc, lines, title)
    return Article(
        url=doc.url,
        canonical_url=doc.absolute(doc.head["canonical"]) if doc.head.get("canonical") else None,
        title=title.text,
        lead=lead[0].text if lead else None,
        paragraphs=tuple(line.text for line in body.paragraphs),
        section=crumb,
        published_raw=dates.published,
        updated_raw=dates.updated,
        byline=byline,
        language=(doc.tree.get("lang") or "").split("-")[0].lower() or None,
        images=images,
        attachments=read_attachments(doc, lines, found),
        links=read_links(doc, lines, found, body),
        evidence=evidence,
    )


def _evidence(
    title: Title, dates: Dateline, lead: tuple[Line, str] | None, byline_rule: str, body: Body
) -> dict[str, str]:
    evidence = {"title": f"{title.rule} @ {title.place}"}
    if body.paragraphs:
        evidence["text"] = f"densest running text @ {place(body.paragraphs[0].node)}"
    if dates.published:
        evidence["published"] = dates.published_rule
    if dates.updated:
        evidence["updated"] = dates.updated_rule
    if lead:
        evidence["lead"] = f"{lead[1]} @ {place(lead[0].node)}"
    if byline_rule:
        evidence["byline"] = byline_rule
    if body.pictures:
        evidence["captions"] = f"lines after pictures @ {place(body.pictures[0][0].node)}"
    return evidence
