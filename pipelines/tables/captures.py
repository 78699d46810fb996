"""What the archive holds, under which addresses, and how it was fetched and read."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pipelines.tables.columns import (
    ADDRESS,
    BYTES,
    CHOICE,
    COUNT,
    FILE,
    HEX16,
    HEX64,
    HTTP,
    KEY_OF_ADDRESS,
    LINE,
    MEDIA_TYPE,
    NAME,
    PRINTED,
    RUN,
    SHARES,
    TIME,
    UUID,
    Small,
    column,
)


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
        " hacked, parked, asset or other; null if unread.",
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
