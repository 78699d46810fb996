"""Where the articles of an export and the captures behind them lie: in a release, a bag or a WACZ."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import pyarrow.dataset as ds

from crawler.capture import Capture
from crawler.index import index_path
from crawler.record import Record, capture_from
from crawler.warc_read import records_in
from pipelines.query import HIVE
from pipelines.verify.reread_rows import CHILDREN, Row, stored_rows
from pipelines.verify.wacz import index_lines
from pipelines.verify.zips import stored_member

Key = tuple[str, str]
"""Site and capture id."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a capture lies: how to open its WARC file, and at which byte its record begins."""

    open: Callable[[], BinaryIO]
    offset: int


@dataclass(frozen=True, slots=True)
class Source:
    """The articles of an export, and where the captures lie that they were read from."""

    rows: Callable[[], Iterator[Row]]
    places: Mapping[Key, Place]
    sites: Path | None = None

    def capture(self, row: Row) -> Capture | None:
        """Give the capture that an article was read from; None if it is not there or not whole."""
        place = self.places.get((row.site, row.capture_id))
        if place is None:
            return None
        try:
            with place.open() as file:
                found = next(islice(records_in(file, Path(row.site), place.offset), 1), None)
            whole = isinstance(found, Record) and found.record_id == row.capture_id
            return capture_from(found) if whole and isinstance(found, Record) else None
        except (OSError, ValueError):
            return None


def release_source(release: Path, captures: Path) -> Source:
    """Read a release again from the captures in the folder `captures`."""
    names = ("articles", "captures", *CHILDREN)
    stored = {name: ds.dataset(release / name, format="parquet", partitioning=HIVE) for name in names}
    wanted = wanted_keys(stored["articles"])
    places: dict[Key, Place] = {}
    for batch in stored["captures"].to_batches(
        columns=["site", "capture_id", "warc_file", "warc_offset"], batch_size=10_000
    ):
        for site, capture_id, name, offset in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if (site, capture_id) in wanted:
                places[site, capture_id] = Place(opener(captures / site / name), offset)
    return Source(lambda: stored_rows(stored), places)


def bag_source(bag: Path) -> Source:
    """Read the tables of a bag again from its own captures, by its own site files."""
    data = bag / "data"
    names = ("articles", *CHILDREN)
    stored = {name: ds.dataset(data / "tables" / f"{name}.parquet", format="parquet") for name in names}
    wanted = wanted_keys(stored["articles"])
    places: dict[Key, Place] = {}
    for path in sorted((data / "captures").glob("*.warc.gz")):
        site = path.name.removesuffix(".warc.gz")
        with index_path(path).open("rb") as lines:
            for capture_id, offset in indexed(lines):
                if (site, capture_id) in wanted:
                    places[site, capture_id] = Place(opener(path), offset)
    return Source(lambda: stored_rows(stored), places, data / "docs" / "sites")


def wacz_source(path: Path, stack: ExitStack) -> Source:
    """Read the pages of a WACZ again from its own captures: their title and text."""
    found = stack.enter_context(ZipFile(path))

    def rows() -> Iterator[Row]:
        with found.open("pages/pages.jsonl") as lines:
            for line in islice(lines, 1, None):
                said = json.loads(line)
                compared = {"title": said.get("title"), "text": said.get("text")}
                yield Row(said["site"], said["capture_id"], said["url"], compared)

    wanted = {(row.site, row.capture_id) for row in rows()}
    places: dict[Key, Place] = {}
    for line in index_lines(found):
        said = json.loads(line[line.index(b"{") :])
        key = (said["filename"].removesuffix(".warc.gz"), said["record_id"])
        if key in wanted:
            places[key] = Place(member_opener(path, f"archive/{said['filename']}"), int(said["offset"]))
    return Source(rows, places)


def wanted_keys(articles: ds.Dataset) -> set[Key]:
    """Name the captures that articles were read from."""
    return {
        key
        for batch in articles.to_batches(columns=["site", "capture_id"], batch_size=10_000)
        for key in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    }


def indexed(lines: Iterable[bytes]) -> Iterator[tuple[str, int]]:
    """Give the id and the offset of each capture of an index."""
    for line in lines:
        said = json.loads(line[line.index(b"{") :])
        yield said["record_id"], int(said["offset"])


def opener(path: Path) -> Callable[[], BinaryIO]:
    """Give what opens a WARC file."""
    return lambda: path.open("rb")


def member_opener(path: Path, name: str) -> Callable[[], BinaryIO]:
    """Give what opens a WARC file within a WACZ."""

    def opened() -> BinaryIO:
        with ZipFile(path) as found:
            member = found.getinfo(name)
        return stored_member(path.open("rb"), member)

    return opened
