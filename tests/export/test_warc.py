"""Captures handed over as WARC: as they were written, those that belong to it, and readable by other people's tools."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import LuutruError, UsageError
from crawler.index import parse_entry
from crawler.record import Record, bare_id, read_exchange
from crawler.warc_read import read_capture
from pipelines.build import build_parts
from pipelines.export.warc_source import Place, Source, spans
from pipelines.query import Archive
from pipelines.release import publish
from tests.build.archives import make_site
from tests.export.captured import SITE, hand_over, records, selection, tree, urls, with_personal


@pytest.fixture
def whole(captured: Path, tmp_path: Path) -> Path:
    hand_over(selection(captured), "warc", tmp_path / "a.warc.gz")
    return tmp_path / "a.warc.gz"


def test_warcio_finds_nothing_wrong(whole: Path) -> None:
    words = [sys.executable, "-m", "warcio.cli", "check", str(whole)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_fastwarc_verifies_every_digest(whole: Path) -> None:
    count = 0
    with whole.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest()
            count += 1
    with whole.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            assert record.verify_payload_digest()
    assert count == len(records(whole))


def test_every_record_is_copied_byte_for_byte_into_a_member_of_its_own(captured: Path, whole: Path) -> None:
    copied = whole.read_bytes()
    for source in sorted((captured / "captures" / SITE).glob("*.warc.gz")):
        data = source.read_bytes()
        for record in records(source):
            member = data[record.offset : record.offset + record.length]
            assert copied.count(member) == 1
            assert len(gzip.decompress(member)) > 0
    assert len(records(whole)) == 1 + sum(len(records(one)) for one in (captured / "captures" / SITE).glob("*.warc.gz"))


def test_the_first_record_says_release_filters_and_software(captured: Path, tmp_path: Path) -> None:
    chosen = selection(captured, "khuyen cong")
    hand_over(chosen, "warc", tmp_path / "a.warc.gz")
    first = records(tmp_path / "a.warc.gz")[0]
    assert first.kind == "warcinfo"
    for said in (f"luutru-{chosen.archive.release}", "words: khuyen cong", "software: luutru/", "revisits: keep"):
        assert said in first.block.decode()


def test_the_index_is_sorted_and_leads_to_each_capture(whole: Path) -> None:
    lines = whole.with_name("a.warc.gz.cdxj").read_text("utf-8").splitlines()
    assert lines == sorted(lines, key=str.encode)
    assert len(lines) == len([one for one in records(whole) if one.kind in ("response", "revisit")])
    for line in lines:
        entry = parse_entry(line)
        assert read_capture(whole, entry.offset, entry.length).record_id == entry.record_id
        assert entry.filename == whole.name


def test_the_digest_beside_it_is_what_sha256sum_reads(whole: Path) -> None:
    said = whole.with_name("a.warc.gz.sha256").read_text("utf-8")
    assert said == f"{hashlib.sha256(whole.read_bytes()).hexdigest()}  a.warc.gz\n"


def test_the_same_release_gives_the_same_bytes_whatever_the_hash_seed_and_the_clock(
    captured: Path, whole: Path, tmp_path: Path
) -> None:
    code = "import sys; from pathlib import Path; from tests.export.captured import *\n"
    code += "hand_over(selection(Path(sys.argv[1])), 'warc', Path(sys.argv[2]))"
    other = tmp_path / "other"
    other.mkdir()
    env = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Ho_Chi_Minh"}
    words = [sys.executable, "-c", code, str(captured), str(other / "a.warc.gz")]
    subprocess.run(words, env=env, check=True, timeout=120)
    assert tree(other) == {path.name: path.read_bytes() for path in whole.parent.glob("a.warc.gz*")}


def test_a_filter_takes_every_look_at_its_articles_their_files_and_what_pages_need(
    captured: Path, tmp_path: Path
) -> None:
    hand_over(selection(captured, "khuyen cong"), "warc", tmp_path / "a.warc.gz")
    found = urls(tmp_path / "a.warc.gz", "response", "revisit")
    look = ["/chu.woff2?v=1", "/logo.png", "/nho/1.jpg", "/style.css"]
    assert sorted(found) == ["/anh/2.jpg", *look, "/tin?ItemID=2", "/tin?ItemID=2"]
    assert sorted(urls(tmp_path / "a.warc.gz", "request")) == sorted(found)


def test_a_page_that_went_comes_with_the_answer_that_says_so(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured, "dien tap"), "warc", tmp_path / "a.warc.gz")
    looks = [
        one for one in records(tmp_path / "a.warc.gz") if (one.field("WARC-Target-URI") or "").endswith("ItemID=3")
    ]
    assert [read_exchange(one)[0] for one in looks if one.kind == "response"] == [200, 404]


def test_the_latest_version_alone_comes_without_looks_at_older_ones(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured, "khuyen cong", versions="latest"), "warc", tmp_path / "a.warc.gz")
    assert urls(tmp_path / "a.warc.gz", "response").count("/tin?ItemID=2") == 1


def test_the_record_that_a_revisit_refers_to_is_always_there(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured, "cong doan"), "warc", tmp_path / "a.warc.gz")
    found = records(tmp_path / "a.warc.gz")
    revisits = [one for one in found if one.kind == "revisit"]
    assert len(revisits) == 1
    assert bare_id(revisits[0].field("WARC-Refers-To") or "") in {one.record_id for one in found}


def resolved_record(path: Path, url: str) -> tuple[Record, Record]:
    """The original and the resolved response of an address."""
    first, second = [
        one for one in records(path) if one.kind == "response" and (one.field("WARC-Target-URI") or "").endswith(url)
    ]
    return first, second


def test_a_resolved_revisit_is_a_response_with_the_payload_and_says_where_it_is_from(
    captured: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.warc.gz"
    hand_over(selection(captured, "cong doan"), "warc", out, revisits="resolve")
    original, resolved = resolved_record(out, "ItemID=1")
    assert [one.kind for one in records(out)].count("revisit") == 0
    assert read_exchange(resolved)[0] == 200
    assert read_exchange(resolved)[2] == read_exchange(original)[2]
    assert resolved.date > original.date
    assert resolved.field("WARC-Refers-To") is None, "WARC 1.1 keeps it from responses"
    note = next(one for one in records(out) if one.kind == "metadata" and one.field("WARC-Refers-To"))
    assert bare_id(note.field("WARC-Refers-To") or "") == resolved.record_id
    assert f"payload-from: <urn:uuid:{original.record_id}>" in note.block.decode()
    requests = [bare_id(one.field("WARC-Concurrent-To") or "") for one in records(out) if one.kind == "request"]
    assert resolved.record_id in requests


def test_a_resolved_warc_is_accepted_too(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured), "warc", tmp_path / "a.warc.gz", revisits="resolve")
    words = [sys.executable, "-m", "warcio.cli", "check", str(tmp_path / "a.warc.gz")]
    assert subprocess.run(words, capture_output=True, check=False, timeout=60).returncode == 0


def test_the_product_reads_the_same_articles_from_what_it_handed_over(
    captured: Path, whole: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    folder = again / "captures" / SITE
    folder.mkdir(parents=True)
    (folder / "a.warc.gz").write_bytes(whole.read_bytes())
    site = make_site(again / "sites", SITE, "articles: ['/tin\\?ItemID=']\n")
    build_parts(again, [site], workers=0)
    publish(again, [site])
    asked = "SELECT * FROM {} ORDER BY ALL"
    for table in ("articles", "images", "mentions", "links", "addresses"):
        one, other = (Archive(data).sql_table(asked.format(table)) for data in (captured, again))
        assert one.num_rows > 0
        assert one.equals(other), table


def test_pages_that_print_personal_data_are_left_out_with_their_files_and_revisits(
    captured: Path, tmp_path: Path
) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    made = hand_over(selection(data), "warc", tmp_path / "a.warc.gz")
    found = urls(tmp_path / "a.warc.gz", "response", "revisit", "request")
    assert not {"/tin?ItemID=1", "/anh/1.jpg"} & set(found)
    assert "/nho/1.jpg" not in found, "the same bytes at another address"
    assert {"/tin?ItemID=2", "/anh/2.jpg", "/logo.png", "/"} < set(found)
    assert made.manifest.origin.withheld == 4
    assert "1 articles, 4 captures" in records(tmp_path / "a.warc.gz")[0].block.decode()


@pytest.mark.parametrize("role", ["birth_date", "address"])
def test_where_somebody_was_born_or_lives_holds_no_page_back(captured: Path, tmp_path: Path, role: str) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở", role)
    origin = hand_over(selection(data), "warc", tmp_path / "a.warc.gz").manifest.origin
    assert urls(tmp_path / "a.warc.gz", "response", "revisit").count("/tin?ItemID=1") == 2
    assert (origin.withheld, origin.masked) == (0, 0), "a WARC has no text to mask"
    assert selection(data).masked == 1


def test_pages_that_print_personal_data_come_when_they_are_asked_for(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    made = hand_over(selection(data, personal=True), "warc", tmp_path / "a.warc.gz")
    assert urls(tmp_path / "a.warc.gz", "response", "revisit").count("/tin?ItemID=1") == 2
    assert made.manifest.origin.withheld == 0


def test_nothing_is_written_when_all_is_personal(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    (tmp_path / "out").mkdir()
    with pytest.raises(LuutruError, match="No article is left"):
        hand_over(selection(data, "cong doan"), "warc", tmp_path / "out" / "a.warc.gz")
    assert list((tmp_path / "out").iterdir()) == []


def test_missing_captures_end_the_export_and_leave_nothing(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    out = tmp_path / "out"
    out.mkdir()
    (data / "captures" / SITE).rename(tmp_path / "away")
    with pytest.raises(LuutruError, match="cannot be read"):
        hand_over(selection(data), "warc", out / "a.warc.gz")
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("kept", [None, 100], ids=["gone", "torn"])
def test_an_index_is_not_made_of_captures_that_are_not_there(captured: Path, tmp_path: Path, kept: int | None) -> None:
    shutil.copytree(captured, tmp_path / "data", symlinks=True)
    for path in (tmp_path / "data" / "captures" / SITE).glob("*.warc.gz"):
        path.unlink() if kept is None else os.truncate(path, kept)
    (tmp_path / "out").mkdir()
    with pytest.raises(LuutruError, match="cannot be read" if kept is None else "does not hold the capture"):
        hand_over(selection(tmp_path / "data"), "cdxj", tmp_path / "out" / "a.cdxj")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_damaged_capture_ends_the_export_and_leaves_nothing(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    path = min((data / "captures" / SITE).glob("*.warc.gz"))
    spoilt = bytearray(path.read_bytes())
    chosen = next(one for one in records(path) if (one.field("WARC-Target-URI") or "").endswith("/anh/2.jpg"))
    spoilt[chosen.offset + chosen.length // 2] ^= 0x10
    path.write_bytes(spoilt)
    (tmp_path / "out").mkdir()
    with pytest.raises(LuutruError):
        hand_over(selection(data, personal=True), "warc", tmp_path / "out" / "a.warc.gz")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(("kind", "name"), [("warc", "a.warc"), ("wacz", "a.zip"), ("cdxj", "a.cdx")])
def test_a_name_of_another_kind_is_refused(captured: Path, tmp_path: Path, kind: str, name: str) -> None:
    with pytest.raises(UsageError, match="ends in"):
        hand_over(selection(captured), kind, tmp_path / name)


def test_an_index_alone_names_the_archives_own_files(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured, "cong doan"), "cdxj", tmp_path / "a.cdxj")
    for line in (tmp_path / "a.cdxj").read_text("utf-8").splitlines():
        entry = parse_entry(line)
        path = captured / "captures" / SITE / entry.filename
        assert read_capture(path, entry.offset, entry.length).record_id == entry.record_id


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.booleans()), max_size=30), st.booleans())
def test_the_stretches_that_are_read_hold_all_that_lies_beside_a_chosen_capture(
    gaps: list[tuple[int, int, bool]], whole: bool
) -> None:
    places, end = [], 5  # a file begins with what says where it is from
    for gap, length, chosen in gaps:
        places.append(Place("", end + gap, length, chosen))
        end += gap + length
    found = [(start, end + 9 if stop is None else stop) for start, stop in spans(Source("", Path(), places, whole))]
    assert found == sorted(found)
    assert all(one[1] < other[0] for one, other in pairwise(found)), "no byte is read twice"
    inside = {byte for start, stop in found for byte in range(start, stop)}
    edges = [0, *(place.offset + place.length for place in places)], [*(place.offset for place in places[1:]), end + 9]
    for place, start, stop in zip(places, *edges, strict=False):
        if place.chosen or whole:
            assert inside >= set(range(start, stop))
