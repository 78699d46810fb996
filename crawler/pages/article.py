"""An article page: its parts found one after the other, each with the rule and the place that gave it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from crawler.items import Article, Attachment, Byline, Image, Link
from crawler.pages.blocks import Blocks, is_heading, is_running, weight, within
from crawler.pages.body import Body, BodyWalk, is_dressed_author, is_file
from crawler.pages.byline import is_byline, read_byline
from crawler.pages.captions import is_caption, make_image
from crawler.pages.cues import letters
from crawler.pages.dateline import Dateline, find_dateline, read_dates
from crawler.pages.document import Document
from crawler.pages.lines import Line, place
from crawler.pages.title import Title, find_title

_LEAD: Final = re.compile(
    r"sapo|(?:^|[\s_-])(?:lead|summary|hometext|tom-?tat|trich-?yeu|chapeau|brief|abstract|gioi-?thieu|mo-?ta|intro|"
    r"article-?summary|description|entry-summary|short-?content|articlesummary|desc)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CRUMBS: Final = re.compile(r"breadcrumb|crumb|duong-?dan|sitemappath|path-?way", re.IGNORECASE)
_AFTER: Final = 14


@dataclass(frozen=True, slots=True)
class Found:
    """The bones of an article page: its title, its container, and the lines between which its text stands."""

    title: Title
    blocks: Blocks
    container: HtmlElement
    start: int
    first: int
    end: int
    weight: float


def find_article(doc: Document, lines: Sequence[Line], blocks: Blocks, site_title: str) -> Found | None:
    """Return where the article of a page stands, or None when the page has no running text or no title."""
    container = blocks.container()
    if container is None:
        return None
    inside = [line for line in lines if within(line.node, container)]
    running = [line for line in inside if is_running(line) and not blocks.is_furniture(line.node, container)]
    if not running:
        return None
    first = running[0].index
    title = find_title(doc, lines, first, site_title)
    if title is None:
        return None
    start = title.line.index + 1 if title.line else inside[0].index
    total = sum(weight(line) for line in running)
    return Found(title, blocks, container, start, max(first, start), inside[-1].index + 1, total)


def read_article(doc: Document, lines: Sequence[Line], found: Found, section: str | None) -> Article:
    """Return everything that the page says of its article; `section` is the site file's name for it, if any."""
    title = found.title
    dates = find_dateline(doc, lines, found.start - 1, found.first, found.end)
    walk = BodyWalk(lines, found.blocks, found.container, title.text, found.start)
    body = walk.walk()
    lead = _take_lead(lines, found, body, dates)
    byline, byline_place = _byline(lines, found, body)
    images = _images(doc, lines, found, body)
    evidence = _evidence(title, dates, lead, byline_place, body)
    crumb = section or _section(doc, lines, title)
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
        attachments=_attachments(doc, lines, found),
        links=_links(doc, lines, found, body),
        evidence=evidence,
    )


def _take_lead(lines: Sequence[Line], found: Found, body: Body, dates: Dateline) -> Line | None:
    """Return the lead and take it out of the body: named by the markup, or set apart between title and text."""
    before = [line for line in lines[found.start : found.end] if not within(line.node, found.container)]
    between = [line for line in before if line.index < found.first and line.index not in dates.lines]
    for line in (*between, *body.paragraphs[:2]):
        if len(line.text) >= 25 and _is_lead(line):
            return _without_lead(body, line)
    for line in between:
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
    around = (line.node, *list(line.node.iterancestors())[:2])
    names = " ".join(
        [line.marks, *(f"{e.get('class') or ''} {e.get('id') or ''} {e.get('itemprop') or ''}" for e in around[:2])]
    )
    return bool(_LEAD.search(names)) or (line.level in (2, 3, 4) and is_running(line) and not line.linked)


def _without_lead(body: Body, lead: Line) -> Line:
    key = letters(lead.text)
    kept = [
        line
        for number, line in enumerate(body.paragraphs)
        if line is not lead and not (number < 2 and letters(line.text) == key)
    ]
    body.paragraphs[:] = kept
    return lead


def _byline(lines: Sequence[Line], found: Found, body: Body) -> tuple[Byline, str]:
    after = []
    for line in lines[found.end : found.end + _AFTER]:
        if is_heading(line, "related"):
            break
        if is_byline(line.text) or (is_dressed_author(line) and line.link_share < 0.9):
            after.append(line)
    before = [line for line in lines[found.start : found.first] if is_dressed_author(line) and not read_dates(line)]
    chosen = [*body.bylines, *after] or before
    if not chosen:
        return Byline(), ""
    read = [read_byline(line.text) for line in chosen]
    return _merged(read), place(chosen[0].node)


def _merged(read: list[Byline]) -> Byline:
    def first(values: Iterable[str | None]) -> str | None:
        return next((value for value in values if value), None)

    return Byline(
        "\n".join(byline.raw for byline in read if byline.raw),
        tuple(dict.fromkeys(name for byline in read for name in byline.text_by)),
        tuple(dict.fromkeys(name for byline in read for name in byline.photos_by)),
        first(byline.unit for byline in read),
        first(byline.source for byline in read),
    )


