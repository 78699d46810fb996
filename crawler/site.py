"""What is particular to a site, as data: one YAML file for each department, three keys enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from yaml import Node

from crawler.errors import UsageError, nearest
from crawler.site_file import Place, SiteFault, compose_file, read_keys, read_list, read_record
from crawler.site_values import (
    read_choice,
    read_day,
    read_flag,
    read_follower,
    read_hours,
    read_name,
    read_number,
    read_pattern,
    read_selector,
    read_text,
    read_url,
    read_zone,
)

OWN_SITES = Path(__file__).with_name("sites")
LAYOUT_FIELDS = (
    "title", "lead", "body", "published", "updated", "byline", "section", "captions", "attachments", "related", "drop",
)  # fmt: skip
COVERAGE_FIELDS = ("title", "lead", "text", "published_at", "updated_at", "section", "byline", "images", "attachments")
ALARMS = (
    "parked", "hacked", "planted", "blocked", "login", "broken", "unread", "lost", "changed", "missing", "titles",
    "texts", "dates", "moved", "shrunk", "short", "gone", "errors", "problems", "lists", "fewer", "surge", "quiet",
)  # fmt: skip
"""What a run can be alarmed by, the worst first; docs/schedule.md says what each means."""
USER_AGENT = "luutru/0.1 (web archive of public announcements; +https://pypi.org/project/luutru/)"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site: its name and its first list page."""

    name: str = field(metadata={"read": read_text})
    url: str = field(metadata={"read": read_url})


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who the site belongs to; None where the site file does not say."""

    name: str | None = field(default=None, metadata={"read": read_text})
    parent: str | None = field(default=None, metadata={"read": read_text})
    province: str | None = field(default=None, metadata={"read": read_text})


@dataclass(frozen=True, slots=True)
class Layout:
    """CSS selectors by field for captures taken on or before the day `until`; None is the layout of today.

    `drop` names elements that are never to be read.
    """

    until: date | None = None
    fields: dict[str, str] = field(default_factory=dict)


def _read_layout(node: Node, place: Place) -> Layout:
    values = read_keys({"until": read_day, **dict.fromkeys(LAYOUT_FIELDS, read_selector)})(node, place)
    return Layout(until=values.pop("until", None), fields=values)


def _read_layouts(node: Node, place: Place) -> tuple[Layout, ...]:
    """Read the layouts; one whose last day another before it has would never be used."""
    before = len(place.faults)
    layouts: tuple[Layout, ...] = read_list(_read_layout)(node, place)
    days = [layout.until for layout in layouts] if len(place.faults) == before else []
    for number, day in enumerate(days):
        if day in days[:number]:
            said = f"has the last day {day}" if day else "has no `until`"
            mend = "Join the two, or give each a last day of its own."
            place.part(f"{number + 1}.until").note(node.value[number], f"{said}, as one before it.", mend)
    return layouts


@dataclass(frozen=True, slots=True)
class Expect:
    """The least that a run should find: articles in all, and the share (0 to 1) of articles that have a field.

    A share of 0 says that the site does not have the field; `ignore` names alarms that are in order at this site.
    """

    articles: int = field(default=0, metadata={"read": read_number(0, 10**8)})
    coverage: dict[str, float] = field(
        default_factory=dict,
        metadata={"read": read_keys(dict.fromkeys(COVERAGE_FIELDS, read_number(0, 1, whole=False)))},
    )
    ignore: tuple[str, ...] = field(default=(), metadata={"read": read_list(read_choice(*ALARMS))})


@dataclass(frozen=True, slots=True)
class CrawlRules:
    """How politely and how far to crawl; times in seconds, sizes in bytes, `hours` at the clock of the site.

    `daily_requests` and `daily_bytes` bound all runs of one day together; 0 is no bound. `tls`: `verify`; `unverified`
    takes any certificate, `old` old protocols and ciphers too.
    """

    delay: float = field(default=1.0, metadata={"read": read_number(0, 3600, whole=False)})
    concurrency: int = field(default=1, metadata={"read": read_number(1, 16)})
    hours: tuple[int, int] | None = field(default=None, metadata={"read": read_hours})
    timeout: float = field(default=60.0, metadata={"read": read_number(1, 3600, whole=False)})
    retries: int = field(default=2, metadata={"read": read_number(0, 10)})
    redirects: int = field(default=5, metadata={"read": read_number(0, 20)})
    depth: int = field(default=1000, metadata={"read": read_number(1, 10**6)})
    max_pages: int = field(default=50_000, metadata={"read": read_number(1, 10**8)})
    max_bytes: int = field(default=4 * 2**30, metadata={"read": read_number(1, 2**50)})
    max_seconds: int = field(default=12 * 3600, metadata={"read": read_number(1, 10**7)})
    daily_requests: int = field(default=0, metadata={"read": read_number(0, 10**8)})
    daily_bytes: int = field(default=0, metadata={"read": read_number(0, 2**50)})
    page_bytes: int = field(default=16 * 2**20, metadata={"read": read_number(1, 2**30)})
    shape_pages: int = field(default=300, metadata={"read": read_number(1, 10**6)})
    user_agent: str = field(default=USER_AGENT, metadata={"read": read_text})
    obey_robots: bool = field(default=True, metadata={"read": read_flag})
    tls: str = field(default="verify", metadata={"read": read_choice("verify", "unverified", "old")})


@dataclass(frozen=True, slots=True)
class AssetRules:
    """Which files beside the pages to capture, and up to how many bytes each.

    `images` and `attachments` are those of articles. `requisites` are what pages need to look as they did: style
    sheets, fonts, icons, pictures of the frame; a run takes at most `max_requisites` of each sort. `scripts` takes the
    scripts too.
    """

    images: bool = field(default=True, metadata={"read": read_flag})
    attachments: bool = field(default=True, metadata={"read": read_flag})
    requisites: bool = field(default=True, metadata={"read": read_flag})
    scripts: bool = field(default=False, metadata={"read": read_flag})
    max_requisites: int = field(default=1000, metadata={"read": read_number(0, 10**6)})
    max_bytes: int = field(default=32 * 2**20, metadata={"read": read_number(1, 2**30)})


_URLS: dict[str, Any] = {"read": read_list(read_url)}
_PATTERNS: dict[str, Any] = {"read": read_list(read_pattern)}


@dataclass(frozen=True, slots=True)
class Site:
    """One department's site; patterns are regular expressions searched for in a URL; `start` is home unless given.

    `successor` is the name, or an address, of the site that follows when this one closes.
    """

    name: str = field(metadata={"read": read_name})
    title: str = field(metadata={"read": read_text})
    home: str = field(metadata={"read": read_url})
    start: tuple[str, ...] = field(default=(), metadata=_URLS)
    sitemaps: tuple[str, ...] = field(default=(), metadata=_URLS)
    feeds: tuple[str, ...] = field(default=(), metadata=_URLS)
    sections: tuple[Section, ...] = field(default=(), metadata={"read": read_list(read_record(Section))})
    articles: tuple[str, ...] = field(default=(), metadata=_PATTERNS)
    listings: tuple[str, ...] = field(default=(), metadata=_PATTERNS)
    contacts: tuple[str, ...] = field(default=(), metadata=_PATTERNS)
    deny: tuple[str, ...] = field(default=(), metadata=_PATTERNS)
    organisation: Organisation = field(default=Organisation(), metadata={"read": read_record(Organisation)})
    timezone: str = field(default="Asia/Ho_Chi_Minh", metadata={"read": read_zone})
    layouts: tuple[Layout, ...] = field(default=(), metadata={"read": _read_layouts})
    expect: Expect = field(default_factory=Expect, metadata={"read": read_record(Expect)})
    crawl: CrawlRules = field(default=CrawlRules(), metadata={"read": read_record(CrawlRules)})
    assets: AssetRules = field(default=AssetRules(), metadata={"read": read_record(AssetRules)})
    successor: str | None = field(default=None, metadata={"read": read_follower})
    licence: str | None = field(default=None, metadata={"read": read_text})
    embedded: str | None = field(default=None, metadata={"read": read_choice("demo")})
    path: Path = field(default=Path(), compare=False)

    def __post_init__(self) -> None:
        if not self.start:
            object.__setattr__(self, "start", (self.home,))

    @property
    def host(self) -> str:
        """The site's host without `www.`, lower case."""
        return (urlsplit(self.home).hostname or "").removeprefix("www.")

    def covers(self, url: str) -> bool:
        """Tell whether `url` is on the site's own host, with or without `www.`."""
        try:
            return (urlsplit(url).hostname or "").removeprefix("www.") == self.host
        except ValueError:
            return False


