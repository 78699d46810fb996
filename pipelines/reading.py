"""What is read from a page, field by field, for a person: the value, the rule that found it, and its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

from crawler.items import Article, Contact, Problem
from crawler.pages import Page
from pipelines.fixtures import differences, read_expected, read_words
from pipelines.rows import read_printed_date
from pipelines.saved_page import Source
from pipelines.show import cell_text
from pipelines.summary import counted

FIELDS = {"text": "body"}  # what a layout calls a field
HINTED = ("title", "lead", "body", "published", "updated", "byline", "section")
SHAPES = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}  # of a date that is not known to the minute
MISSED = re.compile(r"^layout .*?: nothing(?:; |$)")
SHOWN = 3  # links of a kind that are shown


@dataclass(frozen=True, slots=True)
class Said:
    """One field as it was read; `value` is None when it was not found, rule and place are "" when nobody says them."""

    field: str
    value: str | None
    rule: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is read from a page, what is wrong with it, and where it is not what a frozen case expects."""

    page: Page
    source: Source
    said: Sequence[Said]
    problems: Sequence[Problem]
    differing: Sequence[str]

    @property
    def missing(self) -> list[str]:
        """The fields of an article, as a layout calls them, that were not found."""
        blank = {one.field for one in self.said if one.value is None}
        if self.page.kind == "article" and "title" not in {one.field for one in self.said}:
            return ["title", "body"]  # an article by its address, of which nothing was read
        return [name for name in HINTED if name in blank]


def check_reading(page: Page, source: Source) -> Checked:
    """Read a page for a person."""
    folder = source.folder
    differing = list(differences(read_expected(folder), read_words(page))) if folder else []
    return Checked(page, source, read_fields(page), read_problems(page), differing)


def read_fields(page: Page) -> list[Said]:
    """Give everything that is read from a page in the order in which a reader meets it."""
    items = list(page.items())
    said = [one for item in items if isinstance(item, Article) for one in article_fields(page, item)]
    said += [one for item in items if isinstance(item, Contact) for one in contact_fields(item)]
    return said if page.kind == "article" else said + list(link_fields(page))


def read_problems(page: Page) -> list[Problem]:
    """Give the problems of a page, those of its dates too."""
    items = list(page.items())
    unread = [one for item in items if isinstance(item, Article) for one in date_problems(page, item)]
    return [item for item in items if isinstance(item, Problem)] + unread


def date_problems(page: Page, article: Article) -> Iterator[Problem]:
    """Give a problem for each printed date that states no date."""
    for name, raw in (("published_at", article.published_raw), ("updated_at", article.updated_raw)):
        if raw and read_printed_date(raw, page.site.timezone).at is None:
            yield Problem(page.url, name, "date cannot be read", raw, "name the date's own element in a layout")


def article_fields(page: Page, article: Article) -> Iterator[Said]:
    """Give the fields of an article."""
    yield _field(article, "title", article.title)
    yield _field(article, "lead", article.lead)
    yield _field(article, "section", article.section)
    for name, raw in (("published", article.published_raw), ("updated", article.updated_raw)):
        yield _field(article, name, raw)
        yield from _moment(page, raw)
    yield from _body(page, article)
    yield from _byline(article)
    yield from _pictures(page, article)
    for number, file in enumerate(article.attachments, 1):
        words = f"{file.title or file.file_name or ''} ({file.url})"
        yield Said(f"file {number}", words, article.evidence.get("attachments", ""), _place(page, file.title))
    yield from _links(page, article)
    yield Said("language", article.language)
    yield Said("canonical", article.canonical_url)
    yield Said("flags", ", ".join(article.flags) or "none")


def _field(article: Article, name: str, value: str | None) -> Said:
    """Give a field with its evidence."""
    return Said(FIELDS.get(name, name), value, *_halves(article.evidence.get(name, "")))


def _moment(page: Page, raw: str | None) -> Iterator[Said]:
    date = read_printed_date(raw, page.site.timezone)
    if date.at:
        local = date.at.astimezone(ZoneInfo(page.site.timezone))
        yield Said("  read as", local.strftime(SHAPES.get(date.precision or "", "%Y-%m-%d %H:%M")))
    elif raw:
        yield Said("  read as", None)


def _body(page: Page, article: Article) -> Iterator[Said]:
    texts = article.paragraphs
    yield _field(article, "text", counted(len(texts), "paragraph") if texts else None)
    for name, number in (("  first", 0), ("  last", -1)):
        if len(texts) > 1 or (texts and number == 0):
            yield Said(name, texts[number], place=_place(page, texts[number]))


def _byline(article: Article) -> Iterator[Said]:
    byline = article.byline
    yield _field(article, "byline", byline.raw)
    names = (("text by", ", ".join(byline.text_by)), ("photos by", ", ".join(byline.photos_by)))
    for name, value in (*names, ("unit", byline.unit), ("source", byline.source)):
        if byline.raw:
            yield Said(f"  {name}", value or None)


def _pictures(page: Page, article: Article) -> Iterator[Said]:
    rule = _field(article, "captions", None).rule
    for number, image in enumerate(article.images, 1):
        place = _place(page, image.caption_raw)
        yield Said(f"picture {number}", image.url or "(a caption without a picture)")
        yield Said("  caption", image.caption, rule if image.caption else "", place)
        if image.caption_raw:
            yield Said("  credit", image.credit)


def _links(page: Page, article: Article) -> Iterator[Said]:
    for kind in ("related", "body", "source"):
        links = [link for link in article.links if link.kind == kind]
        said = f"{len(links)}: " + " | ".join(link.anchor for link in links[:SHOWN]) if links else "none"
        rule = _field(article, kind, None).rule
        yield Said(f"links, {kind}", said, rule, _place(page, links[0].anchor if links else None))


def contact_fields(contact: Contact) -> Iterator[Said]:
    """Give the parts of a contact block that it has."""
    said = contact.evidence
    name = contact.organisation or "the site's own department"
    yield Said("contact", name, *_halves(said.get("organisation", "")))
    for part, value in asdict(contact).items():
        if value and part not in ("organisation", "evidence"):
            short = part.removesuffix("_raw")
            yield Said(f"  {short}", str(value), *_halves(said.get(short, "")))


def _halves(evidence: str) -> tuple[str, str]:
    """Take evidence apart into its rule and its place; what the head of the page says has no place.

    Of a selector that found nothing no more is said: the problems of the page name it.
    """
    evidence = MISSED.sub("no match; ", evidence).removesuffix("; ")
    rule, _, place = evidence.rpartition(" @ ")
    return (rule, place) if rule else (evidence, "")


def link_fields(page: Page) -> Iterator[Said]:
    """Give the links of a page that is no article, by what they seem to lead to."""
    follows = list(page.follows())
    for kind, count in sorted(Counter(follow.kind for follow in follows).items()):
        shown = [follow for follow in follows if follow.kind == kind][:SHOWN]
        yield Said(f"links, {kind}", str(count))
        for follow in shown:
            words = [follow.title, follow.date_raw, follow.url]
            yield Said("", " | ".join(cell_text(word) for word in words if word))


def _place(page: Page, text: str | None) -> str:
    return (page.place_of(text) or "") if text else ""
