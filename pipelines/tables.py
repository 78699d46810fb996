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


NAME = "word of a-z, 0-9, `-`, `_` and `.`"
LINE = "text in NFC on one line"
TEXT = "text in NFC; paragraphs parted by one newline"
LINES = "texts in NFC, each on one line"
PRINTED = "text as printed, not in NFC unless the page is"
PRINTED_LINES = "text as printed; paragraphs parted by one newline"
KEY = "lower case without marks, one line each"
ADDRESS = "absolute http or https address"
KEY_OF_ADDRESS = "address without scheme, as `captures.url_key`"
HEX16 = "16 hexadecimal digits, lower case"
HEX64 = "64 hexadecimal digits, lower case"
UUID = "UUID, lower case with hyphens"
RUN = "YYYYMMDDTHHMMSSZ-site, UTC"
FILE = "file name"
TIME = "UTC, microseconds since 1970; ISO 8601 as text"
TRUTH = "true or false"
CHOICE = "one of the words that are listed"
COUNT = "whole number from 0"
FROM_0 = "whole number from 0, without gaps"
FROM_1 = "whole number from 1, without gaps"
POINTS = "code points from 0"
PIXELS = "CSS pixels"
BYTES = "bytes"
HTTP = "HTTP status, 100 to 599"
MEDIA_TYPE = "media type without parameters, lower case"
VALUE = "by `kind`: ISO 8601, E.164, ISO 4217, UCUM or text"
SPANS = "start and end in code points from 0"
TOKENS = "start and end in code points from 0; tag of a part of speech"
MAP = "name of the column: rule @ path of elements"
SHARES = "name of the column: 0 to 1"
LIST_OF_NAMES = "names in NFC"
LIST_OF_WORDS = "words of a-z and `_`, sorted"
LIST_OF_ADDRESSES = "e-mail addresses, lower case"
LIST_OF_NUMBERS = "E.164: + and up to 15 digits"


def column(description: str, example: str = "", *, form: str = "", edge: str = "") -> Any:
    """Describe a column that is read from a page.

    `example` is one value (of a list: one item) as a person would write it, `form` its unit or format, `edge` what
    to beware of beyond the description.
    """
    return field(metadata=_words(description, example, form, edge))


def decided(description: str, example: str = "", *, form: str = "", edge: str = "") -> Any:
    """Describe a column that is decided when a release is made, from all captures of the site."""
    return field(default=None, metadata={**_words(description, example, form, edge), "decided": True})


