"""Exports of 10,000 and of 100,000 invented articles: memory flat and small; time beside pandas' own `to_csv`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import write_release
from tests.benchmarks.keeping import Keep
from tests.benchmarks.killing import LUUTRU
from tests.benchmarks.measuring import Cost, measure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(5400)]

FEW, MANY = 10_000, 100_000
BOUND = 500 * 2**20
"""Bytes of memory of all processes of one export."""
FLAT = 1.25
"""What ten times the articles may take of it; the keys of the chosen rows grow with them."""
FORMATS = {
    "csv": "out", "jsonl": "out", "parquet": "out", "datapackage": "out", "xlsx": "out.xlsx", "warc": "out.warc.gz",
    "wacz": "out.wacz", "bagit": "out",
}  # fmt: skip
SLOWEST = 3.0
"""How many times pandas' time an export of the same table as CSV may take."""
BY_PANDAS = "import pandas, sys; pandas.read_parquet(sys.argv[1]).to_csv(sys.argv[2], index=False)"


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """An archive of few and one of many articles."""
    made = {count: tmp_path_factory.mktemp(f"articles-{count}") for count in (FEW, MANY)}
    for count, data in made.items():
        write_release(data, count, captured=True)
    return made


def export_cost(data: Path, name: str, out: Path, *words: str) -> Cost:
    """Measure an export, and take away what it wrote."""
    out.parent.mkdir(parents=True)
    cost = measure([*LUUTRU, "--data", str(data), "export", name, str(out), "--quiet", *words])
    measure(["rm", "-r", str(out.parent)])
    return cost


@pytest.mark.parametrize("name", FORMATS)
def test_memory_is_small_and_does_not_grow_with_the_archive(
    archives: dict[int, Path], tmp_path: Path, name: str, keep: Keep
) -> None:
    costs = [export_cost(archives[count], name, tmp_path / str(count) / FORMATS[name]) for count in (FEW, MANY)]
    few, many = (cost.tree / 2**20 for cost in costs)
    how = f"{MANY:,} articles, {costs[1].wall:.0f} s; {few:.0f} MiB at {FEW:,}"
    title = f"memory of an export as {name}"
    held = [
        keep(Figure(f"export/{name}", title, many, "MiB", most=BOUND / 2**20, how=how)),
        keep(
            Figure(f"export/{name}-flat", f"{title}, beside that of {FEW:,}", many / few, "times", most=FLAT, how=how)
        ),
    ]
    assert all(one.holds for one in held)


@pytest.mark.parametrize("words", [("--words", "dai hoi"), ("--versions", "latest")], ids=" ".join)
def test_memory_is_small_for_a_part_of_the_archive(
    archives: dict[int, Path], tmp_path: Path, words: tuple[str, str], keep: Keep
) -> None:
    cost = export_cost(archives[MANY], "csv", tmp_path / "part" / "out", *words)
    title, how = f"memory of an export as csv {' '.join(words)}", f"{MANY:,} articles, {cost.wall:.0f} s"
    part = Figure(f"export/csv{words[0]}", title, cost.tree / 2**20, "MiB", most=BOUND / 2**20, how=how)
    assert keep(part).holds


def test_csv_takes_no_more_than_some_times_the_time_of_pandas(
    archives: dict[int, Path], tmp_path: Path, keep: Keep
) -> None:
    articles = archives[FEW] / "latest" / "articles"
    pandas = measure([sys.executable, "-c", BY_PANDAS, str(articles), str(tmp_path / "pandas.csv")])
    ours = export_cost(archives[FEW], "csv", tmp_path / "ours" / "articles.csv")
    how = f"{FEW:,} articles; {ours.wall:.1f} s and {ours.tree / 2**20:.0f} MiB beside {pandas.wall:.1f} s and"
    how = f"{how} {pandas.tree / 2**20:.0f} MiB"
    title, peer = "an export as csv", f"pandas {version('pandas')} to_csv"
    ratio = ours.wall / pandas.wall
    assert keep(Figure("export/time", title, ratio, "times its time", most=SLOWEST, beside=peer, how=how)).holds
