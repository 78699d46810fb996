"""A bag: accepted by the Library of Congress' own program, the same bytes each time, with all that proves it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import bagit  # type: ignore[import-untyped]  # ships no types
import pyarrow.parquet as pq
import pytest

from crawler.index import index_path, make_entries
from pipelines.export.bagit_tags import write_tags
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.captured import SITE, hand_over, records, selection, tree, with_personal


@pytest.fixture(scope="module")
def bag(captured: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bag") / "bag"
    hand_over(selection(captured), "bagit", out)
    return out


def validated(bag: Path) -> subprocess.CompletedProcess[str]:
    """What `bagit.py --validate` says."""
    words = [sys.executable, str(Path(bagit.__file__)), "--validate", str(bag)]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


def test_bagit_py_validates_it(bag: Path) -> None:
    done = validated(bag)
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip().endswith(f"{bag} is valid")


def test_bagit_py_refuses_it_when_a_capture_has_changed(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured), "bagit", tmp_path / "bag")
    path = tmp_path / "bag" / "data" / "captures" / f"{SITE}.warc.gz"
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    assert validated(tmp_path / "bag").returncode == 1


def test_the_same_release_gives_the_same_bytes(captured: Path, bag: Path, tmp_path: Path) -> None:
    hand_over(selection(captured), "bagit", tmp_path / "again")
    assert tree(tmp_path / "again") == tree(bag)


def test_its_version_is_that_of_the_standard_and_its_date_the_releases(captured: Path, bag: Path) -> None:
    assert (bag / "bagit.txt").read_text("utf-8").splitlines()[0] == "BagIt-Version: 1.0"
    info = bagit.Bag(str(bag)).info
    assert info["Bagging-Date"] == "2026-11-21"
    assert info["Source-Organization"] == "Sở Công Thương"
    assert info["External-Identifier"] == f"luutru-{Archive(captured).release}"
    sizes = [path.stat().st_size for path in (bag / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(sizes)}.{len(sizes)}"


def test_it_holds_every_table_the_captures_their_index_and_how_it_was_made(captured: Path, bag: Path) -> None:
    for name in SCHEMAS:
        rows = Archive(captured).sql(f"SELECT count(*) AS n FROM {name}")["n"][0]
        assert pq.read_metadata(bag / "data" / "tables" / f"{name}.parquet").num_rows == rows, name
    warc = bag / "data" / "captures" / f"{SITE}.warc.gz"
    assert {one.kind for one in records(warc)} == {"warcinfo", "response", "request", "revisit", "metadata"}
    assert len(index_path(warc).read_text("utf-8").splitlines()) == len(list(make_entries(warc)))
    docs = bag / "data" / "docs"
    assert "luutru verify BAG" in (docs / "README.md").read_text("utf-8")
    assert "Cách chứng minh" in (docs / "README.md").read_text("utf-8")
    assert "published_precision" in (docs / "columns.md").read_text("utf-8")
    assert (docs / "sites" / f"{SITE}.yml").read_bytes() == (captured / "sites" / f"{SITE}.yml").read_bytes()


def test_a_page_that_prints_personal_data_is_in_neither_table_nor_capture(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    text = Archive(data).sql("SELECT text FROM articles WHERE title = 'Đại hội Công đoàn cơ sở'")["text"][0]
    hand_over(selection(data), "bagit", tmp_path / "bag")
    articles = pq.read_table(tmp_path / "bag" / "data" / "tables" / "articles.parquet").to_pylist()
    masked = next(row["text"] for row in articles if row["title"] == "Đại hội Công đoàn cơ sở")
    assert masked == "████" + text[4:]
    found = records(tmp_path / "bag" / "data" / "captures" / f"{SITE}.warc.gz")
    assert not any((one.field("WARC-Target-URI") or "").endswith("ItemID=1") for one in found)
    assert "1 articles, 4 captures" in (tmp_path / "bag" / "bag-info.txt").read_text("utf-8")


def test_names_with_line_ends_and_percent_signs_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("a\nb.txt", "100%.txt", "Đại hội.txt"):
        (tmp_path / "data" / name).write_text(name, encoding="utf-8")
    write_tags(tmp_path, [("Note", "a\nb")])
    listed = (tmp_path / "manifest-sha256.txt").read_text("utf-8").splitlines()
    assert [line[66:] for line in listed] == ["data/100%25.txt", "data/a%0Ab.txt", "data/Đại hội.txt"]
    assert "Note: a b\n" in (tmp_path / "bag-info.txt").read_text("utf-8")
