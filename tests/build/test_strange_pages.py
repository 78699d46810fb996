"""What stands in an article's place (a firewall, a burglar, a log-in form, an error) says nothing of the article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from crawler.site import Site
from pipelines.build import build_parts
from pipelines.release import publish
from tests.build.archives import Crawl, article_page, make_site, missing_page
from tests.build.test_release import on

BLOCKED = b"<html><head><title>Request Rejected</title></head><body>Your support ID is: 8412</body></html>"
HACKED = b"<html><head><title>Hacked by Mr.V0id</title></head><body><h1>Hacked by Mr.V0id</h1></body></html>"
LOGIN = "<html><head><title>Đăng nhập</title></head><body><form><input type='password'></form></body></html>".encode()
BROKEN = b"<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>"
PATH = "/tin?ItemID=1"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    files = sorted((data / "latest" / name).rglob("*.parquet"))
    return [row for file in files for row in pq.read_table(file, partitioning=None).to_pylist()]


def released(data: Path, site: Site, body: bytes, *, others: bytes) -> None:
    """Two runs: in the first the article stands, in the second `body` is in its place and `others` in all others."""
    first = Crawl(data, site, begins=on(1))
    first.get(PATH, article_page(1))
    first.get("/tin?ItemID=2", article_page(2))
    first.end()
    second = Crawl(data, site, begins=on(2))
    second.get(PATH, body)
    second.get("/tin?ItemID=2", others)
    second.end()
    build_parts(data, [site], workers=0)
    publish(data, [site])


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (BLOCKED, "blocked by a firewall"),
        (HACKED, "hacked page"),
        (LOGIN, "asks for a password"),
        (BROKEN, "the server failed"),
    ],
)
def test_an_article_is_not_gone_nor_changed_and_a_problem_tells_why(
    tmp_path: Path, site: Site, body: bytes, problem: str
) -> None:
    released(tmp_path, site, body, others=article_page(2))
    (article,) = (row for row in rows(tmp_path, "articles") if row["url"].endswith(PATH))
    assert (article["version"], article["gone_at"], article["last_seen"].day) == (1, None, 1)
    assert [row["problem"] for row in rows(tmp_path, "problems") if row["field"] == "page"] == [problem]


def test_a_contact_block_does_not_end_where_a_firewall_stands_in_its_page(tmp_path: Path, site: Site) -> None:
    released(tmp_path, site, BLOCKED, others=BLOCKED)
    assert [row["valid_to"] for row in rows(tmp_path, "contacts")] == [None]


def test_a_site_that_answers_with_its_firewall_alone_has_lost_no_article(tmp_path: Path, site: Site) -> None:
    said = missing_page() + b"<!-- with status 200 -->"
    released(tmp_path, site, said, others=BLOCKED)
    assert all(row["gone_at"] is None for row in rows(tmp_path, "articles"))


def test_a_page_that_says_it_is_missing_is_gone_when_the_site_answers(tmp_path: Path, site: Site) -> None:
    released(tmp_path, site, missing_page(), others=article_page(2))
    assert [row["gone_at"] is not None for row in rows(tmp_path, "articles")] == [True, False]