def _images(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Image, ...]:
    slide = _slide(doc, lines, found)
    inner = [
        make_image(doc, picture, " ".join(line.text for line in texts) or None) for picture, texts in body.pictures
    ]
    known = {picture.index for picture, _ in body.pictures}
    outer = [
        make_image(doc, line, _caption_below(lines, line))
        for line in lines[found.start : found.first]
        if line.image is not None and line.index not in known and not found.blocks.is_furniture(line.node)
    ]
    return (*slide, *outer, *inner)


def _caption_below(lines: Sequence[Line], picture: Line) -> str | None:
    below = lines[picture.index + 1] if picture.index + 1 < len(lines) else None
    if below is None or below.image is not None or not is_caption(below, picture, picture):
        return None
    return below.text


def _slide(doc: Document, lines: Sequence[Line], found: Found) -> tuple[Image, ...]:
    """Read a slide above the article: the title printed twice, the caption of its picture between."""
    title = found.title.line
    if title is None:
        return ()
    key = letters(found.title.text)
    zone = lines[max(0, title.index - 7) : title.index]
    twin = next((line for line in zone if letters(line.text) == key), None)
    if twin is None:
        return ()
    texts = [line for line in lines[twin.index + 1 : title.index] if line.image is None]
    pictures = [line for line in lines[max(0, twin.index - 2) : title.index] if line.image is not None]
    caption = texts[0].text if len(texts) == 1 and not read_dates(texts[0]) and texts[0].link_share < 0.5 else None
    if pictures:
        return (make_image(doc, pictures[-1], caption),)
    return (Image("", caption, caption),) if caption else ()


def _attachments(doc: Document, lines: Sequence[Line], found: Found) -> tuple[Attachment, ...]:
    files: dict[str, Attachment] = {}
    for line in lines[found.start : found.end + _AFTER]:
        if is_heading(line, "related"):
            continue
        for anchor in line.links:
            if is_file(anchor):
                url = doc.absolute(anchor.get("href") or "")
                files.setdefault(url, Attachment(url, _anchor_text(anchor) or None, _file_name(url)))
    return tuple(files.values())


def _file_name(url: str) -> str | None:
    return unquote(urlsplit(url).path).rsplit("/", 1)[-1] or None


def _anchor_text(anchor: HtmlElement) -> str:
    return " ".join("".join(anchor.itertext()).split())


def _links(doc: Document, lines: Sequence[Line], found: Found, body: Body) -> tuple[Link, ...]:
    related = [*body.related, *_related_after(lines, found)]
    links: dict[tuple[str, str], Link] = {}
    for kind, group in (("body", body.paragraphs), ("source", body.bylines), ("related", related)):
        for anchor in (anchor for line in group for anchor in line.links):
            url = doc.absolute(anchor.get("href") or "")
            if url.startswith("http") and not is_file(anchor) and _anchor_text(anchor):
                links.setdefault((kind, url), Link(kind, url, _anchor_text(anchor)))
    return tuple(links.values())


def _related_after(lines: Sequence[Line], found: Found) -> list[Line]:
    """Return the linked lines under a related heading that stands after the text's container."""
    taken: list[Line] = []
    open_list = False
    for line in lines[found.end : found.end + 80]:
        if is_heading(line, "related"):
            open_list = True
        elif line.node.tag == "footer" or (is_running(line) and not line.links):
            break
        elif open_list and line.links and line.link_share > 0.4:
            taken.append(line)
    return taken


def _section(doc: Document, lines: Sequence[Line], title: Title) -> str | None:
    """Return the last breadcrumb before the title that is neither the home page nor the title."""
    crumbs = [line for line in lines if line.links and _CRUMBS.search(_around(line))]
    names = [_anchor_text(anchor) for line in crumbs for anchor in line.links]
    named = [name for name in names if letters(name) not in {letters(title.text), "trangchu", "home", ""}]
    return named[-1] if named else doc.head.get("article:section") or doc.linked.get("articleSection")


def _around(line: Line) -> str:
    return " ".join(
        f"{e.get('class') or ''} {e.get('id') or ''}" for e in (line.node, *list(line.node.iterancestors())[:3])
    )


def _evidence(title: Title, dates: Dateline, lead: Line | None, byline_place: str, body: Body) -> dict[str, str]:
    evidence = {"title": f"{title.rule} @ {title.place}"}
    if body.paragraphs:
        evidence["text"] = f"densest running text @ {place(body.paragraphs[0].node)}"
    if dates.published:
        evidence["published"] = dates.published_rule
    if dates.updated:
        evidence["updated"] = dates.updated_rule
    if lead:
        evidence["lead"] = f"set apart before the text @ {place(lead.node)}"
    if byline_place:
        evidence["byline"] = f"labelled byline @ {byline_place}"
    if body.pictures:
        evidence["captions"] = f"lines after pictures @ {place(body.pictures[0][0].node)}"
    return evidence
