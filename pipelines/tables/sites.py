"""How a site stood through time, and how complete its archive is."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pipelines.tables.columns import ADDRESS, CHOICE, COUNT, LINE, NAME, TIME, UUID, YEARS, Small, column


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A time for which a site was in one state, told from its captures."""

    TABLE: ClassVar[str] = "states"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("since",)

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    state: str = column(
        "live; frozen (it stands, with nothing new for half a year and twice its usual silences); redirected (its home"
        " page leads to another host for a week or more); gone (no answer, or a failing or empty server's, for two"
        " weeks or more); parked (a seller of names stands there); hacked (the home page, or a fifth of all addresses,"
        " are a burglar's).",
        "frozen",
        form=CHOICE,
    )
    since: datetime = column(
        "When it began: the first visit that found it so; of a frozen site the day of its newest article.",
        "2025-06-28T00:00:00Z",
        form=TIME,
    )
    until: datetime | None = column(
        "When the next state began; null for the present one.",
        "2026-02-01T19:30:00Z",
        form=TIME,
        edge="What was captured in between by a parked site makes no articles, no contacts and nothing gone.",
    )
    visits: int = column(
        "Runs, and days of captures from elsewhere, that found it so.",
        "143",
        form=COUNT,
        edge="Visits that tell nothing of the state are not counted.",
    )
    first_capture: str | None = column(
        "`captures.capture_id` of the home page, else of the first page, in the first of these visits.",
        "0c6e2a43-5b1f-4f0e-8d49-2b7a0d6f6a11",
        form=UUID,
        edge="Null if no visit had an answer.",
    )
    last_capture: str | None = column(
        "The same of the last of these visits; null with that.", "1f9b0c7e-52f3-4a53-9a54-0e4b8d3f7c20", form=UUID
    )
    leads_to: str | None = column(
        "Where the home page of a redirected site leads.",
        "https://b.gov.vn/",
        form=ADDRESS,
        edge="Null in other states.",
    )
    evidence: str = column(
        "Why the site is said to be so, in a sentence.",
        "no article newer than 2025-06-28 was found in 143 visits, 2025-07-01 to 2026-01-31.",
        form=LINE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How many articles of one year of a site are held, and how many are missing: an estimate with its range."""

    TABLE: ClassVar[str] = "completeness"
    YEARLY: ClassVar[bool] = False
    ORDER: ClassVar[tuple[str, ...]] = ("of_year",)

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    of_year: Small = column(
        "Year of publication; 0 where it is not known. Of articles that were never read it is told by the date beside"
        " them in a list, by the number in their address, or by a date in it.",
        "2019",
        form=YEARS,
    )
    held: Small = column(
        "Articles that the archive holds, gone ones too: `articles`, by their latest versions.", "214", form=COUNT
    )
    named: Small = column(
        "Addresses that a list, a sitemap, a feed or a related link names as an article's, never read as one.",
        "31",
        form=COUNT,
        edge="Asked for in vain, or never asked for. A link that was always dead counts too.",
    )
    missing: Small = column(
        "Articles that are missing in all: those named, and an estimate of those that nothing names.", "58", form=COUNT
    )
    missing_low: Small = column("The least that are missing.", "31", form=COUNT)
    missing_high: Small | None = column(
        "The most that are likely to be missing.", "77", form=COUNT, edge="Null where nothing bounds it."
    )
    method: str = column(
        "What the estimate of those that nothing names comes from: lists (read to their end, they name all: there are"
        " none), pagers (lists that were not read to their end say how many pages they have), numbers (where pages tell"
        " of each number in addresses whether it is an article's, that share of the other numbers), start (the same,"
        " most of them below the lowest known number: true if the site counts from 1), recapture (the share of what is"
        " held among what is named), none (too little was named).",
        "pagers",
        form=CHOICE,
        edge="The same for all years of a site. Silent months and deleted articles cannot be told from missing ones.",
    )
