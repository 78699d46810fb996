"""The archives that are asked: where they answer and how long they are left in peace between two requests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from crawler.site_file import read_record
from crawler.site_values import read_number, read_url

_DELAY = {"read": read_number(0, 3600, whole=False)}
_URL = {"read": read_url}


@dataclass(frozen=True, slots=True)
class Wayback:
    """The Wayback Machine, or what speaks as it does: its CDX interface, its replay, and the pause in seconds.

    The Internet Archive bears 24 questions a minute to its index and 15 to its replay (2026); more end in a ban.
    """

    index: str = field(default="https://web.archive.org/cdx/search/cdx", metadata=_URL)
    replay: str = field(default="https://web.archive.org/web", metadata=_URL)
    delay: float = field(default=4.0, metadata=_DELAY)


@dataclass(frozen=True, slots=True)
class CommonCrawl:
    """Common Crawl: the list of its indexes, where its WARC files lie, and the pause in seconds."""

    index: str = field(default="https://index.commoncrawl.org/collinfo.json", metadata=_URL)
    data: str = field(default="https://data.commoncrawl.org", metadata=_URL)
    delay: float = field(default=1.5, metadata=_DELAY)


@dataclass(frozen=True, slots=True)
class Services:
    """All archives that can be asked; each has the name that `captures.source` gives it."""

    wayback: Wayback = field(default=Wayback(), metadata={"read": read_record(Wayback)})
    commoncrawl: CommonCrawl = field(default=CommonCrawl(), metadata={"read": read_record(CommonCrawl)})


NAMES = ("wayback", "commoncrawl")


def named_services(services: Services, environ: Mapping[str, str] = os.environ) -> Services:
    """Lay the addresses that the environment names over those of the settings.

    LUUTRU_WAYBACK is a collection as pywb serves it (`BASE/cdx`, `BASE/<time>id_/<url>`), LUUTRU_COMMONCRAWL a mirror
    (`BASE/collinfo.json`, `BASE/<WARC file>`).
    """
    wayback, common = services.wayback, services.commoncrawl
    if base := environ.get("LUUTRU_WAYBACK", "").rstrip("/"):
        wayback = replace(wayback, index=f"{base}/cdx", replay=base)
    if base := environ.get("LUUTRU_COMMONCRAWL", "").rstrip("/"):
        common = replace(common, index=f"{base}/collinfo.json", data=base)
    return Services(wayback, common)
