"""`luutru rescue` from outside: what it says, how it ends, and what a kill leaves."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.checks import check_archive
from pipelines.cli import main
from tests.rescue.looks import looks
from tests.rescue.standin import Standin

ROOT = Path(__file__).resolve().parents[2]


def luutru(*words: str) -> int:
    return main(list(words))


def started(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines", "rescue", "sct-thu", *words], cwd=ROOT, env=dict(os.environ), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_until_fetched(archive: Standin, count: int, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while len(archive.fetched()) < count and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)


def test_it_plans_then_fetches_and_says_what_is_next(asked: Standin, capsys: pytest.CaptureFixture[str]) -> None:
    assert luutru("rescue", "sct-thu", "--plan", "--quiet") == 0
    said = capsys.readouterr()
    assert f"wayback: {len(asked.kept)} captures of 11 addresses (2021: {len(asked.kept)})." in said.out
    assert "18 to fetch" in said.out
    assert "Nothing was fetched." in said.out
    assert said.err == ""
    assert luutru("rescue", "sct-thu", "--quiet", "--from", "commoncrawl") == 0
    said = capsys.readouterr()
    assert "commoncrawl: 18 captures fetched" in said.out
    assert "Next: `luutru build sct-thu`, `luutru release`." in said.out
    assert luutru("rescue", "sct-thu", "--plan", "--quiet", "--json") == 0
    plans = {plan["source"]: plan for plan in json.loads(capsys.readouterr().out)["plans"]}
    assert (plans["commoncrawl"]["held"], plans["commoncrawl"]["requests"]) == (len(asked.kept), 0)
    assert (plans["wayback"]["elsewhere"], plans["wayback"]["held"]) == (len(asked.kept), 0)


def test_the_settings_say_how_long_archives_are_left_in_peace(
    asked: Standin, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.yml").write_text("rescue: {wayback: {delay: 0.001}}\n", "utf-8")
    assert luutru("rescue", "sct-thu", "--plan", "--json", "--quiet", "--from", "wayback") == 0
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert plan["seconds"] == pytest.approx(plan["requests"] * 0.001)


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("sct-khac",), 2, "There is no site"),
        (("sct-thu", "--from", "waybak"), 2, "Did you mean `wayback`?"),
        (("sct-thu", "--since", "thu"), 2, "is not a day"),
        (("sct-thu", "--until", "1999"), 3, "list nothing of sct.thunghiem.example for these days"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_the_next_thing_to_do(
    asked: Standin, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, message: str
) -> None:
    assert luutru("rescue", *words, "--quiet") == status
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_a_refusal_is_status_5_and_what_never_came_is_status_3(
    asked: Standin, crawled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked.fault = lambda path: 503 if path.startswith("/crawl-data/") else None
    assert luutru("rescue", "sct-thu", "--quiet") == 5
    said = capsys.readouterr()
    assert said.err == (
        "luutru: Common Crawl gives nothing: status 503, 12 times in a row. Give the same command again later: it goes"
        " on from there, what came is kept.\n"
    )
    assert "wayback: 18 captures fetched" in said.out, "one that refuses does not keep the other from giving"
    assert looks(tmp_path / "data", "wayback") == looks(crawled)
    asked.fault = lambda path: 404 if "/web/20210301010002id_" in path else None
    assert luutru("rescue", "sct-thu", "--quiet", "--from", "wayback", "--data", str(tmp_path / "again")) == 3
    assert "1 of the captures listed could not be had." in capsys.readouterr().err


def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(asked: Standin, crawled: Path, tmp_path: Path) -> None:
    chance = random.Random(4)
    for count in (2, 5, 9, 14):
        process = started("--quiet")
        wait_until_fetched(asked, len(asked.fetched()) + chance.randint(1, count), process)
        process.kill()
        process.communicate(timeout=30)
    last = started("--quiet")
    out, err = last.communicate(timeout=60)
    assert (last.returncode, err) == (0, ""), out
    found = looks(tmp_path / "data", "wayback"), looks(tmp_path / "data", "commoncrawl")
    assert found == (looks(crawled), looks(crawled))
    assert list(check_archive(tmp_path / "data")) == []


def test_a_signal_ends_it_in_order(asked: Standin, crawled: Path, tmp_path: Path) -> None:
    process = started("--quiet", "--from", "wayback")
    wait_until_fetched(asked, 4, process)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 143
    assert err.startswith("luutru: told to stop. Nothing is left half done")
    assert not list((tmp_path / "data").glob("captures/*/*.open"))
    assert looks(tmp_path / "data")
    assert looks(tmp_path / "data") < looks(crawled)


def test_a_run_of_the_site_keeps_it_out(asked: Standin, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from crawler.lock import SiteLock

    lock = SiteLock(tmp_path / "data" / "captures" / "sct-thu", "sct-thu")
    assert luutru("rescue", "sct-thu", "--quiet") == 4
    lock.release()
    assert "Another run of sct-thu is going on" in capsys.readouterr().err
