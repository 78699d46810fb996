"""What one visit to a site was answered: what its home page was, and how many of its addresses showed what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """One run, or one day of captures from elsewhere: what was seen of the site, counted by address.

    `home` is what the home page was: good, bare (it leads to no article), parked, hacked, missing, failing, refused,
    away (it leads to another host), led (to another address of the site); None if it was not looked at. `good`,
    `parked` and `hacked` count the addresses that showed such pages, `moved` those of articles that lead to other
    hosts. `more_hacked` and `more_known` say by how many the addresses grew whose last look was hacked, or was told at
    all. `familiar` is the oldest time at which a text or a contact block of this visit was seen before.
    """

    sweep: str
    began: datetime
    ended: datetime
    is_run: bool = False
    is_whole: bool = False
    home: str | None = None
    home_capture: str | None = None
    leads_to: str | None = None
    any_capture: str | None = None
    answers: int = 0
    good: int = 0
    parked: int = 0
    hacked: int = 0
    moved: int = 0
    more_hacked: int = 0
    more_known: int = 0
    familiar: datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """A day that brought a new article, and the first time at which a visit saw one of that day."""

    day: date
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Period:
    """A time for which a site was in one state.

    `since` is when it began, `until` when a visit first found it otherwise (None: it still is so), `first_capture` and
    `last_capture` show it, `visits` found it so, `leads_to` is where the home page led, `evidence` says it in words.
    """

    state: str
    since: datetime
    until: datetime | None
    visits: int
    first_capture: str | None
    last_capture: str | None
    leads_to: str | None
    evidence: str
