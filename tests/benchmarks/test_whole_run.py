"""What the whole way costs: `luutru run demo` in a fresh folder, and a crawl beside one that keeps nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from crawler.warc import RunEnd, read_captures, read_notes
from pipelines.query import Archive
from tests.benchmarks.captured import SITE, site_file
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.killing import LUUTRU, finished_captures
from tests.benchmarks.many import serving
from tests.benchmarks.measuring import Cost, machine_words, measure

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

STAGES = ("fetch", "capture", "captures", "read", "text", "store", "release")
SAYS = {
    "fetch": "requests under way (the crawl's process also serves the demo and reads links meanwhile)",
    "capture": "writing captures",
    "captures": "reading captures again for the build",
    "read": "HTML to items",
    "text": "items to rows, with sentences and words",
    "store": "rows to Parquet",
    "release": "parts to a release",
}
REPEATS = 3
PAGES = int(os.environ.get("LUUTRU_RUN_PAGES", "1000"))
NO_WAITING = "crawl: {delay: 0}\nassets: {images: false, attachments: false}\n"


def test_a_whole_run_of_the_demo(tmp_path: Path, keep: Keep) -> None:
    words = [*LUUTRU, "--data", str(tmp_path), "run", "demo", "--quiet"]
    cost = measure(words)
    said = newest_summary(tmp_path)
    print(f"\nluutru run demo: {said['articles']} articles, {said['crawl']['fetched']} responses\n  {machine_words()}")
    print("\n".join(cost_lines(cost)))
    print("\n".join(stage_lines(said["seconds"])))
    assert said["articles"] == 150
    assert set(STAGES) <= set(said["seconds"])
    measure(words)
    held = [keep(figure) for figure in visit_figures(said, newest_summary(tmp_path), tmp_path)]
    assert all(one.holds for one in held)


def newest_summary(data: Path) -> dict[str, Any]:
    """Read what the last run said of itself."""
    said: dict[str, Any] = json.loads(max((data / "runs").glob("*.json")).read_text("utf-8"))
    return said


def visit_figures(first: dict[str, Any], again: dict[str, Any], data: Path) -> Iterator[Figure]:
    """Say what a first visit asks of a site, and the next one when nothing changed."""
    crawl, later, articles = first["crawl"], again["crawl"], first["articles"]
    how = f"the demo department, {articles} articles"
    yield Figure(
        "crawl/pages", "pages asked for on a first visit, for each article", crawl["answered"] / articles, "", how=how
    )
    files = f"{how}; pictures and documents"
    yield Figure(
        "crawl/files", "files asked for on a first visit, for each article", crawl["assets"] / articles, "", how=files
    )
    next_visit = f"{how}; the next run, nothing changed"
    yield Figure("crawl/again", "requests of a visit when nothing changed", later["fetched"], "", how=next_visit)
    yield Figure(
        "crawl/again-size", "bytes of a visit when nothing changed", later["bytes"] / 1000, "kB", how=next_visit
    )
    share, sizes = 100 * later["bytes"] / crawl["bytes"], f"{later['bytes']:,} bytes of {crawl['bytes']:,}"
    yield Figure("crawl/again-bytes", "bytes of a visit when nothing changed, of the first", share, "%", most=5,
                 how=f"{next_visit}; {sizes}")  # fmt: skip
    query = f"SELECT count(*) AS n FROM captures WHERE kind = 'article' AND run_id = '{again['run_id']}'"
    read = int(Archive(data).sql(query)["n"][0])
    yield Figure("crawl/again-articles", "articles read again when nothing changed", read, "", 0, 0, how=next_visit)


def cost_lines(cost: Cost) -> list[str]:
    """Say what a run cost."""
    return [
        f"  wall       {cost.wall:8.2f} s",
        f"  processor  {cost.processor:8.2f} s (user and system, all processes)",
        f"  memory     {cost.process / 2**20:8.0f} MiB at most in one process",
        f"             {cost.tree / 2**20:8.0f} MiB at most in all processes together (shared pages counted in each)",
    ]


def stage_lines(seconds: Mapping[str, float]) -> list[str]:
    """Say which share of the time each stage took."""
    steps = ", ".join(f"{name} {seconds[name]:.2f} s" for name in ("crawl", "build", "release"))
    total = sum(seconds[name] for name in STAGES)
    rows = [f"  {name:10} {seconds[name]:8.2f} s {seconds[name] / total:5.0%}  {SAYS[name]}" for name in STAGES]
    return [f"  by the clock: {steps}; summed over processes:", *rows]


def test_a_whole_run_beside_a_spider_that_only_saves_pages(tmp_path: Path, keep: Keep) -> None:
    with serving(PAGES, "heavy") as home:
        sites = site_file(tmp_path / "sites", home.rstrip("/"), crawl=NO_WAITING)
        ours, bare = [], []
        for number in range(REPEATS):
            data, urls = tmp_path / str(number), tmp_path / "urls.txt"
            ours.append(measure([*LUUTRU, "--data", str(data), "--sites", str(sites), "run", SITE, "--quiet"]))
            found = [one.url for warc in finished_captures(data) for one in read_captures(warc)]
            urls.write_text("\n".join(found), "utf-8")
            words = [sys.executable, "-m", "tests.benchmarks.bare", str(urls), str(tmp_path / "bare.warc.gz")]
            bare.append(measure(words))
            assert len(Archive(data).articles()) == PAGES
    ratios = sorted(mine.wall / other.wall for mine, other in zip(ours, bare, strict=True))
    seconds = f"{median(one.wall for one in ours):.0f} s beside {median(one.wall for one in bare):.0f} s"
    spread = f"{REPEATS} rounds in turns: {ratios[0]:.2f} to {ratios[-1]:.2f}"
    how = f"{len(found)} addresses, {PAGES} articles; {spread}; {seconds}"
    title = "`luutru run` on a local portal with no delay, all queryable at the end"
    peer = f"a bare Scrapy spider that saves pages with warcio {version('warcio')}"
    run = Figure("way/run", title, median(ratios), "times its time", most=2.0, beside=peer, how=how)
    assert keep(run).holds


@contextmanager
def demo_process() -> Iterator[str]:
    """Serve the demo department in a process of its own, and give its address."""
    words = [sys.executable, "-m", "crawler.demo"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().split()[0]
        finally:
            server.kill()


def test_what_a_crawl_costs_beside_one_that_keeps_nothing(tmp_path: Path, keep: Keep) -> None:
    with demo_process() as home:
        site = f"name: songdua\ntitle: Sở Công Thương tỉnh Sông Dừa\nhome: {home}\ncrawl: {{delay: 0}}\n"
        (tmp_path / "songdua.yml").write_text(site, "utf-8")
        ours, bare, stages = [], [], []
        for number in range(REPEATS):
            data = tmp_path / str(number)
            words = ["--data", str(data), "--sites", str(tmp_path), "crawl", "songdua", "--quiet"]
            ours.append(measure([*LUUTRU, *words]))
            urls = [one.url for warc in finished_captures(data) for one in read_captures(warc)]
            (tmp_path / "urls.txt").write_text("\n".join(urls), "utf-8")
            stages.append(crawl_seconds(data))
            bare.append(measure([sys.executable, "-m", "tests.benchmarks.bare", str(tmp_path / "urls.txt")]))
    print(f"\nluutru crawl and a bare Scrapy spider, {len(urls)} addresses, medians of {REPEATS}\n  {machine_words()}")
    print("\n".join(ratio_lines(ours, bare)))
    for name in ("fetch", "capture"):
        print(f"  {name:10}{median(seconds[name] for seconds in stages):10.2f}{'':18}  within luutru's wall, s")
    cost = median(seconds["capture"] for seconds in stages) / median(one.wall for one in bare)
    assert len(urls) > 400
    each, how = (
        median(one.processor for one in ours) / len(urls),
        f"{len(urls)} addresses, start of the process included",
    )
    keep(Figure("crawl/address", "fetching, keeping and following an address", 1000 * each, "ms of processor", how=how))
    memory = median(one.tree for one in ours) / 2**20
    keep(Figure("crawl/process", "memory of a crawl", memory, "MiB", how="the demo department"))
    how = f"{len(urls)} addresses of the demo department, medians of {REPEATS}"
    title, peer = "writing captures, of the time of a crawl that keeps nothing", "a bare Scrapy spider"
    assert keep(Figure("crawl/capture", title, 100 * cost, "%", most=30, beside=peer, how=how)).holds


def crawl_seconds(data: Path) -> dict[str, float]:
    """Give the seconds of each stage, as the crawl's last note says them."""
    notes = [note.said for warc in finished_captures(data) for note in read_notes(warc)]
    return next(said.seconds for said in reversed(notes) if isinstance(said, RunEnd))


def ratio_lines(ours: list[Cost], bare: list[Cost]) -> list[str]:
    """Set the medians side by side, with the spread of the repeats."""
    units = {"wall": (1.0, "s"), "processor": (1.0, "s"), "tree": (2.0**20, "MiB")}
    lines = [f"  {'':10}{'luutru':>10}{'bare':>10}{'ratio':>8}"]
    for name, (unit, words) in units.items():
        mine, other = ([getattr(cost, name) / unit for cost in costs] for costs in (ours, bare))
        spread = f"{min(mine):.1f} to {max(mine):.1f}, {min(other):.1f} to {max(other):.1f} {words}"
        ratio = median(mine) / median(other)
        lines.append(f"  {name:10}{median(mine):10.2f}{median(other):10.2f}{ratio:8.2f}  {spread}")
    return lines
