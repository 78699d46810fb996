"""Keeps the figures of a run of benches: `make bench` hands this to pytest, a bench run by itself only prints."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.benchmarks.figures import STORE, Conditions, Figure, Ledger, load_ledger
from tests.benchmarks.measuring import machine_words

ROOT = Path(__file__).resolve().parents[2]
PEERS = (
    "scrapy", "beautifulsoup4", "lxml", "underthesea", "pandas", "pyarrow", "duckdb", "trafilatura", "warcio",
    "tantivy",
)  # fmt: skip
Keep: TypeAlias = Callable[[Figure], Figure]


def conditions_now() -> Conditions:
    """Say at which commit, on which day and on what we measure."""
    return Conditions(
        commit_now(), f"{datetime.now(UTC):%Y-%m-%d}", machine_words(), {name: version(name) for name in PEERS}
    )


def commit_now() -> str:
    """Name the commit that lies checked out, with + when files differ from it: the table itself does not count."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return "unknown"
    words = [git, "-C", str(ROOT), "describe", "--always", "--abbrev=7", "--exclude=*"]
    commit = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    words = [git, "-C", str(ROOT), "status", "--porcelain", "--untracked-files=no", "--", "crawler", "pipelines"]
    return commit + ("+" if subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip() else "")


@dataclass(eq=False, slots=True)  # pytest puts its plugins into a set
class Keeper:
    """A plugin of pytest: saves after each test, so that hours are not lost with the last of them.

    Figures that a test left earlier and does not give this time are marked when it fails, and dropped when it passes.
    """

    ledger: Ledger
    now: Conditions
    path: Path = STORE
    fresh: set[str] = field(default_factory=set)
    passed: dict[str, bool] = field(default_factory=dict)

    def keep(self, figure: Figure, test: str) -> None:
        """Keep a figure."""
        self.fresh.add(figure.key)
        self.ledger.keep(figure, test, self.now)
        self.ledger.save(self.path)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Mark what a failed test left behind."""
        test = plain_name(report.nodeid)
        self.passed[test] = self.passed.get(test, True) and report.passed
        if report.failed:
            self.ledger.mark_broken(self.ledger.left_over(test, self.fresh), self.now)
            self.ledger.save(self.path)

    def pytest_sessionfinish(self) -> None:
        """Drop what tests that passed no longer give."""
        for test in (test for test, passed in self.passed.items() if passed):
            for key in self.ledger.left_over(test, self.fresh):
                del self.ledger.kept[key]
        self.ledger.save(self.path)


def plain_name(nodeid: str) -> str:
    """Give the name of a test without its parameters."""
    return nodeid.partition("[")[0]


def make_keeper(path: Path = STORE) -> Keeper:
    """Make the plugin, with the figures of earlier runs."""
    return Keeper(load_ledger(path), conditions_now(), path)


def keep_for(config: pytest.Config, nodeid: str) -> Keep:
    """Give what a test calls with each figure: it prints a line, and keeps the figure when somebody asked for that."""
    keeper = next((one for one in config.pluginmanager.get_plugins() if isinstance(one, Keeper)), None)

    def keep(figure: Figure) -> Figure:
        print(f"\n  {line_of(figure)}")
        if keeper:
            keeper.keep(figure, plain_name(nodeid))
        return figure

    return keep


def line_of(figure: Figure) -> str:
    """Say a figure in one line."""
    asked = f" (asked: {figure.asked}{'' if figure.holds else ', FALLS SHORT'})" if figure.asked else ""
    beside = f", beside {figure.beside}" if figure.beside else ""
    return f"{figure.measure}: {figure.told}{asked}{beside}; {figure.how}"
