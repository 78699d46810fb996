"""A release takes over what need not be written again, and is the one that would be made from nothing."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.site import Site
from pipelines import reuse
from pipelines.build import build_parts
from pipelines.checks import check_archive
from pipelines.release import publish
from pipelines.reuse import LARGEST, SMALLEST, cut_rows
from pipelines.store import TableFile
from tests.build.archives import Crawl, article_page, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


def crawl_day(data: Path, site: Site, day: int, numbers: range) -> None:
    """A run that sees articles of two years, by their numbers."""
    crawl = Crawl(data, site, begins=datetime(2026, 11, day, 1, tzinfo=UTC))
    for number in numbers:
        crawl.get(f"/tin?ItemID={number}", article_page(number, day=f"12/03/{2022 + number % 2}"))
    crawl.end()
    build_parts(data, [site], workers=0)


def files_of(release: Path) -> dict[str, bytes]:
    return {path.relative_to(release).as_posix(): path.read_bytes() for path in sorted(release.rglob("*.parquet"))}


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "SMALLEST", 2)
    monkeypatch.setattr(reuse, "LARGEST", 4)


@pytest.mark.usefixtures("small_files")
def test_a_release_after_another_is_the_one_made_from_nothing(tmp_path: Path, site: Site) -> None:
    data = tmp_path / "data"
    crawl_day(data, site, 1, range(9))
    publish(data, [site])
    crawl_day(data, site, 2, range(8, 12))
    after = files_of(publish(data, [site]).path)
    assert check_archive(data) == []
    shutil.rmtree(data / "releases")
    (data / "latest").unlink()
    assert files_of(publish(data, [site]).path) == after


@pytest.mark.usefixtures("small_files")
def test_only_the_last_files_of_a_year_are_written_again(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, written = tmp_path / "data", []

    class Counted(TableFile):
        def close(self) -> None:
            super().close()
            written.append(self.path.relative_to(data / "releases" / ".making.tmp").as_posix())

    crawl_day(data, site, 1, range(9))
    before = publish(data, [site]).path
    crawl_day(data, site, 2, range(10, 11))
    monkeypatch.setattr("pipelines.assemble.TableFile", Counted)
    after = publish(data, [site]).path
    articles = [name.rpartition("-")[0] for name in written if name.startswith("articles/")]
    assert articles == ["articles/site=sct-thu/year=2022/part-001"], "of five, the first four stay as they are"
    first = "articles/site=sct-thu/year=2022/part-000-*.parquet"
    assert next(before.glob(first)).samefile(next(after.glob(first)))


@given(st.integers(0, 40_000))
def test_a_year_is_cut_into_few_files_the_largest_first(count: int) -> None:
    sizes = [piece.num_rows for piece in cut_rows(pa.table({"n": range(count)}))]
    assert sum(sizes) == count
    assert sizes == sorted(sizes, reverse=True) or sizes[:-1] == sorted(sizes[:-1], reverse=True)
    small = [size for size in sizes if size != LARGEST]
    assert len(small) == len(set(small)) <= 7
    assert all(size % SMALLEST == 0 for size in sizes[:-1])


@given(st.integers(0, 20_000), st.integers(1, SMALLEST))
def test_what_is_added_leaves_most_rows_where_they_are(count: int, more: int) -> None:
    def bounds(total: int) -> set[tuple[int, int]]:
        sizes = [piece.num_rows for piece in cut_rows(pa.table({"n": range(total)}))]
        ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
        return set(zip([0, *ends], ends, strict=False))

    kept = sum(end - start for start, end in bounds(count) & bounds(count + more))
    assert kept >= count - LARGEST
    if (count + more) // SMALLEST == count // SMALLEST:
        assert kept >= count - SMALLEST, "nothing is merged"
