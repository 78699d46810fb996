"""HTTP as a crawler needs it: validators, encodings, one host only, faults on demand."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

from crawler.demo import HOST
from crawler.demo.server import DemoServer, Fault
from crawler.demo.truth import changes, truth

from .conftest import ask, found

SAMPLE = truth()[10]
ASSETS = (
    next(one.images[0].url for one in truth() if one.images),
    next(one.attachments[0].url for one in truth() if one.attachments),
    "/assets/style.css",
)


@pytest.mark.parametrize("target", [SAMPLE.url, *ASSETS])
def test_a_known_etag_is_answered_with_304_and_no_body(server: DemoServer, target: str) -> None:
    first = ask(server, target)
    again = ask(server, target, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert (
        ask(server, target, headers={"If-None-Match": '"other", W/"' + first.headers["ETag"].strip('W/"') + '"'}).status
        == 304
    )
    assert ask(server, target, headers={"If-None-Match": '"other"'}).status == 200


def test_if_modified_since_is_honoured_and_yields_to_if_none_match(server: DemoServer) -> None:
    first = ask(server, SAMPLE.url)
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert ask(server, SAMPLE.url, headers=since).status == 304
    assert ask(server, SAMPLE.url, headers={**since, "If-None-Match": '"other"'}).status == 200
    assert ask(server, SAMPLE.url, headers={"If-Modified-Since": "Wed, 01 Jan 2014 00:00:00 GMT"}).status == 200
    assert ask(server, SAMPLE.url, headers={"If-Modified-Since": "yesterday"}).status == 200


def test_the_view_counter_moves_and_the_etag_does_not(server: DemoServer) -> None:
    first, second = ask(server, SAMPLE.url), ask(server, SAMPLE.url)
    counts = [int(found(r"Lượt xem: (\d+)", reply.body.decode())[1]) for reply in (first, second)]
    assert counts[1] == counts[0] + 1
    assert first.headers["ETag"] == second.headers["ETag"]
    assert re.sub(r"Lượt xem: \d+", "", first.body.decode()) == re.sub(r"Lượt xem: \d+", "", second.body.decode())


def test_only_changed_articles_have_new_validators_in_the_second_edition(server: DemoServer, later: DemoServer) -> None:
    kept = [one.url for one in truth(1) if one.url in {other.url for other in truth(2)}]
    changed = []
    for url in kept:
        before = ask(server, url).headers
        if ask(later, url, headers={"If-None-Match": before["ETag"]}).status != 304:
            changed.append(url)
            assert ask(later, url, headers={"If-Modified-Since": before["Last-Modified"]}).status == 200
    assert set(changed) == set(changes().changed)


def test_gone_moved_and_unknown_pages_answer_as_such(server: DemoServer, later: DemoServer) -> None:
    for url in changes().gone:
        assert (ask(server, url).status, ask(later, url).status) == (200, 404)
    for old, new in changes().moved.items():
        answer = ask(later, old)
        assert (answer.status, answer.headers["Location"]) == (301, urlsplit(new).path)
        assert ask(later, new).status == 200
    missing = ask(server, "/khong-co-trang-nay.html")
    assert missing.status == 404
    assert "Không tìm thấy trang" in missing.body.decode()


def test_an_old_address_redirects_to_its_article(server: DemoServer) -> None:
    (old,) = ask(server, "/").tree.xpath("//a[contains(@href, '.aspx')]/@href")
    answer = ask(server, old)
    assert answer.status == 301
    assert ask(server, answer.headers["Location"]).status == 200


def test_gzip_is_sent_only_where_it_is_accepted(server: DemoServer) -> None:
    plain = ask(server, "/lien-he.html")
    packed = ask(server, "/lien-he.html", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "Content-Encoding" not in ask(server, "/lien-he.html", headers={"Accept-Encoding": "gzip;q=0"}).headers
    assert "Content-Encoding" not in ask(server, ASSETS[0], headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize("target", ["/lien-he.html", ASSETS[0], "/nowhere"])
def test_head_has_the_headers_of_get_and_no_body(server: DemoServer, target: str) -> None:
    got, head = ask(server, target), ask(server, target, "HEAD")
    assert head.body == b""
    dated = {"Date"}
    assert {k: v for k, v in head.headers.items() if k not in dated} == {
        k: v for k, v in got.headers.items() if k not in dated
    }


def test_origin_form_and_proxy_form_give_the_same_page(server: DemoServer) -> None:
    assert ask(server, "/lien-he.html").body == ask(server, f"http://{HOST}/lien-he.html").body
    assert ask(server, "/lien-he.html", headers={"Host": "127.0.0.1"}).status == 200


@pytest.mark.parametrize(
    "target",
    ["http://example.com/", f"https://{HOST}/", f"http://{HOST}.example.com/", f"http://{HOST}:81/", "http://[bad/"],
)
def test_any_other_host_is_refused_with_one_plain_line(server: DemoServer, target: str) -> None:
    answer = ask(server, target)
    assert answer.status == 502
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.body.decode() == f"This server answers for {HOST} only.\n"


def test_a_foreign_host_header_and_connect_are_refused(server: DemoServer) -> None:
    assert ask(server, "/", headers={"Host": "example.com"}).status == 502
    assert ask(server, f"{HOST}:443", "CONNECT").status == 502


def test_the_server_opens_no_socket_and_resolves_no_name(server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def look_up(*names: object, **_: object) -> list[object]:
        asked.append(names)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = urlsplit(server.address).port
    with socket.socket() as own:  # create_connection would resolve
        own.connect(("127.0.0.1", port))
        own.sendall(b"GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n")
        assert own.recv(200).startswith(b"HTTP/1.1 502")
    assert asked == []


def test_faults_are_injected_by_target() -> None:
    faults: dict[str, Fault] = {
        "/": 503,
        "/lien-he.html": "reset",
        "/gioi-thieu.html": "cut",
        "/tin-hoat-dong?trang=2": 403,
    }
    with DemoServer(faults=faults) as server:
        assert ask(server, "/").status == 503
        assert ask(server, "/tin-hoat-dong").status == 200
        assert ask(server, "/tin-hoat-dong?trang=2").status == 403
        with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
            ask(server, "/lien-he.html")
        with pytest.raises(http.client.IncompleteRead):
            ask(server, "/gioi-thieu.html")
        assert [one.status for one in server.asked] == [503, 200, 403, 0, 200]


def test_a_stalled_request_ends_with_the_server() -> None:
    with DemoServer(faults={"/": "stall"}) as server:
        own = socket.create_connection(("127.0.0.1", urlsplit(server.address).port))
        own.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        own.settimeout(0.3)
        with pytest.raises(TimeoutError):
            own.recv(1)
    own.settimeout(5)
    assert own.recv(1) == b""
    own.close()


def test_an_ended_server_answers_nobody_even_on_an_open_connection() -> None:
    with DemoServer() as server:
        port = urlsplit(server.address).port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/robots.txt", headers={"Host": HOST})
        connection.getresponse().read()
    assert connection.sock.recv(1) == b""
    connection.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_delay_holds_each_answer_back() -> None:
    with DemoServer(delay=0.15) as server:
        start = time.monotonic()
        ask(server, "/robots.txt")
        assert time.monotonic() - start >= 0.15


@pytest.mark.parametrize("length", ["-1", "abc", "99999999"])
def test_a_form_of_no_sound_length_is_refused(server: DemoServer, length: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.address).port, timeout=5)
    connection.putrequest("POST", "/thong-bao-van-ban", skip_host=True)
    connection.putheader("Host", HOST)
    connection.putheader("Content-Length", length)
    connection.endheaders()
    assert connection.getresponse().status in (400, 413)
    connection.close()


def test_odd_targets_are_missing_and_break_nothing(server: DemoServer) -> None:
    for target in (
        "/%00",
        "/%ff%fe",
        "/../../etc/passwd",
        "/lich?nam=x&thang=1",
        "/lich?nam=1&thang=99",
        "/?" + "a=1&" * 50,
        "/upload/",
    ):
        assert ask(server, target).status in (200, 404)


def test_the_same_bytes_come_from_processes_with_other_hash_seeds() -> None:
    script = (
        "import hashlib\nfrom crawler.demo.portal import Portal\nfrom crawler.demo.truth import truth\n"
        "d = hashlib.sha256(repr([(a.url, a.paragraphs, a.images) for n in (1, 2) for a in truth(n)]).encode())\n"
        "for n in (1, 2):\n    p = Portal(n)\n"
        "    own = [s.path for s in p.edition.stories][::7]\n"
        "    files = [f.path for s in p.edition.stories for f in (*s.pictures, *s.papers)][::17]\n"
        "    for t in ['/', '/rss.xml', '/sitemap-baiviet.xml.gz', '/khuyen-cong', *own, *files]:\n"
        "        a = p.answer(t); d.update(repr((a.status, a.etag)).encode() + a.body)\n"
        "print(d.hexdigest())\n"
    )
    digests = {
        subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
                       capture_output=True, text=True, check=True, timeout=60).stdout
        for seed, zone in (("0", "UTC"), ("4242", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(digests) == 1


def test_python_m_serves_until_interrupted() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "crawler.demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout
    port = int(found(r"http://127\.0\.0\.1:(\d+)/", running.stdout.readline())[1])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()
    running.send_signal(2)
    assert running.communicate(timeout=10)[1] == ""
    assert running.returncode == 0


def test_a_taken_port_is_one_line_with_the_next_thing_to_do(server: DemoServer) -> None:
    port = str(urlsplit(server.address).port)
    ended = subprocess.run(
        [sys.executable, "-m", "crawler.demo", "--port", port], capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "--port" in ended.stderr
