"""Parts -> a release: written beside its place, checked, then published at once; `data/latest` names the newest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from crawler.errors import LuutruError
from crawler.lease import Lease
from crawler.site import Site
from pipelines.changes import NO_CHANGES, Changes, compare_articles
from pipelines.frugal import share_heap
from pipelines.lock import assure, deriving
from pipelines.package import INPUTS, ReleaseFacts, inputs_digest, read_package, write_package
from pipelines.parts import mend_parts, read_said, stem_of, whole_parts
from pipelines.release_files import (
    clear_remains,
    latest_release,
    newest_release,
    next_id,
    point_latest,
    refuse_folder,
)
from pipelines.release_share import forbid_writing, share_files
from pipelines.reuse import Earlier
from pipelines.schema import part_shape
from pipelines.store import sync_path, sync_tree
from pipelines.successors.following import followed
from pipelines.table_checks import check_tables

Progress = Callable[[int, int], None]

CODE = (
    "tables/*", "schema", "store", "history", "sightings", "overlaps", "gather", "assemble", "run_rows", "package",
    "addresses", "evidence", "groups", "identity", "kinship", "likeness", "losses", "release_cite", "changes",
    "release_tables", "reuse", "successors/*", "states/*", "completeness/*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReleaseSummary:
    """What was published: the release and its rows by table, and how its articles differ from the release before.

    `unchanged` says that there was nothing new: `path` is then the release that stood already, and nothing was written.
    """

    release_id: str
    path: Path
    new: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: bool = False
    articles: int = 0
    problems: int = 0
    tables: dict[str, int] = field(default_factory=dict)


def publish(
    data: Path, sites: Sequence[Site], *, partial: bool = False, on_progress: Progress | None = None
) -> ReleaseSummary:
    """Publish a release of all parts of the archive; `sites` gives their titles, and which follows which.

    `partial` leaves out WARC files that were not built to their end, which are an error otherwise. `on_progress` is
    told of steps done and steps in all. Raises LuutruError, and publishes nothing, when there is nothing to release or
    a check fails.
    """
    share_heap()
    with deriving(data) as lease:
        refuse_folder(data)
        clear_remains(data)
        parts = site_parts(data, partial=partial)
        recipe = release_recipe()
        followers = followed(sites, parts)
        inputs = inputs_digest(parts, recipe, followers)
        before, newest = latest_release(data), newest_release(data)
        package = read_package(newest) if newest else {}
        if newest and package.get(INPUTS) == inputs:
            point_latest(data, newest.name)
            return summarise(newest, {one["name"]: one["rows"] for one in package["resources"]}, unchanged=True)
        try:
            order = Order(parts, followers, inputs, before, recipe, lease)
            return make_release(data, sites, order, on_progress or (lambda _done, _all: None))
        finally:
            clear_remains(data)


@dataclass(frozen=True, slots=True)
class Order:
    """What a release is made from: parts by site, their digest, the release that it follows, and the code's digest.

    `followers` maps sites to those that follow them.
    `lease` says that this process may make it.
    """

    parts: dict[str, list[Path]]
    followers: dict[str, str]
    inputs: str
    before: Path | None
    recipe: str
    lease: Lease


def make_release(data: Path, sites: Sequence[Site], order: Order, on_progress: Progress) -> ReleaseSummary:
    """Write, check and publish a release."""
    releases = data / "releases"
    making, spill = releases / ".making.tmp", releases / ".spill.tmp"
    making.mkdir(parents=True)
    from pipelines.release_tables import write_tables  # noqa: PLC0415 - most of a second, and often nothing is new

    earlier = Earlier.of(order.recipe, order.before)
    moment, day = write_tables(making, order.parts, order.followers, spill, earlier, on_progress)
    release_id = next_id(data, day)
    known = [site for site in sorted(sites, key=lambda site: site.name) if site.name in order.parts]
    changes = compare_articles(making, order.before, spill)
    before = order.before.name if order.before else None
    counts = write_package(making, ReleaseFacts(release_id, known, order.inputs, moment, changes, before), earlier.made)
    if faults := check_tables(making, earlier.taken):
        raise LuutruError(
            f"The release was not published: {faults[0].problem} ({faults[0].place}).",
            f"{faults[0].advice} The release before stands.",
        )
    if order.before:
        share_files(making, order.before)
    forbid_writing(making)
    sync_tree(making)
    assure(order.lease)
    making.rename(releases / release_id)
    sync_path(releases)
    point_latest(data, release_id)
    return summarise(releases / release_id, counts, changes)


def site_parts(data: Path, *, partial: bool) -> dict[str, list[Path]]:
    """Give the parts of each site that has any.

    Raises LuutruError when no site has, when another version of the program made some, or, unless `partial`, when a
    WARC file has some of its parts but not all.
    """
    folders = sorted(path for path in (data / "parts").iterdir() if path.is_dir())
    parts: dict[str, list[Path]] = {}
    for folder in folders:
        mend_parts(folder)
        whole, torn = whole_parts(folder)
        if torn and not partial:
            said = f"The build of {folder.name} is not whole: {stem_of(torn[0])}."
            raise LuutruError(said, f"`luutru build {folder.name}` ends it.")
        if any(read_said(part).get("shape") != part_shape() for part in whole):
            said = f"Parts of {folder.name} were made by another version of luutru."
            raise LuutruError(said, f"`luutru build {folder.name}` makes them anew.")
        if whole:
            parts[folder.name] = whole
    if not parts:
        raise LuutruError(f"There is nothing to release in {data}.", "`luutru run SITE` captures and builds first.")
    return parts


@cache
def release_recipe() -> str:
    """Digest the source of all that puts a release together, so that a mended release is published."""
    digest = hashlib.sha256()
    for path in (path for name in CODE for path in sorted(Path(__file__).parent.glob(f"{name}.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def summarise(
    path: Path, counts: dict[str, int], changes: Changes = NO_CHANGES, *, unchanged: bool = False
) -> ReleaseSummary:
    """Make the summary of a release."""
    return ReleaseSummary(
        release_id=path.name,
        path=path,
        new=changes.new,
        changed=changes.changed,
        gone=changes.gone,
        unchanged=unchanged,
        articles=counts["articles"],
        problems=counts["problems"],
        tables=counts,
    )
