"""Parts -> the tables of a release for one site: versions decided first, then written partition by partition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines import tables
from pipelines.addresses import url_key
from pipelines.completeness.counting import count_site
from pipelines.frugal import give_back
from pipelines.gather import Gatherer
from pipelines.history import Block, Sighting, Version, decide_blocks, decide_history
from pipelines.identity import ADDRESSES
from pipelines.losses import ADVICE, PROBLEM, Doubt, Losses, gone_since
from pipelines.reuse import Earlier, cut_rows, made_from
from pipelines.run_rows import RUNS
from pipelines.schema import decided_columns, file_schema, is_yearly, part_schema, table_name
from pipelines.sightings import BATCH, SiteKeys
from pipelines.store import TableFile

TIME = pa.timestamp("us", tz="UTC")
VERSIONS = pa.schema(
    {
        "year": pa.int32(),
        "first_seen": TIME,
        "article_id": pa.string(),
        "version": pa.int32(),
        "url": pa.string(),
        "is_latest": pa.bool_(),
        "last_seen": TIME,
        "gone_at": TIME,
        "page": pa.string(),
        "place": pa.int32(),
        "run_id": pa.string(),
        "gone_run": pa.string(),
    }
)
ORDER = [(name, "ascending") for name in ("year", "first_seen", "article_id", "version")]
YEARLY = tuple(table for table in tables.TABLES if is_yearly(table))
CAPTURED = (tables.Image, tables.Attachment)
"""Tables whose rows name the file that was captured, whenever that was."""
CAPTURES = "SELECT * EXCLUDE (place) FROM captures ORDER BY fetched_at, warc_file, warc_offset"
NEWEST = """
    SELECT strftime(fetched_at, '%Y-%m-%dT%H:%M:%SZ') AS moment, CASE WHEN regexp_matches(run_id, '^[0-9]{8}T')
        THEN run_id[1:4] || '-' || run_id[5:6] || '-' || run_id[7:8] ELSE strftime(fetched_at, '%Y-%m-%d') END AS day
    FROM captures ORDER BY ALL DESC LIMIT 1
"""
"""Time of the newest capture, and day of the run that made it."""
PROBLEMS = """
    CREATE VIEW kept_problems AS
    SELECT * FROM (SELECT * EXCLUDE (place) FROM problems UNION ALL BY NAME FROM doubts)
    QUALIFY row_number() OVER (
        PARTITION BY url, field, problem, detail ORDER BY found_at DESC, capture_id DESC NULLS LAST, run_id DESC, advice
    ) = 1
