"""The rows that an export takes: table by table, batch by batch, in one order, and no more memory than a batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from crawler.errors import LuutruError
from pipelines.export.choice import Choice, Wanted, choose
from pipelines.export.masks import mask_rows, read_masks
from pipelines.frugal import give_back
from pipelines.query import Archive
from pipelines.schema import SCHEMAS

BATCH = 5_000
WIDE_BATCH = 100
"""Rows of `articles` at a time: each has hundreds of words, a tenth of a megabyte as cells."""
OF_CAPTURES = ("captures", "problems")
OF_SITES = ("contacts", "states", "completeness")
NONE = pa.array([], pa.string())


@dataclass(frozen=True, slots=True)
class Piece:
    """One Parquet file of a table of the release; `year` is None in a table that does not lie by year."""

    table: str
    site: str
    year: int | None
    path: Path


class Selection:
    """What `wanted` asks for of one opened release; it makes no file and changes none."""

    def __init__(self, archive: Archive, wanted: Wanted | None = None) -> None:
        self.archive, self.wanted = archive, wanted or Wanted()

    @cached_property
    def choice(self) -> Choice:
        """What goes in, worked out once; raises LuutruError when no article fits."""
        found = choose(self.archive, self.wanted)
        if found.articles.num_rows == 0:
            said = f"No article of release {self.archive.release} fits what is asked for: nothing was written."
            raise LuutruError(said, "Fewer words, or words without marks, find more; `luutru search` shows what.")
        return found

    @cached_property
    def sites(self) -> list[str]:
        """Name the sites that chosen articles are from, sorted."""
        return sorted(self.choice.articles.column("site").unique().to_pylist())

    def latest(self) -> Selection:
        """Give the same selection with the latest version of each article alone."""
        return Selection(self.archive, replace(self.wanted, versions="latest"))

    @property
    def masked(self) -> int:
        """Count the places where personal data of citizens is masked in tables."""
        return 0 if self.wanted.personal else self.choice.spans

    def rows_at_most(self, table: str) -> int:
        """Count the rows of the files that `batches` reads, for showing how far it is."""
        return sum(pq.read_metadata(piece.path).num_rows for piece in self.pieces(table))

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """Give the rows of a table by the schema that users see, personal data masked unless it is asked for.

        They come by site and year, in the order of the release. No batch is empty, and each is of one site.
        """
        masked = self.masked > 0
        for piece in self.pieces(table):
            masks = read_masks(self.archive.folder, piece.site, piece.year) if masked else {}
            for batch in read_piece(piece):
                rows = mask_rows(table, self.kept(piece, batch), masks)
                if rows.num_rows:
                    yield rows
                give_back()

    def pieces(self, table: str) -> list[Piece]:
        """List the files of a table that can hold chosen rows, by site, year and name."""
        site = self.wanted.filters.site
        found = [piece_of(table, path) for path in (self.archive.folder / table).rglob("*.parquet")]
        wanted = [piece for piece in found if site is None or piece.site == site]
        return sorted(wanted, key=lambda piece: (piece.site, piece.year or 0, piece.path.name))

    def kept(self, piece: Piece, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Keep the rows of a batch that belong to the selection."""
        choice, narrow = self.choice, self.wanted.narrow
        if piece.table in OF_CAPTURES:
            return batch if choice.captures is None else self._of(batch, "captures", "capture_id", piece.site)
        if piece.table == "runs":
            return batch if choice.runs is None else self._of(batch, "runs", "run_id", piece.site)
        if piece.table in OF_SITES:
            return batch.slice(0, 0) if narrow else batch
        if self.wanted.versions == "latest" and "version" in batch.schema.names:
            return self._of_latest(batch, piece.site)
        return self._of(batch, "articles", "article_id", piece.site) if narrow else batch

    def _of(self, batch: pa.RecordBatch, keys: str, column: str, site: str) -> pa.RecordBatch:
        return batch.filter(pc.is_in(batch.column(column), value_set=self._keys(keys, site)))

    def _of_latest(self, batch: pa.RecordBatch, site: str) -> pa.RecordBatch:
        place = pc.index_in(batch.column("article_id"), value_set=self._keys("articles", site))
        latest = self._by_site("articles", site).column("version").combine_chunks().take(place)
        return batch.filter(pc.fill_null(pc.equal(batch.column("version"), latest), False))

    def _keys(self, name: str, site: str) -> pa.Array:
        return self._by_site(name, site).column(1).combine_chunks()

    def _by_site(self, name: str, site: str) -> pa.Table:
        if (name, site) not in self._tables:
            rows = getattr(self.choice, name)
            self._tables[name, site] = rows.filter(pc.equal(rows.column("site"), site))
        return self._tables[name, site]

    @cached_property
    def _tables(self) -> dict[tuple[str, str], pa.Table]:
        return {}


def piece_of(table: str, path: Path) -> Piece:
    """Tell the site and the year of a file by the folders that it lies in."""
    said = dict(part.split("=", 1) for part in path.parent.parts if "=" in part)
    return Piece(table, said["site"], int(said["year"]) if "year" in said else None, path)


def read_piece(piece: Piece) -> Iterator[pa.RecordBatch]:
    """Read a file batch by batch, with `site` and `year` as columns."""
    size = WIDE_BATCH if piece.table == "articles" else BATCH
    with pq.ParquetFile(piece.path, pre_buffer=False) as file:  # else all of it is read at once
        for batch in file.iter_batches(batch_size=size, use_threads=False):
            yield seen_rows(piece, batch)


def seen_rows(piece: Piece, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give a batch of a file the columns that users see."""
    schema = SCHEMAS[piece.table]
    placed = {"site": piece.site, "year": piece.year}
    columns = [
        pa.repeat(pa.scalar(placed[item.name], item.type), batch.num_rows)
        if item.name in placed
        else batch.column(item.name).cast(item.type)
        for item in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
