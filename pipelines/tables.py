"""The only schema: each table of a release is a dataclass, each column a typed field with what it means.

Arrow schemas, `data/README.md`, the data package and the checks are all made from here (see `pipelines/schema.py`).
A column made by `decided` is None in a row just read from a page: only the release, which sees all captures, can tell.
Times are UTC. A column that says "null" may be null; every other column always has a value.

`TABLE` is the table's name, `YEARLY` says that its files lie by year. `ORDER` is the order of the rows in a file; in a
table with a `PARENT` it is the order among the rows of one version, and the versions follow the order of the parent.
"""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, ClassVar

Small = Annotated[int, "int32"]
"""A whole number that fits in 32 bits; a plain `int` has 64."""


def column(description: str, example: str = "") -> Any:
    """Describe a column that is read from a page; `example` is one value as a person would write it."""
    return field(metadata={"description": description, "example": example})


def decided(description: str, example: str = "") -> Any:
    """Describe a column that is decided when a release is made, from all captures of the site."""
    return field(default=None, metadata={"description": description, "example": example, "decided": True})


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: from `start`, up to but not including `end`, counted in code points from 0."""

    start: Small
    end: Small


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: a span and its part of speech."""

    start: Small
    end: Small
    pos: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one article: its title, lead, text, dates, byline, captions and attachments while they stayed."""

    TABLE: ClassVar[str] = "articles"
    YEARLY: ClassVar[bool] = True
    ORDER: ClassVar[tuple[str, ...]] = ("first_seen", "article_id", "version")

    site: str = column("Name of the site's file.", "sct-bentre")
    article_id: str = decided(
        "16 hexadecimal digits made from the site and the `url_key` of the address at which the archive first held the"
        " article (the shortest of that run). It stays when that moves and when a twin is found: see `addresses`.",
        "5f0c1d9ae2b37f64",
    )
    version: Small = decided("Counts from 1 in the order in which the contents were seen.", "2")
    is_latest: bool = decided("True for the last version of an article, also when the article is gone.", "true")
    url: str = decided(
        "Address that the version was last seen at, as requested: the newest of an article that moved, of twins the"
        " canonical one, else the shortest.",
        "https://a.gov.vn/Detail.aspx?ItemID=5",
    )
    canonical_url: str | None = column("Address that the page itself names as the right one; null if it names none.")
    section: str | None = column("Section as the page prints it, clean; null if it prints none.", "Tin tức - Sự kiện")
    title: str | None = column("Title, clean, without the name of the site; null if unread.", "Đại hội Công đoàn cơ sở")
    title_raw: str | None = column("Title as printed.")
    lead: str | None = column("Lead (sapo), clean; null if the page has none apart from the body.")
    paragraphs: list[str] = column(
        "The body's paragraphs, clean: no captions, byline, related links or boilerplate. Empty if the body is unread."
    )
    text_raw: str = column("Paragraphs as printed, joined by one newline.")
    text: str = column("The body for people: `paragraphs` joined by one newline. Spelling is the page's own.")
    text_norm: str = column(
        "`text` with one style of tone marks (hòa, ủy) and misplaced marks mended; same length, same offsets as `text`."
    )
    search_key: str = column(
        "Title, lead and text, one to a line, in lower case without Vietnamese marks.",
        "dai hoi cong doan",
    )
    published_at: datetime | None = column(
        "Time of publication. A date with no time is midnight at the site; see `published_precision`. Null if the page"
        " prints no such date ('Cập nhật' labels an update), or if it can't be read: `problems` says so then.",
        "2023-04-16T17:00:00Z",
    )
    published_precision: str | None = column(
        "minute, day, month, quarter or year: how much the page says. Null with the date.", "day"
    )
    published_raw: str | None = column("Date of publication as printed, with its label.", "Ngày đăng: 17/04/2023")
    updated_at: datetime | None = column("Time of the last update that the page prints; read as `published_at`.")
    updated_precision: str | None = column("As `published_precision`, for the update.", "day")
    updated_raw: str | None = column("Date of the update as printed, with its label.", "(Cập nhật: 17/04/2023)")
    byline_raw: str | None = column(
        "The line that says who made the article, as printed.", "Tin, ảnh: Xuyên – P.KHTCTH"
    )
    text_by: list[str] = column("Authors named in the byline, clean; empty if none.", "Xuyên")
    photos_by: list[str] = column("Photographers named in the byline, clean; empty if none.", "Xuyên")
    unit: str | None = column("Office named in the byline, clean.", "P.KHTCTH")
    source: str | None = column("Whom the article was taken from, clean.", "Báo Đồng Khởi")
    language: str | None = column("Language that the page declares, as a BCP 47 code; null if it declares none.", "vi")
    sentences: list[Span] = column("Sentences as spans of `text` and `text_norm`.")
    tokens: list[Token] = column("Words as spans of `text` and `text_norm`, with part of speech (underthesea's tags).")
    word_count: Small = column("Tokens that hold a letter or a digit.", "412")
    first_seen: datetime = decided("Time of the first capture that showed this version.")
    last_seen: datetime = decided(
        "Time of the last capture that showed this version, or that the server called unchanged."
    )
    gone_at: datetime | None = decided(
        "First time that the page was found missing (404, 410, a page that says so, a redirect to the home page or to a"
        " list) while the site otherwise answered. Null while it stands, null again if it returns, null on all versions"
        " but the latest, and null while many pages are gone at once: `problems` says so then."
    )
    capture_id: str = column("Capture that this version was read from: `captures.capture_id`.")
    layout: str | None = column("Name of the layout that the page was read by; null for the general reading.")
    evidence: dict[str, str] = column("For each field that was found: the rule and the place, as `rule @ path`.")
    flags: list[str] = column("What is odd about the page or its text, sorted.", "broken_word")


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One picture of one version of an article."""

    TABLE: ClassVar[str] = "images"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("position",)

    site: str = column("Name of the site's file.", "sct-bentre")
    article_id: str = decided("`articles.article_id`.")
    version: Small = decided("`articles.version`.", "1")
    position: Small = column("Counts from 0 in reading order.", "0")
    url: str = column("Address of the picture.")
    caption_raw: str | None = column("Caption as printed, with its credit; null if there is none.")
    caption: str | None = column("Caption, clean, without its credit; one caption over two lines is one caption.")
    credit: str | None = column("Who took the picture, as its caption says, clean.", "Quốc Hùng")
    alt: str | None = column("Alternative text as printed.")
    width: Small | None = column("Width that the page gives it, in pixels; null if none, or in another unit.", "600")
    height: Small | None = column("Height that the page gives it, in pixels; null if none, or in another unit.", "400")
    sha256: str | None = decided("SHA-256 of the file as captured, 64 hexadecimal digits; null if it was not captured.")
    media_type: str | None = decided(
        "Media type that the file's bytes show, else that the server gave; null if not captured.", "image/jpeg"
    )
    capture_id: str | None = decided(
        "Capture of the file: the one nearest in time to when the version was first seen. Null if not captured."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One document linked from one version of an article."""

    TABLE: ClassVar[str] = "attachments"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("position",)

    site: str = column("Name of the site's file.", "sct-bentre")
    article_id: str = decided("`articles.article_id`.")
    version: Small = decided("`articles.version`.", "1")
    position: Small = column("Counts from 0 in reading order.", "0")
    url: str = column("Address of the document.")
    title: str | None = column("What the link says, clean.", "Kế hoạch số 12/KH-UBND")
    file_name: str | None = column("Name of the file as the page or its address gives it.", "Kehoach12.pdf")
    media_type: str | None = decided(
        "Media type that the file's bytes show, else that the server gave; null if not captured.", "application/pdf"
    )
    size: int | None = decided("Size of the file in bytes; null if it was not captured.", "183296")
    sha256: str | None = decided("SHA-256 of the file as captured, 64 hexadecimal digits; null if it was not captured.")
    capture_id: str | None = decided("Capture of the file, chosen as in `images`; null if it was not captured.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One organisation's contact block while it stayed the same."""

    TABLE: ClassVar[str] = "contacts"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("organisation", "parent", "valid_from")

    site: str = column("Name of the site's file.", "sct-bentre")
    organisation: str = column(
        "Organisation, clean; the site's own department where the block prints no name.", "Sở Công Thương tỉnh Bến Tre"
    )
    parent: str | None = column("What it is subordinate to: the department, for a subordinate unit.")
    role: str | None = column("department or subordinate, where the block lets it be told.", "subordinate")
    emails: list[str] = column("E-mail addresses in the order of the page, lower case.", "soct@bentre.gov.vn")
    phones: list[str] = column(
        "Telephone numbers in E.164 in the order of the page, read by the numbering of the page's day.", "+842753822365"
    )
    phones_raw: str | None = column("The line of telephone numbers as printed.", "0275.3822 365- 3822 251")
    fax: list[str] = column("Fax numbers in E.164.", "+842753823318")
    address: str | None = column("Address, clean.")
    person: str | None = column("Person responsible, clean.")
    licence: str | None = column("The site's licence, clean.", "Số 23/GP-TTĐT ngày 10/5/2012")
    website: str | None = column("Web address as printed.")
    valid_from: datetime = decided("Time of the first capture that showed the block like this.")
    valid_to: datetime | None = decided(
        "Time of the capture that first showed another block, or none where it had stood; null while it is current."
    )
    capture_id: str = column("First capture that showed the block like this.")
    evidence: dict[str, str] = column("For each field that was found: the rule and the place, as `rule @ path`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name, date, number, sum or quantity in one version of an article."""

    TABLE: ClassVar[str] = "mentions"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("field", "start", "end", "kind", "rule")

    site: str = column("Name of the site's file.", "sct-bentre")
    article_id: str = decided("`articles.article_id`.")
    version: Small = decided("`articles.version`.", "1")
    field: str = column("title, lead, text, or caption.N: the caption of the image at position N.", "text")
    start: Small = column("First code point of the mention in that field.", "6")
    end: Small = column("One past its last code point.", "20")
    text: str = column("The mention as it stands there.", "Trần Văn Đấu")
    kind: str = column(
        "person, organisation, place, date, document, phone, email, money or quantity (a number with its unit).",
        "person",
    )
    role: str | None = column(
        "For a person, the offices held as printed beside the name, parted by '; '; for a place, the kind of unit; for"
        " a date, published, updated, event, lunar or mention; for a document, what it is called; for a telephone,"
        " landline, mobile, fax, hotline, government, service or unknown; for money and quantities, over, under or"
        " about. Null if not said.",
        "Phó Giám đốc",
    )
    value: str | None = column(
        "What it means: a date as ISO 8601 at Vietnam's clock (2023, 2023-Q1, 2023-04, 2023-04-14, 2023-04-14T09:15, a"
        " range as a/b; null for a lunar one); a document number without blanks; a telephone in E.164, null where no"
        " plan fits; an e-mail address; a sum as number and ISO 4217 code ('1500000 VND'; the number alone where no"
        " currency is printed), a quantity as number and UCUM code ('12.5 %', '300 {household}'), both with a range as"
        " a/b; else the name.",
        "2023-04-14",
    )
    rule: str = column("Rule that found it; `+` parts what was noticed besides.", "office-name")
    today: str | None = column(
        "For a place, the commune and the province, or the province alone, that it lies in since 1 July 2025, when 63"
        " provinces became 34 and the districts ended. Null for all else, and where it is not certain.",
        "Thành phố Đà Nẵng",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link from one version of an article to another page."""

    TABLE: ClassVar[str] = "links"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("position",)

    site: str = column("Name of the site's file.", "sct-bentre")
    article_id: str = decided("`articles.article_id`.")
    version: Small = decided("`articles.version`.", "1")
    position: Small = column("Counts from 0 in reading order.", "0")
    kind: str = column("related (a list of other articles), body (in the text) or source.", "related")
    url: str = column("Address that the link leads to.")
    anchor: str = column("Words of the link, clean; may be empty.", "Hội nghị tổng kết năm 2022")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One response record of the archive: what a CDX index says, and what the page was taken for."""

    TABLE: ClassVar[str] = "captures"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("fetched_at", "warc_file", "warc_offset")

    site: str = column("Name of the site's file.", "sct-bentre")
    capture_id: str = column("WARC-Record-ID without `<urn:uuid:` and `>`.", "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11")
    url: str = column("Address that was asked for.")
    url_key: str = column(
        "The address without scheme, `www.`, fragment, session ids, tracking parameters and default file names, its"
        " parameters sorted: captures of one page share it. No other parameter is dropped.",
        "a.gov.vn/Detail.aspx?ItemID=5",
    )
    fetched_at: datetime = column("Time of the response.")
    status: Small = column("HTTP status; 304 for a page that the server called unchanged.", "200")
    media_type: str | None = column("Media type that the server gave, lower case, without parameters.", "text/html")
    kind: str | None = column(
        "What the page was taken for: article, list, home, contact, document, search, login, missing, blocked, broken,"
        " hacked, asset or other; null if unread.",
        "article",
    )
    size: int = column("Bytes of the payload as stored, still content-encoded; 0 for a revisit.", "23041")
    payload_sha256: str = column("SHA-256 of the payload as stored, 64 hexadecimal digits.")
    warc_file: str = column("WARC file, under `data/captures/<site>/`.", "20261122T010000Z-sct-bentre-00000.warc.gz")
    warc_offset: int = column("Where the record begins in that file, in bytes.", "48211")
    warc_length: int = column("Length of the compressed record in bytes.", "9120")
    etag: str | None = column("ETag as the server gave it.")
    last_modified: str | None = column("Last-Modified as the server gave it.")
    revisit_of: str | None = column("For a revisit record: the capture that holds the payload. Else null.")
    sniffed_type: str | None = column("Media type that the bytes of a file show; null for pages.", "application/pdf")
    redirect: str | None = column("Address that a redirect (status 301, 302, 303, 307, 308) leads to. Else null.")
    run_id: str | None = column("Run that made the capture; null for one that came from elsewhere.")
    source: str = column("live, import, wayback or commoncrawl.", "live")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address at which an article was seen, and why it is that article's."""

    TABLE: ClassVar[str] = "addresses"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("article_id", "first_seen", "url_key")

    site: str = column("Name of the site's file.", "sct-bentre")
    article_id: str = column("`articles.article_id`.")
    url: str = column("The address as last requested.", "https://a.gov.vn/print.aspx?ItemID=5")
    url_key: str = column("`captures.url_key`.", "a.gov.vn/print.aspx?ItemID=5")
    reason: str = column(
        "first (the archive held the article here first), canonical (the page names the other address), redirect (the"
        " other leads here), case, parameters, number or slug (the same content, and addresses that differ in no more"
        " than the case of letters, added parameters, what stands beside the number, the folder), content (the same"
        " content under another form of address), moved (the same content after the other was gone).",
        "canonical",
    )
    other: str | None = column("The `url_key` by which it belongs to the article; null for the first.")
    first_seen: datetime = column("Time of the first capture that showed the article here.")
    last_seen: datetime = column("Time of the last one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing on one page, or at its fetching, that could not be read."""

    TABLE: ClassVar[str] = "problems"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("url", "field", "problem", "detail")

    site: str = column("Name of the site's file.", "sct-bentre")
    url: str = column("Address of the page.")
    capture_id: str | None = column("Newest capture that shows it; null if there is no capture.")
    field: str = column("Column that it concerns, `page` for the whole page, `fetch` for the fetching.", "published_at")
    problem: str = column("What is wrong, in a few words that stay the same.", "date cannot be read")
    detail: str = column("What was found there.", "Ngày đăng: 31/02/2023")
    advice: str = column("What to do about it.")
    found_at: datetime = column("Time of that capture, or of the note of the crawl.")
    run_id: str | None = column("Run that met it last; null outside of runs.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One crawl of one site."""

    TABLE: ClassVar[str] = "runs"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("started_at", "run_id")

    site: str = column("Name of the site's file.", "sct-bentre")
    run_id: str = column("Time of the start and the site.", "20261122T010000Z-sct-bentre")
    started_at: datetime = column("Start of the run; of its first capture if the run was killed.")
    ended_at: datetime = column("End of the run; time of its last capture if the run was killed.")
    reason: str = column(
        "Why it ended: finished, limit, signal..., or killed if nothing was left to say so.", "finished"
    )
    fetched: int = column("Responses captured.", "431")
    not_modified: int = column("Of these, answers of status 304.", "380")
    new_articles: int = column("Articles seen for the first time.", "12")
    changed_articles: int = column("Articles seen before that have a new version.", "3")
    gone_articles: int = column("Articles found missing in this run that have not come back.", "1")
    problems: int = column("Rows of `problems` that this run met last.", "2")
    bytes: int = column("Bytes that the run's responses take in WARC files.", "3804122")
    coverage: dict[str, float] = column(
        "For each field: the share (0 to 1) of the articles read in this run that have it."
    )


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
    """One reading of a page that is no article: which articles it leads to. Lies in parts only."""

    TABLE: ClassVar[str] = "list_sightings"

    capture_id: str = column("Capture that was read.")
    entries: list[str] = column("`url_key` of each article that the page links to, in its order; empty if it has none.")


TABLES: tuple[type, ...] = (Article, Image, Attachment, Contact, Mention, Link, Capture, Problem, Run, Address)
"""The tables of a release, in the order in which people want to read about them."""

PART_ONLY: tuple[type, ...] = (ArticleSighting, ContactSighting, ListSighting, Coverage, RunNote)
"""What parts hold besides, for the release to decide by."""
