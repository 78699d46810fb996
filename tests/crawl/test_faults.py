"""Whatever the network, the server or the clock does, a crawl goes on or ends in order, and nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.errors import RefusedError
from crawler.warc import CaptureWriter, Exchange, read_captures
from tests.crawl.conftest import SiteMaker
from tests.crawl.test_crawl import ARTICLES, crawl, problems, warcs
from tests.crawl.tiny import Page, TinySite


@pytest.mark.parametrize("fault", ["reset", "half", "stall"])
def test_a_page_whose_connection_fails_is_asked_for_again_and_then_noted(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path, fault: str
) -> None:
    tiny.pages[ARTICLES[1]].fault = fault
    tiny.pages[ARTICLES[3]].first.append(Page(b"x" * 4000, fault=fault))
    summary = crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, retries: 1, timeout: 1"))
    assert (summary.reason, summary.counts.articles, summary.counts.errors) == ("finished", 5, 1)
    assert fault == "stall" or tiny.paths().count(ARTICLES[1]) == 2  # what stalls is still in the server's hands
    assert problems(tmp_path / "data") == {"no answer": 1}
    stored = {capture.url.rpartition("/")[2] for warc in warcs(tmp_path / "data") for capture in read_captures(warc)}
    assert stored == {"", "robots.txt", *(path.rpartition("/")[2] for path in ARTICLES if path != ARTICLES[1])}
    tiny.pages[ARTICLES[1]].fault = ""
    assert crawl(site_file, tmp_path / "data").counts.articles == 6


def test_an_error_in_between_is_noted_and_the_page_comes_with_the_next_run(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    tiny.pages[ARTICLES[1]].first.append(Page(b"<html>loi</html>", 500))
    first = crawl(site_file, tmp_path / "data")
    second = crawl(site_file, tmp_path / "data")
    assert (first.counts.articles, first.counts.errors, second.counts.articles) == (5, 1, 6)


def test_a_name_that_nobody_knows_is_status_5(site_file: SiteMaker, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="could not be reached") as caught:
        crawl(site_file, tmp_path / "data", folder=site_file(home="http://sct.invalid/"))
    assert caught.value.exit_status == 5


def test_a_clock_that_was_set_back_is_told_and_pages_from_the_future_are_asked_for(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    later = datetime.now(UTC) + timedelta(days=400)
    writer = CaptureWriter(tmp_path / "data" / "captures" / "tiny", f"{later:%Y%m%dT%H%M%SZ}-tiny", site="tiny")
    for path in ARTICLES:
        writer.write(
            Exchange(tiny.home.rstrip("/") + path, later, 200, ((b"Content-Type", b"text/html"),), b"<p>cu</p>")
        )
    writer.close()
    summary = crawl(site_file, tmp_path / "data")
    assert (summary.reason, summary.counts.articles) == ("finished", 6)
    assert set(ARTICLES) <= set(tiny.paths())
    assert problems(tmp_path / "data") == {"clock set back": 1}
