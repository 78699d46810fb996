"""What is known of the articles of a site: addresses that were read, addresses that were only named, and its lists."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.completeness.spans import Span


@dataclass(frozen=True, slots=True)
class Seen:
    """One article that the archive holds, or one address that seems to be an article's and was never read as one.

    `year` is 0 where none is known; `number` that of its address, in addresses of one `form`. `named` says that a list,
    a sitemap, a feed or another article leads to it.
    """

    key: str
    form: str
    number: int | None
    year: int
    held: bool
    named: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The newest capture of one page of a list: its pages share `family`, `last` is the last page that it names.

    `last` is 0 where the pager names the next page alone.
    """

    family: str
    number: int
    last: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namer:
    """A page that names articles with numbers from `low` to `high`, its own `number` among them.

    A sitemap or a feed has None.
    """

    number: int | None
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Unseen:
    """How many articles were neither read nor named: the estimate, its range, and the method that gave it.

    `high` is None where nothing bounds it. `open` has the numbers that they may have, if that is known.
    """

    count: float
    low: float
    high: float | None
    method: str
    open: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class YearCount:
    """The articles of one year: held, named and never read, and how many are missing in all, with the range of that."""

    of_year: int
    held: int
    named: int
    missing: int
    missing_low: int
    missing_high: int | None
    method: str
