"""The plain pipeline that ours is held beside: its portal, and what it says of itself; read in place, never copied."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.captured import Body

HOME = Path(__file__).resolve().parents[2].parent / "shared" / "baseline"


@dataclass(frozen=True, slots=True)
class PlainRun:
    """One run: articles, and the seconds of one for parsing and language work, without start-up and fetching."""

    articles: int
    seconds: float


def make_portal(folder: Path, count: int) -> Path:
    """Have the baseline's own generator write a portal of `count` articles in five layouts, with their truth."""
    if not HOME.is_dir():
        pytest.skip(f"the baseline is not at {HOME}")
    words = [sys.executable, str(HOME / "pages.py"), str(folder), str(count)]
    subprocess.run(words, check=True, capture_output=True, cwd=HOME)
    return folder


def truth_of(portal: Path) -> list[dict[str, Any]]:
    """Read what the articles of a portal say."""
    return [json.loads(line) for line in (portal / "truth.jsonl").read_text("utf-8").splitlines()]


def bodies_of(portal: Path) -> Iterator[Body]:
    """Give the articles and the lists of a portal, with their paths."""
    for page in sorted(portal.rglob("*.html")):
        yield f"/{page.relative_to(portal).as_posix()}", page.read_bytes()


@contextmanager
def serving_files(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback from a process of its own, and give its address."""
    words = [sys.executable, "-u", "-m", "http.server", "-b", "127.0.0.1", "-d", str(folder), "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://[\d.:]+", server.stdout.readline())
            assert found
            yield found[0]
        finally:
            server.kill()


def run_plain(address: str, target: Path, language: str) -> PlainRun:
    """Run the baseline over a portal: `full` calls each step of underthesea by sentence, `ner1` one call for all."""
    words = [sys.executable, str(HOME / "baseline.py"), address, str(target), "--nlp", language]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=target.parent)
    said = json.loads(done.stdout.splitlines()[-1])
    return PlainRun(said["items"], (said["bs4_ms"] + said["nlp_ms"]) / 1000)