def _parse_site(path: Path) -> tuple[Site | None, list[SiteFault]]:
    faults: list[SiteFault] = []
    root = compose_file(path, faults)
    if root is None:
        return None, faults
    site = Place("", faults).read(read_record(Site), root)
    if site is not None and site.name != path.stem:
        line = next(key.start_mark.line + 1 for key, _ in root.value if key.value == "name")
        mend = f"Name the file {site.name}.yml, or write `name: {path.stem}`."
        faults.append(SiteFault(line, "name", f"`{site.name}` is not the file's name.", mend))
    if site is not None and site.successor and (site.successor == site.name or site.covers(site.successor)):
        line = next(key.start_mark.line + 1 for key, _ in root.value if key.value == "successor")
        faults.append(SiteFault(line, "successor", "is the site itself.", "Name the site that its articles moved to."))
    if site is not None:
        object.__setattr__(site, "path", path)
    return site, sorted(faults, key=lambda fault: fault.line)


def check_site(path: Path) -> list[SiteFault]:
    """Say everything that is wrong with the site file at `path`, by line; an empty list when nothing is."""
    return _parse_site(Path(path))[1]


def read_site(path: Path) -> Site:
    """Read one site file; raises UsageError with the first fault."""
    site, faults = _parse_site(Path(path))
    if site is None or faults:
        more = f" ({len(faults) - 1} more: `luutru sites check {path}`.)" if len(faults) > 1 else ""
        raise UsageError(f"{path}:{faults[0].line}: {faults[0].key or 'file'} {faults[0].fault}", faults[0].mend + more)
    return site


def site_files(folders: Iterable[Path | str] = ()) -> dict[str, Path]:
    """Map names to site files: those of `folders` first, then those that come with the product."""
    found: dict[str, Path] = {}
    for folder in (*map(Path, folders), OWN_SITES):
        if not folder.is_dir():
            raise UsageError(f"There is no folder of site files at {folder}.", "Check --sites and LUUTRU_SITES.")
        for path in sorted(folder.glob("*.y*ml")):
            if path.suffix in (".yml", ".yaml"):
                found.setdefault(path.stem, path)
    return found


def load_site(name: str, folders: Iterable[Path | str] = ()) -> Site:
    """Load one site by name; raises UsageError that names the nearest known site."""
    files = site_files(folders)
    if name not in files:
        raise UsageError(f"There is no site `{name}`.", f"{nearest(name, files)} `luutru sites` lists them all.")
    return read_site(files[name])


def load_sites(folders: Iterable[Path | str] = ()) -> dict[str, Site]:
    """Load every known site, by name; raises UsageError for the first bad file."""
    return {name: read_site(path) for name, path in sorted(site_files(folders).items())}
