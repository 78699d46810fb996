"""Parts on disk: what was read from one slice of one WARC file, one Parquet file for each table; disposable."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from crawler.fixity import file_digest, write_fixity
from pipelines.schema import BY_NAME, part_schema
from pipelines.store import open_writer, rows_table, sync_tree

PART_TABLES = tuple(name for name in BY_NAME if name not in ("runs", "addresses"))
PART_FILE = "part.json"


@dataclass(slots=True)
class PartRows:
    """The rows of a part, with the capture that each was read from."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in PART_TABLES})
    pages: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in PART_TABLES})

    def add(self, name: str, row: Any, page: str = "") -> None:
        """Add one row to a table."""
        self.rows[name].append(row)
        self.pages[name].append(page)


def write_part(target: Path, part: PartRows, said: dict[str, Any]) -> None:
    """Write a part beside its place and put it there at once; `said` goes into its `part.json`.

    When that fails, nothing of it is left: the disk may be full. Another worker of a cluster may write the same part
    at the same time; either is as good.
    """
    making = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    making.mkdir(parents=True)
    files: dict[str, Any] = {}
    try:
        files = {name: write_table(making, name, part) for name in PART_TABLES}
        text = json.dumps({**said, "files": files}, indent=1, sort_keys=True) + "\n"
        (making / PART_FILE).write_text(text, encoding="utf-8")
        write_fixity(making / PART_FILE, file_digest(making / PART_FILE))
        sync_tree(making)
        replace_folder(making, target)
    except OSError:
        if read_said(target) != {**said, "files": files}:
            raise
    finally:
        shutil.rmtree(making, ignore_errors=True)


def write_table(folder: Path, name: str, part: PartRows) -> dict[str, Any]:
    """Write one table of a part; articles in a row group for each year, so that a release reads the year in hand."""
    table = rows_table(part.rows[name], part.pages[name], part_schema(BY_NAME[name]))
    years = [row.year for row in part.rows["article_sightings"]] if name == "articles" else []
    path = folder / f"{name}.parquet"
    with open_writer(path, table.schema) as writer:
        for group in split_years(table, years):
            writer.write_table(group)
    return {"rows": table.num_rows, "sha256": file_digest(path)}


def split_years(table: pa.Table, years: list[int]) -> Iterator[pa.Table]:
    """Give the rows of each year, in the order of the years; a table without years whole."""
    if not years:
        yield table
    for year in sorted(set(years)):
        yield table.take([place for place, each in enumerate(years) if each == year])


def replace_folder(new: Path, old: Path) -> None:
    """Put folder `new` in the place of `old`; `mend_parts` ends what a kill in between left undone."""
    aside = old.with_name(f".{old.name}.old")
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def mend_parts(folder: Path) -> None:
    """Clear away what a killed build left in a site's folder of parts; a part that was set aside comes back."""
    for path in sorted(folder.glob(".*.old")):
        place = path.with_name(path.name.removeprefix(".").removesuffix(".old"))
        if place.exists():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.rename(place)
    for path in folder.glob(".*.tmp"):
        shutil.rmtree(path, ignore_errors=True)


def read_said(part: Path) -> dict[str, Any]:
    """Read a part's `part.json`; an empty dict when there is no whole part."""
    try:
        said = json.loads((part / PART_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def part_folders(folder: Path) -> list[Path]:
    """List the parts of a site in a fixed order: by WARC file, then by slice."""
    found = (
        [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        if folder.is_dir()
        else []
    )
    return sorted(found, key=lambda path: (stem_of(path), int(path.name.rpartition(".")[2] or 0)))


def whole_parts(folder: Path) -> tuple[list[Path], list[Path]]:
    """List the parts of a site whose WARC file has all its parts, and those whose build was stopped in the middle."""
    parts = part_folders(folder)
    names = {part.name for part in parts}
    whole = [part for part in parts if names.issuperset(_sisters(part))]
    return whole, [part for part in parts if part not in whole]


def _sisters(part: Path) -> list[str]:
    """Name all the parts of a part's WARC file; "?" if it does not say how many there are."""
    slices = int(read_said(part).get("slices", 0))
    return [f"{stem_of(part)}.{number}" for number in range(slices)] or ["?"]


def stem_of(part: Path) -> str:
    """Give the name of a part's WARC file, without `.warc.gz`."""
    return part.name.rpartition(".")[0]
