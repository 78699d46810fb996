"""An article page: its parts found one after the other, each with the rule and the place that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crawler.items import Article
from crawler.pages.blocks import is_running
from crawler.pages.body import Body, BodyWalk
from crawler.pages.captions import is_named
from crawler.pages.cues import letters
from crawler.pages.dateline import Dateline, find_dateline, read_dates
from crawler.pages.document import Document
from crawler.pages.dress import is_lead
from crawler.pages.found import Found
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
    lead = _take_lead(lines, found, body, dates)
    byline, byline_rule = read_signatures(doc, lines, found, body)
    images = read_images(doc, lines, found, body)
    evidence = _evidence(title, dates, lead, byline_rule, body)
    crumb = section or read_section(doc, lines, title)
    return Article(
        url=doc.url,
        canonical_url=doc.absolute(doc.head["canonical"]) if doc.head.get("canonical") else None,
        title=title.text,
        lead=lead.text if lead else None,
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


def _take_lead(lines: Sequence[Line], found: Found, body: Body, dates: Dateline) -> Line | None:
    """Return the lead and take it out of the body: named by the markup, or set apart between title and text."""
    before = [line for line in lines[found.start : found.end] if not found.blocks.holds(found.container, line)]
    between = [line for line in before if line.index < found.first and line.index not in dates.lines]
    for line in (*between, *body.paragraphs[:2]):
        if len(line.text) >= 25 and _is_lead(line):
            return _without_lead(body, line)
    captions = {line.index for _, texts in body.pictures for line in texts}
    for line in between:
        if line.index in captions or is_named(line):
            continue
        if is_running(line) and not found.blocks.is_furniture(line.node) and not read_dates(line):
            return _without_lead(body, line)
    if (
        len(body.paragraphs) > 2
        and body.paragraphs[0].mostly(body.paragraphs[0].bold)
        and is_running(body.paragraphs[0])
    ):
        return _without_lead(body, body.paragraphs[0])
    return None


def _is_lead(line: Line) -> bool:
    return is_lead(line) or (line.level in (2, 3, 4) and is_running(line) and not line.linked)


def _without_lead(body: Body, lead: Line) -> Line:
    key = letters(lead.text)
    kept = [
        line
        for number, line in enumerate(body.paragraphs)
        if line is not lead and not (number < 2 and letters(line.text) == key)
    ]
    body.paragraphs[:] = kept
    return lead


def _evidence(title: Title, dates: Dateline, lead: Line | None, byline_rule: str, body: Body) -> dict[str, str]:
    evidence = {"title": f"{title.rule} @ {title.place}"}
    if body.paragraphs:
        evidence["text"] = f"densest running text @ {place(body.paragraphs[0].node)}"
    if dates.published:
        evidence["published"] = dates.published_rule
    if dates.updated:
        evidence["updated"] = dates.updated_rule
    if lead:
        evidence["lead"] = f"set apart before the text @ {place(lead.node)}"
    if byline_rule:
        evidence["byline"] = byline_rule
    if body.pictures:
        evidence["captions"] = f"lines after pictures @ {place(body.pictures[0][0].node)}"
    return evidence
