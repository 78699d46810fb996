"""A small site that was crawled on three days, and an archive of others that holds what was captured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.site import Site
from tests.build.archives import BODY, Crawl, article_page, make_site, missing_page
from tests.rescue.standin import Standin, keep_warcs, standing_in


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a crawl of three days left: articles that stay, change and go, a list, a picture, a redirect."""
    data = tmp_path_factory.mktemp("live")
    site = make_site(data / "sites")
    pages = {}
    for day in (1, 2, 3):
        crawl = Crawl(data, site, begins=datetime(2021, 3, day, 1, tzinfo=UTC))
        crawl.get("/", f"<html><body><p>Trang của ngày {day}</p></body></html>".encode())
        crawl.lead("/cu", "/tin?ItemID=1")
        for number in range(1, 9):
            path = f"/tin?ItemID={number}"
            if day == 1:
                pages[number] = crawl.get(path, article_page(number))
            elif number < 4:
                crawl.unchanged(path, pages[number])
            elif number < 6:
                crawl.get(path, article_page(number, body=BODY[: 3 - day % 2]))
            elif number == 6:
                crawl.get(path, missing_page(), 404)
            else:
                crawl.get(path, article_page(number))
        crawl.get("/anh/1.jpg", b"a picture", media_type="image/jpeg")
        crawl.end()
    return data


@pytest.fixture(scope="module")
def site(crawled: Path) -> Site:
    return make_site(crawled / "sites")


@pytest.fixture
def archive(crawled: Path) -> Iterator[Standin]:
    with standing_in(Standin(keep_warcs(sorted(crawled.glob("captures/*/*.warc.gz"))), piece=7)) as served:
        yield served


@pytest.fixture
def asked(site: Site, archive: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Standin:
    """The archive as the environment and the settings name it."""
    (tmp_path / "settings.yml").write_text("rescue: {wayback: {delay: 0}, commoncrawl: {delay: 0}}\n", "utf-8")
    monkeypatch.setenv("LUUTRU_SETTINGS", str(tmp_path / "settings.yml"))
    monkeypatch.setenv("LUUTRU_WAYBACK", f"{archive.address}/web")
    monkeypatch.setenv("LUUTRU_COMMONCRAWL", archive.address)
    monkeypatch.setenv("LUUTRU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LUUTRU_SITES", str(site.path.parent))
    return archive