"""
KEPT_PROBLEMS = "SELECT * FROM kept_problems ORDER BY url, field, problem, detail"


def write_site(folder: Path, site: str, keys: SiteKeys, earlier: Earlier, on_rows: Callable[[int], None]) -> None:
    """Write the tables of one site below `folder`, or take their files from the release before.

    `on_rows` is told of versions, once for each yearly table.
    """
    versions, doubts = decide_all(keys)
    for table in YEARLY:
        write_yearly(Shelf(folder, site, table), keys, versions, earlier, on_rows)
    write_contacts(place_of(folder, tables.Contact, site), keys)
    write_query(place_of(folder, tables.Capture, site), tables.Capture, keys.tables(CAPTURES))
    write_query(place_of(folder, tables.Address, site), tables.Address, keys.tables(ADDRESSES))
    keys.connection.register("doubts", doubt_rows(doubts))
    keys.connection.execute(PROBLEMS)
    write_query(place_of(folder, tables.Problem, site), tables.Problem, keys.tables(KEPT_PROBLEMS))
    keys.connection.register("versions", versions)
    write_query(place_of(folder, tables.Run, site), tables.Run, keys.tables(RUNS))
    write_query(place_of(folder, tables.State, site), tables.State, [plain_rows(tables.State, keys.periods)])
    counts = plain_rows(tables.Completeness, count_site(keys.connection))
    write_query(place_of(folder, tables.Completeness, site), tables.Completeness, [counts])


def place_of(folder: Path, table: type, site: str, year: int | None = None) -> Path:
    """Give the folder of a partition."""
    place = folder / table_name(table) / f"site={site}"
    return place if year is None else place / f"year={year}"


def decide_all(keys: SiteKeys) -> tuple[pa.Table, list[Doubt]]:
    """Decide the versions of all articles of a site, in the order of the release, and which looks lost too many."""
    batches: list[pa.RecordBatch] = []
    rows: list[dict[str, Any]] = []
    losses, open_absences = Losses(), dict[str, list[Sighting]]()
    for article_id, sightings in keys.articles():
        history = decide_history(sightings)
        losses.add(sightings, history.absences)
        if history.is_open:
            open_absences[article_id] = history.absences[-1]
        rows += [version_keys(article_id, version) for version in history.versions]
        if len(rows) >= BATCH:
            batches.append(pa.RecordBatch.from_pylist(rows, schema=VERSIONS))
            rows = []
    batches.append(pa.RecordBatch.from_pylist(rows, schema=VERSIONS))
    doubts = losses.doubts()
    give_back()
    gone = settle_gone(open_absences, frozenset(doubt.sweep for doubt in doubts))
    return add_gone(pa.Table.from_batches(batches), gone).sort_by(ORDER), doubts


def version_keys(article_id: str, version: Version) -> dict[str, Any]:
    """Give one row of VERSIONS; whether the article is gone is told when all articles are known."""
    first = version.first
    return {
        "year": first.year,
        "first_seen": first.seen_at,
        "article_id": article_id,
        "version": version.number,
        "url": version.url,
        "is_latest": version.is_latest,
        "last_seen": version.last_seen,
        "page": first.page,
        "place": first.place,
        "run_id": first.run_id,
    }


def settle_gone(absences: dict[str, list[Sighting]], doubted: frozenset[str]) -> dict[str, Sighting]:
    """Say which articles are gone, and by which look, when looks in doubt tell nothing."""
    found = {article_id: gone_since(absence, doubted) for article_id, absence in absences.items()}
    return {article_id: miss for article_id, miss in found.items() if miss}


def add_gone(versions: pa.Table, gone: dict[str, Sighting]) -> pa.Table:
    """Put down in the latest version of each article whether it is gone, since when, and which run found it so."""
    latest = zip(versions.column("article_id").to_pylist(), versions.column("is_latest").to_pylist(), strict=True)
    misses = [gone.get(article_id) if is_latest else None for article_id, is_latest in latest]
    for name, values in (
        ("gone_at", [miss and miss.seen_at for miss in misses]),
        ("gone_run", [miss and miss.run_id for miss in misses]),
    ):
        place = versions.schema.get_field_index(name)
        versions = versions.set_column(place, VERSIONS.field(name), pa.array(values, VERSIONS.field(name).type))
    return versions


def doubt_rows(doubts: Iterable[Doubt]) -> pa.Table:
    """Make a row of `problems` for each look that lost too many articles."""
    rows = [
        {
            "url": doubt.first.url, "capture_id": None, "field": "page", "problem": PROBLEM, "detail": doubt.detail,
            "advice": ADVICE, "found_at": doubt.first.seen_at, "run_id": doubt.first.run_id,
        }
        for doubt in doubts
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=part_schema(tables.Problem))


def plain_rows(table: type, found: Iterable[Any]) -> pa.Table:
    """Make a row of a table for each thing that was found of a site, by the names of its columns."""
    return pa.Table.from_pylist([asdict(one) for one in found], schema=part_schema(table))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the files of one yearly table of one site lie in a release in the making."""

    folder: Path
    site: str
    table: type

    def place(self, year: int) -> Path:
        """Give the folder of a year."""
        return place_of(self.folder, self.table, self.site, year)


