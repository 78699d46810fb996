"""A release of many invented articles, laid out as the product does: `python -m tests.benchmarks.generated DATA COUNT`.

The same count gives the same bytes. The most common words stand in most articles, thousands in a few; every fiftieth
article has two versions; all have their captures, addresses, names, pictures and links. The WARC files that the
captures name are there only where they are asked for: they take longer than the rest.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from crawler.site import Site
from pipelines.assemble import place_of
from pipelines.changes import NO_CHANGES
from pipelines.package import ReleaseFacts, write_package
from pipelines.release_files import point_latest
from pipelines.release_tables import write_empty
from pipelines.reuse import cut_sizes
from pipelines.schema import BY_NAME, SCHEMAS, file_schema, is_yearly
from pipelines.store import TableFile
from tests.benchmarks.generated_warcs import GeneratedWarcs, page_of
from tests.benchmarks.invented import KINDS, SECTIONS, TAGS, Lexicon
from tests.benchmarks.prose import Prose, Writer

SITES = ("sct-mot", "sct-hai", "sct-ba")
SHARES = (0.5, 0.3, 0.2)
YEARS = range(2011, 2026)
BATCH = 1_000
RELEASE = "2026-11-22-1"
MINUTE = 60_000_000  # microseconds
DAY = 1_440 * MINUTE
CLOCK = 7 * 60 * MINUTE
"""How far the clock of the site is ahead of UTC."""
UTC_TIME = pa.timestamp("us", tz="UTC")
Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of a site in one year (0: undated): the number of the first, and how many they are."""

    site: str
    year: int
    first: int
    count: int


