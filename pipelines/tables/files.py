"""What stands in an article or is linked from it: pictures, documents, other pages."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.tables.columns import (
    ADDRESS,
    BYTES,
    CHOICE,
    FROM_0,
    FROM_1,
    HEX16,
    HEX64,
    LINE,
    MEDIA_TYPE,
    NAME,
    PIXELS,
    PRINTED,
    UUID,
    Small,
    column,
    decided,
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