def write_yearly(
    shelf: Shelf, keys: SiteKeys, versions: pa.Table, earlier: Earlier, on_rows: Callable[[int], None]
) -> None:
    """Write a table that lies by year; a file that the release before made from the same is taken from there."""
    gatherer = Gatherer(keys.parts)
    said = keys.said(table_name(shelf.table))
    words = [
        earlier.recipe,
        table_name(shelf.table),
        shelf.site,
        keys.files_digest() if shelf.table in CAPTURED else "",
    ]
    columns = decided_columns(shelf.table).intersection(VERSIONS.names)
    for year in sorted(set(versions.column("year").to_pylist())):
        for number, piece in enumerate(cut_rows(versions.filter(pc.field("year") == year))):
            on_rows(piece.num_rows)
            if not any(said[place]["rows"] for place in set(piece.column("place").to_pylist())):
                continue
            origin = made_from([*words, str(year)], piece, columns, [one["sha256"] for one in said])
            if not earlier.take(origin, shelf.place(year), number):
                path = write_piece(shelf, keys, gatherer, piece, number)
                earlier.made |= {path: origin} if path else {}


def write_piece(shelf: Shelf, keys: SiteKeys, gatherer: Gatherer, piece: pa.Table, number: int) -> Path | None:
    """Write one file of a yearly table; None when it has no rows."""
    file: TableFile | None = None
    for rows, owners in gatherer.gather(table_name(shelf.table), piece):
        if rows.num_rows:
            year = piece.column("year")[0].as_py()
            file = file or TableFile(shelf.place(year), file_schema(shelf.table), number)
            file.add(decide_columns(shelf.table, keys, rows, owners))
        give_back()
    if file:
        file.close()
    return file.path if file else None


def decide_columns(table: type, keys: SiteKeys, rows: pa.Table, owners: pa.Table) -> pa.Table:
    """Add the columns that only a release knows to rows of a part; `owners` are the versions that they belong to."""
    files = captured_files(keys, rows, owners) if table in CAPTURED else owners
    for name in sorted(decided_columns(table)):
        rows = rows.append_column(name, (owners if name in VERSIONS.names else files).column(name))
    return rows


def captured_files(keys: SiteKeys, rows: pa.Table, owners: pa.Table) -> pa.Table:
    """Find the captured file behind each picture or document."""
    addresses = pa.array([url_key(url) for url in rows.column("url").to_pylist()], pa.string())
    numbers = pa.array(range(rows.num_rows), pa.int64())
    seen = owners.column("first_seen")
    return keys.nearest_files(pa.table({"n": numbers, "url_key": addresses, "first_seen": seen}))


def write_query(folder: Path, table: type, pieces: Iterator[pa.Table] | list[pa.Table]) -> None:
    """Write the rows of a query as a table that lies by site alone; no rows, no file."""
    file: TableFile | None = None
    for piece in pieces:
        if piece.num_rows:
            file = file or TableFile(folder, file_schema(table))
            file.add(piece)
    if file:
        file.close()


def write_contacts(folder: Path, keys: SiteKeys) -> None:
    """Write the contact blocks of a site with the times for which they stood."""
    blocks = [block for sightings, ended in keys.blocks() for block in decide_blocks(sightings, ended)]
    gatherer = Gatherer(keys.parts)
    pieces = [contact_rows(gatherer, block) for block in blocks]
    order = [(name, "ascending") for name in tables.Contact.ORDER]
    write_query(folder, tables.Contact, [pa.concat_tables(pieces).sort_by(order)] if pieces else [])


def contact_rows(gatherer: Gatherer, block: Block) -> pa.Table:
    """Give the row of one block, as it was read from the page that first showed it."""
    first = block.first
    where = pa.table({"page": [first.page], "place": [first.place], "year": [0]})
    rows = next(gatherer.gather("contacts", where))[0].slice(first.position, 1)
    times = {"valid_from": block.valid_from, "valid_to": block.valid_to}
    for name, moment in times.items():
        rows = rows.append_column(name, pa.array([moment], TIME))
    return rows
