"""What an exporter is asked for, and what it says when it has done it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipelines.export.manifest import Manifest
    from pipelines.export.selection import Selection


@dataclass(frozen=True, slots=True)
class Publisher:
    """A department whose site was archived: its name, the site's address, the licence it prints, the site file."""

    title: str
    home: str | None = None
    licence: str | None = None
    file: Path | None = None


Revisits = Literal["keep", "resolve"]


@dataclass(frozen=True, slots=True)
class Order:
    """One export: what goes in, where it goes, and the options of the formats.

    `publishers` are known by the name of their site; `table` is what a file of one table holds, by default
    `articles`; for CSV,
    `bom` asks for a byte-order mark, `exact` for cells as they are, though a spreadsheet would run some of them;
    `parquet` asks for a data package of Parquet files in place of CSV;
    `revisits` says whether captures keep or resolve them, None what is usual for the format; `sign` is the file of the
    key that a WACZ is signed with.
    """

    selection: Selection
    out: Path
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    overwrite: bool = False
    quiet: bool = False
    table: str | None = None
    bom: bool = False
    exact: bool = False
    parquet: bool = False
    revisits: Revisits | None = None
    sign: Path | None = None

    @property
    def revisit_way(self) -> Revisits:
        """What is done with revisits: they are kept unless the order or the format says otherwise."""
        return self.revisits or "keep"

    def publisher(self, site: str) -> Publisher:
        """Give the department of a site; one that no site file describes is called by the site's name."""
        return self.publishers.get(site, Publisher(site))


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the path that was asked for, and what the manifest beside or within it says."""

    out: Path
    manifest: Manifest
