"""A firewall or an error that answers with status 200 has answered nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.errors import RefusedError
from tests.crawl.conftest import SiteMaker
from tests.crawl.test_crawl import crawl, problems
from tests.crawl.tiny import Page, TinySite, listing

BLOCKED = b"<html><head><title>Request Rejected</title></head><body>Your support ID is: 8412367733</body></html>"


def test_a_site_that_shows_its_firewall_in_the_middle_is_left_in_peace(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    links = {f"/tuong/{n}.html": f"Hội nghị khuyến công lần thứ {n} của Sở" for n in range(80)}
    tiny.pages["/"] = listing(links)
    tiny.pages |= {path: Page(BLOCKED) for path in links}
    with pytest.raises(RefusedError, match="page of a firewall, and so did 25 addresses in a row"):
        crawl(site_file, tmp_path / "data")
    assert len(tiny.asked) < 35


def test_one_page_behind_the_firewall_is_noted_and_counted_as_refused(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    tiny.pages["/tin/3.html"] = Page(BLOCKED)
    summary = crawl(site_file, tmp_path / "data")
    assert (summary.reason, summary.counts.articles, summary.counts.refused) == ("finished", 5, 1)
    assert problems(tmp_path / "data")["no answer"] == 1


def test_an_error_with_status_200_is_noted_and_counted_as_one(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    tiny.pages["/tin/3.html"] = Page(b"<html><body><h1>Error establishing a database connection</h1></body></html>")
    summary = crawl(site_file, tmp_path / "data")
    assert (summary.counts.articles, summary.counts.errors, summary.counts.refused) == (5, 1, 0)
    assert problems(tmp_path / "data")["no answer"] == 1
