"""How many workers the memory is enough for."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from crawler.errors import UsageError
from pipelines import memory
from pipelines.memory import LEAST, SHARED, WORKER, machine_memory, read_size, workers_within


@pytest.mark.parametrize(
    ("text", "size"),
    [("800M", 800 * 2**20), ("2G", 2**31), ("1.5 GiB", 3 * 2**29), ("1gb", 2**30), ("123456789", 123456789)],
)
def test_sizes_are_read_as_people_write_them(text: str, size: int) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["", "viele", "-1G", "1,5G", "2X"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no size"):
        read_size(text)


@pytest.mark.parametrize(("bound", "share"), [("max", 1.0), (None, 1.0), ("half", 0.5)])
def test_a_container_has_what_it_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str | None, share: float
) -> None:
    monkeypatch.setattr(memory, "CONTAINER", tmp_path / "none")
    whole = machine_memory()
    if bound:
        (tmp_path / "bound").write_text("max" if bound == "max" else str(whole // 2))
        monkeypatch.setattr(memory, "CONTAINER", tmp_path / "bound")
    assert machine_memory() == int(whole * share)


def test_no_more_workers_than_the_memory_is_enough_for() -> None:
    assert workers_within(SHARED + 3 * WORKER, 8) == 3
    assert workers_within(SHARED + 3 * WORKER, 2) == 2
    assert workers_within(LEAST, 8) == 1
    assert workers_within(None, 10**6) <= machine_memory() / 2 / WORKER
    with pytest.raises(UsageError, match="not enough"):
        workers_within(LEAST - 1, 1)