def shelves(count: int) -> Iterator[Shelf]:
    """Share `count` articles out to sites and years, more to later years; one in eighty is undated."""
    weights = np.cumsum([0.2, *np.linspace(0.7, 1.3, len(YEARS))])
    starts = np.round(np.cumsum((0, *SHARES)) * count).astype(int)
    for site, start, end in zip(SITES, starts, starts[1:], strict=False):
        bounds = np.round(weights / weights[-1] * (end - start)).astype(int)
        for year, first, last in zip((0, *YEARS), (0, *bounds), bounds, strict=False):
            yield Shelf(site, year, int(first), int(last - first))


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of `articles` of one shelf: the number and the version of each, and what chance gives."""

    shelf: Shelf
    numbers: np.ndarray
    versions: np.ndarray
    random: np.random.Generator

    @property
    def size(self) -> int:
        """How many rows."""
        return len(self.numbers)

    @property
    def latest(self) -> np.ndarray:
        """Whether each row is the last version of its article."""
        return np.append(self.numbers[1:] != self.numbers[:-1], True)

    @property
    def keys(self) -> list[str]:
        """The key of each address."""
        return [f"{self.shelf.site}.example/tin/Detail.aspx?ItemID={number}" for number in self.numbers]

    @property
    def ids(self) -> list[str]:
        """The id of each article."""
        return [hashlib.sha256(f"{self.shelf.site}\n{key}".encode()).hexdigest()[:16] for key in self.keys]

    @property
    def captures(self) -> list[str]:
        """The capture that each version was read from."""
        rows = zip(self.numbers, self.versions, strict=True)
        digests = [
            hashlib.sha256(f"{self.shelf.site} {number} {version}".encode()).hexdigest() for number, version in rows
        ]
        return [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:32]}" for one in digests]

    @property
    def seen(self) -> np.ndarray:
        """When each version was first seen, in microseconds, one after another all through the year."""
        year = self.shelf.year or YEARS[0] - 1
        opening = int(datetime(year, 1, 10, tzinfo=UTC).timestamp()) * 1_000_000
        place = self.numbers - self.shelf.first
        moments: np.ndarray = (
            opening + place * (340 * DAY // max(self.shelf.count, 1)) // 1_000 * 1_000 + self.versions * 1_000
        )
        return moments


def batches(shelf: Shelf) -> Iterator[Batch]:
    """Give the rows of a shelf; every fiftieth article has two versions."""
    for first in range(shelf.first, shelf.first + shelf.count, BATCH):
        articles = np.arange(first, min(first + BATCH, shelf.first + shelf.count))
        numbers = np.repeat(articles, np.where(articles % 50 == 0, 2, 1))
        versions = np.where(np.append(False, numbers[1:] == numbers[:-1]), 2, 1)
        yield Batch(shelf, numbers, versions, np.random.default_rng([SITES.index(shelf.site), shelf.year, first]))


def time_columns(batch: Batch) -> Columns:
    """Give the dates that the pages print: a day or a minute, of publication or, on one in thirty, of an update."""
    by_day = batch.random.random(batch.size) < 0.5
    minute = (batch.seen - batch.random.integers(60, 2_000, batch.size) * MINUTE) // MINUTE * MINUTE
    printed = np.where(by_day, (minute + CLOCK) // DAY * DAY - CLOCK, minute)
    updates = batch.random.random(batch.size) < 1 / 30
    precision = pa.array(np.where(by_day, "day", "minute").astype(object))
    columns: Columns = {}
    for name, holds in (("published", ~updates), ("updated", updates)):
        shown = pa.array(holds & (batch.shelf.year > 0))
        columns[f"{name}_at"] = pc.if_else(shown, pa.array(printed, UTC_TIME), None)
        columns[f"{name}_precision"] = pc.if_else(shown, precision, None)
        columns[f"{name}_raw"] = pc.if_else(shown, "Ngày đăng: như trên trang", None)
    return columns


def prose_columns(prose: Prose) -> Columns:
    """Give the columns of the body."""
    lists = {
        name: pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), struct(SCHEMAS["articles"].field(name), parts))
        for name, (offsets, parts) in {
            "sentences": (prose.articles, prose.sentence_spans),
            "tokens": (prose.word_ends, (*prose.word_spans, np.array(TAGS, object)[prose.tags])),
        }.items()
    }
    return {
        "paragraphs": prose.paragraphs, "text": prose.text, "text_raw": prose.text, "text_norm": prose.normal,
        "word_count": np.diff(prose.word_ends), **lists,
    }  # fmt: skip


def struct(column: pa.Field, parts: tuple[np.ndarray, ...]) -> pa.Array:
    """Lay the parts of spans out as the struct that a list column holds."""
    kind = column.type.value_type
    fields = [kind.field(place) for place in range(kind.num_fields)]
    arrays = [pa.array(part, item.type) for part, item in zip(parts, fields, strict=True)]
    return pa.StructArray.from_arrays(arrays, fields=fields)


def article_rows(batch: Batch, writer: Writer) -> tuple[pa.Table, Prose]:
    """Make the rows of `articles`."""
    titles, leads = writer.titles(batch.random, batch.size), writer.leads(batch.random, batch.size)
    prose = writer.bodies(batch.random, batch.size)
    has_lead = pa.array(batch.random.random(batch.size) < 0.67)
    lead_keys = pc.if_else(has_lead, leads.keys, "")
    sections = np.array([*SECTIONS, None], object)[batch.random.integers(0, len(SECTIONS) + 1, batch.size)]
    columns = {
        "title": titles.text, "title_raw": titles.text, "lead": pc.if_else(has_lead, leads.text, None),
        "section": sections,
        "search_key": pc.binary_join_element_wise(titles.keys, lead_keys, prose.keys, "\n"),
        "url": [f"http://{key}" for key in batch.keys], "article_id": batch.ids, "version": batch.versions,
        "is_latest": batch.latest, "capture_id": batch.captures, "first_seen": batch.seen, "last_seen": batch.seen,
        "language": ["vi"] * batch.size, "evidence": [[("title", "h1 @ html/body/h1")]] * batch.size,
        **time_columns(batch), **prose_columns(prose),
    }  # fmt: skip
    return filled("articles", batch.size, columns), prose


def filled(table: str, size: int, columns: Columns) -> pa.Table:
    """Make a table of all its columns: those not given are null, else empty."""
    arrays = []
    for item in file_schema(BY_NAME[table]):
        given = columns.get(item.name)
        if given is None:
            given = [None] * size if item.nullable else [[]] * size
        arrays.append(given if isinstance(given, pa.Array | pa.ChunkedArray) else pa.array(given, item.type))
    return pa.Table.from_arrays(arrays, schema=file_schema(BY_NAME[table]))


def versions_of(batch: Batch, rows: np.ndarray) -> Columns:
    """Give the columns that tie rows of another table to versions."""
    ids = np.array(batch.ids, object)
    return {"article_id": ids[rows], "version": batch.versions[rows]}


def mention_rows(batch: Batch, writer: Writer, prose: Prose) -> pa.Table:
    """Make a row for each name, day, number and sum in the bodies."""
    kinds = writer.lexicon.kinds[prose.words]
    found = np.flatnonzero(kinds)
    rows = np.searchsorted(prose.word_ends, found, side="right") - 1
    entries = [writer.lexicon.entries[word % len(writer.lexicon.entries)] for word in prose.words[found]]
    columns = {
        **versions_of(batch, rows), "field": ["text"] * len(found), "start": prose.word_spans[0][found],
        "end": prose.word_spans[1][found], "text": [writer.lexicon.words[word] for word in prose.words[found]],
        "kind": [KINDS[kind] for kind in kinds[found]], "value": [entry.value for entry in entries],
        "rule": ["invented"] * len(found),
    }  # fmt: skip
    return filled("mentions", len(found), columns)


def link_rows(batch: Batch, titles: pa.Array) -> pa.Table:
    """Make two links to other articles for each version."""
    rows = np.repeat(np.arange(batch.size), 2)
    place = np.tile([0, 1], batch.size)
    targets = (batch.numbers[rows] + 1 + place).tolist()
    urls = [f"http://{batch.shelf.site}.example/tin/Detail.aspx?ItemID={number}" for number in targets]
    columns = {
        **versions_of(batch, rows), "position": place, "kind": ["related"] * len(rows), "url": urls,
        "anchor": titles.take(pa.array(rows)),
    }  # fmt: skip
    return filled("links", len(rows), columns)


def image_rows(batch: Batch, leads: pa.Array) -> pa.Table:
    """Make a picture, with a caption where there is a lead, for four versions in five."""
    rows = np.flatnonzero(batch.numbers % 5)
    captions = leads.take(pa.array(rows))
    urls = [f"http://{batch.shelf.site}.example/anh/{number}.jpg" for number in batch.numbers[rows]]
    columns = {
        **versions_of(batch, rows), "position": np.zeros(len(rows)), "url": urls, "caption": captions,
        "caption_raw": captions, "credit": np.array([None, "Quốc Hùng"], object)[np.minimum(rows % 3, 1)],
        "width": [600] * len(rows),
    }  # fmt: skip
    return filled("images", len(rows), columns)


def attachment_rows(batch: Batch) -> pa.Table:
    """Link a document from one version in six."""
    rows = np.flatnonzero(batch.numbers % 6 == 0)
    names = [f"Kehoach{number}.pdf" for number in batch.numbers[rows]]
    columns = {
        **versions_of(batch, rows), "position": np.zeros(len(rows)), "title": names, "file_name": names,
        "url": [f"http://{batch.shelf.site}.example/tep/{name}" for name in names],
    }  # fmt: skip
    return filled("attachments", len(rows), columns)


def capture_rows(batch: Batch, articles: pa.Table, warcs: GeneratedWarcs | None) -> pa.Table:
    """Make the capture of each version; a run's file holds those of one year, in `warcs` if there are any."""
    run = f"{batch.shelf.year or YEARS[0] - 1}1231T010000Z-{batch.shelf.site}"
    columns = {
        "capture_id": batch.captures, "url": [f"http://{key}" for key in batch.keys], "url_key": batch.keys,
        "fetched_at": batch.seen, "status": [200] * batch.size, "media_type": ["text/html"] * batch.size,
        "kind": ["article"] * batch.size, "size": [23_041] * batch.size,
        "payload_sha256": [hashlib.sha256(one.encode()).hexdigest() for one in batch.captures],
        "warc_file": [f"{run}-00000.warc.gz"] * batch.size, "run_id": [run] * batch.size,
        "warc_offset": batch.numbers * 20_000 + batch.versions * 9_120, "warc_length": [9_120] * batch.size,
        "source": ["live"] * batch.size,
    }  # fmt: skip
    if warcs:
        pages = (
            page_of(*said) for said in zip(articles["title"].to_pylist(), articles["text"].to_pylist(), strict=True)
        )
        columns |= warcs.add(columns, batch.shelf.site, pages)
    return filled("captures", batch.size, columns)


