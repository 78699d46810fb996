"""Whom one can write to or call."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pipelines.tables.columns import (
    CHOICE,
    LINE,
    LIST_OF_ADDRESSES,
    LIST_OF_NUMBERS,
    MAP,
    NAME,
    PRINTED,
    TIME,
    UUID,
    column,
    decided,
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
