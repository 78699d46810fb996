"""Reading while releases are published without end; opening an archive of many small files."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipelines.query import Archive
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.killing import LUUTRU
from tests.benchmarks.measuring import machine_words
from tests.benchmarks.publishing import COUNTS, make_archive, published, publishing
from tests.query.made import article_row, filled_row, write_release

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

SQL_READS, SEARCHES, PROCESSES = 600, 350, 50
PLAIN_READS = 1_000
WORDS = "hoi nghi"
SITES, YEARS = 34, 20
Whole: TypeAlias = set[tuple[int, ...]]
"""What a read of each of the releases may see."""
Outcome: TypeAlias = tuple[int, ...] | None
"""What a read saw, as numbers; None for an error that a file is gone."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Whole]:
    """The archive, and what a whole release of it says to COUNTS."""
    return make_archive(tmp_path_factory.mktemp("published"))


def sql_read(data: Path) -> Outcome:
    (row,) = Archive(data).sql_table(COUNTS).to_pylist()
    return tuple(row.values())


def search_read(data: Path) -> Outcome:
    found = Archive(data).search(WORDS, limit=1_000)
    return len(found), found.url.nunique()


def command_read(data: Path) -> Outcome:
    words = [*LUUTRU, "search", WORDS, "--limit", "1000", "--data", str(data)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    addresses = [line for line in done.stdout.splitlines() if line.strip().startswith("http")]
    return len(addresses), len(set(addresses))


def test_a_thousand_reads_through_an_archive_meet_no_error_and_no_mixture(
    archive: tuple[Path, Whole], keep: Keep
) -> None:
    data, whole = archive
    sizes: Whole = {(said[0], said[0]) for said in whole}
    kinds: list[tuple[str, Callable[[Path], Outcome], int, Whole]] = [
        ("Archive.sql", sql_read, SQL_READS, whole),
        ("Archive.search", search_read, SEARCHES, sizes),
        ("luutru search", command_read, PROCESSES, sizes),
    ]
    print(f"\nreads while releases are published in a loop\n  {machine_words()}")
    with publishing(data):
        for name, read, count, allowed in kinds:
            first, seen = published(data), Counter(read(data) for _ in range(count))
            releases = published(data) - first
            say(name, seen, allowed, releases)
            keep(wrong_figure(f"archive/reads-{name.split()[-1].lower()}", name, seen, allowed, releases))
            assert set(seen) <= allowed
            assert len(seen) == 2, "both releases were met"


def say(name: str, seen: Counter[Outcome], allowed: Whole, releases: int) -> None:
    """Print a line of the table."""
    mixed = sum(count for outcome, count in seen.items() if outcome is not None and outcome not in allowed)
    print(f"  {name:34} {seen.total():5} reads {releases:4} releases {seen[None]:4} errors {mixed:4} mixed")


def wrong_figure(key: str, name: str, seen: Counter[Outcome], allowed: Whole, releases: int) -> Figure:
    """Count the reads that met an error or a mixture of releases."""
    wrong = sum(count for outcome, count in seen.items() if outcome not in allowed)
    how = f"{seen.total():,} reads while {releases} releases were published"
    return Figure(key, f"reads by {name} that met an error or a mixture", wrong, "", 0, 0, how=how)


def pandas_read(folder: Path) -> Outcome:
    rows = pd.read_parquet(folder, columns=["article_id", "version"])
    return len(rows), len(rows.drop_duplicates())


def duckdb_read(folder: Path) -> Outcome:
    query = f"SELECT count(*), count(DISTINCT (article_id, version)) FROM read_parquet('{folder}/**/*.parquet')"
    with duckdb.connect(":memory:") as connection:
        return connection.sql(query).fetchall()[0]


def pyarrow_read(folder: Path) -> Outcome:
    rows = ds.dataset(folder, partitioning="hive").to_table(columns=["article_id", "version"])
    return rows.num_rows, rows.group_by(["article_id", "version"]).aggregate([]).num_rows


PLAIN = {"pandas": pandas_read, "DuckDB": duckdb_read, "pyarrow": pyarrow_read}


def tried(read: Callable[[Path], Outcome], folder: Path) -> Outcome:
    try:
        return read(folder)
    except (FileNotFoundError, duckdb.IOException):
        return None


def test_plain_readers_are_told_that_a_file_is_gone_or_see_one_release(archive: tuple[Path, Whole], keep: Keep) -> None:
    data, whole = archive
    sizes: Whole = {(said[0], said[0]) for said in whole}
    latest = data / "latest"
    print(f"\nplain reads while releases are published in a loop\n  {machine_words()}")
    with publishing(data):
        for (name, read), resolved in product(PLAIN.items(), (False, True)):
            first = published(data)
            places = ((latest.resolve() if resolved else latest) / "articles" for _ in range(PLAIN_READS))
            seen = Counter(tried(read, place) for place in places)
            way = "link resolved first" if resolved else "data/latest"
            releases = published(data) - first
            say(f"{name}, {way}", seen, sizes, releases)
            if resolved:
                keep(wrong_figure(f"archive/plain-{name.lower()}", f"{name}, {way},", seen, sizes, releases))
            assert set(seen) - {None} <= sizes
            assert not (resolved and seen[None])


def write_wide(data: Path) -> int:
    """Write a release of many small files, with one article and one picture in each partition; count the files."""
    others = ("images", "mentions", "links", "attachments")
    tables: dict[str, list[dict[str, Any]]] = {"articles": [], **{name: [] for name in others}}
    for site in (f"sct-{number:02}" for number in range(SITES)):
        for year in range(2006, 2006 + YEARS):
            address = f"http://{site}.example/{year}"
            article = article_row(url=address, site=site, year=year, title=f"Hội nghị {year}", paragraphs=["Một."])
            tables["articles"].append(article)
            for other in others:
                tables[other].append(
                    filled_row(other, {"site": site, "year": year, "article_id": address, "version": 1})
                )
    write_release(data, "2026-11-22-1", tables)
    return sum(1 for _ in (data / "latest").resolve().rglob("*.parquet"))


def middle(action: Callable[[], object], times: int = 5) -> float:
    """Give the median time of an action in seconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        spent.append(time.perf_counter() - began)
    return median(spent)


QUERIES = {
    "open": "select 1",
    "count by year": "select year, count(*) from articles group by 1",
    "one site, one year": "select title from articles where site = 'sct-07' and year = 2020",
    "join": "select count(*) from articles join images using (site, article_id, version)",
}


def test_opening_an_archive_of_many_files_reads_no_footers_and_a_query_each_of_its_table_once(
    tmp_path: Path, keep: Keep
) -> None:
    count = write_wide(tmp_path / "data")
    files = sorted((tmp_path / "data" / "latest" / "articles").rglob("*.parquet"))
    footers = middle(lambda: [pq.read_metadata(file) for file in files])
    print(f"\n{SITES} sites, {YEARS} years, {count:,} files\n  {machine_words()}")
    print(f"  the footers of the {len(files)} files of one table, read once by pyarrow {footers * 1000:.0f} ms")
    spent = {}
    for name, query in QUERIES.items():
        spent[name] = middle(lambda query=query: Archive(tmp_path / "data").sql(query))  # type: ignore[misc]
        print(f"  Archive, {name:20} {spent[name] * 1000:6.0f} ms  {spent[name] / footers:5.2f} of that")
    how = f"{SITES} sites, {YEARS} years, {count:,} files; {spent['open'] * 1000:.0f} ms"
    peer = f"reading the footers of one table, {footers * 1000:.0f} ms"
    keep(Figure("archive/open", "opening an archive of many files", spent["open"] / footers, "times", most=2.0,
                beside=peer, how=how))  # fmt: skip
    assert spent["open"] < 2 * footers, "it lists the files of five such tables"
    assert spent["one site, one year"] < 2 * footers
    assert spent["count by year"] - spent["open"] < 2 * footers
