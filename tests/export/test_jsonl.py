"""JSON Lines: one object a line, read back equal, times with their zone, the same bytes when compressed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pipelines.query import Archive
from tests.export.exporting import make_export
from tests.export.made import ODD
from tests.export.test_csv import printed_rows


@pytest.mark.parametrize("table", ["articles", "attachments", "mentions", "captures"])
def test_the_round_trip_is_equal(odd: Archive, tmp_path: Path, table: str) -> None:
    make_export("jsonl", odd, tmp_path / "out.jsonl", table=table)
    lines = (tmp_path / "out.jsonl").read_bytes().split(b"\n")
    assert lines.pop() == b""
    known = [
        json.loads(json.dumps(row, default=lambda at: f"{at:%Y-%m-%dT%H:%M:%SZ}")) for row in printed_rows(odd, table)
    ]
    assert [json.loads(line) for line in lines] == known


def test_vietnamese_letters_stand_as_they_are(odd: Archive, tmp_path: Path) -> None:
    make_export("jsonl", odd, tmp_path / "out.jsonl")
    assert "Đại hội công đoàn" in (tmp_path / "out.jsonl").read_text("utf-8")


def test_a_separator_of_lines_within_a_text_ends_no_line(odd: Archive, tmp_path: Path) -> None:
    make_export("jsonl", odd, tmp_path / "out.jsonl")
    assert len((tmp_path / "out.jsonl").read_bytes().split(b"\n")) == len(ODD) + 1


def test_compressed_it_is_the_same_and_holds_no_time_and_no_name(odd: Archive, tmp_path: Path) -> None:
    make_export("jsonl", odd, tmp_path / "out.jsonl")
    make_export("jsonl", odd, tmp_path / "out.jsonl.gz")
    packed = (tmp_path / "out.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "out.jsonl").read_bytes()
    assert packed[3] == 0, "no name"
    assert packed[4:8] == bytes(4), "no time"
