"""Memory stays flat as an index grows: `luutru rescue` where 100,000 captures are listed and where 1,000,000 are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.killing import LUUTRU
from tests.benchmarks.listing import HOST, listing
from tests.benchmarks.measuring import Cost, machine_words, measure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

FEW, MANY = 100_000, 1_000_000
BOUND = 1.15


def rescue(folder: Path, count: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Cost]:
    """Plan a rescue where so many captures are listed, then fetch the first fifty."""
    folder.mkdir()
    (folder / "many.yml").write_text(f"name: many\ntitle: Sở Công Thương\nhome: http://{HOST}/\n", "utf-8")
    (folder / "settings.yml").write_text("rescue: {wayback: {delay: 0}}\n", "utf-8")
    monkeypatch.setenv("LUUTRU_SETTINGS", str(folder / "settings.yml"))
    options = ["--data", str(folder / "data"), "--sites", str(folder), "rescue", "many", "--from", "wayback", "--quiet"]
    with listing(count) as address:
        monkeypatch.setenv("LUUTRU_WAYBACK", address)
        return {
            "plan": measure([*LUUTRU, *options, "--plan"]),
            "fetch": measure([*LUUTRU, *options, "--limit", "50"]),
        }


def test_memory_of_a_rescue_is_that_of_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: Keep) -> None:
    few, many = (rescue(tmp_path / str(count), count, monkeypatch) for count in (FEW, MANY))
    print(f"\nmemory of a rescue at {FEW:,} and at {MANY:,} captures listed\n  {machine_words()}")
    for name in few:
        before, after = few[name].process / 2**20, many[name].process / 2**20
        print(f"  {name:6} {before:5.0f} MiB {after:5.0f} MiB  {after / before:.2f}  {many[name].processor:.0f} s")
    ratio = max(many[name].process / few[name].process for name in few)
    how = f"{MANY:,} captures listed beside {FEW:,}: {many['plan'].process / 2**20:.0f} MiB at most"
    assert keep(Figure("crawl/memory-rescue", "memory of a rescue", ratio, "times", most=BOUND, how=how)).holds
