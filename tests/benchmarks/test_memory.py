"""Memory stays flat as a site grows: `luutru run` on a portal of 500 articles and on one of 20,000."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.killing import LUUTRU
from tests.benchmarks.many import serving
from tests.benchmarks.measuring import Cost, machine_words, measure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

FEW, MANY = 500, 20_000
BOUND = 1.15


def run_portal(folder: Path, count: int) -> dict[str, Cost]:
    """Run a portal of `count` articles to its release, and give what each step cost."""
    with serving(count) as home:
        folder.mkdir()
        site = f"name: many\ntitle: Sở Công Thương\nhome: {home}\ncrawl: {{delay: 0, max_pages: {count * 2}}}\n"
        (folder / "many.yml").write_text(site, "utf-8")
        options = ["--data", str(folder / "data"), "--sites", str(folder)]
        steps = {"crawl": ["crawl", "many"], "build": ["build", "many", "--workers", "2"], "release": ["release"]}
        costs = {name: measure([*LUUTRU, *options, *words, "--quiet"]) for name, words in steps.items()}
    package = json.loads((folder / "data" / "latest" / "datapackage.json").read_text("utf-8"))
    assert {one["name"]: one["rows"] for one in package["resources"]}["articles"] == count
    return costs


def test_memory_at_many_pages_is_that_at_few(tmp_path: Path, keep: Keep) -> None:
    few, many = run_portal(tmp_path / "few", FEW), run_portal(tmp_path / "many", MANY)
    print(f"\nmemory at {FEW} and at {MANY:,} articles, in one process and in all together\n  {machine_words()}")
    for name in few:
        say(f"{name}, largest process", few[name].process, many[name].process, many[name].wall)
        say(f"{name}, all processes", few[name].tree, many[name].tree, many[name].wall)
    before, after = (max(cost.tree for cost in costs.values()) for costs in (few, many))
    run = say("the whole run", before, after, sum(cost.wall for cost in many.values()))
    crawl = many["crawl"].process / few["crawl"].process
    how = f"{MANY:,} articles beside {FEW}: {after / 2**20:.0f} and {before / 2**20:.0f} MiB"
    held = [
        keep(Figure("crawl/memory-run", "memory of a run, all processes", run, "times", most=BOUND, how=how)),
        keep(Figure("crawl/memory-crawl", "memory of the crawl's process", crawl, "times", most=BOUND,
                    how=f"{MANY:,} articles beside {FEW}: {many['crawl'].process / 2**20:.0f} MiB")),
    ]  # fmt: skip
    assert all(one.holds for one in held)


def say(name: str, before: float, after: float, seconds: float) -> float:
    """Print a line of the table and give the ratio."""
    print(f"  {name:26} {before / 2**20:6.0f} MiB {after / 2**20:6.0f} MiB  {after / before:5.2f}  {seconds:6.0f} s")
    return after / before
