from __future__ import annotations

import dataclasses
import gzip
import resource
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.capture import Capture, payload_digest
from crawler.index import form_digest, index_path, read_index, sort_key
from crawler.items import Problem
from crawler.warc import (
    CaptureWriter,
    Counts,
    Damage,
    DamagedError,
    Exchange,
    Original,
    RunEnd,
    WriteError,
    Written,
    read_capture,
    read_captures,
    read_notes,
    recover,
)

NOW = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
RUN = "20261122T030405Z-x"
HEADERS = ((b"Content-Type", b"text/html"), (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2"), (b"ETag", b'"e"'))


def exchange(number: int, body: bytes = b"", **more: Any) -> Exchange:
    page = body or f"<p>trang {number}</p>".encode()
    return dataclasses.replace(Exchange(f"http://x.vn/{number}", NOW, 200, HEADERS, page), **more)


def original(written: Written) -> Original:
    entry = written.entry
    return Original(entry.record_id, entry.url, entry.fetched_at, entry.digest)


def write_file(folder: Path, count: int = 3) -> Path:
    writer = CaptureWriter(folder, RUN, site="x")
    first = writer.write(exchange(0, ip="127.0.0.1"))
    for number in range(1, count):
        writer.write(exchange(number))
    writer.write_revisit(exchange(0, status=304), original(first))
    writer.write_revisit(exchange(0), original(first))
    writer.write_note(Problem("http://x.vn/9", "fetch", "no answer", "timeout", "later"), "http://x.vn/9")
    path = writer.close()
    assert path is not None
    return path


class Ask:
    inputs: tuple[str, ...] = ()
    verbose = False


def warcio_accepts(path: Path) -> bool:
    ask = Ask()
    ask.inputs = (str(path),)
    return bool(Checker(ask).process_all() == 0)


def members_of(data: bytes) -> list[bytes]:
    found = []
    while data:
        machine = zlib.decompressobj(31)
        found.append(machine.decompress(data))
        assert machine.eof
        data = machine.unused_data
    return found


def test_what_is_written_passes_warcios_check_and_is_read_back(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    assert warcio_accepts(path)
    captures = list(read_captures(path))
    assert [capture.status for capture in captures] == [200, 200, 200, 304, 200]
    assert captures[0].header("content-type") == "text/html"
    assert [value for name, value in captures[0].headers if name == "Set-Cookie"] == ["a=1", "b=2"]
    assert captures[3].revisit_of == captures[4].revisit_of == captures[0].record_id
    assert {capture.run_id for capture in captures} == {RUN}


def test_each_record_is_one_gzip_member_and_the_first_says_who_wrote_it(tmp_path: Path) -> None:
    members = members_of(write_file(tmp_path).read_bytes())
    assert all(member.count(b"WARC/1.1\r\n") == 1 and member.endswith(b"\r\n\r\n") for member in members)
    assert len(members) == 1 + 2 * 5 + 1
    for words in (b"software: luutru/", RUN.encode(), b"the site x", b"robots: obey", b"not wire fidelity"):
        assert words in members[0]


def test_revisits_say_what_they_refer_to_and_why(tmp_path: Path) -> None:
    with write_file(tmp_path).open("rb") as file:
        fields = [record.rec_headers for record in ArchiveIterator(file) if record.rec_type == "revisit"]
    assert [head.get_header("WARC-Profile").rpartition("/")[2] for head in fields] == [
        "server-not-modified",
        "identical-payload-digest",
    ]
    for head in fields:
        assert head.get_header("WARC-Refers-To-Target-URI") == "http://x.vn/0"
        assert head.get_header("WARC-Refers-To-Date") == "2026-11-22T03:04:05Z"
        assert head.get_header("WARC-Refers-To").startswith("<urn:uuid:")


def test_a_posted_form_is_kept_with_its_request_and_addressed_by_it(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path, RUN, site="x")
    form = form_digest([("__VIEWSTATE", "changes"), ("__EVENTTARGET", "pager"), ("page", "2")])
    writer.write(exchange(1, method="POST", request_body=b"page=2", form=form))
    path = writer.close()
    assert path
    with path.open("rb") as file:
        asked = [record.content_stream().read() for record in ArchiveIterator(file) if record.rec_type == "request"]
    assert asked == [b"page=2"]
    assert read_index(path)[0].address == f"http://x.vn/1 {form}"
    assert form == form_digest([("__VIEWSTATE", "otherwise"), ("__EVENTTARGET", "pager"), ("page", "2")])
    assert form != form_digest([("__EVENTTARGET", "pager"), ("page", "3")])


def test_the_index_finds_every_capture_and_can_be_made_again(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    entries = read_index(path)
    captures = {capture.record_id: capture for capture in read_captures(path)}
    assert {entry.record_id for entry in entries} == captures.keys()
    for entry in entries:
        assert read_capture(path, entry.offset, entry.length) == captures[entry.record_id]
    before = index_path(path).read_bytes()
    index_path(path).unlink()
    assert read_index(path) == entries
    assert index_path(path).read_bytes() == before
    index_path(path).write_bytes(before[: len(before) // 2])
    assert read_index(path) == entries


def test_index_lines_are_sorted_by_surt_key_and_time(tmp_path: Path) -> None:
    lines = index_path(write_file(tmp_path)).read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert lines[0].startswith("vn,x)/0 20261122030405 {")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.SCT.gov.vn:443/Tin/", "vn,gov,sct)/tin"),
        ("http://sct.gov.vn", "vn,gov,sct)/"),
        ("http://sct.gov.vn/Detail.aspx?ItemID=7&a=1", "vn,gov,sct)/detail.aspx?a=1&itemid=7"),
        ("http://sct.gov.vn/x;jsessionid=0AF?b=2", "vn,gov,sct)/x?b=2"),
        ("http://127.0.0.1:8080/a b", "1,0,0,127:8080)/a%20b"),
    ],
)
def test_sort_keys_are_those_of_surt(url: str, key: str) -> None:
    assert sort_key(url) == key


def test_a_flipped_byte_is_never_read_in_silence_and_the_rest_stays_readable(tmp_path: Path) -> None:
    path = write_file(tmp_path, 5)
    entry = next(entry for entry in read_index(path) if entry.url.endswith("/2"))
    data = bytearray(path.read_bytes())
    data[entry.offset + entry.length // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        list(read_captures(path))
    with pytest.raises(DamagedError):
        read_capture(path, entry.offset, entry.length)
    damages: list[Damage] = []
    kept = list(read_captures(path, damaged=damages.append))
    assert [(damage.offset, damage.length) for damage in damages] == [(entry.offset, entry.length)]
    assert len(kept) == 6


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1), st.sampled_from([b"", bytes(300), b"\x1f\x8b\x08junk"]))
def test_a_file_torn_anywhere_keeps_every_whole_record(
    tmp_path_factory: pytest.TempPathFactory, share: float, junk: bytes
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    path = write_file(folder)
    whole = path.read_bytes()
    entries = sorted(read_index(path), key=lambda entry: entry.offset)
    index_path(path).unlink()
    cut = round(share * len(whole))
    torn = path.rename(path.with_name(path.name + ".open"))
    left = whole[:cut] + (junk if cut < len(whole) else b"")
    torn.write_bytes(left)
    mended = recover(torn)
    assert not torn.exists()
    # A record is whole when its bytes are: zeros behind the cut may well be the zeros that end its gzip member.
    expected = [entry.record_id for entry in entries if left.startswith(whole[: entry.offset + entry.length])]
    if mended is None:
        assert not expected
        return
    assert recover(torn) == mended
    assert [capture.record_id for capture in read_captures(mended)] == expected
    assert sorted(entry.record_id for entry in read_index(mended)) == sorted(expected)
    assert warcio_accepts(mended)


def test_damage_between_good_records_is_left_out_by_recover(tmp_path: Path) -> None:
    path = write_file(tmp_path, 5)
    entry = next(entry for entry in read_index(path) if entry.url.endswith("/2"))
    data = bytearray(path.read_bytes())
    data[entry.offset : entry.offset + entry.length] = bytes(entry.length)
    torn = path.rename(path.with_name(path.name + ".open"))
    torn.write_bytes(data)
    mended = recover(torn)
    assert mended
    assert warcio_accepts(mended)
    assert len(list(read_captures(mended))) == 6


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path, RUN, site="x", rotate_at=1500)
    for number in range(5):
        writer.write(exchange(number))
        opened = list(tmp_path.glob("*.open"))
        assert len(opened) == 1
        assert len(members_of(opened[0].read_bytes())) >= 3  # what was written is in the file at once
    writer.close()
    assert not list(tmp_path.glob("*.open"))
    names = sorted(path.name for path in tmp_path.glob("*.warc.gz"))
    assert names == [f"{RUN}-{count:05d}.warc.gz" for count in range(len(names))]
    assert len(names) > 1
    assert sum(len(list(read_captures(tmp_path / name))) for name in names) == 5


FULL_DISK = """
import resource, sys
from datetime import datetime, timezone
from pathlib import Path
from crawler.warc import CaptureWriter, Exchange, WriteError
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
writer = CaptureWriter(Path(sys.argv[1]), "20261122T030405Z-x", site="x")
now = datetime.now(timezone.utc)
try:
    for number in range(100):
        writer.write(Exchange(f"http://x.vn/{number}", now, 200, (), str(number).encode()))
except WriteError as error:
    print(number, error)
"""


def test_a_full_disk_is_told_and_leaves_whole_records(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    count, _, words = done.stdout.partition(" ")
    assert "could not be written" in words, done.stderr
    opened = next(tmp_path.glob("*.open"))
    assert len(members_of(opened.read_bytes())) == 1 + 2 * int(count)
    mended = recover(opened)
    assert mended
    assert len(list(read_captures(mended))) == int(count) > 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    with pytest.raises(WriteError, match="could not be written"):
        CaptureWriter(blocker / "x", RUN, site="x").write(exchange(1))


def test_notes_come_back_as_they_were_said(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path, RUN, site="x")
    end = RunEnd("x", RUN, "finished", NOW, NOW, Counts(fetched=3, bytes=9), None)
    problem = Problem("http://x.vn/", "fetch", "no answer", "Hết giờ", "later")
    writer.write_note(problem, problem.url)
    writer.write_note(end)
    path = writer.close()
    assert path
    assert [note.said for note in read_notes(path)] == [problem, end]
    assert {note.run_id for note in read_notes(path)} == {RUN}


def make_capture(body: bytes, coding: str) -> Capture:
    return Capture("http://x/", NOW, 200, (("content-encoding", coding),), body, "id", payload_digest(body))


def test_every_content_coding_is_undone_within_its_limit() -> None:
    text = b"luu tru " * 100_000
    raw = zlib.compress(text)[2:-4]
    for coding, body in (
        ("gzip", gzip.compress(text)),
        ("deflate", zlib.compress(text)),
        ("deflate", raw),
        ("br", brotli.compress(text)),
        ("", text),
    ):
        assert make_capture(body, coding).content() == text
        assert make_capture(body, coding).content(1000) == text[:1000]
    assert make_capture(gzip.compress(gzip.compress(text)), "gzip, gzip").content() == text


def test_a_body_that_is_not_what_it_says_is_given_as_it_came() -> None:
    for coding in ("gzip", "deflate", "br", "unheard-of"):
        assert make_capture(b"plain text", coding).content() == b"plain text"
    assert make_capture(gzip.compress(b"abc" * 999)[:-9], "gzip").content().startswith(b"abcabc")


def test_reading_takes_one_record_at_a_time(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path, RUN, site="x")
    for number in range(40):
        writer.write(exchange(number, body=bytes(2**20) + str(number).encode()))
    path = writer.close()
    assert path
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_captures(path)) == 40
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024
