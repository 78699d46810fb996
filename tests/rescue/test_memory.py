"""However much an index lists, it is never held in memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from crawler.rescue import wayback_index
from crawler.rescue.rescuing import rescue_site
from crawler.rescue.services import Services, Wayback
from crawler.rescue.wish import Wish
from crawler.site import Site
from tests.benchmarks.listing import HOST, listing

FEW, MANY = 800, 3_200


def memory_of_plan(folder: Path, count: int) -> int:
    """The most that Python held while a rescue was planned, in bytes; SQLite bounds its own memory."""
    site = Site(name="many", title="Sở Công Thương", home=f"http://{HOST}/")
    with listing(count) as address:
        wish = Wish(site, Services(Wayback(f"{address}/cdx", address, 0.0)), ("wayback",))
        tracemalloc.start()
        try:
            result = rescue_site(wish, folder, plan_only=True)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    (plan,) = result.plans
    assert (plan.captures, plan.addresses, plan.requests) == (count, -(-count // 8), -(-count // 4))
    return most


def test_memory_does_not_grow_with_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayback_index, "PIECE", 400)
    memory_of_plan(tmp_path / "warm", 100)
    few, many = memory_of_plan(tmp_path / "few", FEW), memory_of_plan(tmp_path / "many", MANY)
    assert many < 1.3 * few
