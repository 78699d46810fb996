from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from crawler.archive import LATEST, SOONEST, KnownPages, revisit_due
from crawler.crawl_run import CrawlRun
from crawler.errors import LockedError, LuutruError
from crawler.index import form_digest
from crawler.lock import SiteLock
from crawler.pages.maps import Named, read_map
from crawler.site import Site
from crawler.spiders.queue import AddressFingerprinter
from crawler.spiders.shapes import ShapeGuard, url_shape
from crawler.warc import Capture, CaptureWriter, Exchange, Original, payload_digest, read_captures

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SITE = Site("x", "Sở X", "http://x.vn/")


def at(days: float, number: int, body: bytes, **more: object) -> Exchange:
    status = more.get("status", 200)
    assert isinstance(status, int)
    headers = ((b"Content-Type", b"text/html"), (b"ETag", b'"e"'))
    return Exchange(f"http://x.vn/{number}", NOW + timedelta(days=days), status, headers, body)


@given(st.integers(0, 4000), st.integers(0, 4000), st.integers(0, 4000))
def test_a_page_is_asked_again_within_sixty_days_and_never_twice_in_a_night(first: int, still: int, quiet: int) -> None:
    change = NOW - timedelta(days=still)
    begin, seen = change - timedelta(days=first), max(change, NOW - timedelta(hours=quiet))
    due = revisit_due(begin, change, seen, NOW)
    assert due or NOW - seen < LATEST
    assert not due or NOW - seen >= SOONEST


def test_young_pages_are_asked_often_and_old_ones_seldom() -> None:
    def pause(still: int, *, changed: bool) -> int:
        change = NOW - timedelta(days=still)
        first = change - timedelta(days=changed)
        return next(day for day in range(100) if revisit_due(first, change, NOW - timedelta(days=day), NOW))

    assert [pause(days, changed=False) for days in (1, 10, 60, 2000)] == [1, 5, 30, 60]
    assert pause(60, changed=True) < pause(60, changed=False)


def test_the_archive_knows_the_latest_whole_capture_of_each_page(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path, "20261122T000000Z-x", site="x")
    first = writer.write(at(0, 1, b"one"))
    writer.write_revisit(
        at(1, 1, b"", status=304), Original(first.entry.record_id, first.entry.url, NOW, first.entry.digest)
    )
    changed = writer.write(at(2, 1, b"two"))
    writer.write(at(3, 1, b"busy", status=503))
    writer.write(at(0, 2, b"gone", status=404))
    writer.close()
    known = KnownPages(tmp_path)
    page = known.find("http://x.vn/1")
    assert page
    assert known.read(page) == changed.capture
    day = 86400
    assert (page.last_change - page.first_seen, page.last_seen - page.first_seen) == (2 * day, 2 * day)
    gone = known.find("http://x.vn/2")
    assert gone
    assert gone.status == 404
    assert len(known) == 2


def test_an_older_capture_that_comes_later_does_not_hide_a_newer_one(tmp_path: Path) -> None:
    for run_id, days, body in (("20261122T000000Z-x", 5, b"new"), ("20261123T000000Z-x", 1, b"old")):
        writer = CaptureWriter(tmp_path, run_id, site="x")
        writer.write(at(days, 1, body))
        writer.close()
    known = KnownPages(tmp_path)
    page = known.find("http://x.vn/1")
    assert page
    assert known.read(page).body == b"new"


def test_the_same_file_at_two_addresses_is_stored_once(tmp_path: Path) -> None:
    run = CrawlRun(SITE, tmp_path)
    body = b"%PDF" * 200
    one = run.keep(at(0, 1, body), None, asset=True)
    two = run.keep(at(0, 2, body), None, asset=True)
    page = run.keep(at(0, 3, body), None)
    assert (two.revisit_of, two.body, page.revisit_of) == (one.record_id, body, None)
    run.end("finished")
    path = next(run.folder.glob("*.warc.gz"))
    assert [len(capture.body) for capture in read_captures(path)] == [800, 0, 800]
    known = KnownPages(run.folder)
    twin = known.find("http://x.vn/2")
    assert twin
    assert known.read(twin).body == body


def test_a_damaged_capture_counts_as_not_known_and_is_noted(tmp_path: Path) -> None:
    run = CrawlRun(SITE, tmp_path)
    run.keep(at(0, 1, b"text" * 99), None)
    run.end("finished")
    path = next(run.folder.glob("*.warc.gz"))
    data = bytearray(path.read_bytes())
    data[700:720] = bytes(20)
    path.write_bytes(data)
    again = CrawlRun(SITE, tmp_path)
    assert again.look_up("http://x.vn/1") is None
    assert again.tally["problems"] == 1
    again.end("finished")