def address_rows(batch: Batch) -> pa.Table:
    """Make the address of each article."""
    first = np.flatnonzero(batch.versions == 1)
    keys = np.array(batch.keys, object)[first]
    columns = {
        "article_id": np.array(batch.ids, object)[first], "url": [f"http://{key}" for key in keys], "url_key": keys,
        "reason": ["first"] * len(first), "first_seen": batch.seen[first], "last_seen": batch.seen[first],
    }  # fmt: skip
    return filled("addresses", len(first), columns)


@dataclass(slots=True)
class OpenShelf:
    """The file in hand of a table in one folder, what room it has, and the sizes of the files after it, in rows."""

    file: TableFile
    room: int
    sizes: Iterator[int]
    number: int = 0


class Shelves:
    """The files of a release in the making, each open while rows come for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[Path, OpenShelf] = {}

    def add(self, name: str, shelf: Shelf, rows: pa.Table) -> None:
        """Add rows to the files of a table that a shelf belongs to; articles are cut as a release cuts them."""
        place = place_of(self.folder, BY_NAME[name], shelf.site, shelf.year if is_yearly(BY_NAME[name]) else None)
        while rows.num_rows:
            held = self._open.get(place) or self._open.setdefault(place, self._begin(place, name, shelf))
            held.file.add(rows.slice(0, held.room))
            held.room, rows = held.room - min(held.room, rows.num_rows), rows.slice(held.room)
            if not held.room and rows.num_rows:
                held.file.close()
                held.number += 1
                held.file = TableFile(place, file_schema(BY_NAME[name]), held.number)
                held.room = next(held.sizes)

    def close(self, *names: str) -> None:
        """Close the files of some tables."""
        for place in [place for place in self._open if place.relative_to(self.folder).parts[0] in names]:
            self._open.pop(place).file.close()

    def _begin(self, place: Path, name: str, shelf: Shelf) -> OpenShelf:
        if name != "articles":
            return OpenShelf(TableFile(place, file_schema(BY_NAME[name])), 2**40, iter(()))
        sizes = cut_sizes(sum(batch.size for batch in batches(shelf)))
        return OpenShelf(TableFile(place, file_schema(BY_NAME[name]), 0), next(sizes), sizes)


YEARLY = ("articles", "mentions", "links", "images", "attachments")
BY_SITE = ("captures", "addresses")


def write_tables(folder: Path, count: int, warcs: GeneratedWarcs | None = None) -> None:
    """Write the tables of `count` articles, and the WARC files behind them if there is a place for them."""
    writer, files = Writer(Lexicon()), Shelves(folder)
    addresses: list[pa.Table] = []
    for shelf in shelves(count):
        for batch in batches(shelf):
            rows, prose = article_rows(batch, writer)
            made = {
                "articles": rows, "mentions": mention_rows(batch, writer, prose),
                "links": link_rows(batch, rows["title"]), "images": image_rows(batch, rows["lead"]),
                "attachments": attachment_rows(batch), "captures": capture_rows(batch, rows, warcs),
            }  # fmt: skip
            for name, table in made.items():
                files.add(name, shelf, table)
            addresses.append(address_rows(batch))
        files.close(*YEARLY)
        if warcs:
            warcs.close()
        if shelf.year == YEARS[-1]:
            files.add("addresses", shelf, pa.concat_tables(addresses).sort_by("article_id"))
            files.close(*BY_SITE)
            addresses.clear()
    write_empty(folder, SITES[0])


def write_release(data: Path, count: int, *, captured: bool = False) -> Path:
    """Write a release of `count` articles into an archive that has none, and make it the latest.

    `captured`: with the WARC files that its captures lie in.
    """
    folder = data / "releases" / RELEASE
    folder.mkdir(parents=True)
    write_tables(folder, count, GeneratedWarcs(data) if captured else None)
    sites = [Site(name=name, title=f"Sở Công Thương {name}", home=f"http://{name}.example/") for name in SITES]
    inputs = f"{count} invented articles"
    write_package(folder, ReleaseFacts(RELEASE, sites, inputs, "2025-12-31T00:00:00+00:00", NO_CHANGES, None))
    point_latest(data, RELEASE)
    return folder


if __name__ == "__main__":
    print(write_release(Path(sys.argv[1]), int(sys.argv[2])))
