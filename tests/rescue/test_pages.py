"""Pages of an archive's own, captured or given in a page's place, are no article and are not taken for captures."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from crawler.index import read_index
from crawler.items import Problem
from crawler.rescue.asking import Answer
from crawler.rescue.commoncrawl_fetch import RecordLook
from crawler.rescue.listed import Listed
from crawler.rescue.wayback_fetch import Look, original_headers
from tests.build.archives import article_page
from tests.intake.foreign import Said, write_warc
from tests.pages.reading import open_page

MOMENT = datetime(2015, 3, 1, 2, 3, 4, tzinfo=UTC)
LISTED = Listed("wayback", "http://sct.vidu.example/tin-12.html", "20150301020304", "text/html", 200, "")
MEMENTO = ("Memento-Datetime", format_datetime(MOMENT, usegmt=True))
REDIRECTING = """<html><head><title>Internet Archive Wayback Machine</title></head><body><div id="error">
<h2>Loading...</h2><p>http://sct.vidu.example/tin-12.html | 2:03:04 March 1, 2015</p>
<p>Got an HTTP 302 response at crawl time</p><p>Redirecting to...</p>
<p><a href="/web/20150301/http://sct.vidu.example/">http://sct.vidu.example/</a></p></div></body></html>"""
ABSENT = """<html><head><title>Wayback Machine</title></head><body><h1>Hrm.</h1>
<p>The Wayback Machine has not archived that URL.</p></body></html>"""


@pytest.mark.parametrize("page", [REDIRECTING, ABSENT], ids=["redirecting", "absent"])
def test_a_page_of_the_archive_itself_leaves_a_problem_and_says_nothing_of_the_article(page: str) -> None:
    found = open_page(page, LISTED.url)
    assert found.kind == "broken", found.reason
    assert [type(item) for item in found.items()] == [Problem]


def test_an_article_about_the_archive_is_an_article() -> None:
    page = article_page(12, title="Wayback Machine lưu lại hàng nghìn trang của các sở ngành")
    assert open_page(page, LISTED.url).kind == "article"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(200, (), b"<html>Wayback Machine</html>"), "a page of the archive's own, with status 200"),
        (Answer(302, (("Location", "/web/2016/x"),), b""), "a page of the archive's own, with status 302"),
        (Answer(302, (("X-Archive-Orig-Server", "x"), ("X-Archive-Redirect-Reason", "found capture")), b""), "own"),
        (Answer(200, (("Memento-Datetime", "Sun, 01 Mar 2015 02:03:05 GMT"),), b""), "of 2015-03-01 02:03:05"),
        (Answer(200, (("Memento-Datetime", "yesterday"),), b""), "another capture came, of yesterday"),
    ],
)
def test_what_is_given_in_its_place_is_not_taken_for_the_capture(answer: Answer, reason: str) -> None:
    assert reason in (Look(LISTED).fault(answer) or "")


def test_a_capture_of_a_refusal_is_a_capture() -> None:
    assert Look(LISTED).fault(Answer(503, (MEMENTO,), b"busy")) is None


def test_a_page_with_the_archives_banner_is_never_kept() -> None:
    banner = Answer(200, (MEMENTO,), b"<html><!-- BEGIN WAYBACK TOOLBAR INSERT --><p>Tin</p></html>")
    look = Look(Listed("wayback", LISTED.url, LISTED.stamp, "text/html", 200, "2" * 32))
    assert [look.fault(banner) for _ in range(3)] == ["a rewritten page came in place of what was captured"] * 3


def test_bytes_packed_for_the_way_alone_are_unpacked_and_those_packed_then_are_kept() -> None:
    import base64
    import gzip
    import hashlib

    plain, packed = b"<html>Tin</html>", gzip.compress(b"<html>Tin</html>")
    answer = Answer(200, (MEMENTO, ("Content-Encoding", "gzip")), packed)
    for body in (plain, packed):
        digest = base64.b32encode(hashlib.sha1(body).digest()).decode()
        look = Look(Listed("wayback", LISTED.url, LISTED.stamp, "text/html", 200, digest))
        assert look.fault(answer) is None
        assert look.body == body
        encoded = [name for name, _ in original_headers(answer, encoded=look.body is answer.body)]
        assert encoded == (["Content-Encoding"] if body is packed else [])


@pytest.mark.parametrize("cut", [True, False])
def test_a_record_that_was_cut_by_the_archive_is_kept_and_told(cut: bool, tmp_path: Path) -> None:
    more = (("WARC-Truncated", "length"),) if cut else ()
    warc = write_warc(
        tmp_path / "a.warc.gz", [Said("/tin?ItemID=1", "2015-03-01T02:03:04Z", article_page(1), more=more)]
    )
    (entry,) = read_index(warc)
    data = warc.read_bytes()[entry.offset : entry.offset + entry.length]
    look = RecordLook(Listed("commoncrawl", entry.url, LISTED.stamp, "text/html", 200, "", entry.length))
    assert look.fault(Answer(206, (), data)) is None
    assert look.found is not None
    assert look.found.doubt == ("the archive kept only the beginning of it (length)" if cut else "")


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ("https://web.archive.org/web/20150301020304id_/http://sct.vidu.example/moi", "http://sct.vidu.example/moi"),
        ("/web/20150301020304/http://sct.vidu.example/moi", "http://sct.vidu.example/moi"),
        ("/thu-muc/20150301020304/bai.html", "/thu-muc/20150301020304/bai.html"),
        ("/moi", "/moi"),
    ],
)
def test_a_redirect_leads_where_it_led_then(given: str, then: str) -> None:
    answer = Answer(302, (MEMENTO, ("Location", given), ("Transfer-Encoding", "chunked")), b"")
    assert original_headers(answer, encoded=True) == [("Location", then)]


def test_a_wrapped_header_counts_before_the_plain_one() -> None:
    answer = Answer(200, (("Content-Type", "text/html"), ("X-Archive-Orig-content-type", "text/html; charset=x")), b"")
    assert original_headers(answer, encoded=True) == [("content-type", "text/html; charset=x")]