def test_two_runs_in_one_second_have_two_ids(tmp_path: Path) -> None:
    ids = []
    for _ in range(3):
        run = CrawlRun(SITE, tmp_path)
        run.started_at = NOW
        ids.append(run.run_id)
        run.end("finished")
    assert len(set(ids)) == 3
    assert len(list((tmp_path / "captures" / "x").glob("*.warc.gz"))) == 3


HOLD = """
import sys, time
from pathlib import Path
from crawler.lock import SiteLock
lock = SiteLock(Path(sys.argv[1]), "x")
print("held", flush=True)
time.sleep(60)
"""


def test_a_lock_is_held_by_one_process_and_dies_with_it(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=str(holder.pid)) as caught:
            SiteLock(tmp_path, "x")
        assert caught.value.exit_status == 4
        holder.kill()
    SiteLock(tmp_path, "x").release()


@pytest.mark.skipif(os.geteuid() != 0 and not os.access("/proc", os.R_OK), reason="needs a place nobody can write")
def test_a_data_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LuutruError, match="cannot be written") as caught:
        CrawlRun(SITE, tmp_path / "file")
    assert "--data" in caught.value.advice


def test_shapes_make_numbers_and_slugs_alike_and_keep_the_names_of_the_query() -> None:
    assert url_shape("http://x/lich?ngay=1&thang=2") == url_shape("http://x/lich?thang=9&ngay=31") == "/lich?ngay&thang"
    assert url_shape("http://x/2023/04/mot-hai-ba-bon") == "/0/0/*"
    assert url_shape("http://x/a?ItemID=1") != url_shape("http://x/b?ItemID=1")


def test_a_shape_that_brings_nothing_new_is_shut_and_news_opens_it() -> None:
    guard = ShapeGuard(3)
    for day in range(3):
        assert not guard.is_shut(f"http://x/lich?ngay={day}")
        guard.saw(f"http://x/lich?ngay={day}", news=False)
    assert guard.is_shut("http://x/lich?ngay=99")
    assert not guard.is_shut("http://x/tin?trang=1")
    guard.saw("http://x/lich?ngay=5", news=True)
    assert not guard.is_shut("http://x/lich?ngay=99")


def test_requests_differ_by_query_and_by_form_but_not_by_view_state() -> None:
    def name(url: str, form: list[tuple[str, str]] | None = None) -> bytes:
        meta = {"form": form_digest(form)} if form else {}
        return AddressFingerprinter().fingerprint(Request(url, method="POST" if form else "GET", meta=meta))

    assert name("http://x/Detail.aspx?ItemID=1") != name("http://x/Detail.aspx?ItemID=2")
    assert name("http://x/?b=1&a=2") == name("http://x/?a=2&b=1")
    page = [("__EVENTTARGET", "pager"), ("__EVENTARGUMENT", "2")]
    assert name("http://x/", [*page, ("__VIEWSTATE", "1")]) == name("http://x/", [*page, ("__VIEWSTATE", "2")])
    assert name("http://x/", page) != name("http://x/")


def read(text: str) -> list[Named]:
    body = text.encode()
    return list(read_map(Capture("http://x/s.xml", NOW, 200, (), body, "id", payload_digest(body))))


def test_sitemaps_and_feeds_name_their_pages() -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    assert read(f"<urlset {space}><url><loc> http://x/1 </loc></url></urlset>") == [Named("http://x/1", False)]
    index = f"<sitemapindex {space}><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>"
    assert read(index) == [Named("http://x/2.xml", True)]
    rss = "<rss><channel><link>http://x/</link><item><title>t</title><link>http://x/3</link></item></channel></rss>"
    assert read(rss) == [Named("http://x/3", False)]
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://x/"/>
    <entry><link href="http://x/4"/><link rel="enclosure" href="http://x/a.pdf"/></entry></feed>"""
    assert read(atom) == [Named("http://x/4", False)]


@pytest.mark.parametrize("text", ["", "   ", "not xml", "<html><a href='/'>a</a></html>", "<urlset><url><loc/></url>"])
def test_what_is_no_sitemap_names_nothing(text: str) -> None:
    assert read(text) == []


def test_entities_in_a_sitemap_are_not_expanded() -> None:
    bomb = '<!DOCTYPE u [<!ENTITY a "http://x/secret">]><urlset><url><loc>&a;</loc></url></urlset>'
    assert all("secret" not in named.url for named in read(bomb))
