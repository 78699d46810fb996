"""`kill -9` at moments of every stage of a run; `make bench` does the same at three hundred."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.killing import Moment, check_ended, random_moments, small_portal

ARTICLES = 12
MOMENTS = random_moments(15, 7)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with small_portal(tmp_path_factory.mktemp("portal"), ARTICLES) as folder:
        yield folder


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_run_killed_at_any_moment_is_ended_by_the_same_command(portal: Path, tmp_path: Path, moment: Moment) -> None:
    check_ended(portal, tmp_path / "data", moment)


def test_a_run_killed_once_in_every_stage_is_ended_by_the_same_command(portal: Path, tmp_path: Path) -> None:
    check_ended(portal, tmp_path / "data", *random_moments(3, 8, least=0.2, most=0.6))
