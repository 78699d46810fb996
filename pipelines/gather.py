"""Rows of parts, brought together in the order of a release; a few parts are in memory at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.schema import BY_NAME, PAGE, is_yearly, part_schema
from pipelines.store import concat_rows, read_plain

BATCH = 64
MOST_PARTS = 4
"""A batch ends when it would need rows of more parts than this."""
KEPT_BYTES = 8 * 2**20
YEARLY = frozenset(name for name, table in BY_NAME.items() if is_yearly(table))
Loaded = tuple[pa.Table, dict[str, range]]


class Recent:
    """Tables that were read lately: at least those of a batch, more while they fit in 8 MB.

    Parts of few pages are needed again for each year, and cost more to open than to keep.
    """

    def __init__(self, read: Callable[[str, int, int], Loaded]) -> None:
        self._read = read
        self._kept: OrderedDict[tuple[str, int, int], Loaded] = OrderedDict()
        self._bytes = 0

    def __call__(self, name: str, place: int, year: int) -> Loaded:
        """Give a table of a part, for one year where it has years, with the rows of each page."""
        key = (name, place, year)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        loaded = self._kept[key] = self._read(*key)
        self._bytes += loaded[0].nbytes
        while len(self._kept) > MOST_PARTS + 1 and self._bytes > KEPT_BYTES:
            self._bytes -= self._kept.popitem(last=False)[1][0].nbytes
        return loaded


class Gatherer:
    """Reads rows of the parts of one site by the capture (`page`) that they were read from."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self.parts = list(parts)
        self._load = Recent(self._read)
        self._years = lru_cache(None)(self._read_years)  # not on the method: it would keep every Gatherer alive

    def gather(self, name: str, versions: pa.Table) -> Iterator[tuple[pa.Table, pa.Table]]:
        """Give, batch by batch, the rows of a table for the rows of `versions` (page, place, year), in their order.

        Each row comes with the row of `versions` that it belongs to, as two tables of the same length.
        """
        for batch in split_batches(versions):
            pieces, owners = self._pieces(name, batch)
            rows = concat_rows(pieces, part_schema(BY_NAME[name])).combine_chunks()
            yield rows, batch.take(pa.array(owners, pa.int64()))

    def _pieces(self, name: str, batch: pa.Table) -> tuple[list[pa.Table], list[int]]:
        """Give the rows of each version of a batch, and for each row the number of its version."""
        pieces: list[pa.Table] = []
        owners: list[int] = []
        columns = [batch.column(key).to_pylist() for key in ("place", "year", "page")]
        for number, (place, year, page) in enumerate(zip(*columns, strict=True)):
            table, spans = self._load(name, place, year if name in YEARLY else 0)
            if found := spans.get(page):
                pieces.append(table.slice(found.start, len(found)))
                owners += [number] * len(found)
        return pieces, owners

    def _read(self, name: str, place: int, year: int) -> Loaded:
        path = self.parts[place] / f"{name}.parquet"
        table = read_group(path, self._years(place), year) if name in YEARLY else read_plain(path)
        return table, page_spans(table.column(PAGE.name))

    def _read_years(self, place: int) -> list[int]:
        path = self.parts[place] / "article_sightings.parquet"
        return sorted(set(read_plain(path, ["year"]).column("year").to_pylist()))


def split_batches(versions: pa.Table) -> Iterator[pa.Table]:
    """Cut rows into batches of 64 that need rows of few parts."""
    start, places = 0, set[int]()
    for row, place in enumerate(versions.column("place").to_pylist()):
        if row - start >= BATCH or (len(places) >= MOST_PARTS and place not in places):
            yield versions.slice(start, row - start)
            start, places = row, set()
        places.add(place)
    if versions.num_rows > start:
        yield versions.slice(start)


def read_group(path: Path, years: list[int], year: int) -> pa.Table:
    """Read the rows of one year of a file of a part that has these years; all rows of one that an older build wrote."""
    with pq.ParquetFile(path) as file:
        if file.num_row_groups != len(years):
            return file.read(use_threads=False)
        return file.read_row_group(years.index(year), use_threads=False)


def page_spans(pages: pa.ChunkedArray) -> dict[str, range]:
    """Tell where the rows of each page lie: they stand together in a part."""
    runs = pc.run_end_encode(pages.combine_chunks())
    ends = runs.run_ends.to_pylist()
    return dict(zip(runs.values.to_pylist(), map(range, [0, *ends], ends), strict=True))
