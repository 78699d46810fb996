"""Whole crawls of a site on loopback, each in its own process as a user's is."""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.errors import LockedError, LuutruError, ReadLessError, RefusedError, UsageError
from crawler.index import read_index
from crawler.lock import SiteLock
from crawler.run import CrawlSummary, crawl_site
from crawler.warc import read_captures, read_notes
from tests.crawl.conftest import SiteMaker
from tests.crawl.tiny import Page, TinySite, article, listing

ARTICLES = [f"/tin/{number}.html" for number in range(1, 7)]


def warcs(data: Path) -> list[Path]:
    return sorted((data / "captures" / "tiny").glob("*.warc.gz"))


def problems(data: Path) -> Counter[str]:
    return Counter(
        note.said.problem for warc in warcs(data) for note in read_notes(warc) if hasattr(note.said, "problem")
    )


def crawl(site_file: SiteMaker, data: Path, **more: object) -> CrawlSummary:
    folder = more.pop("folder", None) or site_file()
    return crawl_site("tiny", data, quiet=True, sites=[folder], **more)  # type: ignore[arg-type, list-item]


def test_a_crawl_captures_every_response_and_asks_robots_first(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    tiny.add_link('<a href="/cu">Trang cu cua So Cong Thuong</a><a href="/kin/mat.html">Trang kin cua So</a>')
    tiny.pages["/cu"] = Page(status=301, location="/tin/1.html")
    summary = crawl(site_file, tmp_path / "data")
    assert tiny.paths()[0] == "/robots.txt"
    assert "/kin/mat.html" not in tiny.paths()
    assert (summary.reason, summary.counts.articles, summary.counts.forbidden) == ("finished", 6, 1)
    (warc,) = warcs(tmp_path / "data")
    captured = {capture.url: capture for capture in read_captures(warc)}
    assert captured.keys() == {tiny.home.rstrip("/") + path for path in tiny.paths()}
    assert captured[tiny.home + "cu"].status == 301
    page = captured[tiny.home + "tin/1.html"]
    assert page.body == tiny.pages["/tin/1.html"].body
    assert [value for name, value in page.headers if name == "X-Twice"] == ["one", "two"]
    with warc.open("rb") as file:
        assert "127.0.0.1" in {record.rec_headers.get_header("WARC-IP-Address") for record in ArchiveIterator(file)}
    assert all("luutru" in (one.agent or "") and "+http" in (one.agent or "") for one in tiny.asked)


def test_the_second_run_asks_only_for_what_may_be_new(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    crawl(site_file, tmp_path / "data")
    tiny.asked.clear()
    tiny.pages["/tin/7.html"] = article(7)
    tiny.add_link('<a href="/tin/7.html">Hoi nghi khuyen cong lan thu bay cua So</a>')
    summary = crawl(site_file, tmp_path / "data")
    assert sorted(tiny.paths()) == ["/", "/robots.txt", "/tin/7.html"]
    assert (summary.counts.from_archive, summary.counts.new, summary.counts.articles) == (6, 1, 7)


def test_full_asks_for_all_on_condition_and_changes_are_captured(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    crawl(site_file, tmp_path / "data")
    tiny.asked.clear()
    tiny.pages["/tin/3.html"] = article(33)
    summary = crawl(site_file, tmp_path / "data", full=True)
    assert sorted(tiny.paths()) == sorted(["/", "/robots.txt", *ARTICLES])
    assert all(one.condition for one in tiny.asked if one.path in ARTICLES)
    counts = summary.counts
    assert (counts.not_modified, counts.changed, counts.new, counts.articles) == (5, 1, 0, 6)
    second = warcs(tmp_path / "data")[1]
    stored = [capture.url for capture in read_captures(second) if capture.revisit_of is None]
    assert stored == [tiny.home + "tin/3.html"]


def test_a_known_page_that_no_link_leads_to_any_more_is_asked_for_when_it_is_due(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    crawl(site_file, tmp_path / "data")
    left = {f"/tin/{n}.html": f"Hội nghị khuyến công lần thứ {n} của Sở Công Thương" for n in range(1, 6)}
    tiny.pages["/"] = listing(left)
    del tiny.pages["/tin/6.html"]
    tiny.asked.clear()
    crawl(site_file, tmp_path / "data")
    assert "/tin/6.html" not in tiny.paths(), "it is not due"
    crawl(site_file, tmp_path / "data", full=True)
    assert tiny.paths().count("/tin/6.html") == 1
    assert [capture.status for warc in warcs(tmp_path / "data") for capture in read_captures(warc)
            if capture.url.endswith("/6.html")] == [200, 404]  # fmt: skip


def test_one_request_at_a_time_and_the_delay_between(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    for page in tiny.pages.values():
        page.wait = 0.05
    crawl(site_file, tmp_path / "data", folder=site_file("delay: 0.2, retries: 0"), limit=4)
    assert tiny.at_once == 1
    begun = [one.begun for one in tiny.asked]
    assert len(begun) >= 4
    assert all(later - earlier >= 0.19 for earlier, later in itertools.pairwise(begun[1:]))


def test_limit_stops_after_that_many_pages(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    summary = crawl(site_file, tmp_path / "data", limit=3)
    assert (summary.reason, len(tiny.asked)) == ("limit", 4)  # robots.txt is no page
    assert crawl(site_file, tmp_path / "data").counts.articles == 6


def test_other_hosts_are_never_asked(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    port = tiny.home.split(":")[2]
    tiny.add_link(f'<a href="http://localhost:{port}tin/9.html">Hội nghị khuyến công ở nơi khác</a>')
    tiny.add_link('<a href="/di">Trang dan di noi khac cua So</a>')
    tiny.pages["/di"] = Page(status=302, location=f"http://localhost:{port}tin/9.html")
    crawl(site_file, tmp_path / "data")
    assert "/tin/9.html" not in tiny.paths()
    assert problems(tmp_path / "data")["not fetched"] == 1


def test_an_endless_calendar_does_not_drown_the_run(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    for day in range(60):
        tiny.pages[f"/xem?ngay={day}"] = listing({f"/xem?ngay={day + 1}": f"Ngay {day + 1}"})
    tiny.add_link('<a href="/xem?ngay=0">Xem theo ngay</a>')
    summary = crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, retries: 0, shape_pages: 10"))
    assert sum(path.startswith("/xem") for path in tiny.paths()) == 10
    assert summary.counts.articles == 6
    assert problems(tmp_path / "data")["endless pages"] == 1


def test_a_page_over_its_size_and_a_redirect_without_end_leave_notes(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    tiny.add_link('<a href="/lon.html">Mot trang qua lon cua So Cong Thuong</a><a href="/vong">Di vong quanh</a>')
    tiny.pages["/lon.html"] = Page(b"x" * 50_000)
    for turn in range(9):
        tiny.pages[f"/vong{turn or ''}"] = Page(status=302, location=f"/vong{turn + 1}")
    rules = "delay: 0, retries: 0, page_bytes: 20000, redirects: 3"
    assert crawl(site_file, tmp_path / "data", folder=site_file(rules)).counts.articles == 6
    found = problems(tmp_path / "data")
    assert found["no answer"] + found["not fetched"] == 2
    assert sum(path.startswith("/vong") for path in tiny.paths()) == 4


def test_sitemaps_named_in_robots_are_followed(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    tiny.pages["/robots.txt"].body += f"\nSitemap: {tiny.home}sitemap.xml\n".encode()
    tiny.pages["/tin/8.html"] = article(8)
    text = f"<urlset><url><loc>{tiny.home}tin/8.html</loc></url></urlset>"
    tiny.pages["/sitemap.xml"] = Page(text.encode(), media_type="application/xml")
    assert crawl(site_file, tmp_path / "data").counts.articles == 7


def test_a_site_that_is_down_is_status_5(site_file: SiteMaker, tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        home = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        with pytest.raises(RefusedError, match="could not be reached") as caught:
            crawl(site_file, tmp_path / "data", folder=site_file(home=home))
    assert caught.value.exit_status == 5
    assert caught.value.advice


@pytest.mark.parametrize("status", [403, 503])
def test_a_site_that_only_refuses_is_status_5(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path, status: int
) -> None:
    tiny.pages["/"] = Page(b"no", status)
    with pytest.raises(RefusedError, match=str(status)):
        crawl(site_file, tmp_path / "data")
    assert [capture.status for capture in read_captures(warcs(tmp_path / "data")[0])] == [200, status]


def test_robots_that_answers_5xx_forbids_all(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    tiny.pages["/robots.txt"] = Page(b"busy", 500)
    with pytest.raises(RefusedError, match=r"robots\.txt answered 500"):
        crawl(site_file, tmp_path / "data")
    assert set(tiny.paths()) == {"/robots.txt"}


def test_robots_that_forbids_all_is_told_as_such(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    tiny.pages["/robots.txt"].body = b"User-agent: *\nDisallow: /\n"
    with pytest.raises(RefusedError, match=r"robots\.txt of tiny forbids"):
        crawl(site_file, tmp_path / "data")
    assert tiny.paths() == ["/robots.txt"]


def test_a_site_that_fails_in_the_middle_is_left_in_peace(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    links = {f"/hong/{n}.html": f"Hội nghị khuyến công lần thứ {n} của Sở" for n in range(80)}
    tiny.pages["/"] = listing(links)
    tiny.pages |= {path: Page(b"busy", 503) for path in links}
    with pytest.raises(RefusedError, match="25 addresses in a row"):
        crawl(site_file, tmp_path / "data")
    assert len(tiny.asked) < 35


def test_an_empty_site_is_status_3(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    tiny.pages["/"] = Page(b"<html><body></body></html>")
    with pytest.raises(ReadLessError, match="not one article") as caught:
        crawl(site_file, tmp_path / "data")
    assert caught.value.exit_status == 3


def test_an_unknown_site_is_status_2(site_file: SiteMaker, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean `tiny`"):
        crawl_site("tinny", tmp_path / "data", quiet=True, sites=[site_file()])


def test_a_second_run_at_once_is_status_4(site_file: SiteMaker, tmp_path: Path) -> None:
    lock = SiteLock(tmp_path / "data" / "captures" / "tiny", "tiny")
    with pytest.raises(LockedError) as caught:
        crawl(site_file, tmp_path / "data")
    lock.release()
    assert caught.value.exit_status == 4


STARVED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
from pathlib import Path
from crawler.errors import LuutruError
from crawler.run import crawl_site
try:
    crawl_site("tiny", Path(sys.argv[1]), quiet=True, sites=[sys.argv[2]])
except LuutruError as error:
    print(error.exit_status, error)
"""


def test_a_full_disk_stops_the_crawl_with_status_1_and_reads_nothing_more(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    words = [sys.executable, "-c", STARVED, str(tmp_path / "data"), str(site_file())]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.startswith("1 A capture could not be written"), done.stdout + done.stderr
    assert len(tiny.asked) < 8
    summary = crawl(site_file, tmp_path / "data")
    assert summary.counts.articles == 6
    assert {path for path, _ in urls_stored(tmp_path / "data").items()} >= set(ARTICLES)


def urls_stored(data: Path) -> Counter[str]:
    """Count, for each path, the captures that hold a body."""
    return Counter(
        "/" + capture.url.split("/", 3)[3]
        for warc in warcs(data)
        for capture in read_captures(warc)
        if capture.revisit_of is None
    )


def start(folder: Path, data: Path) -> subprocess.Popen[str]:
    code = "import sys; from pathlib import Path; from crawler.run import crawl_site\n"
    code += (
        "s = crawl_site('tiny', Path(sys.argv[1]), quiet=True, sites=[sys.argv[2]]); sys.exit(128 + (s.signal or -128))"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(data), str(folder)], stderr=subprocess.PIPE, text=True)


def wait_for(tiny: TinySite, count: int) -> None:
    end = time.monotonic() + 20
    while len(tiny.asked) < count and time.monotonic() < end:
        time.sleep(0.01)
    assert len(tiny.asked) >= count


@pytest.mark.parametrize("count", [1, 4, 8])
def test_a_killed_run_loses_nothing_and_the_next_goes_on(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path, count: int
) -> None:
    for page in tiny.pages.values():
        page.wait = 0.05
    with start(site_file(), tmp_path / "data") as child:
        wait_for(tiny, count)
        child.kill()
    summary = crawl(site_file, tmp_path / "data")
    assert summary.counts.articles == 6
    stored = urls_stored(tmp_path / "data")
    assert stored == dict.fromkeys(["/", "/robots.txt", *ARTICLES], 1)
    assert not list((tmp_path / "data").rglob("*.open"))
    for warc in warcs(tmp_path / "data"):
        assert read_index(warc) is not None
    assert len(tiny.asked) <= len(stored) + 4  # what was captured before the kill is not asked for again


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_run_in_order_within_ten_seconds(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path, number: signal.Signals
) -> None:
    for path in ARTICLES[:4]:  # one answers in time, the other has to be given up
        tiny.pages[path].wait = 1 if number == signal.SIGINT else 15
    with start(site_file("delay: 0, retries: 0, timeout: 30"), tmp_path / "data") as child:
        wait_for(tiny, 4)
        time.sleep(0.2)
        begun = time.monotonic()
        child.send_signal(number)
        assert child.wait(15) == 128 + number
        assert time.monotonic() - begun < 10
    (warc,) = warcs(tmp_path / "data")
    assert len(list(read_captures(warc))) == len(tiny.asked)
    ends = [note.said for note in read_notes(warc) if hasattr(note.said, "reason")]
    assert [end.reason for end in ends] == ["shutdown"]


def test_nothing_listens_while_a_crawl_goes_on(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    for page in tiny.pages.values():
        page.wait = 0.3
    with start(site_file(), tmp_path / "data") as child:
        wait_for(tiny, 2)
        family = [psutil.Process(child.pid), *psutil.Process(child.pid).children(recursive=True)]
        assert len(family) == 2
        seen = [one for process in family for one in process.net_connections()]
        assert any(one.status == psutil.CONN_ESTABLISHED for one in seen)
        assert not [one for one in seen if one.status == psutil.CONN_LISTEN]
        child.terminate()


def scrapy(*words: str, data: Path, sites: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "LUUTRU_DATA": str(data), "LUUTRU_SITES": str(sites)}
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "scrapy", *words]
    return subprocess.run(command, cwd=root, env=surroundings, capture_output=True, text=True, timeout=60, check=False)


def test_scrapys_own_commands_work_as_people_expect(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    folder, data = site_file(), tmp_path / "data"
    assert {"tiny", "demo", "sct-bentre"} <= set(scrapy("list", data=data, sites=folder).stdout.split())
    out = tmp_path / "items.jsonl"
    done = scrapy("crawl", "tiny", "-O", str(out), data=data, sites=folder)
    assert done.returncode == 0, done.stderr
    items = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {item["url"] for item in items if "title" in item} == {tiny.home + path[1:] for path in ARTICLES}
    assert urls_stored(data)["/"] == 1
    wrong = scrapy("crawl", "tinny", "--nolog", data=data, sites=folder)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


def test_a_crawl_from_a_thread_works(site_file: SiteMaker, tmp_path: Path) -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(crawl(site_file, tmp_path / "data")))
    thread.start()
    thread.join(60)
    assert isinstance(found[0], CrawlSummary)


def test_a_crawl_whose_process_dies_says_so(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    tiny.pages["/tin/2.html"].wait = 5

    def kill_child() -> None:
        wait_for(tiny, 3)
        for process in psutil.Process().children():
            if str(tmp_path) in " ".join(process.cmdline()):
                process.kill()

    thread = threading.Thread(target=kill_child)
    thread.start()
    with pytest.raises(LuutruError, match="died") as caught:
        crawl(site_file, tmp_path / "data")
    thread.join()
    assert "goes on by itself" in caught.value.advice
    assert warcs(tmp_path / "data")
