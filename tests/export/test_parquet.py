"""Parquet: the release's own columns, words and encodings; read back equal."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipelines.export.choice import Wanted
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.exporting import make_export


@pytest.fixture(scope="module")
def out(demo: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "out"
    make_export("parquet", demo, folder, Wanted(personal=True))
    return folder


@pytest.mark.parametrize("table", SCHEMAS)
def test_the_round_trip_is_equal(demo: Archive, out: Path, table: str) -> None:
    known = demo.table(table).to_table().select(SCHEMAS[table].names).to_pylist()
    assert pq.read_table(out / f"{table}.parquet").to_pylist() == known


@pytest.mark.parametrize("table", SCHEMAS)
def test_columns_types_and_words_are_those_of_the_release(demo: Archive, out: Path, table: str) -> None:
    exported = pq.read_schema(out / f"{table}.parquet")
    released = pq.read_schema(next((demo.folder / table).rglob("*.parquet")))
    assert exported.names == SCHEMAS[table].names
    assert exported.metadata == SCHEMAS[table].metadata
    for column in released:
        assert exported.field(column.name).equals(column, check_metadata=True)


def test_encodings_are_those_of_the_release(demo: Archive, out: Path) -> None:
    released = pq.read_metadata(next((demo.folder / "articles").rglob("*.parquet"))).row_group(0)
    known = {released.column(n).path_in_schema: released.column(n) for n in range(released.num_columns)}
    exported = pq.read_metadata(out / "articles.parquet").row_group(0)
    for n in range(exported.num_columns):
        column = exported.column(n)
        assert column.compression == "ZSTD"
        if column.path_in_schema in known:
            assert set(column.encodings) == set(known[column.path_in_schema].encodings)


def test_pandas_and_duckdb_count_the_same(demo: Archive, out: Path) -> None:
    known = demo.sql("SELECT count(*) AS n FROM articles")["n"][0]
    assert len(pd.read_parquet(out / "articles.parquet")) == known
    assert duckdb.execute(f"SELECT count(*) FROM '{out / 'articles.parquet'}'").fetchall() == [(known,)]
