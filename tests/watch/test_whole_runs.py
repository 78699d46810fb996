"""From outside: `luutru run` on a site that changes over night says so in that run, in one line, with status 3."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.crawl.tiny import Page, TinySite
from tests.house.test_bad_input import Told, luutru, serving, write_site
from tests.watch.pages import PARKED, Portal


@dataclass
class Site:
    """A portal on loopback, and its archive after a first run."""

    portal: Portal
    server: TinySite
    sites: Path
    data: Path

    def run(self, *words: str) -> Told:
        self.server.pages |= {path: Page(body) for path, body in self.portal.pages().items()}
        return luutru("run", "tiny", "--sites", self.sites, "--data", self.data, "--workers", "1", *words)

    def summary(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(max((self.data / "runs").glob("*.json")).read_text("utf-8"))
        return said


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    portal = Portal()
    portal.publish(30, 0)
    server = TinySite({"/robots.txt": Page(b"User-agent: *\nDisallow:\n", media_type="text/plain")})
    with serving(server) as home:
        made = Site(portal, server, write_site(tmp_path / "sites", "tiny", home), tmp_path / "data")
        told = made.run()
        assert (told.status, told.err) == (0, ""), told
        yield made


def test_a_night_with_news_is_fine(site: Site) -> None:
    site.portal.publish(4, 3)
    told = site.run()
    assert (told.status, told.err) == (0, "")
    assert site.summary()["alarms"] == []


def test_a_changed_layout_is_one_line_with_since_when_and_three_addresses(site: Site) -> None:
    site.portal.change("van-ban", dated=False)
    told = site.run("--full")
    assert (told.status, told.err.count("\n")) == (3, 1)
    assert "published_at is lost on 6 of 30 articles asked again, most of them in “Văn bản”" in told.err
    assert told.err.count("/van-ban/bai-") == 3
    assert f"since {site.summary()['alarms'][0]['since'][:10]}" in told.err
    assert site.summary()["exit_status"] == 3
    shown = luutru("status", "--data", site.data, "--sites", site.sites)
    assert (shown.status, "! tiny" in shown.out, "published_at is lost" in shown.out) == (0, True, True)


def test_a_section_whose_list_is_empty_is_named_without_reading_all_again(site: Site) -> None:
    site.portal.emptied.add("khuyen-cong")
    told = site.run()
    assert (told.status, told.err.count("\n")) == (3, 1)
    assert "/khuyen-cong/ leads to no article of its own any more" in told.err


def test_a_parking_page_in_the_place_of_the_site_is_named(site: Site) -> None:
    site.server.pages = {path: Page(PARKED) for path in site.server.pages}
    told = luutru("run", "tiny", "--sites", site.sites, "--data", site.data, "--workers", "1")
    assert told.status in (3, 5)
    assert "not one article" in told.err
    assert "its home page says “domain is for sale”" in told.err
    assert site.summary()["gone"] == 0


def test_planted_links_are_named(site: Site) -> None:
    site.portal.planted = True
    site.portal.change(planted=True)
    told = site.run("--full")
    assert (told.status, told.err.count("\n")) == (3, 1)
    assert "planted links stand on 3" in told.err
