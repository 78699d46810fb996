"""Tables of parts that were read lately are read once, and no more of them are kept than fit."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import gather
from pipelines.gather import MOST_PARTS, Loaded, Recent, page_spans, read_group
from pipelines.part_files import split_years


def table_of(name: str, place: int, year: int) -> Loaded:
    return pa.table({"text": [f"{name} {place} {year}"], "filling": ["x" * 2**20]}), {"page": range(1)}


@settings(deadline=None)
@given(st.lists(st.integers(0, 40), max_size=60))
def test_what_is_kept_is_what_would_be_read_and_stays_within_its_bound(places: list[int]) -> None:
    recent = Recent(table_of)
    for place in places:
        assert recent("links", place, 0)[0].equals(table_of("links", place, 0)[0])
        held = sum(table.nbytes for table, _ in recent._kept.values())
        assert held <= gather.KEPT_BYTES or len(recent._kept) <= MOST_PARTS + 1


def test_small_parts_are_read_once() -> None:
    read: list[int] = []

    def counted(name: str, place: int, year: int) -> Loaded:
        read.append(place)
        return table_of(name, place, year)

    recent = Recent(counted)
    for _ in range(3):
        for place in range(6):
            recent("links", place, 0)
    assert read == list(range(6))


PAGES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12)
"""For each page its year and how many rows it has."""


@given(PAGES)
def test_rows_are_found_by_year_and_page_as_they_were_written(pages: list[tuple[int, int]]) -> None:
    years = {f"page-{number}": year for number, (year, _) in enumerate(pages)}
    names = [f"page-{number}" for number, (_, count) in enumerate(pages) for _ in range(count)]
    table = pa.table({"page": pa.array(names, pa.string()), "row": pa.array(range(len(names)), pa.int64())})
    groups = list(split_years(table, names, years))
    assert len(groups) == max(1, len(set(years.values())))
    for group, year in zip(groups, sorted(set(years.values())), strict=False):
        spans = page_spans(group.column("page"))
        for page in (page for page, of in years.items() if of == year):
            rows = [row for row, name in enumerate(names) if name == page]
            found = spans.get(page, range(0))
            assert group.column("row").slice(found.start, len(found)).to_pylist() == rows


def test_a_release_reads_a_year_of_a_part_and_all_of_one_without_years(tmp_path: Path) -> None:
    path = tmp_path / "links.parquet"
    rows = {year: pa.table({"page": [f"{year}"]}) for year in (2020, 2021)}
    with pq.ParquetWriter(path, rows[2020].schema) as writer:
        writer.write_table(rows[2020])
        writer.write_table(rows[2021])
    assert read_group(path, [2020, 2021], 2021) == rows[2021]
    pq.write_table(pa.concat_tables(rows.values()), path)
    assert read_group(path, [2020, 2021], 2021).num_rows == 2
