"""`kill -9` in every stage of a run; `make bench` does the same at many more moments."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.killing import (
    check_whole,
    contents,
    kill_run,
    luutru,
    random_moments,
    read_twice,
    usual_seconds,
)


def test_a_run_killed_in_every_stage_is_ended_by_the_same_command(demo_release: Path, tmp_path: Path) -> None:
    (said,) = (demo_release / "runs").glob("*.json")
    usual = usual_seconds(json.loads(said.read_text("utf-8")))
    words = ["--data", str(tmp_path / "data"), "run", "demo"]
    for moment in random_moments(3, 7, least=0.2, most=0.8):
        assert kill_run(words, tmp_path / "data", moment, usual), f"the run had ended before {moment}"
    done = luutru(*words)
    assert done.returncode == 0, done.stderr
    check_whole(tmp_path / "data", "demo")
    assert read_twice(tmp_path / "data", "demo") == []
    assert contents(tmp_path / "data") == contents(demo_release)
