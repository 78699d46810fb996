"""What one run saw of its site, as numbers that can be compared with those of other runs; made by `seen`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

Key: TypeAlias = tuple[str, str, str]
"""What is compared through time: a signal (one of `crawler.site.ALARMS`), a field or address, and a section."""
FIRST: Final = "first"
"""The field of a share that is compared in a site's first run alone: later runs find it so by nature."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the pages or articles that a run read are amiss in one way.

    `urls` are some of those; `where` is the section that most of them stand in, if there is one.
    """

    signal: str
    bad: int
    of: int
    field: str = ""
    section: str = ""
    urls: tuple[str, ...] = ()
    where: str = ""

    @property
    def key(self) -> Key:
        """What the share is compared with in other runs."""
        return self.signal, self.field, self.section


@dataclass(frozen=True, slots=True)
class ListLook:
    """How many articles a list leads to; `own` leaves out those of half the lists of the run (None: too few lists)."""

    url: str
    entries: int
    own: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What one run saw. `pages` and `articles` count what it met, from the site or the archive; None if unknown.

    `lengths` has the words and the address of each new article, `news` the number of new articles by section (empty
    name: no section), `parked` says why the home page is none of a department's, None when it may be one.
    """

    run_id: str
    started_at: datetime
    reason: str = "finished"
    shares: tuple[Share, ...] = ()
    lists: tuple[ListLook, ...] = ()
    lengths: tuple[tuple[int, str], ...] = ()
    news: dict[str, int] = field(default_factory=dict)
    pages: int | None = None
    articles: int | None = None
    errors: int = 0
    parked: str | None = None
    home: str = ""

    @property
    def whole(self) -> bool:
        """Whether the run went through the whole site, so that its counts can be compared."""
        return self.reason == "finished"

    @property
    def new(self) -> int:
        """How many new articles there are."""
        return sum(self.news.values())


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that has fallen: what, in words; since which run; and up to three addresses to look at.

    `now` and `before` are the numbers that were compared, as printed; `before` is None where only the run itself tells.
    """

    signal: str
    words: str
    now: str
    before: str | None
    since: datetime
    since_run: str
    urls: tuple[str, ...] = ()
    field: str = ""
    section: str = ""
