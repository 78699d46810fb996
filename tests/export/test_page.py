"""docs/exports.md cannot lie: its Python runs, and it names every format, option and key that there is."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.export import FORMATS
from pipelines.export.dublin_core import elements
from pipelines.export.manifest import Origin
from pipelines.export.order import Publisher
from pipelines.export.xlsx_looks import FIRST, LEFT_OUT
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.exporting import make_export
from tests.query.made import CONGRESS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def place(demo: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    make_export("csv", demo, folder / "articles.csv")
    make_export("parquet", demo, folder / "articles.parquet")
    return folder


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_python_of_the_page_runs(place: Path, block: str) -> None:
    done = subprocess.run([sys.executable, "-c", block], cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_ways_of_reading_csv_give_every_row_and_every_null(place: Path) -> None:
    count = "print(len(rows), len(rows.filter('lead IS NULL')))"
    frames = "print(len(frame), frame.lead.isna().sum())"
    ways = [f"{BLOCKS[0]}\n{count}", f"{BLOCKS[1]}\n{frames}"]
    said = {subprocess.check_output([sys.executable, "-c", way], cwd=place, text=True) for way in ways}
    lead = pq.read_table(place / "articles.parquet").column("lead")
    assert said == {f"{len(lead)} {lead.null_count}\n"}


def test_every_format_is_told() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) >= set(FORMATS)


def test_every_table_is_told_which_rows_go_in() -> None:
    part = TEXT.split("## Which rows go in")[1].split("## ")[0]
    assert set(re.findall(r"`(\w+)`", part)) >= set(SCHEMAS)


def test_every_key_of_the_manifest_is_told() -> None:
    part = TEXT.split("## The manifest")[1]
    assert {item.name for item in fields(Origin)} <= set(re.findall(r"`(\w+)`", part))


def test_every_element_of_dublin_core_is_told() -> None:
    row = {**CONGRESS, "published_at": None, "updated_at": None, "text_by": ["a"], "photos_by": ["b"]}
    part = TEXT.split("| element | from |")[1].split("## ")[0]
    assert {name for name, _ in elements(row, Publisher("Sở"))} == set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]*)\|", part, re.MULTILINE)))
    )


def test_the_columns_that_a_workbook_leaves_out_are_told_and_each_table_has_its_first_ones() -> None:
    part = TEXT.split("## The workbook")[1].split("## ")[0]
    assert all(f"`{name}`" in part for name in LEFT_OUT)
    assert set(FIRST) == set(SCHEMAS)
    assert all(set(names) <= set(SCHEMAS[table].names) for table, names in FIRST.items())
