"""Captures to a release on two processes, beside the plain pipeline on the same pages with the same outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pandas as pd
import pytest

from pipelines.query import Archive
from tests.benchmarks.captured import write_captures
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.lines import packed_again, size_of, write_lines
from tests.benchmarks.place import Place, make_place
from tests.benchmarks.plain import PlainRun, bodies_of, make_portal, run_plain, serving_files, truth_of

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]

PAGES = int(os.environ.get("LUUTRU_BASELINE_PAGES", "2000"))
SAMPLE = min(int(os.environ.get("LUUTRU_BASELINE_SAMPLE", "60")), PAGES)
"""Pages for the plain pipeline, the first of the same: all of them would take it half an hour a round."""
ROUNDS = 3
TITLE = "captures to release on 2 processes"
FASTER, SMALLER, LARGER = 25, 0.8, 1.1


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_portal(tmp_path_factory.mktemp("portal"), PAGES)


@pytest.fixture(scope="module")
def place(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An archive of captures of the portal."""
    found = make_place(tmp_path_factory.mktemp("plain"))
    write_captures(found.data, bodies_of(portal), each=500)
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a portal of the first pages, and a folder."""
    folder = tmp_path_factory.mktemp("sample")
    with serving_files(make_portal(folder / "portal", SAMPLE)) as address:
        yield address, folder


def test_captures_to_release_beside_the_plain_pipeline(
    place: Place, portal: Path, sample: tuple[str, Path], keep: Keep
) -> None:
    address, folder = sample
    ours, plain, kind = [], [], []
    for number in range(ROUNDS):
        plain.append(run_plain(address, folder / f"full-{number}.parquet", "full"))
        place.clear()
        ours.append(sum(cost.wall for cost in place.make()) / PAGES)
        kind.append(run_plain(address, folder / f"ner1-{number}.parquet", "ner1"))
    outputs = keep(outputs_figure(place, portal, folder / "full-0.parquet"))
    keep(
        Figure(
            "way/articles", "captures to release on 2 processes", 1 / median(ours), "articles/s", how=f"{PAGES} pages"
        )
    )
    way = "its way with one ner() call for words, parts of speech and names"
    keep(beside("way/baseline-kind", ours, kind, f"the baseline, {way}", None))
    assert keep(beside("way/baseline", ours, plain, "the baseline", FASTER)).holds
    assert outputs.holds


def beside(key: str, ours: list[float], plain: list[PlainRun], peer: str, least: float | None) -> Figure:
    """Set seconds for each page side by side, in the rounds in which they were measured."""
    ratios = sorted(other.seconds / mine for mine, other in zip(ours, plain, strict=True))
    pages = f"{PAGES} pages, of which the baseline read {SAMPLE}, its start-up and fetching left out"
    times = f"{1000 * median(ours):.0f} ms a page beside {1000 * median(one.seconds for one in plain):.0f}"
    how = f"{pages}; {times}; {ROUNDS} rounds in turns: {ratios[0]:.1f} to {ratios[-1]:.1f}"
    named = f"{peer} (underthesea {version('underthesea')})"
    return Figure(
        key, "captures to release on 2 processes", median(ratios), "times as fast", least, beside=named, how=how
    )


def outputs_figure(place: Place, portal: Path, plain: Path) -> Figure:
    """Count our articles that have the title that was written; assert that both give words, and ours names."""
    theirs, articles = pd.read_parquet(plain), Archive(place.data).articles()
    assert (len(theirs), bool((theirs["tokens"].str.len() > 0).all())) == (SAMPLE, True)
    assert (articles["tokens"].str.len() > 0).all()
    assert Archive(place.data).sql("SELECT count(DISTINCT article_id) AS n FROM mentions")["n"][0] == len(articles)
    written = {one["url"]: one["title"] for one in truth_of(portal)}
    right = sum(
        written.get(urlsplit(url).path) == title for url, title in zip(articles["url"], articles["title"], strict=True)
    )
    how = f"{right} of {PAGES} pages of the baseline's portal; the site file names no selector"
    return Figure("way/outputs", "articles that came out with the title written", 100 * right / PAGES, "%", 99, how=how)


def test_a_release_is_smaller_than_json_lines(place: Place, tmp_path: Path, keep: Keep) -> None:
    if not (place.data / "latest").exists():
        place.make()
    release = (place.data / "latest").resolve()
    tables = sorted(path for path in release.iterdir() if path.is_dir() and size_of(path, "*.parquet"))
    for table in tables:
        write_lines(table, tmp_path / f"{table.name}.jsonl.gz")
    ours, lines = size_of(release, "*.parquet"), size_of(tmp_path, "*.jsonl.gz")
    articles = size_of(release / "articles", "*.parquet") / (tmp_path / "articles.jsonl.gz").stat().st_size
    how = f"all {len(tables)} tables of {PAGES} articles: {ours / 2**20:.1f} MiB; `articles` alone {articles:.2f}"
    keep(Figure("size/release-page", "a release, for each article", ours / PAGES / 1000, "kB", how=how))
    title, peer = "a release, all tables and columns", "JSONL.gz of the same (gzip -6)"
    assert keep(Figure("size/release", title, ours / lines, "times its size", most=SMALLER, beside=peer, how=how)).holds


def test_captures_are_as_small_as_the_best_that_gzip_does(place: Place, keep: Keep) -> None:
    files = sorted(place.data.rglob("*.warc.gz"))
    ours, best = sum(path.stat().st_size for path in files), sum(packed_again(path) for path in files)
    how = f"{PAGES} articles and their lists, {ours / PAGES / 1000:.1f} kB for each article"
    keep(Figure("size/captures-page", "captures, for each article", ours / PAGES / 1000, "kB", how=how))
    title, peer = "captures", "the same records at gzip level 9"
    assert keep(Figure("size/captures", title, ours / best, "times its size", most=LARGER, beside=peer, how=how)).holds