def _words(description: str, example: str, form: str, edge: str) -> dict[str, Any]:
    return {"description": description, "example": example, "unit_or_format": form, "edge_cases": edge}


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

    site: str = column(
        "Name of the site's file.",
        "sct-bentre",
        form=NAME,
        edge="A department that moves to another site is another `site`.",
    )
    article_id: str = decided(
        "16 hexadecimal digits made from the site and the `url_key` of the address at which the archive first held the"
        " article (the shortest of that run). It stays when that moves and when a twin is found: see `addresses`.",
        "5f0c1d9ae2b37f64",
        form=HEX16,
        edge="Articles that turn out to be one keep the older id; the other's is no longer used.",
    )
    version: Small = decided(
        "Counts from 1 in the order in which the contents were seen.",
        "2",
        form=FROM_1,
        edge="A hit counter or a sidebar that changes makes no version.",
    )
    is_latest: bool = decided(
        "True for the last version of an article, also when the article is gone.", "true", form=TRUTH
    )
    url: str = decided(
        "Address that the version was last seen at, as requested: the newest of an article that moved, of twins the"
        " canonical one, else the shortest.",
        "https://a.gov.vn/Detail.aspx?ItemID=5",
        form=ADDRESS,
        edge="Written as it was requested, mostly percent-encoded; `url_key` compares better.",
    )
    canonical_url: str | None = column(
        "Address that the page itself names as the right one; null if it names none.",
        "https://a.gov.vn/tin/dai-hoi-5.html",
        form=ADDRESS,
        edge="May lead elsewhere by mistake: `addresses` says which were believed.",
    )
    section: str | None = column(
        "Section as the page prints it, clean; null if it prints none.",
        "Tin tức - Sự kiện",
        form=LINE,
        edge="Sites rename their sections: an old version keeps the old name.",
    )
    title: str | None = column(
        "Title, clean, without the name of the site; null if unread.", "Đại hội Công đoàn cơ sở", form=LINE
    )
    title_raw: str | None = column(
        "Title as printed.", "ĐẠI HỘI  CÔNG ĐOÀN CƠ SỞ", form=PRINTED, edge="Null with `title`."
    )
    lead: str | None = column(
        "Lead (sapo), clean; null if the page has none apart from the body.",
        "Sáng ngày 14/4, Công đoàn cơ sở tổ chức Đại hội.",
        form=LINE,
    )
    paragraphs: list[str] = column(
        "The body's paragraphs, clean: no captions, byline, related links or boilerplate. Empty if the body is unread.",
        "Đại hội bầu 5 đồng chí vào Ban Chấp hành.",
        form=LINES,
        edge="No paragraph holds a line break.",
    )
    text_raw: str = column(
        "Paragraphs as printed, joined by one newline.",
        "Đại hội  bầu 5 đồng chí vào Ban Chấp hành.",
        form=PRINTED_LINES,
        edge="Empty if the body is unread.",
    )
    text: str = column(
        "The body for people: `paragraphs` joined by one newline. Spelling is the page's own.",
        "Đại hội bầu 5 đồng chí vào Ban Chấp hành.",
        form=TEXT,
        edge="Empty if the body is unread.",
    )
    text_norm: str = column(
        "`text` with one style of tone marks (hòa, ủy) and misplaced marks mended; same length and offsets as `text`.",
        "Đại hội bầu 5 đồng chí vào Ban Chấp hành.",
        form=TEXT,
        edge="Empty with `text`.",
    )
    search_key: str = column(
        "Title, lead and text, one to a line, in lower case without Vietnamese marks.",
        "dai hoi cong doan",
        form=KEY,
        edge="đ becomes d; a missing title or lead has no line.",
    )
    published_at: datetime | None = column(
        "Time of publication. A date with no time is midnight at the site; see `published_precision`. Null if the page"
        " prints no such date ('Cập nhật' labels an update), or if it can't be read: `problems` says so then.",
        "2023-04-16T17:00:00Z",
        form=TIME,
        edge="With precision month, quarter or year it is the first instant of it.",
    )
    published_precision: str | None = column(
        "minute, day, month, quarter or year: how much the page says. Null with the date.", "day", form=CHOICE
    )
    published_raw: str | None = column(
        "Date of publication as printed, with its label.",
        "Ngày đăng: 17/04/2023",
        form=PRINTED,
        edge="Null if the page prints none; may stand where `published_at` is null.",
    )
    updated_at: datetime | None = column(
        "Time of the last update that the page prints; read as `published_at`.",
        "2023-04-17T02:30:00Z",
        form=TIME,
        edge="Null if the page prints none.",
    )
    updated_precision: str | None = column(
        "As `published_precision`, for the update.", "day", form=CHOICE, edge="Null with `updated_at`."
    )
    updated_raw: str | None = column(
        "Date of the update as printed, with its label.",
        "(Cập nhật: 17/04/2023)",
        form=PRINTED,
        edge="Null if the page prints none.",
    )
    byline_raw: str | None = column(
        "The line that says who made the article, as printed.",
        "Tin, ảnh: Xuyên – P.KHTCTH",
        form=PRINTED,
        edge="Null if the page prints none.",
    )
    text_by: list[str] = column(
        "Authors named in the byline, clean; empty if none.",
        "Xuyên",
        form=LIST_OF_NAMES,
        edge="Pen names stand as they are printed.",
    )
    photos_by: list[str] = column(
        "Photographers named in the byline, clean; empty if none.",
        "Xuyên",
        form=LIST_OF_NAMES,
        edge="'Tin, ảnh: X' names X in `text_by` as well.",
    )
    unit: str | None = column(
        "Office named in the byline, clean.",
        "P.KHTCTH",
        form=LINE,
        edge="Null if the byline names none; abbreviations are not spelled out.",
    )
    source: str | None = column(
        "Whom the article was taken from, clean.", "Báo Đồng Khởi", form=LINE, edge="Null if the page names none."
    )
    language: str | None = column(
        "Language that the page declares, as a BCP 47 code; null if it declares none.",
        "vi",
        form="BCP 47 language tag",
        edge="What the page says, which need not be what its text is in.",
    )
    sentences: list[Span] = column(
        "Sentences as spans of `text` and `text_norm`.",
        '[{"start": 0, "end": 41}]',
        form=SPANS,
        edge="Empty for an empty text; a sentence never crosses a paragraph.",
    )
    tokens: list[Token] = column(
        "Words as spans of `text` and `text_norm`, with part of speech (underthesea's tags).",
        '[{"start": 0, "end": 7, "pos": "N"}]',
        form=TOKENS,
        edge="Empty for an empty text; a word of several syllables is one token.",
    )
    word_count: Small = column("Tokens that hold a letter or a digit.", "412", form=COUNT, edge="0 for an empty text.")
    first_seen: datetime = decided(
        "Time of the first capture that showed this version.",
        "2026-11-22T01:00:12Z",
        form=TIME,
        edge="Not when it was published: an old article that is crawled late is first seen late.",
    )
    last_seen: datetime = decided(
        "Time of the last capture that showed this version, or that the server called unchanged.",
        "2026-11-23T01:00:09Z",
        form=TIME,
        edge="Not when it ended: a later version, or `gone_at`, says that.",
    )
    gone_at: datetime | None = decided(
        "First time that the page was found missing (404, 410, a page that says so, a redirect to the home page or to a"
        " list) while the site otherwise answered. Null while it stands, null again if it returns, null on all versions"
        " but the latest, and null while many pages are gone at once: `problems` says so then.",
        "2026-12-01T01:00:31Z",
        form=TIME,
    )
    capture_id: str = column(
        "Capture that this version was read from: `captures.capture_id`.",
        "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11",
        form=UUID,
    )
    layout: str | None = column(
        "Name of the layout that the page was read by; null for the general reading.", "trang-cu", form=NAME
    )
    evidence: dict[str, str] = column(
        "For each field that was found: the rule and the place, as `rule @ path`.",
        '{"title": "h1 beside the date @ div.main > h1"}',
        form=MAP,
        edge="A field that was not found has no entry.",
    )
    flags: list[str] = column(
        "What is odd about the page or its text, sorted.",
        "broken_word",
        form=LIST_OF_WORDS,
        edge="Empty if nothing is odd.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One picture of one version of an article."""

    TABLE: ClassVar[str] = "images"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("position",)

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = decided("`articles.article_id`.", "5f0c1d9ae2b37f64", form=HEX16)
    version: Small = decided("`articles.version`.", "1", form=FROM_1)
    position: Small = column("Counts from 0 in reading order.", "0", form=FROM_0)
    url: str = column(
        "Address of the picture.",
        "https://a.gov.vn/upload/2023/04/anh1.jpg",
        form=ADDRESS,
        edge="One picture may stand twice in an article: two rows.",
    )
    caption_raw: str | None = column(
        "Caption as printed, with its credit; null if there is none.",
        "Quang cảnh Đại hội. Ảnh: Quốc Hùng",
        form=PRINTED,
    )
    caption: str | None = column(
        "Caption, clean, without its credit; one caption over two lines is one caption.",
        "Quang cảnh Đại hội.",
        form=LINE,
        edge="Null with `caption_raw`, and where that is a credit alone.",
    )
    credit: str | None = column(
        "Who took the picture, as its caption says, clean.",
        "Quốc Hùng",
        form=LINE,
        edge="Null if the caption names nobody.",
    )
    alt: str | None = column(
        "Alternative text as printed.", "anh1", form=PRINTED, edge="Null if the page gives none; often the file's name."
    )
    width: Small | None = column(
        "Width that the page gives it, in pixels; null if none, or in another unit.",
        "600",
        form=PIXELS,
        edge="Not measured from the file.",
    )
    height: Small | None = column(
        "Height that the page gives it, in pixels; null if none, or in another unit.",
        "400",
        form=PIXELS,
        edge="Not measured from the file.",
    )
    sha256: str | None = decided(
        "SHA-256 of the file as captured, 64 hexadecimal digits; null if it was not captured.",
        "8a75ceaab43dc3566ec082714196dd94e196c7d809c9b126adf62cc58578fe0c",
        form=HEX64,
        edge="The same picture under two addresses has one digest.",
    )
    media_type: str | None = decided(
        "Media type that the file's bytes show, else that the server gave; null if not captured.",
        "image/jpeg",
        form=MEDIA_TYPE,
    )
    capture_id: str | None = decided(
        "Capture of the file: the one nearest in time to when the version was first seen. Null if not captured.",
        "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11",
        form=UUID,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One document linked from one version of an article."""

    TABLE: ClassVar[str] = "attachments"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("position",)

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = decided("`articles.article_id`.", "5f0c1d9ae2b37f64", form=HEX16)
    version: Small = decided("`articles.version`.", "1", form=FROM_1)
    position: Small = column("Counts from 0 in reading order.", "0", form=FROM_0)
    url: str = column("Address of the document.", "https://a.gov.vn/upload/2023/04/Kehoach12.pdf", form=ADDRESS)
    title: str | None = column(
        "What the link says, clean.", "Kế hoạch số 12/KH-UBND", form=LINE, edge="Null if the page gives none."
    )
    file_name: str | None = column(
        "Name of the file as the page or its address gives it.",
        "Kehoach12.pdf",
        form=PRINTED,
        edge="Null if neither gives one; never to be used as a path as it stands.",
    )
    media_type: str | None = decided(
        "Media type that the file's bytes show, else that the server gave; null if not captured.",
        "application/pdf",
        form=MEDIA_TYPE,
    )
    size: int | None = decided("Size of the file in bytes; null if it was not captured.", "183296", form=BYTES)
    sha256: str | None = decided(
        "SHA-256 of the file as captured, 64 hexadecimal digits; null if it was not captured.",
        "7b3a7d1e336c5c502aefc79179ffbd8d6d329679ab8842646ef6687572a92e80",
        form=HEX64,
    )
    capture_id: str | None = decided(
        "Capture of the file, chosen as in `images`; null if it was not captured.",
        "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11",
        form=UUID,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One organisation's contact block while it stayed the same."""

    TABLE: ClassVar[str] = "contacts"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("organisation", "parent", "valid_from")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    organisation: str = column(
        "Organisation, clean; the site's own department where the block prints no name.",
        "Sở Công Thương tỉnh Bến Tre",
        form=LINE,
    )
    parent: str | None = column(
        "What it is subordinate to: the department, for a subordinate unit.",
        "Sở Công Thương tỉnh Bến Tre",
        form=LINE,
        edge="Null for the department itself, and where the block does not let it be told.",
    )
    role: str | None = column(
        "department or subordinate, where the block lets it be told.",
        "subordinate",
        form=CHOICE,
        edge="Null where it does not.",
    )
    emails: list[str] = column(
        "E-mail addresses in the order of the page, lower case.",
        "soct@bentre.gov.vn",
        form=LIST_OF_ADDRESSES,
        edge="Empty if the block prints none that can be read.",
    )
    phones: list[str] = column(
        "Telephone numbers in E.164 in the order of the page, read by the numbering of the page's day.",
        "+842753822365",
        form=LIST_OF_NUMBERS,
        edge="Empty if the block prints none that can be read: `phones_raw` stands all the same.",
    )
    phones_raw: str | None = column(
        "The line of telephone numbers as printed.",
        "0275.3822 365- 3822 251",
        form=PRINTED,
        edge="Null if the block prints none.",
    )
    fax: list[str] = column(
        "Fax numbers in E.164.", "+842753823318", form=LIST_OF_NUMBERS, edge="Empty if the block prints none."
    )
    address: str | None = column(
        "Address, clean.",
        "Số 2 đường Hai Bà Trưng, tỉnh Bến Tre",
        form=LINE,
        edge="Null if the block prints none; districts and provinces as printed, also those that ended in 2025.",
    )
    person: str | None = column(
        "Person responsible, clean.", "Nguyễn Văn Bảy", form=LINE, edge="Null if the block names nobody."
    )
    licence: str | None = column(
        "The site's licence, clean.", "Số 23/GP-TTĐT ngày 10/5/2012", form=LINE, edge="Null if the block prints none."
    )
    website: str | None = column(
        "Web address as printed.",
        "www.a.gov.vn",
        form=PRINTED,
        edge="Null if the block prints none; often without scheme.",
    )
    valid_from: datetime = decided(
        "Time of the first capture that showed the block like this.",
        "2026-11-22T01:00:12Z",
        form=TIME,
        edge="Not when the office took the number, but when the archive first saw it.",
    )
    valid_to: datetime | None = decided(
        "Time of the capture that first showed another block, or none where it had stood; null while it is current.",
        "2026-12-24T01:00:07Z",
        form=TIME,
    )
    capture_id: str = column(
        "First capture that showed the block like this.", "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11", form=UUID
    )
    evidence: dict[str, str] = column(
        "For each field that was found: the rule and the place, as `rule @ path`.",
        '{"phones": "label @ footer > p"}',
        form=MAP,
        edge="A field that was not found has no entry.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name, date, number, sum or quantity in one version of an article."""

    TABLE: ClassVar[str] = "mentions"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("field", "start", "end", "kind", "rule")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = decided("`articles.article_id`.", "5f0c1d9ae2b37f64", form=HEX16)
    version: Small = decided("`articles.version`.", "1", form=FROM_1)
    field: str = column("title, lead, text, or caption.N: the caption of the image at position N.", "text", form=CHOICE)
    start: Small = column(
        "First code point of the mention in that field.",
        "6",
        form=POINTS,
        edge="`text` means `articles.text`; Python slices by it as it stands.",
    )
    end: Small = column("One past its last code point.", "20", form=POINTS)
    text: str = column(
        "The mention as it stands there.",
        "Trần Văn Đấu",
        form=PRINTED,
        edge="Mentions may overlap: a date within a document's name is both.",
    )
    kind: str = column(
        "person, organisation, place, date, document, phone, email, money or quantity (a number with its unit).",
        "person",
        form=CHOICE,
    )
    role: str | None = column(
        "For a person, the offices held as printed beside the name, parted by '; '; for a place, the kind of unit; for"
        " a date, published, updated, event, lunar or mention; for a document, what it is called; for a telephone,"
        " landline, mobile, fax, hotline, government, service or unknown; for money and quantities, over, under or"
        " about. Null if not said.",
        "Phó Giám đốc",
        form=LINE,
    )
    value: str | None = column(
        "What it means: a date as ISO 8601 at Vietnam's clock (2023, 2023-Q1, 2023-04, 2023-04-14, 2023-04-14T09:15, a"
        " range as a/b; null for a lunar one); a document number without blanks; a telephone in E.164, null where no"
        " plan fits; an e-mail address; a sum as number and ISO 4217 code ('1500000 VND'; the number alone where no"
        " currency is printed), a quantity as number and UCUM code ('12.5 %', '300 {household}'), both with a range as"
        " a/b; else the name.",
        "2023-04-14",
        form=VALUE,
        edge="Null where no meaning is certain.",
    )
    rule: str = column("Rule that found it; `+` parts what was noticed besides.", "office-name", form=NAME)
    today: str | None = column(
        "For a place, the commune and the province, or the province alone, that it lies in since 1 July 2025, when 63"
        " provinces became 34 and the districts ended. Null for all else, and where it is not certain.",
        "Thành phố Đà Nẵng",
        form=LINE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link from one version of an article to another page."""

    TABLE: ClassVar[str] = "links"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("position",)

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = decided("`articles.article_id`.", "5f0c1d9ae2b37f64", form=HEX16)
    version: Small = decided("`articles.version`.", "1", form=FROM_1)
    position: Small = column("Counts from 0 in reading order.", "0", form=FROM_0)
    kind: str = column("related (a list of other articles), body (in the text) or source.", "related", form=CHOICE)
    url: str = column(
        "Address that the link leads to.",
        "https://a.gov.vn/tin/hoi-nghi-4.html",
        form=ADDRESS,
        edge="May lead to a page that was never captured.",
    )
    anchor: str = column("Words of the link, clean; may be empty.", "Hội nghị tổng kết năm 2022", form=LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One response record of the archive: what a CDX index says, and what the page was taken for."""

    TABLE: ClassVar[str] = "captures"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("fetched_at", "warc_file", "warc_offset")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    capture_id: str = column(
        "WARC-Record-ID without `<urn:uuid:` and `>`.", "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11", form=UUID
    )
    url: str = column("Address that was asked for.", "https://a.gov.vn/Detail.aspx?ItemID=5", form=ADDRESS)
    url_key: str = column(
        "The address without scheme, `www.`, fragment, session ids, tracking parameters and default file names, its"
        " parameters sorted: captures of one page share it. No other parameter is dropped.",
        "a.gov.vn/Detail.aspx?ItemID=5",
        form=KEY_OF_ADDRESS,
    )
    fetched_at: datetime = column(
        "Time of the response.",
        "2026-11-22T01:00:12Z",
        form=TIME,
        edge="Of an imported capture: the time that its WARC record gives.",
    )
    status: Small = column(
        "HTTP status; 304 for a page that the server called unchanged.",
        "200",
        form=HTTP,
        edge="A page that says 'not found' with status 200 is told by `kind`.",
    )
    media_type: str | None = column(
        "Media type that the server gave, lower case, without parameters.",
        "text/html",
        form=MEDIA_TYPE,
        edge="Null if the server gave none.",
    )
    kind: str | None = column(
        "What the page was taken for: article, list, home, contact, document, search, login, missing, blocked, broken,"
        " hacked, asset or other; null if unread.",
        "article",
        form=CHOICE,
    )
    size: int = column("Bytes of the payload as stored, still content-encoded; 0 for a revisit.", "23041", form=BYTES)
    payload_sha256: str = column(
        "SHA-256 of the payload as stored, 64 hexadecimal digits.",
        "c8ceb6aa6268699df99dedcf93f8fa349435729965ff9ba214a57191786889d9",
        form=HEX64,
        edge="Captures of one content share it.",
    )
    warc_file: str = column(
        "WARC file, under `data/captures/<site>/`.", "20261122T010000Z-sct-bentre-00000.warc.gz", form=FILE
    )
    warc_offset: int = column("Where the record begins in that file, in bytes.", "48211", form=BYTES)
    warc_length: int = column("Length of the compressed record in bytes.", "9120", form=BYTES)
    etag: str | None = column(
        "ETag as the server gave it.", '"5e1f-60a7c"', form=PRINTED, edge="Null if the server gave none."
    )
    last_modified: str | None = column(
        "Last-Modified as the server gave it.",
        "Mon, 17 Apr 2023 02:30:00 GMT",
        form=PRINTED,
        edge="Null if the server gave none; not read as a time.",
    )
    revisit_of: str | None = column(
        "For a revisit record: the capture that holds the payload. Else null.",
        "1f9b0c7e-52f3-4a53-9a54-0e4b8d3f7c20",
        form=UUID,
    )
    sniffed_type: str | None = column(
        "Media type that the bytes of a file show; null for pages.",
        "application/pdf",
        form=MEDIA_TYPE,
        edge="Null also for a file whose bytes show none.",
    )
    redirect: str | None = column(
        "Address that a redirect (status 301, 302, 303, 307, 308) leads to. Else null.",
        "https://a.gov.vn/tin/dai-hoi-5.html",
        form=ADDRESS,
    )
    run_id: str | None = column(
        "Run that made the capture; null for one that came from elsewhere.", "20261122T010000Z-sct-bentre", form=RUN
    )
    source: str = column("live, import, wayback or commoncrawl.", "live", form=CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address at which an article was seen, and why it is that article's."""

    TABLE: ClassVar[str] = "addresses"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("article_id", "first_seen", "url_key")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = column("`articles.article_id`.", "5f0c1d9ae2b37f64", form=HEX16)
    url: str = column("The address as last requested.", "https://a.gov.vn/print.aspx?ItemID=5", form=ADDRESS)
    url_key: str = column("`captures.url_key`.", "a.gov.vn/print.aspx?ItemID=5", form=KEY_OF_ADDRESS)
    reason: str = column(
        "first (the archive held the article here first), canonical (the page names the other address), redirect (the"
        " other leads here), case, parameters, number or slug (the same content, and addresses that differ in no more"
        " than the case of letters, added parameters, what stands beside the number, the folder), content (the same"
        " content under another form of address), moved (the same content after the other was gone).",
        "canonical",
        form=CHOICE,
    )
    other: str | None = column(
        "The `url_key` by which it belongs to the article; null for the first.",
        "a.gov.vn/Detail.aspx?ItemID=5",
        form=KEY_OF_ADDRESS,
    )
    first_seen: datetime = column(
        "Time of the first capture that showed the article here.", "2026-11-22T01:00:12Z", form=TIME
    )
    last_seen: datetime = column("Time of the last one.", "2026-11-23T01:00:09Z", form=TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing on one page, or at its fetching, that could not be read."""

    TABLE: ClassVar[str] = "problems"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("url", "field", "problem", "detail")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    url: str = column("Address of the page.", "https://a.gov.vn/Detail.aspx?ItemID=5", form=ADDRESS)
    capture_id: str | None = column(
        "Newest capture that shows it; null if there is no capture.", "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11", form=UUID
    )
    field: str = column(
        "Column that it concerns, `page` for the whole page, `fetch` for the fetching.", "published_at", form=NAME
    )
    problem: str = column("What is wrong, in a few words that stay the same.", "date cannot be read", form=LINE)
    detail: str = column("What was found there.", "Ngày đăng: 31/02/2023", form=PRINTED, edge="May be empty.")
    advice: str = column("What to do about it.", "Look at the page: the date may be a slip of the pen.", form=LINE)
    found_at: datetime = column("Time of that capture, or of the note of the crawl.", "2026-11-22T01:00:12Z", form=TIME)
    run_id: str | None = column("Run that met it last; null outside of runs.", "20261122T010000Z-sct-bentre", form=RUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One crawl of one site."""

    TABLE: ClassVar[str] = "runs"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("started_at", "run_id")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    run_id: str = column("Time of the start and the site.", "20261122T010000Z-sct-bentre", form=RUN)
    started_at: datetime = column(
        "Start of the run; of its first capture if the run was killed.", "2026-11-22T01:00:00Z", form=TIME
    )
    ended_at: datetime = column(
        "End of the run; time of its last capture if the run was killed.", "2026-11-22T01:09:41Z", form=TIME
    )
    reason: str = column(
        "Why it ended: finished, limit, signal..., or killed if nothing was left to say so.", "finished", form=CHOICE
    )
    fetched: int = column(
        "Responses captured.", "431", form=COUNT, edge="Pages that were answered from the archive are not among them."
    )
    not_modified: int = column("Of these, answers of status 304.", "380", form=COUNT)
    new_articles: int = column("Articles seen for the first time.", "12", form=COUNT)
    changed_articles: int = column("Articles seen before that have a new version.", "3", form=COUNT)
    gone_articles: int = column("Articles found missing in this run that have not come back.", "1", form=COUNT)
    problems: int = column("Rows of `problems` that this run met last.", "2", form=COUNT)
    bytes: int = column(
        "Bytes that the run's responses take in WARC files.", "3804122", form=BYTES, edge="Compressed, with headers."
    )
    coverage: dict[str, float] = column(
        "For each field: the share (0 to 1) of the articles read in this run that have it.",
        '{"title": 1.0, "published_at": 0.97}',
        form=SHARES,
        edge="Empty if the run read no article.",
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
