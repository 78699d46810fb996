"""`luutru status`: how each site stands, at 80 columns, with nothing there and with whatever lies there."""

from __future__ import annotations

import fcntl
import json
import shlex
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.alarm.looks import Alarm
from pipelines.cli import main
from pipelines.show import text_width
from pipelines.site_run import SiteRun, save_run
from pipelines.status.chart import bars
from tests.query.made import day, filled_row, write_release

Status = Callable[..., str]
NOW = day(2026, 11, 23, 3)
ALARM = Alarm("lists", "the list http://a.example/van-ban/ leads to no article of its own any more", "0", "9", NOW, "x")


@pytest.fixture
def status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Status:
    """Runs the command with nothing of this machine's schedules in sight."""
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "")

    def run(*words: str) -> str:
        assert main(["status", "--data", str(tmp_path), *words]) == 0
        return capsys.readouterr().out

    return run


def run_of(number: int, **said: Any) -> SiteRun:
    moment = NOW + timedelta(days=number)
    run_id = f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-sct-bentre"
    return replace(SiteRun("sct-bentre", "Sở", run_id, moment, moment, new=number, changed=0, gone=0), **said)


def run_row(run: SiteRun) -> dict[str, Any]:
    return filled_row(
        "runs",
        {"site": run.site, "run_id": run.run_id, "started_at": run.started_at, "ended_at": run.ended_at,
         "reason": run.reason, "new_articles": run.new, "fetched": 9, "coverage": []},
    )  # fmt: skip


def test_with_nothing_there_the_next_thing_to_do_is_named(status: Status) -> None:
    said = status()
    assert "sct-bentre" in said
    assert "last run  never" in said
    assert "not scheduled (`luutru schedule --install" in said
    assert "Next: luutru run demo" in said
    assert "demo" not in said.split("Next:")[0]


def test_a_site_shows_its_last_run_its_news_and_its_history(status: Status, tmp_path: Path) -> None:
    runs = [run_of(0, new=100), *(run_of(number, new=number % 7) for number in range(1, 9))]
    write_release(tmp_path, "2026-12-01-1", {"runs": [run_row(run) for run in runs], "articles": []})
    save_run(runs[-1], tmp_path)
    said = status()
    assert "+ sct-bentre  Sở Công Thương tỉnh Bến Tre\n" in said
    assert "last run  2026-12-01 03:00: fine\n" in said
    assert "articles  0 articles stand; 1 new, 0 changed, 0 gone in the last run\n" in said
    assert "history   ▂▃▄▆▇█·▂  8 runs, up to 6 new articles\n" in said


def test_an_alarm_is_told_with_its_beginning_and_its_address(status: Status, tmp_path: Path) -> None:
    alarm = replace(ALARM, urls=("http://a.example/van-ban/?a=1';x",), words=f"{ALARM.words}\x1b[31m")
    save_run(run_of(2, exit_status=3, alarms=(alarm,), messages=("x",)), tmp_path)
    said = status()
    assert "! sct-bentre" in said
    assert "2026-11-25 03:00: read less than it should" in said
    assert "since 2026-11-23 03:00" in " ".join(said.split())
    step = next(line for line in said.splitlines() if line.startswith("Next: ")).removeprefix("Next: ")
    asked = ["--url", "http://a.example/van-ban/?a=1';x", "--data", str(tmp_path)]
    assert shlex.split(step) == ["luutru", "sites", "check", "sct-bentre", *asked]
    assert "\x1b" not in said
    (site,) = json.loads(status("--json"))["sites"]
    assert site["last"]["alarms"][0]["signal"] == "lists"


def test_a_run_without_a_summary_and_a_summary_without_a_release_are_shown(status: Status, tmp_path: Path) -> None:
    write_release(tmp_path, "2026-12-01-1", {"runs": [run_row(run_of(1, reason="killed"))], "articles": []})
    assert "last run  2026-11-24 03:00: killed" in status()
    message = "sct-bentre cannot be crawled now: it answered 503. Open the address in a browser."
    save_run(run_of(3, exit_status=5, reason="failed", new=None, messages=(message,)), tmp_path)
    said = status()
    assert "refused or unreachable" in said
    assert "it answered 503" in said
    assert "the last run is in no release" in said


def test_a_run_in_hand_is_named(status: Status, tmp_path: Path) -> None:
    folder = tmp_path / "captures" / "sct-bentre"
    folder.mkdir(parents=True)
    with (folder / ".lock").open("w") as lock:
        assert "running now" not in status()
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "last run  running now" in status()


def test_torn_summaries_are_passed_by(status: Status, tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    for name, text in {"a": "{", "b": "[]", "c": '{"site": 3}', "d": '{"site": "x", "run_id": "y"}'}.items():
        (tmp_path / "runs" / f"{name}.json").write_text(text)
    (tmp_path / "runs" / "e.json").write_text('{"site": "sct-bentre", "run_id": "e", "alarms": 3, "messages": 4}')
    assert "sct-bentre" in status()


def test_no_line_is_wider_than_80_columns(status: Status, tmp_path: Path) -> None:
    alarms = tuple(replace(ALARM, field=str(number)) for number in range(5))
    rows = [run_row(run_of(number, new=number * 999)) for number in range(60)]
    write_release(tmp_path, "2026-12-01-1", {"runs": rows, "articles": []})
    save_run(run_of(59, exit_status=3, alarms=alarms), tmp_path)
    lines = status().split("\nnext run")[0].splitlines()
    assert max(map(text_width, lines)) <= 80
    assert "            and 2 more" in lines


@pytest.mark.parametrize(
    ("counts", "plain", "drawn"),
    [
        ([0, 1, 8, None, 4], False, "·▁█ ▄"),
        ([0, 1, 8, None, 4], True, "_.@ ="),
        ([0, 0], False, "··"),
        ([1], False, "█"),
        ([], False, ""),
        ([1, 10**9], False, "▁█"),
    ],
)
def test_a_chart_has_a_letter_for_each_count(counts: list[int | None], plain: bool, drawn: str) -> None:
    assert bars(counts, plain=plain) == drawn


def test_times_are_at_the_clock_of_the_departments(status: Status, tmp_path: Path) -> None:
    late = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
    save_run(run_of(0, started_at=late, run_id="20261122T193000Z-sct-bentre"), tmp_path)
    assert "2026-11-23 02:30" in status()
