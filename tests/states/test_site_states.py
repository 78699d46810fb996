"""States of whole archives: what stands in the release, and that a stranger's pages change nothing in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.intake.taking import take_in
from crawler.site import Site
from tests.build.archives import Crawl, article_page, make_site, missing_page
from tests.build.test_release import release, table
from tests.intake.foreign import Said, write_warc
from tests.watch.pages import PARKED

ELSEWHERE = "https://sct.khac.example/"
SHOP = "".join(f"<p>Nhà cái cá cược bóng đá uy tín số {n}, casino nổ hũ, đăng ký nhận 100k.</p>" for n in range(9))
HACKED = f"<html><head><title>Nhà cái cá cược bóng đá uy tín</title></head><body><h1>Nhà cái</h1>{SHOP}</body></html>"
PAGE = article_page(1)
STRANGER = ("Mười món ăn ngon mà bạn nên thử trong mùa hè này cùng với gia đình và bạn bè.",) * 4


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def home(numbers: range) -> bytes:
    rows = "".join(
        f'<li><a href="/tin?ItemID={n}">Hội nghị triển khai nhiệm vụ công tác lần thứ {n}</a> <i>12/10/2026</i></li>'
        for n in numbers
    )
    title = "Sở Công Thương tỉnh Thử Nghiệm"
    return f"<html><head><title>{title}</title></head><body><ul>{rows}</ul></body></html>".encode()


def on(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 1, tzinfo=UTC)


def good_run(data: Path, site: Site, begins: datetime, numbers: range, day: str = "12/10/2026") -> None:
    crawl = Crawl(data, site, begins=begins)
    crawl.get("/", home(numbers))
    for number in numbers:
        crawl.get(f"/tin?ItemID={number}", article_page(number, day=day))
    crawl.end()


def states(data: Path, site: Site) -> list[dict[str, Any]]:
    release(data, site)
    return sorted(table(data, "states"), key=lambda row: row["since"])


def test_a_live_site_names_its_first_and_last_home_page(data: Path, site: Site) -> None:
    good_run(data, site, on(10, 14), range(4))
    good_run(data, site, on(10, 15), range(6))
    (row,) = states(data, site)
    homes = sorted((one for one in table(data, "captures") if one["kind"] == "home"), key=lambda one: one["fetched_at"])
    assert (row["state"], row["since"], row["until"], row["visits"]) == ("live", on(10, 14).replace(second=1), None, 2)
    assert [row["first_capture"], row["last_capture"]] == [one["capture_id"] for one in homes]
    said = "the site, its newest article of 2026-10-12, answered in 2 visits, 2026-10-14 to 2026-10-15."
    assert row["evidence"] == said


def test_a_site_whose_newest_article_is_old_when_first_seen_is_frozen(data: Path, site: Site) -> None:
    good_run(data, site, on(10, 14), range(6), day="28/06/2025")
    crawl = Crawl(data, site, begins=on(10, 14).replace(hour=2))
    crawl.get("/tin?ItemID=9", article_page(9, day=""))
    crawl.end()
    (row,) = states(data, site)
    assert (row["state"], row["since"]) == ("frozen", datetime(2025, 6, 28, tzinfo=UTC))


def test_an_article_that_the_reader_missed_is_news_all_the_same(data: Path, site: Site) -> None:
    good_run(data, site, on(1, 14), range(6), day="12/01/2026")
    crawl = Crawl(data, site, begins=on(10, 14))
    crawl.get("/", home(range(8)))
    crawl.end()
    assert [row["state"] for row in states(data, site)] == ["live"]


def test_a_site_that_leads_elsewhere_is_redirected_and_one_that_leads_to_its_own_page_is_not(
    data: Path, site: Site
) -> None:
    good_run(data, site, on(10, 1), range(4))
    for day in (2, 12):
        crawl = Crawl(data, site, begins=on(10, day))
        crawl.lead("/", "/trang-chu", 302)
        crawl.get("/trang-chu", home(range(4)))
        crawl.end()
    for day in (13, 21):
        crawl = Crawl(data, site, begins=on(10, day))
        crawl.lead("/", ELSEWHERE, 301)
        crawl.end()
    rows = states(data, site)
    assert [(row["state"], row["since"].day, row["leads_to"]) for row in rows] == [
        ("live", 1, None), ("redirected", 13, ELSEWHERE),
    ]  # fmt: skip


def test_a_site_that_gives_no_answer_for_two_weeks_is_gone(data: Path, site: Site) -> None:
    good_run(data, site, on(10, 1), range(4))
    for day in (2, 9, 17):
        crawl = Crawl(data, site, begins=on(10, day))
        crawl.problem("/")
        crawl.end()
    rows = states(data, site)
    assert [(row["state"], row["since"].day, row["visits"]) for row in rows] == [("live", 1, 1), ("gone", 2, 3)]
    assert rows[-1]["evidence"] == "the site gave no answer in 3 visits, 2026-10-02 to 2026-10-17."
    assert rows[-1]["first_capture"] is None


def test_a_site_with_a_burglars_home_page_is_hacked(data: Path, site: Site) -> None:
    good_run(data, site, on(10, 1), range(4))
    crawl = Crawl(data, site, begins=on(10, 2))
    crawl.get("/", HACKED.encode())
    crawl.end()
    assert [row["state"] for row in states(data, site)] == ["live", "hacked"]


def stranger_page(number: int) -> bytes:
    title = f"Món ngon mùa hè {number} cho cả nhà cùng thưởng thức"
    return article_page(number, title=title, body=STRANGER, phone="0900 111 222")


def parked_archive(data: Path, site: Site) -> None:
    """The name of a site is sold, and a stranger's pages stand at old addresses and new ones."""
    sold = Crawl(data, site, begins=on(10, 9))
    sold.get("/", PARKED)
    sold.end()
    strange = Crawl(data, site, begins=on(10, 10))
    strange.get("/", home(range(70, 74)))
    for number in (1, 70, 71):
        strange.get(f"/tin?ItemID={number}", stranger_page(number))
    for number in (2, 3, 4):
        strange.get(f"/tin?ItemID={number}", missing_page(), 404)
    strange.end()


