"""Rows of parts, brought together in the order of a release; a few parts are in memory at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.schema import BY_NAME, PAGE, part_schema
from pipelines.store import concat_rows, read_plain

BATCH = 64
MOST_PARTS = 4
"""A batch ends when it would need rows of more parts than this."""
KEPT_BYTES = 8 * 2**20
Loaded = tuple[pa.Table, dict[str, range]]


@dataclass(slots=True)
class Pile:
    """Tables put end to end, and which rows to take from them for which versions."""

    offsets: dict[tuple[int, int], int] = field(default_factory=dict)
    loaded: list[pa.Table] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def put(self, key: tuple[int, int], table: pa.Table) -> int:
        """Put a table on the pile unless it lies there; give the number of its first row."""
        if key not in self.offsets:
            self.offsets[key] = sum(each.num_rows for each in self.loaded)
            self.loaded.append(table)
        return self.offsets[key]


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
            pile = self._pile_up(name, batch)
            whole = concat_rows(pile.loaded, part_schema(BY_NAME[name]))
            yield whole.take(pa.array(pile.taken, pa.int64())), batch.take(pa.array(pile.owners, pa.int64()))

    def _pile_up(self, name: str, batch: pa.Table) -> Pile:
        pile = Pile()
        columns = [batch.column(key).to_pylist() for key in ("place", "year", "page")]
        for number, (place, year, page) in enumerate(zip(*columns, strict=True)):
            key = (place, year if name == "articles" else 0)
            table, spans = self._load(name, *key)
            start, found = pile.put(key, table), spans.get(page, range(0))
            pile.taken += [start + row for row in found]
            pile.owners += [number] * len(found)
        return pile

    def _read(self, name: str, place: int, year: int) -> Loaded:
        path = self.parts[place] / f"{name}.parquet"
        if name == "articles":
            with pq.ParquetFile(path) as file:
                table = file.read_row_group(self._years(place).index(year), use_threads=False)
        else:
            table = read_plain(path)
        return table, page_spans(table.column(PAGE.name).to_pylist())

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


def page_spans(pages: Sequence[str]) -> dict[str, range]:
    """Tell where the rows of each page lie: they stand together in a part."""
    spans: dict[str, range] = {}
    for row, page in enumerate(pages):
        spans[page] = range(spans[page].start if page in spans else row, row + 1)
    return spans
