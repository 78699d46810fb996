"""All tables of all sites of a release in the making."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import LuutruError
from pipelines.assemble import NEWEST, YEARLY, place_of, write_site
from pipelines.parts import read_said
from pipelines.reuse import Earlier
from pipelines.schema import file_schema, is_yearly, table_name
from pipelines.sightings import SiteKeys
from pipelines.store import TableFile
from pipelines.successors.writing import write_successors
from pipelines.tables import TABLES

Progress = Callable[[int, int], None]


def write_tables(
    folder: Path,
    parts: dict[str, list[Path]],
    followers: Mapping[str, str],
    spill: Path,
    earlier: Earlier,
    on_progress: Progress,
) -> tuple[str, str]:
    """Write all tables of all sites; give the time of the newest capture, and the day of its run.

    `followers` maps sites to those that follow them.
    """
    readings = sum(read_said(part)["files"]["article_sightings"]["rows"] for found in parts.values() for part in found)
    steps = Steps(on_progress, readings * len(YEARLY))
    newest: list[tuple[str, str]] = []
    for site, found in parts.items():
        with SiteKeys(found, spill, site) as keys:
            newest += keys.connection.sql(NEWEST).fetchall()
            write_site(folder, site, keys, earlier, steps.add)
    write_successors(folder, followers, spill, earlier)
    write_empty(folder, min(parts))
    on_progress(steps.total, steps.total)
    if not newest:
        raise LuutruError("There is nothing to release: no capture was made.", "`luutru crawl SITE` says why.")
    return max(newest)


@dataclass(slots=True)
class Steps:
    """Counts what is done; never more than the total, since not every reading is a version."""

    on_progress: Progress
    total: int
    done: int = 0

    def add(self, count: int) -> None:
        """Count some more."""
        self.done = min(self.done + count, self.total)
        self.on_progress(self.done, self.total)


def write_empty(folder: Path, site: str) -> None:
    """Give each table that has no rows at all a file without rows, so that every release has all tables."""
    for table in TABLES:
        if not (folder / table_name(table)).exists():
            TableFile(place_of(folder, table, site, 0 if is_yearly(table) else None), file_schema(table)).close()
