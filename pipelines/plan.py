"""Which parts an archive should have, and which of them are stale; told from indexes alone, no capture is opened."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from crawler.index import IndexEntry, index_path, read_index
from crawler.site import AssetRules, CrawlRules, Expect, Site
from pipelines.parts import read_said
from pipelines.task import SliceTask

SLICE_PAGES = 200
SLICE_BYTES = 16 * 2**20  # in the file, compressed
EPOCH = datetime.fromtimestamp(0, UTC)  # the first record of a file has a time of its own
HTML = ("text/html", "application/xhtml+xml", "")
ROOT = Path(__file__).resolve().parents[1]
READERS = (
    "crawler/pages", "crawler/capture.py", "crawler/items.py", "crawler/silent.py", "pipelines/tables",
    "pipelines/text",
)  # fmt: skip
WRITERS = (
    "plan", "schema", "store", "part_files", "slices", "one_page", "rows", "text_work", "contact_rows", "mention_rows",
    "addresses", "likeness", "sighting_rows",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished WARC file: its place, where only its index need lie, and its bytes."""

    path: Path
    size: int


@dataclass(slots=True)
class Plan:
    """The parts that a site should have, by folder name, and the tasks that make the stale ones."""

    parts: set[str] = field(default_factory=set)
    stale: list[SliceTask] = field(default_factory=list)


def sealed_in(folder: Path) -> list[Sealed]:
    """List the finished WARC files that lie in a folder of captures."""
    return [Sealed(path, path.stat().st_size) for path in sorted(folder.glob("*.warc.gz"))]


def plan_site(data: Path, site: Site, sealed: Sequence[Sealed] | None = None, *, force: bool = False) -> Plan:
    """Say what parts the finished WARC files of a site call for: those that lie in the archive, or those given."""
    plan = Plan()
    for warc in sealed_in(data / "captures" / site.name) if sealed is None else sealed:
        plan_warc(plan, data / "parts" / site.name, warc, site, force=force)
    return plan


def plan_warc(plan: Plan, folder: Path, warc: Sealed, site: Site, *, force: bool) -> None:
    """Add the parts of one WARC file; its index is read only when one of them is stale."""
    stem, key = warc.path.name.removesuffix(".warc.gz"), warc_key(warc, site)
    first = read_said(folder / f"{stem}.0")
    known = [f"{stem}.{number}" for number in range(int(first.get("slices", 0)))]
    if not force and known and all(read_said(folder / name).get("key") == key for name in known):
        plan.parts |= set(known)
        return
    for task in slice_warc(warc, folder, site, key):
        plan.parts.add(task.target.name)
        if force or read_said(task.target).get("key") != key:
            plan.stale.append(task)


def slice_warc(warc: Sealed, folder: Path, site: Site, key: str) -> list[SliceTask]:
    """Cut a WARC file into slices of 200 pages or 16 MB of them, the first from its beginning, the last to its end."""
    entries = sorted(read_index(warc.path), key=lambda entry: entry.offset)
    groups = group_pages([entry for entry in entries if is_page(entry)])
    cuts = [group[0] for group in groups[1:]]
    starts = [0, *(cut.offset for cut in cuts)]
    ends = [*starts[1:], warc.size]
    since = [EPOCH, *(cut.fetched_at for cut in cuts)]
    stem = warc.path.name.removesuffix(".warc.gz")
    return [
        SliceTask(
            site=site,
            warc=warc.path,
            target=folder / f"{stem}.{number}",
            key=key,
            slices=len(starts),
            start=start,
            end=end,
            pages=len(group),
            since=moment,
        )
        for number, (start, end, moment, group) in enumerate(zip(starts, ends, since, groups, strict=True))
    ]


def group_pages(pages: Sequence[IndexEntry]) -> list[list[IndexEntry]]:
    """Group pages, in their order, as one worker reads them at a time; one group at least."""
    groups: list[list[IndexEntry]] = [[]]
    held = 0
    for page in pages:
        if groups[-1] and (len(groups[-1]) >= SLICE_PAGES or held + page.length > SLICE_BYTES):
            groups.append([])
            held = 0
        groups[-1].append(page)
        held += page.length
    return groups


def is_page(entry: IndexEntry) -> bool:
    """Tell whether a capture is a page to be read."""
    return entry.revisit_of is None and entry.media_type in HTML


def warc_key(warc: Sealed, site: Site) -> str:
    """Digest what the parts of a WARC file are made of: its index and size, the reader, and how the site is read."""
    if not index_path(warc.path).exists():
        read_index(warc.path)
    index = hashlib.sha256(index_path(warc.path).read_bytes()).hexdigest()
    said = [warc.path.name, str(warc.size), index, recipe_version(), site_reading(site)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def site_reading(site: Site) -> str:
    """Digest what in a site file bears on the reading of its pages: not how it is crawled nor what follows it."""
    reading = replace(site, crawl=CrawlRules(), expect=Expect(), assets=AssetRules(), successor=None, path=Path())
    return hashlib.sha256(repr(reading).encode()).hexdigest()


@cache
def recipe_version() -> str:
    """Digest the source of all that turns captures into parts, so that a better reader rebuilds them."""
    own = [Path(__file__).with_name(f"{name}.py") for name in WRITERS]
    folders = [ROOT / name for name in READERS]
    files = [path for place in folders for path in ([place] if place.is_file() else sorted(place.rglob("*.*")))]
    digest = hashlib.sha256(f"underthesea {version('underthesea')} {version('underthesea-core')}".encode())
    for path in [*files, *own]:
        if path.suffix != ".pyc":
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
