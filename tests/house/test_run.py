"""`luutru run`: the whole way in one command, its summary, its exit statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from crawler.site import Expect, load_site
from pipelines.query import Archive
from pipelines.run import in_time
from pipelines.site_run import SiteRun, judged_run, missed_expectations, save_run, worst_status
from pipelines.stopping import Stopped, stopping_in_order
from tests.conftest import DemoRun

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FINE = SiteRun("demo", "Sở", "20261122T000000Z-demo", NOW, NOW, articles=150, coverage={"title": 0.9})


def luutru(*words: str) -> subprocess.CompletedProcess[str]:
    """The command as a user types it."""
    return subprocess.run(
        [sys.executable, "-m", "pipelines", *words], capture_output=True, text=True, timeout=120, check=False
    )


def test_the_summary_says_what_is_new_where_it_lies_and_what_to_try(demo_run: DemoRun) -> None:
    assert demo_run.status == 0, demo_run.err
    for said in ("new", "changed", "unchanged", "gone", "problems", "release", "Next: luutru query"):
        assert said in demo_run.out
    assert f"--data {demo_run.data}" in demo_run.out


def test_the_next_command_can_be_typed_as_it_stands(demo_run: DemoRun) -> None:
    line = next(line for line in demo_run.out.splitlines() if line.startswith("Next: "))
    done = subprocess.run(
        line.removeprefix("Next: ").replace("luutru", f"{sys.executable} -m pipelines", 1),
        shell=True, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_progress_goes_to_standard_error(demo_run: DemoRun) -> None:
    assert "pages" not in "".join(line for line in demo_run.out.splitlines() if "/s" in line)


def test_the_json_summary_agrees_with_the_release(demo_release: Path) -> None:
    (place,) = (demo_release / "runs").glob("*.json")
    said = json.loads(place.read_text("utf-8"))
    archive = Archive(demo_release)
    row = archive.sql("select * from runs").iloc[0]
    counts = ("new", "changed", "gone")
    assert place.stem == said["run_id"] == row["run_id"]
    assert said["release"] == archive.release
    assert [said[name] for name in counts] == [row[f"{name}_articles"] for name in counts]
    assert said["problems"] == row["problems"]
    assert said["articles"] == said["new"] == len(archive.articles())
    assert said["exit_status"] == 0
    steps = {"crawl", "fetch", "capture", "build", "captures", "read", "text", "store", "release"}
    assert set(said["seconds"]) == steps
    assert said["seconds"]["fetch"] + said["seconds"]["capture"] < said["seconds"]["crawl"]


def test_plain_pandas_sees_the_whole_release_and_no_version_twice(demo_release: Path) -> None:
    articles = pd.read_parquet(demo_release / "latest" / "articles")
    assert len(articles) == len(Archive(demo_release).articles(versions="all"))
    assert not articles.duplicated(["site", "article_id", "version"]).any()


def test_check_finds_nothing_wrong_with_a_fresh_archive(demo_release: Path) -> None:
    done = luutru("check", "--data", str(demo_release), "--quiet")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_a_folder_that_cannot_hold_an_archive_is_one_line_with_the_mend(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    done = luutru("run", "demo", "--data", str(in_the_way / "data"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(in_the_way) in done.stderr


def test_a_limit_stops_the_crawl_and_what_came_is_released(tmp_path: Path) -> None:
    done = luutru("run", "demo", "--limit", "12", "--data", str(tmp_path), "--json", "--quiet", "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    (said,) = json.loads(done.stdout)
    assert said["reason"] == "limit"
    assert Archive(tmp_path).release == said["release"]
    assert said["crawl"]["fetched"] < 60


def test_a_site_that_is_down_has_status_5_and_the_others_are_released(tmp_path: Path) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    (sites / "down.yml").write_text("name: down\ntitle: Sở\nhome: http://127.0.0.1:9/\ncrawl: {delay: 0, retries: 0}\n")
    words = ["run", "down", "demo", "--limit", "12", "--sites", str(sites), "--data", str(tmp_path / "data")]
    done = luutru(*words, "--json", "--quiet", "--workers", "1")
    assert done.returncode == 5, done.stderr
    assert done.stderr.count("\n") == 1
    down, demo = json.loads(done.stdout)
    assert (down["exit_status"], demo["exit_status"]) == (5, 0)
    assert demo["release"]
    assert (tmp_path / "data" / "runs" / f"{down['run_id']}.json").exists()


def test_fewer_articles_than_expected_have_status_3_and_name_the_numbers() -> None:
    site = replace(load_site("demo"), expect=Expect(articles=200, coverage={"title": 0.95, "lead": 0.5}))
    judged = judged_run(FINE, site)
    assert judged.exit_status == 3
    assert "150 articles, not 200" in judged.messages[-1]
    assert "title on 90% of the articles read, not 95%" in judged.messages[-1]


def test_what_was_expected_and_came_is_fine() -> None:
    assert missed_expectations(FINE, Expect(articles=150, coverage={"title": 0.9})) == []


def test_a_refused_site_stays_refused_when_it_also_reads_less() -> None:
    site = replace(load_site("demo"), expect=Expect(articles=200))
    assert judged_run(replace(FINE, exit_status=5), site).exit_status == 5


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [([0, 0], 0), ([0, 3], 3), ([3, 4], 4), ([4, 5, 0], 5), ([5, 1], 1), ([1, 143], 143), ([], 0)],
)
def test_the_worst_site_gives_the_status_of_the_command(statuses: list[int], worst: int) -> None:
    assert worst_status([replace(FINE, exit_status=status) for status in statuses]) == worst


@pytest.mark.parametrize(
    ("number", "sign"), [(signal.SIGINT, "captures/demo/*.open"), (signal.SIGTERM, "captures/demo/*.warc.gz")]
)
def test_a_signal_in_the_crawl_or_the_build_leaves_a_release_within_ten_seconds(
    tmp_path: Path, number: signal.Signals, sign: str
) -> None:
    words = [*"-m pipelines run demo --limit 60 --quiet --json --data".split(), str(tmp_path)]
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        try:
            wait_for(lambda: any(path.stat().st_size > 30_000 for path in tmp_path.glob(sign)))
            began = time.monotonic()
            os.killpg(run.pid, number)  # as systemd does: to every process of the run
            out, err = run.communicate(timeout=30)
        finally:
            run.kill()
    assert time.monotonic() - began < 10
    assert (run.returncode, err) == (128 + number, b"")
    (said,) = json.loads(out)
    assert said["exit_status"] == 128 + number
    assert said["release"] == Archive(tmp_path).release
    assert 0 < said["articles"] == len(Archive(tmp_path).articles())


def test_a_second_signal_ends_what_the_first_one_left_time_for() -> None:
    began = time.monotonic()
    with stopping_in_order() as stop:
        stop.allow(60)
        signal.raise_signal(signal.SIGTERM)
        assert not stop.expired
        with pytest.raises(Stopped):
            signal.raise_signal(signal.SIGTERM)
    assert (stop.number, stop.expired) == (signal.SIGTERM, True)
    assert time.monotonic() - began < 5


def test_what_takes_longer_than_a_signal_leaves_is_given_up() -> None:
    with stopping_in_order() as stop:
        signal.raise_signal(signal.SIGINT)
        assert in_time(stop, 0.1, lambda: time.sleep(5)) is None
        assert in_time(stop, 5, lambda: "done") == "done"


def wait_for(ready: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_run_that_never_began_leaves_no_summary(tmp_path: Path) -> None:
    save_run(replace(FINE, run_id=None), tmp_path)
    assert list(tmp_path.rglob("*")) == []
