"""The table `successors` of a release in the making: a file for each site that another follows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from pipelines.reuse import Earlier
from pipelines.schema import file_schema, seen_schema
from pipelines.sql import table_files
from pipelines.store import TableFile, rows_table
from pipelines.successors.finding import find_successors
from pipelines.tables import Successor

BATCH = 2_000
READ = ("articles", "attachments")


def write_successors(folder: Path, followers: Mapping[str, str], spill: Path, earlier: Earlier) -> None:
    """Write the rows of each site that another follows, or take them from the release before."""
    for site, other in followers.items():
        place = folder / Successor.TABLE / f"site={site}"
        origin = made_from(folder, earlier.recipe, (site, other))
        if not earlier.take(origin, place, 0):
            earlier.made[write_site(folder, place, (site, other), spill)] = origin


def made_from(folder: Path, recipe: str, sites: Sequence[str]) -> str:
    """Digest what the rows of a site are made from: the code, and both sites' files, which are named by their bytes."""
    files = [
        str(file.relative_to(folder))
        for site in sites
        for name in READ
        for file in table_files(folder, f"{name}/site={site}")
    ]
    return hashlib.sha256("\n".join([recipe, *sites, *files]).encode()).hexdigest()


def write_site(folder: Path, place: Path, sites: Sequence[str], spill: Path) -> Path:
    """Write the rows of one site; none are a file without rows, so that they need not be looked for again."""
    file = TableFile(place, file_schema(Successor), 0)
    rows = find_successors(folder, sites, spill)
    while batch := list(islice(rows, BATCH)):
        file.add(rows_table(batch, [], seen_schema(Successor)))
    file.close()
    return file.path
