"""What every test of the text room shares: the folder of test data, texts of it, and strings for Hypothesis."""

from __future__ import annotations

import csv
import json
import lzma
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

settings.register_profile("text", max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("text")


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"the shared test data is not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def news(shared: Path) -> list[str]:
    """Every fortieth body of the corpus of 2016, every eighth of the portal of 2019, as they were published."""
    return [
        *read_bodies(shared / "lang" / "corpora" / "vietnam_news_2016.jsonl.xz", "content", 40),
        *read_bodies(shared / "lang" / "corpora" / "portal_2019.jsonl.xz", "contents", 8),
    ]


@pytest.fixture(scope="session")
def seed(shared: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((shared / "seed" / "gold.json").read_text("utf-8"))
    return gold


def read_bodies(path: Path, key: str, step: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)[key] for number, line in enumerate(lines) if number % step == 0]


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
