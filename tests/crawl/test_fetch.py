"""One page for a person: from the archive when it is there, else fetched as a crawl would, and kept nowhere."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from crawler.errors import RefusedError, UsageError
from crawler.fetch import fetch_page, find_page
from crawler.run import crawl_site
from crawler.site import Site, read_site
from tests.crawl.conftest import SiteMaker
from tests.crawl.tiny import Page, TinySite


@pytest.fixture
def site(site_file: SiteMaker) -> Site:
    return read_site(site_file(rules="delay: 0, retries: 0, timeout: 5, user_agent: nguoi-doc") / "tiny.yml")


def test_a_page_is_fetched_once_after_robots_with_the_sites_user_agent_and_kept_nowhere(
    tiny: TinySite, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.pages["/robots.txt"].body += f"Sitemap: {tiny.home}sitemap.xml\n".encode()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = sorted(tmp_path.rglob("*"))
    capture = fetch_page(site, tiny.home + "tin/1.html", quiet=True)
    assert tiny.paths() == ["/robots.txt", "/tin/1.html"]
    assert {one.agent for one in tiny.asked} == {"nguoi-doc"}
    assert (capture.url, capture.body) == (tiny.home + "tin/1.html", tiny.pages["/tin/1.html"].body)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_redirect_is_followed_and_a_missing_page_is_an_answer(tiny: TinySite, site: Site) -> None:
    tiny.pages["/cu"] = Page(status=302, location="/khong-co")
    capture = fetch_page(site, tiny.home + "cu", quiet=True)
    assert (capture.url, capture.status) == (tiny.home + "khong-co", 404)


def test_a_page_that_robots_forbids_is_not_fetched(tiny: TinySite, site: Site) -> None:
    with pytest.raises(RefusedError, match=r"robots\.txt of tiny forbids .*/kin/mat\.html"):
        fetch_page(site, tiny.home + "kin/mat.html", quiet=True)
    assert tiny.paths() == ["/robots.txt"]


def test_a_page_of_another_site_is_refused_before_anything_is_asked(tiny: TinySite, site: Site) -> None:
    with pytest.raises(UsageError, match="is not on 127"):
        fetch_page(site, "https://khac.example/a", quiet=True)
    assert tiny.paths() == []


def test_a_site_that_does_not_answer_is_refused(tiny: TinySite, site_file: SiteMaker) -> None:
    closed = read_site(site_file(home="http://127.0.0.1:1/") / "tiny.yml")
    with pytest.raises(RefusedError):
        fetch_page(closed, "http://127.0.0.1:1/tin", quiet=True)


def test_the_newest_capture_is_found_under_either_scheme(tiny: TinySite, site: Site, tmp_path: Path) -> None:
    data, url = tmp_path / "data", tiny.home + "tin/1.html"
    assert find_page(site, data, url) is None
    crawl_site(site, data, quiet=True)
    tiny.pages["/tin/1.html"].body += b"<!-- moi -->"
    tiny.pages["/tin/1.html"].etag = '"moi"'
    crawl_site(site, data, full=True, quiet=True)
    for address in (url, url + "#cuoi", url.replace("http://", "https://")):
        found = find_page(site, data, address)
        assert found
        assert found.body.endswith(b"<!-- moi -->")
    assert find_page(site, data, tiny.home + "khac") is None
