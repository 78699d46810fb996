"""Search in 100,000 articles: how long two words without marks take, and whether everything is found."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from pipelines.filters import Filters
from pipelines.query import Archive
from pipelines.search.making import index_home
from pipelines.search.scan import search_condition
from pipelines.search.syntax import read_search
from pipelines.text import search_key
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import write_release
from tests.benchmarks.invented import Lexicon
from tests.benchmarks.keeping import Keep
from tests.benchmarks.measuring import machine_words, measure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

MANY, FEW = 100_000, 2_000
QUERIES, SCANNED = 200, 12
BOUND = 0.050
COMMON = ("va cua", "cong tac", "hoi nghi", "dai hoi", "khuyen cong", "thuy san", "chi dao", "hoa binh")
"""These are in most articles."""


def two_words() -> list[str]:
    """The common pairs, and pairs of words as they fall in a text: common and rare ones, mostly not side by side."""
    lexicon = Lexicon()
    drawn = [lexicon.keys[place].split()[0] for place in lexicon.draw(np.random.default_rng(7), 2 * QUERIES)]
    drawn = [word for word in map(search_key, drawn) if word.isalpha()]
    return [*COMMON, *(" ".join(pair) for pair in zip(drawn[::2], drawn[1::2], strict=False))][:QUERIES]


def make_index(data: Path) -> list[str]:
    code = "import sys; from pathlib import Path; from pipelines.search.making import index_release"
    return [sys.executable, "-c", f"{code}; index_release(Path(sys.argv[1]))", str((data / "latest").resolve())]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, keep_all: Keep) -> Iterator[Path]:
    """A release of many articles and its index."""
    folders = {count: tmp_path_factory.mktemp(f"articles-{count}") for count in (FEW, MANY)}
    print(f"\nsearch in {MANY:,} articles\n  {machine_words()}")
    sizes = {}
    for count, folder in folders.items():
        write_release(folder, count)
        sizes[count] = measure(make_index(folder))
    index = index_home((folders[MANY] / "latest").resolve())
    articles = folder_size(folders[MANY] / "latest" / "articles")
    print(f"  index: {folder_size(index) / 2**20:.0f} MiB beside {articles / 2**20:.0f} MiB of articles,"
          f" {sizes[MANY].processor:.0f} s of processor, {sizes[MANY].process / 2**20:.0f} MiB of memory"
          f" ({sizes[FEW].process / 2**20:.0f} MiB for {FEW:,} articles)")  # fmt: skip
    memory = {count: f"{cost.process / 2**20:.0f} MiB" for count, cost in sizes.items()}
    how = f"{MANY:,} articles, {memory[MANY]} of memory; {FEW:,} articles, {memory[FEW]}"
    each = 1000 * sizes[MANY].processor / MANY
    keep_all(Figure("archive/index", "indexing an article", each, "ms of processor", how=how))
    share = 100 * folder_size(index) / articles
    keep_all(Figure("archive/index-size", "size of the index, of the articles' files", share, "%", how=how))
    yield folders[MANY]
    for folder in folders.values():
        shutil.rmtree(folder)


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def seconds_of(archive: Archive, words: str) -> float:
    began = time.perf_counter()
    archive.search(words)
    return time.perf_counter() - began


def test_two_words_without_marks_are_found_at_once_and_none_is_missed(data: Path, keep: Keep) -> None:
    archive = Archive(data)
    opening = seconds_of(archive, "hoi nghi")
    asked = two_words()
    times = [seconds_of(archive, words) for words in asked]
    scans = [compare_with_scan(archive, words) for words in [*COMMON[:2], *asked[:: QUERIES // SCANNED]]]
    print(f"  the first search, with opening: {opening * 1000:.0f} ms")
    say("two words", times)
    say("two words that most articles hold", times[: len(COMMON)])
    say("the plain scan, without order", [scan.seconds for scan in scans])
    recall = sum(scan.found for scan in scans) / sum(scan.wanted for scan in scans)
    middle, scan = (1000 * statistics.median(each) for each in (times, [one.seconds for one in scans]))
    how = f"{MANY:,} articles, {len(times)} searches for two words without marks; the first {opening * 1000:.0f} ms"
    held = [
        keep(Figure("archive/search", "a search, median", middle, "ms", most=1000 * BOUND,
                    beside=f"a plain scan by DuckDB, {scan:.0f} ms", how=how)),
        keep(Figure("archive/recall", "found of what a plain scan finds", 100 * recall, "%", 100, 100,
                    beside="a plain scan by DuckDB", how=f"{len(scans)} searches")),
    ]  # fmt: skip
    assert all(one.holds for one in held)


@dataclass(frozen=True, slots=True)
class Scan:
    """How long a plain scan took, how many articles it found, and how many of them the index found."""

    seconds: float
    wanted: int
    found: int


def compare_with_scan(archive: Archive, words: str) -> Scan:
    """Scan the articles for words, and find them by the index, which finds nothing else."""
    node, began = read_search(words), time.perf_counter()
    scanned = archive.sql_table(f"SELECT article_id FROM articles WHERE is_latest AND {search_condition(node)}")
    seconds, wanted = time.perf_counter() - began, set(scanned["article_id"].to_pylist())
    rows = archive._finder.find(node, Filters(), [], MANY)
    assert rows is not None
    by_index = set(rows["article_id"].to_pylist())
    assert by_index <= wanted
    return Scan(seconds, len(wanted), len(by_index))


def say(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    high = ordered[int(len(ordered) * 0.95)]
    print(
        f"  {name:36} median {statistics.median(times) * 1000:6.0f} ms, 95 % below {high * 1000:6.0f} ms ({len(times)})"
    )