def test_what_a_stranger_shows_under_a_sold_name_makes_no_article_nothing_gone_and_no_contact(
    data: Path, site: Site
) -> None:
    good_run(data, site, on(10, 1), range(5))
    release(data, site)
    before = [table(data, name) for name in ("articles", "contacts", "addresses")]
    parked_archive(data, site)
    rows = states(data, site)
    assert [(row["state"], row["since"].day) for row in rows] == [("live", 1), ("parked", 9)]
    assert [table(data, name) for name in ("articles", "contacts", "addresses")] == before
    assert len(table(data, "captures")) == 14, "all captures are listed"


def test_a_department_that_returns_is_read_again(data: Path, site: Site) -> None:
    good_run(data, site, on(10, 1), range(5))
    parked_archive(data, site)
    good_run(data, site, on(10, 20), range(8))
    assert [row["state"] for row in states(data, site)] == ["live", "parked", "live"]
    articles = table(data, "articles")
    assert len(articles) == 8
    assert {row["version"] for row in articles} == {1}


def test_captures_from_elsewhere_tell_a_state_in_any_order_of_arrival(data: Path, site: Site, tmp_path: Path) -> None:
    old = [Said("/", "2019-03-01T02:03:04Z", home(range(3))), Said("/tin?ItemID=1", "2019-03-01T02:03:05Z", PAGE)]
    sold = [Said("/", "2020-03-01T02:03:04Z", PARKED), Said("/tin?ItemID=9", "2020-04-01T02:03:04Z", stranger_page(9))]
    files = [write_warc(tmp_path / f"{n}.warc.gz", found) for n, found in enumerate((sold, old))]
    take_in(site, data, files)
    rows = states(data, site)
    assert [(row["state"], row["since"].year) for row in rows] == [("live", 2019), ("parked", 2020)]
    assert [row["url"][-1] for row in table(data, "articles")] == ["1"]
