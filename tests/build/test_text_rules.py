"""What must hold inside each text of a release is told of whatever row of whatever file breaks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.schema import file_schema
from pipelines.tables import Article
from pipelines.text_rules import TEXT_RULES, broken_text_rules

JOINED, LENGTH, OUTSIDE = TEXT_RULES
WHOLE = {
    "text": "Họp báo\nHết",
    "text_norm": "Họp báo\nHết",
    "paragraphs": ["Họp báo", "Hết"],
    "tokens": [{"start": 0, "end": 7, "pos": "N"}, {"start": 8, "end": 11, "pos": "V"}],
    "sentences": [{"start": 0, "end": 7}, {"start": 8, "end": 11}],
}
EMPTY = {"text": "", "text_norm": "", "paragraphs": [], "tokens": [], "sentences": []}


def write_rows(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write the columns of texts alone, a row to a group."""
    schema = pa.schema([item for item in file_schema(Article) if item.name in WHOLE])
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, row_group_size=1)
    return path


def test_texts_that_are_whole_break_no_rule(tmp_path: Path) -> None:
    assert list(broken_text_rules([write_rows(tmp_path / "a.parquet", [WHOLE, EMPTY, WHOLE])])) == []


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ({"paragraphs": ["Họp báo"]}, JOINED),
        ({"paragraphs": ["Họp", "báo", "Hết"]}, JOINED),
        ({"text_norm": "Họp báo\nHế"}, LENGTH),
        ({"tokens": [{"start": -1, "end": 7, "pos": "N"}]}, OUTSIDE),
        ({"tokens": [{"start": 8, "end": 12, "pos": "N"}]}, OUTSIDE),
        ({"sentences": [{"start": 3, "end": 3}]}, OUTSIDE),
        ({"sentences": [{"start": 0, "end": 7}, {"start": 8, "end": 12}]}, OUTSIDE),
    ],
)
def test_one_text_that_breaks_a_rule_is_told(tmp_path: Path, broken: dict[str, Any], rule: str) -> None:
    good = write_rows(tmp_path / "a.parquet", [WHOLE])
    bad = write_rows(tmp_path / "b.parquet", [EMPTY, WHOLE, {**WHOLE, **broken}, WHOLE])
    assert list(broken_text_rules([good, bad])) == [rule]
