"""Writing a part: one Parquet file for each table, whole or not at all."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from crawler.fixity import file_digest, write_fixity
from pipelines.parts import PART_FILE, read_said, replace_folder
from pipelines.schema import BY_NAME, is_yearly, part_schema, part_shape
from pipelines.store import open_writer, rows_table, sync_tree

MADE_LATER = ("runs", "addresses", "successors", "states", "completeness")
"""Tables that only a release can make."""
PART_TABLES = tuple(name for name in BY_NAME if name not in MADE_LATER)


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
    said = {**said, "shape": part_shape()}
    files: dict[str, Any] = {}
    try:
        years = {row.capture_id: row.year for row in part.rows["article_sightings"]}
        files = {name: write_table(making, name, part, years) for name in PART_TABLES}
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


def write_table(folder: Path, name: str, part: PartRows, years: Mapping[str, int]) -> dict[str, Any]:
    """Write one table of a part; what lies by year in a row group for each, so that a release reads the year in hand.

    `years` has the year of each page that holds an article.
    """
    table = rows_table(part.rows[name], part.pages[name], part_schema(BY_NAME[name]))
    path = folder / f"{name}.parquet"
    with open_writer(path, table.schema) as writer:
        for group in split_years(table, part.pages[name], years) if is_yearly(BY_NAME[name]) else [table]:
            writer.write_table(group)
    return {"rows": table.num_rows, "sha256": file_digest(path)}


def split_years(table: pa.Table, pages: Sequence[str], years: Mapping[str, int]) -> Iterator[pa.Table]:
    """Give the rows of each year that a part has, in the order of the years; a part without years gives its table."""
    places: dict[int, list[int]] = {year: [] for year in sorted(set(years.values()))}
    for place, page in enumerate(pages):
        places[years[page]].append(place)
    yield from (table.take(pa.array(found, pa.int64())) for found in places.values()) if places else [table]
