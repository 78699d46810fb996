"""Opening the articles of a release and counting them by month, beside the same rows in JSONL.gz."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import write_release
from tests.benchmarks.keeping import Keep
from tests.benchmarks.lines import write_lines
from tests.benchmarks.measuring import machine_words

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

ARTICLES = 100_000
BOUND = 30
ROUNDS = 3
ZONE = "Asia/Ho_Chi_Minh"


def by_month(moments: pd.Series) -> pd.Series:
    return pd.to_datetime(moments, utc=True, format="ISO8601").dt.tz_convert(ZONE).dt.strftime("%Y-%m").value_counts()


def with_pandas(articles: Path) -> pd.Series:
    return by_month(pd.read_parquet(articles, columns=["published_at"])["published_at"])


def with_duckdb(articles: Path) -> pd.Series:
    with duckdb.connect() as connection:
        connection.execute(f"SET TimeZone = '{ZONE}'")
        query = (
            f"SELECT strftime(published_at, '%Y-%m') AS month, count(*) AS n FROM '{articles}/**/*.parquet' GROUP BY 1"
        )
        counted: pd.Series = connection.sql(query).df().dropna().set_index("month")["n"]
        return counted


def from_lines(path: Path) -> pd.Series:
    """The rows in pieces: read at once they need more memory than this machine may have."""
    return by_month(
        pd.concat(
            piece["published_at"] for piece in pd.read_json(path, lines=True, chunksize=5_000, convert_dates=False)
        )
    )


def seconds_of(work: Callable[[Path], object], path: Path, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        work(path)
        best = min(best, time.perf_counter() - began)
    return best


def test_counting_by_month_is_thirty_times_faster_than_from_json_lines(tmp_path: Path, keep: Keep) -> None:
    articles = write_release(tmp_path / "data", ARTICLES) / "articles"
    lines = tmp_path / "articles.jsonl.gz"
    write_lines(articles, lines)
    counted = from_lines(lines)
    assert with_pandas(articles).sort_index().tolist() == counted.sort_index().tolist()
    assert with_duckdb(articles).sort_index().tolist() == counted.sort_index().tolist()
    plain = seconds_of(from_lines, lines, 1)
    print(f"\ncounting {ARTICLES:,} articles by month\n  {machine_words()}\n  JSONL.gz with pandas  {plain:7.2f} s")
    ways = {"Parquet with pandas": with_pandas, "Parquet with DuckDB": with_duckdb}
    spent = {name: seconds_of(way, articles, ROUNDS) for name, way in ways.items()}
    for name, seconds in spent.items():
        print(f"  {name:20} {seconds:8.3f} s")
    held = [keep(month_figure(name, plain, seconds)) for name, seconds in spent.items()]
    assert all(one.holds for one in held)


def month_figure(name: str, plain: float, seconds: float) -> Figure:
    key, measure = name.rsplit(maxsplit=1)[-1].lower(), f"counting articles by month, {name}"
    peer = f"JSONL.gz with pandas, {plain:.0f} s"
    how = f"{ARTICLES:,} articles, {seconds:.3f} s"
    return Figure(f"archive/month-{key}", measure, plain / seconds, "times as fast", BOUND, beside=peer, how=how)
