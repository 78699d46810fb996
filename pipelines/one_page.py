"""One capture -> its rows: read, cleaned and measured; what breaks the reader is a problem of that page alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from zoneinfo import ZoneInfo

from crawler.capture import Capture
from crawler.pages import Page, page_for
from crawler.pages.links.addresses import MARK
from crawler.pages.links.announced import read_announced
from crawler.pages.maps import read_map
from crawler.site import Site
from pipelines import tables
from pipelines.addresses import url_key
from pipelines.rows import PageRows, page_rows, read_printed_date
from pipelines.text_work import PLAIN, TextWork

MAP_TYPES = ("xml", "/gzip", "/x-gzip")
"""How the media types of sitemaps and feeds end."""
CRASH_ADVICE = "Nothing else is lost by it. Please report the page; a better reader reads it from its capture."


@dataclass(slots=True)
class PageRead:
    """What a page gave: its kind (None when it broke the reader), its rows, and seconds for reading and for text."""

    kind: str | None = None
    rows: PageRows = field(default_factory=PageRows)
    read: float = 0.0
    text: float = 0.0


Reader = Callable[[Site, Capture], PageRead]


def read_page(site: Site, capture: Capture, text_work: TextWork = PLAIN) -> PageRead:
    """Read one page, with all of its rows or with the one problem that it breaks the reader."""
    began = read = perf_counter()
    found = PageRead()
    try:
        page = page_for(site, capture)
        found.kind = page.kind
        items, lists = list(page.items()), list(list_sightings(page))
        read = perf_counter()
        found.rows = page_rows(site, capture, items, text_work)
        found.rows.list_sightings += lists
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - underthesea's Rust panics are no Exception
        found.rows = broken_rows(site, capture, f"{type(error).__name__}: {error}")
    found.read, found.text = read - began, perf_counter() - read
    return found


def list_sightings(page: Page) -> Iterator[tables.ListSighting]:
    """Say which articles a page leads to that is none itself; what was refused or moved says nothing of its lists."""
    told = page.capture.status < 300 or page.kind == "missing"
    if told and page.kind not in ("article", "document", "asset"):
        yield list_sighting(page)
    elif told and page.capture.media_type.endswith(MAP_TYPES):
        named = dict.fromkeys(url_key(one.url) for one in read_map(page.capture) if not one.is_map)
        if named:
            yield tables.ListSighting(
                capture_id=page.capture.record_id, entries=list(named), years=[0] * len(named), family=None, number=1,
                last=1,
            )  # fmt: skip


def list_sighting(page: Page) -> tables.ListSighting:
    """Say which articles a list leads to, of which years, and how many pages it says that it has."""
    follows = list(page.follows())
    entries: dict[str, int] = {}
    for follow in follows:
        if follow.kind == "article":
            key = url_key(follow.url)
            entries[key] = entries.get(key) or printed_year(follow.date_raw, page.site.timezone)
    said = read_announced(page.url, follows)
    return tables.ListSighting(
        capture_id=page.capture.record_id,
        entries=list(entries),
        years=list(entries.values()),
        family=url_key(said.family.replace(MARK, "0")) if said else None,
        number=said.number if said else 1,
        last=said.last if said else 1,
    )


def printed_year(printed: str | None, zone: str) -> int:
    """Give the year of a printed date at the clock of the site; 0 where there is none to be read."""
    at = read_printed_date(printed, zone).at
    return at.astimezone(ZoneInfo(zone)).year if at else 0


def broken_rows(site: Site, capture: Capture, detail: str) -> PageRows:
    """Say that a page broke its reader."""
    problem = tables.Problem(
        site=site.name, url=capture.url, capture_id=capture.record_id, field="page", problem="page breaks the reader",
        detail=detail[:500], advice=CRASH_ADVICE, found_at=capture.fetched_at, run_id=capture.run_id,
    )  # fmt: skip
    return PageRows(problems=[problem])
