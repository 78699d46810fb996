"""`kill -9` at random moments of a run, then the same command again: nothing is lost, nothing is there twice."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.portal import Portal
from crawler.demo.server import DemoServer
from pipelines.query import Archive
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.killing import (
    SITE,
    Moment,
    check_ended,
    check_whole,
    contents,
    finished_captures,
    kill_surely,
    luutru,
    random_moments,
    read_twice,
    seconds_of,
    small_portal,
)

pytestmark = pytest.mark.bench

SEED = 20261122
MOMENTS = random_moments(20, SEED)
LATER_MOMENTS = random_moments(6, SEED + 1)
MANY_MOMENTS = random_moments(274, SEED + 2)  # with those above 300; of a small site, which is run sooner
SMALL = 60  # articles


@pytest.fixture(scope="module", autouse=True)
def kills(keep_all: Keep) -> Iterator[Counter[str]]:
    """Counts the kills, and those after which all was whole; the figure is kept when the last is done."""
    counted: Counter[str] = Counter()
    yield counted
    lost = counted["begun"] - counted["whole"]
    how = f"{counted['begun']} kills at random moments; no file or row lost or doubled, release as if undisturbed"
    keep_all(Figure("safety/kills", "killed runs that the same command does not make whole", lost, "", 0, 0, how=how))


@pytest.fixture
def counted_kill(kills: Counter[str], request: pytest.FixtureRequest) -> Iterator[None]:
    """Counts a test's kill as whole when the test passes."""
    kills["begun"] += 1
    failed = request.session.testsfailed
    yield
    kills["whole"] += request.session.testsfailed == failed


@pytest.fixture(scope="module")
def undisturbed(demo_release: Path) -> dict[str, list[dict[str, Any]]]:
    return contents(demo_release)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.usefixtures("counted_kill")
def test_a_killed_run_is_ended_by_the_same_command(
    moment: Moment, demo_release: Path, undisturbed: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    words = ["--data", str(data), "run", "demo"]
    kill_surely(words, None, data, moment, seconds_of(demo_release))
    done = luutru(*words)
    assert done.returncode == 0, done.stderr
    check_whole(data, "demo")
    assert read_twice(data, "demo") == []
    assert contents(data) == undisturbed
    for warc in finished_captures(data):
        warcio = [sys.executable, "-m", "warcio.cli", "check", str(warc)]
        assert subprocess.run(warcio, capture_output=True, timeout=60, check=False).returncode == 0


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with small_portal(tmp_path_factory.mktemp("small"), SMALL) as folder:
        yield folder


@pytest.mark.parametrize("moment", MANY_MOMENTS, ids=str)
@pytest.mark.usefixtures("counted_kill")
def test_of_hundreds_of_killed_runs_none_loses_or_doubles_anything(
    moment: Moment, small_site: Path, tmp_path: Path
) -> None:
    check_ended(small_site, tmp_path / "data", moment)


@pytest.fixture(scope="module")
def portal() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


@pytest.fixture(scope="module")
def first_edition(portal: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site file for the portal, and in `data` an archive of its first edition."""
    folder = tmp_path_factory.mktemp("editions")
    (folder / "songdua.yml").write_text(SITE.format(home=portal.address), "utf-8")
    done = luutru("--data", str(folder / "data"), "--sites", str(folder), "run", "songdua")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def second_edition(portal: DemoServer, first_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive when the portal's second edition has been crawled too, with nobody in the way."""
    data = tmp_path_factory.mktemp("second") / "data"
    shutil.copytree(first_edition / "data", data, symlinks=True)
    portal.portal = Portal(2)
    done = luutru("--data", str(data), "--sites", str(first_edition), "run", "songdua", "--full")
    assert done.returncode == 0, done.stderr
    articles = Archive(data).articles(versions="all")
    assert (articles["version"].max(), bool(articles["gone_at"].notna().any())) == (2, True)
    return data


@pytest.mark.parametrize("moment", LATER_MOMENTS, ids=str)
@pytest.mark.usefixtures("counted_kill")
def test_a_run_killed_while_the_site_changes_loses_no_version(
    moment: Moment, first_edition: Path, second_edition: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    words = ["--data", str(data), "--sites", str(first_edition), "run", "songdua", "--full"]
    kill_surely(words, first_edition / "data", data, moment, seconds_of(second_edition))
    done = luutru(*words)
    assert done.returncode == 0, done.stderr
    check_whole(data, "songdua")
    assert contents(data) == contents(second_edition)
