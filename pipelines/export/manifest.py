"""What proves an export years later, with nothing but the export: its files, their digests, and where they come from.

It is one Frictionless data package: `datapackage.json` in a folder, `<OUT>.datapackage.json` beside a single file. Its
object `luutru` says what was asked for and how it was written; nothing in it is taken from the clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from crawler.errors import LuutruError
from crawler.fixity import file_digest, write_fixity
from pipelines.export.order import Order, Publisher
from pipelines.export.target import PACKAGE
from pipelines.package import read_package

SUFFIX = ".datapackage.json"
"""What is added to the name of a single file to name its manifest."""
BESIDE = (SUFFIX, SUFFIX + ".sha256")
"""What stands beside a single file: its manifest, and the digest of that, so that no letter of either can change."""
OF_RELEASE = ("created", "citation", "citation_vi", "checksum")
"""What a release's own data package says that holds for its exports as well."""
WITHOUT_TEXTS = ("warc", "cdxj")
"""Formats that hold no text of a table, so that nothing is masked in them."""
Cells = Literal["exact", "apostrophe"]
"""How cells of text are written: as they are, or with an apostrophe before what a spreadsheet would run."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of an export: its path from the export's folder, size in bytes, SHA-256, and rows of which table."""

    path: str
    bytes: int
    sha256: str
    table: str | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an export comes from: what was asked for of which release, by which version of the program.

    `release_sha256` is the digest of that release's own data package, None where it has none. `masked` counts the
    places of personal data that were masked in texts, `withheld` the captures that were left out since they print
    numbers or papers of citizens, with the files that only they use.
    """

    format: str
    release: str
    release_sha256: str | None
    filters: Mapping[str, str]
    versions: str
    personal: str
    masked: int
    withheld: int
    cells: Cells
    tool: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export says of itself."""

    origin: Origin
    files: tuple[ExportedFile, ...] = field(default=())

    @property
    def rows(self) -> dict[str, int]:
        """Count the rows of each table."""
        return {one.table: one.rows for one in self.files if one.table is not None and one.rows is not None}


def origin_of(name: str, order: Order, *, withheld: int = 0, cells: Cells = "exact") -> Origin:
    """Say where an export in the format `name` comes from; `withheld` is for formats that carry pages."""
    selection = order.selection
    wanted, package = selection.wanted, selection.archive.folder / PACKAGE
    return Origin(
        format=name,
        release=selection.archive.release,
        release_sha256=file_digest(package) if package.is_file() else None,
        filters=filters_of(order),
        versions=wanted.versions,
        personal="kept" if wanted.personal else "left out",
        masked=0 if name in WITHOUT_TEXTS else selection.masked,
        withheld=withheld,
        cells=cells,
        tool=f"luutru {version('luutru')}",
    )


def filters_of(order: Order) -> dict[str, str]:
    """Give what was asked for by the names of the options."""
    wanted = order.selection.wanted
    asked = {
        "words": wanted.words,
        "from": wanted.filters.since,
        "to": wanted.filters.until,
        "site": wanted.filters.site,
        "section": wanted.filters.section,
    }
    return {name: str(value) for name, value in asked.items() if value is not None}


def exported_file(path: Path, root: Path, table: str | None = None, rows: int | None = None) -> ExportedFile:
    """Describe a file that is written and closed, by its path from the folder `root`."""
    return ExportedFile(path.relative_to(root).as_posix(), path.stat().st_size, file_digest(path), table, rows)


def write_manifest(
    path: Path, order: Order, manifest: Manifest, resources: Sequence[Mapping[str, Any]] | None = None
) -> None:
    """Write a manifest as a data package at `path`, and its digest beside it.

    `resources` says more of each file, such as its columns; by default only what `files` says.
    """
    said = package_words(order, manifest.origin)
    said["resources"] = list(resources) if resources is not None else [file_words(one) for one in manifest.files]
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_fixity(path, file_digest(path))


def package_words(order: Order, origin: Origin) -> dict[str, Any]:
    """Give what the data package of an export says before its files."""
    release = read_package(order.selection.archive.folder)
    publishers = [order.publisher(site) for site in order.selection.sites]
    licences = [licence_words(publisher) for publisher in publishers if publisher.licence]
    return {
        "profile": "data-package",
        "name": f"luutru-{origin.release}-{origin.format}",
        "id": f"luutru-{origin.release}",
        "version": origin.release,
        "title": release.get("title", f"News of Vietnamese government departments, release {origin.release}"),
        "description": description_of(origin),
        **{name: release[name] for name in OF_RELEASE if release.get(name)},
        "sources": [source_words(publisher) for publisher in publishers],
        **({"licenses": licences} if licences else {}),
        "luutru": asdict(origin),
    }


def description_of(origin: Origin) -> str:
    """Say in a sentence or two what was asked for."""
    asked = ", ".join(f"{name} {value}" for name, value in origin.filters.items())
    versions = "every version" if origin.versions == "all" else "the latest version"
    chosen = f"the articles of the release that fit ({asked})" if asked else "the whole release"
    personal = (
        "kept"
        if origin.personal == "kept"
        else "masked in tables, and pages that print their numbers or papers left out"
    )
    return f"Holds {chosen}, {versions} of each article; personal data of citizens is {personal}."


def source_words(publisher: Publisher) -> dict[str, str]:
    """Name a department as a source."""
    return {"title": publisher.title, **({"path": publisher.home} if publisher.home else {})}


def licence_words(publisher: Publisher) -> dict[str, str]:
    """Give the licence that a department's site file names; the spec wants a name, or where it can be read."""
    where = {"path": publisher.home} if publisher.home else {"name": "custom"}
    return {"title": f"{publisher.title}: {publisher.licence}", **where}


def resource_name(path: str) -> str:
    """Name a resource by its path, in the letters that Frictionless allows."""
    return re.sub("[^a-z0-9._-]+", "-", path.lower())


def file_words(one: ExportedFile) -> dict[str, Any]:
    """Describe a file as a resource of a data package."""
    said = {
        "name": one.table or resource_name(one.path),
        "path": one.path,
        "bytes": one.bytes,
        "hash": f"sha256:{one.sha256}",
    }
    rows = {"table": one.table, "rowCount": one.rows} if one.table is not None else {}
    return said | rows


def manifest_path(out: Path) -> Path:
    """Give the place of the manifest of the export `out`."""
    return out / PACKAGE if out.is_dir() else out.with_name(out.name + SUFFIX)


def read_manifest(out: Path) -> Manifest:
    """Read the manifest of an export; raises LuutruError when there is none, or one that is not ours."""
    path = manifest_path(out)
    try:
        said = json.loads(path.read_text("utf-8"))
        origin = Origin(**{item.name: said["luutru"][item.name] for item in fields(Origin)})
        return Manifest(origin, tuple(read_file(one) for one in said["resources"]))
    except FileNotFoundError:
        raise LuutruError(
            f"{out} has no manifest {path.name}.", "Give an export whose manifest lies with it."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LuutruError(
            f"{path} is no manifest of an export.", "Get the export again from whoever made it."
        ) from None


def read_file(said: Mapping[str, Any]) -> ExportedFile:
    """Read what a data package says of one file."""
    return ExportedFile(
        said["path"], said["bytes"], said["hash"].removeprefix("sha256:"), said.get("table"), said.get("rowCount")
    )
