"""What an article says: a row for each version."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple

from pipelines.tables.columns import (
    ADDRESS,
    CHOICE,
    COUNT,
    FROM_1,
    HEX16,
    KEY,
    LINE,
    LINES,
    LIST_OF_NAMES,
    LIST_OF_WORDS,
    MAP,
    NAME,
    PRINTED,
    PRINTED_LINES,
    SPANS,
    TEXT,
    TIME,
    TOKENS,
    TRUTH,
    UUID,
    Small,
    column,
    decided,
)


class Span(NamedTuple):
    """A piece of a text: from `start`, up to but not including `end`, counted in code points from 0."""

    start: Small
    end: Small


class Token(NamedTuple):
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
        "What is odd about the page or its text, sorted; `personal_data`: it has mentions of the kind personal.",
        "broken_word",
        form=LIST_OF_WORDS,
        edge="Empty if nothing is odd.",
    )
