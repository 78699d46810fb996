"""A site is asked no faster, no more and no longer than it, its robots.txt and its site file allow."""

from __future__ import annotations

import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.budget import Spent, day_begin, limit_reached
from crawler.errors import RefusedError
from crawler.pace import LONGEST, PATIENCE, Pace, crawl_delay, retry_after
from crawler.site import CrawlRules
from tests.crawl.certificate import make_certificate
from tests.crawl.conftest import SiteMaker
from tests.crawl.test_crawl import ARTICLES, crawl, problems
from tests.crawl.tiny import Page, TinySite, handler_of

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def gaps(tiny: TinySite) -> list[float]:
    """The seconds from the beginning of each answer to that of the next."""
    return [later.begun - one.begun for one, later in zip(tiny.asked, tiny.asked[1:], strict=False)]


@pytest.mark.parametrize("rules", ["delay: 0, retries: 0", "delay: 0.1, retries: 0"])
def test_the_crawl_delay_of_robots_lies_between_all_requests(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path, rules: str
) -> None:
    tiny.pages["/robots.txt"].body += b"Crawl-delay: 0.5\n"
    crawl(site_file, tmp_path / "data", folder=site_file(rules))
    assert len(tiny.asked) == 8
    assert min(gaps(tiny)) > 0.4  # a busy machine lets the server see one request later than the next
    assert sum(gaps(tiny)) > 7 * 0.5 - 0.05
    assert tiny.at_once == 1


def test_a_site_that_says_when_to_come_back_is_asked_then(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    path = ARTICLES[2]
    tiny.pages[path].first.append(Page(b"busy", 503, retry_after="1"))
    summary = crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, retries: 2"))
    assert (summary.reason, summary.counts.articles) == ("finished", 6)
    first = next(place for place, one in enumerate(tiny.asked) if one.path == path)
    assert gaps(tiny)[first] >= 1
    assert tiny.paths().count(path) == 2
    assert problems(tmp_path / "data")["told to wait"] == 1


def test_a_site_that_wants_to_be_left_for_a_day_is_left(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    for path in ARTICLES:
        tiny.pages[path].first.append(Page(b"busy", 429, retry_after="86400"))
    with pytest.raises(RefusedError, match="429"):
        crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, retries: 2"))
    assert tiny.paths() == ["/robots.txt", "/", tiny.paths()[-1]]


def test_the_budget_of_a_day_holds_for_all_its_runs(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    folder = site_file("delay: 0, retries: 0, daily_requests: 5")
    first = crawl(site_file, tmp_path / "data", folder=folder)
    second = crawl(site_file, tmp_path / "data", folder=folder, full=True)
    assert (first.reason, second.reason) == ("daily_requests", "daily_requests")
    assert len(tiny.asked) == 5
    assert problems(tmp_path / "data")["limit of the run"] == 2


def test_a_run_ends_when_its_time_is_over(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    for page in tiny.pages.values():
        page.wait = 0.4
    summary = crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, retries: 0, max_seconds: 1"))
    assert summary.reason == "max_seconds"
    assert len(tiny.asked) < 6


def test_a_certificate_that_nobody_vouches_for_is_taken_only_when_the_site_file_says_so(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(tiny))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(make_certificate(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    home = f"https://127.0.0.1:{server.server_address[1]}/"
    try:
        with pytest.raises(RefusedError, match="certificate"):
            crawl(site_file, tmp_path / "strict", folder=site_file(home=home))
        summary = crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, tls: unverified", home=home))
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
    assert summary.counts.articles == 6
    assert problems(tmp_path / "data")["certificate not verified"] == 1


def test_each_failure_in_a_row_doubles_the_pause_and_a_good_answer_ends_it() -> None:
    clock = [100.0]
    pace = Pace(1.0, lambda: clock[0])
    pauses = []
    for _ in range(12):
        pace.failed()
        pauses.append(pace.seconds_left())
        clock[0] += pace.seconds_left()
    assert pauses[:4] == [2, 4, 8, 16]
    assert max(pauses) == LONGEST
    assert not pace.is_hopeless() or clock[0] - 100 > PATIENCE
    clock[0] += PATIENCE
    assert pace.is_hopeless()
    pace.answered()
    assert (pace.is_hopeless(), pace.seconds_left()) == (False, 0)


def test_a_site_of_ours_needs_no_pause() -> None:
    pace = Pace(0.0)
    pace.failed()
    assert (pace.seconds_left(), pace.is_hopeless()) == (0, False)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("Sun, 22 Nov 2026 03:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 02:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("robots", "delay"),
    [
        (b"User-agent: *\nCrawl-delay: 10\n", 10),
        (b"User-agent: *\nCrawl-delay: 10\n\nUser-agent: luutru\nCrawl-delay: 2.5\n", 2.5),
        (b"User-agent: other\nCrawl-delay: 10\n", 0),
        (b"User-agent: *\nCrawl-delay: often\n", 0),
        (b"\xff\xfe\x00", 0),
    ],
)
def test_robots_asks_for_a_pause(robots: bytes, delay: float) -> None:
    assert crawl_delay(robots, "luutru") == delay


def test_limits_count_what_other_runs_of_the_day_have_spent() -> None:
    rules = CrawlRules(daily_requests=10, daily_bytes=1000, max_pages=5)
    tally = {"pages": 4, "bytes": 100, "fetched": 3, "not_modified": 1}
    assert limit_reached(rules, tally, Spent(), 1) is None
    assert limit_reached(rules, tally, Spent(6, 0), 1) == ("daily_requests", "10 requests on one day")
    assert limit_reached(rules, tally, Spent(0, 950), 1) == ("daily_bytes", "1050 bytes on one day")
    assert limit_reached(rules, tally | {"pages": 5}, Spent(), 1) == ("max_pages", "5 pages")


def test_a_day_begins_at_midnight_of_the_site() -> None:
    assert day_begin(NOW, "Asia/Ho_Chi_Minh") == datetime(2026, 11, 21, 17, tzinfo=UTC)
    assert day_begin(NOW - timedelta(hours=11), "Asia/Ho_Chi_Minh") == datetime(2026, 11, 20, 17, tzinfo=UTC)
