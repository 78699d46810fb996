"""What is taken in from files of other tools, and what is said of the rest."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from crawler.errors import LockedError, LuutruError, ReadLessError, UsageError
from crawler.index import form_digest
from crawler.intake.one_file import TakenIn
from crawler.intake.taking import take_in
from crawler.lock import SiteLock
from crawler.notes import Note
from crawler.site import Site
from crawler.warc import Capture, read_captures, read_notes
from tests.build.archives import HOST, Crawl, article_page, make_site
from tests.intake.foreign import Said, article, packed_copy, plain_copy, wacz_of, write_warc

ID = "0b9f3a52-4d58-4c06-9a3e-6e6d0f1a7c11"
OLD, LATER = "2019-03-01T02:03:04Z", "2019-04-01T02:03:04Z"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def held(data: Path) -> list[Capture]:
    """The captures that the archive holds now."""
    return [one for warc in sorted(data.glob("captures/*/*.warc.gz")) for one in read_captures(warc)]


def notes(data: Path) -> list[Note]:
    return [one for warc in sorted(data.glob("captures/*/*.warc.gz")) for one in read_notes(warc)]


def files(data: Path) -> dict[str, bytes]:
    """What lies in the archive, but for locks and the note of when a file was taken in."""
    found = sorted(path for path in data.rglob("*") if path.is_file() and path.suffix != ".json")
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in found if path.name[:2] != ".l"}


def named(number: int, record_id: str = ID, date: str = OLD) -> Said:
    """A page with a record id that the test knows."""
    return Said(
        f"/tin?ItemID={number}", date, article_page(number), more=(("WARC-Record-ID", f"<urn:uuid:{record_id}>"),)
    )


def revisit(date: str, *more: tuple[str, str]) -> Said:
    """A later look that brought nothing new."""
    return Said(
        "/tin?ItemID=1",
        date,
        kind="revisit",
        more=(("WARC-Payload-Digest", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"), *more),
    )


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_capture_keeps_its_id_its_time_its_headers_and_its_bytes(
    data: Path, site: Site, tmp_path: Path, version: str
) -> None:
    said = Said(
        "/tin?ItemID=1", OLD, article_page(1), headers=(("Content-Type", "text/html"), ("ETag", '"7"')),
        more=(("WARC-Record-ID", f"<urn:uuid:{ID}>"),),
    )  # fmt: skip
    take_in(site, data, [write_warc(tmp_path / "a.warc.gz", [said], version=version)])
    (capture,) = held(data)
    assert (capture.url, capture.record_id, capture.source, capture.run_id) == (HOST + said.path, ID, "import", None)
    assert capture.fetched_at == datetime(2019, 3, 1, 2, 3, 4, tzinfo=UTC)
    assert (capture.body, capture.header("etag"), capture.status) == (said.body, '"7"', 200)


def test_a_file_says_the_same_compressed_by_records_as_a_whole_or_not_at_all_and_in_a_wacz(
    site: Site, tmp_path: Path
) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD), article(2, LATER)])
    forms = [
        warc, plain_copy(warc, tmp_path / "b.warc"), packed_copy(warc, tmp_path / "c.warc.gz"),
        wacz_of(tmp_path / "d.wacz", warc),
    ]  # fmt: skip
    for form in forms:
        take_in(site, tmp_path / form.stem, [form])
    assert len({repr(held(tmp_path / form.stem)) for form in forms}) == 1
    assert len(held(tmp_path / "d")) == 2


def test_the_same_file_gives_the_same_bytes_in_every_archive(site: Site, tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD), revisit(LATER, ("WARC-Refers-To-Date", OLD))])
    for name in ("one", "two"):
        take_in(site, tmp_path / name, [warc])
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_file_is_taken_in_once(data: Path, site: Site, tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD)])
    first = take_in(site, data, [warc])
    before = files(data)
    again = take_in(site, data, [warc.rename(tmp_path / "b.warc.gz")])
    assert [one.known for one in (*first, *again)] == [False, True]
    assert files(data) == before
    said = json.loads(next(data.rglob("import-*.json")).read_text())
    assert said["file"] == "a.warc.gz"
    assert said["captures"] == 1


def test_an_import_that_was_killed_is_done_again(data: Path, site: Site, tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [article(number, OLD) for number in range(9)])
    take_in(site, data, [warc])
    before = files(data)
    next(data.rglob("import-*.json")).unlink()
    room = data / "captures" / site.name / ".import"
    room.mkdir()
    (room / "import-00.warc.gz.open").write_bytes(b"half")
    assert not take_in(site, data, [warc])[0].known
    assert files(data) == before


@pytest.mark.parametrize("form", ["records", "plain", "whole"])
def test_a_torn_file_gives_all_that_is_whole_and_a_problem(data: Path, site: Site, tmp_path: Path, form: str) -> None:
    whole = write_warc(tmp_path / "a.warc.gz", [article(number, OLD) for number in range(4)])
    copy = {"records": lambda warc, _: warc, "plain": plain_copy, "whole": packed_copy}[form]
    torn = copy(whole, tmp_path / "b.warc.gz")
    torn.write_bytes(torn.read_bytes()[: -40 if form == "whole" else -700])
    (taken,) = take_in(site, data, [torn])
    assert len(held(data)) == 3
    assert taken.damaged == 1
    assert any(note.said.problem == "record is damaged" for note in notes(data))  # type: ignore[union-attr]


def test_what_lies_between_good_records_costs_no_record(data: Path, site: Site, tmp_path: Path) -> None:
    first = write_warc(tmp_path / "a.warc.gz", [article(1, OLD)]).read_bytes()
    second = write_warc(tmp_path / "b.warc.gz", [article(2, OLD)]).read_bytes()
    broken = tmp_path / "c.warc.gz"
    broken.write_bytes(first + b"\x1f\x8b\x08 rubbish" * 50 + second)
    plain = plain_copy(tmp_path / "a.warc.gz", tmp_path / "d.warc")
    plain.write_bytes(
        plain.read_bytes() + b"rubbish\n" * 50 + plain_copy(tmp_path / "b.warc.gz", tmp_path / "e").read_bytes()
    )
    taken = take_in(site, data, [broken, plain])
    assert [(one.captures, one.damaged) for one in taken] == [(2, 1), (2, 1)]


def test_captures_of_other_hosts_are_left_out_unless_they_are_asked_for(site: Site, tmp_path: Path) -> None:
    other = Said("/a.png", OLD, b"png", host="http://cdn.example", headers=(("Content-Type", "image/png"),))
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD), other])
    (few,) = take_in(site, tmp_path / "few", [warc])
    (all_,) = take_in(site, tmp_path / "all", [warc], every_host=True)
    assert (few.captures, few.elsewhere, few.hosts) == (1, 1, {"cdn.example": 1})
    assert (all_.captures, all_.elsewhere) == (2, 0)


def test_files_with_nothing_of_the_site_are_no_success(data: Path, site: Site, tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [Said("/", OLD, b"<p>", host="http://khac.example")])
    with pytest.raises(ReadLessError, match=r"sct\.thunghiem\.example: they are of khac\.example"):
        take_in(site, data, [warc])
    assert not held(data)


REFERENCES = {
    "its id": (("WARC-Refers-To", f"<urn:uuid:{ID}>"),),
    "address and time": (("WARC-Refers-To-Target-URI", f"{HOST}/tin?ItemID=1"), ("WARC-Refers-To-Date", OLD)),
    "time alone": (("WARC-Refers-To-Date", OLD),),
}


@pytest.mark.parametrize("more", REFERENCES.values(), ids=REFERENCES)
@pytest.mark.parametrize("apart", [False, True])
def test_a_revisit_finds_its_original_by(
    data: Path, site: Site, tmp_path: Path, more: tuple[tuple[str, str], ...], apart: bool
) -> None:
    records = [revisit(LATER, *more), named(1)]
    held_by = [records[:1], records[1:]] if apart else [records]
    take_in(site, data, [write_warc(tmp_path / f"{n}.warc.gz", some) for n, some in enumerate(held_by)])
    original, later = sorted(held(data), key=lambda one: one.fetched_at)
    assert (later.revisit_of, later.payload_digest) == (ID, original.payload_digest)


def test_a_revisit_of_nothing_is_told_and_taken_in_when_its_original_comes(
    data: Path, site: Site, tmp_path: Path
) -> None:
    more = REFERENCES["time alone"]
    late = write_warc(tmp_path / "b.warc.gz", [article(2, OLD), revisit(LATER, *more)])
    (taken,) = take_in(site, data, [late])
    assert (taken.captures, taken.revisits, taken.dangling) == (1, 0, 1)
    assert [note.said.problem for note in notes(data)] == ["revisit of a capture that is not here"]  # type: ignore[union-attr]
    first = write_warc(tmp_path / "a.warc.gz", [named(1)])
    _, again = take_in(site, data, [first, late])
    assert (again.captures, again.revisits, again.dangling) == (1, 1, 0)
    assert notes(data) == []


def test_an_answer_to_a_form_keeps_the_form_as_its_address(data: Path, site: Site, tmp_path: Path) -> None:
    posted = Said(
        "/tin", OLD, b"__VIEWSTATE=abc&trang=2", kind="request", more=(("WARC-Concurrent-To", f"<urn:uuid:{ID}>"),)
    )
    answer = Said("/tin", OLD, article_page(1), more=(("WARC-Record-ID", f"<urn:uuid:{ID}>"),))
    take_in(site, data, [write_warc(tmp_path / "a.warc.gz", [answer, posted])])
    (line,) = next(data.rglob("*.cdxj")).read_text().splitlines()
    assert json.loads(line.split(" ", 2)[2])["form"] == form_digest([("trang", "2")])


def test_a_digest_of_the_payload_in_another_manner_is_no_damage_where_that_of_the_block_holds(
    data: Path, site: Site, tmp_path: Path
) -> None:
    body = b"4\r\nabcd\r\n0\r\n\r\n"
    headers = (("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"))
    digest = (("WARC-Payload-Digest", "sha1:QH7C6Z2JJ5XJ7BYCYVLGTO4XKXHQ5YZP"),)
    take_in(site, data, [write_warc(tmp_path / "a.warc.gz", [Said("/tin", OLD, body, headers=headers, more=digest)])])
    assert [one.body for one in held(data)] == [b"abcd"]


def test_files_that_were_put_together_give_each_record_once(data: Path, site: Site, tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [named(1)])
    warc.write_bytes(warc.read_bytes() * 2)
    (taken,) = take_in(site, data, [warc])
    assert (taken.captures, len(held(data))) == (1, 1)


def test_a_record_with_no_uuid_gets_the_same_id_every_time(site: Site, tmp_path: Path) -> None:
    said = Said("/tin", OLD, article_page(1), more=(("WARC-Record-ID", "<http://archive.example/record/1>"),))
    warc = write_warc(tmp_path / "a.warc.gz", [said])
    for name in ("one", "two"):
        take_in(site, tmp_path / name, [warc])
    (one,), (two,) = held(tmp_path / "one"), held(tmp_path / "two")
    assert one.record_id == two.record_id != ""


def test_nothing_is_taken_in_while_a_run_of_the_site_is_going_on(data: Path, site: Site, tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD)])
    lock = SiteLock(data / "captures" / site.name, site.name)
    try:
        with pytest.raises(LockedError):
            take_in(site, data, [warc])
    finally:
        lock.release()


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("none.warc", None, UsageError, "cannot be read"),
        ("page.html", b"<html></html>", LuutruError, "neither a WARC file nor a WACZ"),
        ("empty.warc", b"", LuutruError, "neither a WARC file nor a WACZ"),
        ("torn.wacz", b"PK\x03\x04 and no more", LuutruError, "broken zip"),
    ],
)
def test_a_file_that_is_no_archive_is_refused_and_nothing_is_taken_in(
    data: Path, site: Site, tmp_path: Path, name: str, content: bytes | None, error: type[LuutruError], words: str
) -> None:
    good = write_warc(tmp_path / "a.warc.gz", [article(1, OLD)])
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=words):
        take_in(site, data, [good, tmp_path / name])
    assert not held(data)


def test_a_zip_with_no_warc_file_is_refused(data: Path, site: Site, tmp_path: Path) -> None:
    with pytest.raises(LuutruError, match="no WARC file"):
        take_in(site, data, [wacz_of(tmp_path / "a.wacz")])


def test_a_wacz_that_would_fill_the_disk_is_refused(data: Path, site: Site, tmp_path: Path) -> None:
    bomb = tmp_path / "a.wacz"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as box:
        box.writestr("archive/a.warc", b"WARC/1.1\r\n" + bytes(8_000_000))
    with pytest.raises(LuutruError, match="bomb"):
        take_in(site, data, [bomb])
    assert not list(data.rglob(".import"))


def test_what_was_taken_in_stands_beside_what_was_crawled(data: Path, site: Site, tmp_path: Path) -> None:
    crawl = Crawl(data, site)
    crawl.get("/tin?ItemID=1", article_page(1))
    crawl.end()
    taken = take_in(site, data, [write_warc(tmp_path / "a.warc.gz", [article(2, OLD)])])
    assert taken == [TakenIn("a.warc.gz", taken[0].sha256, captures=1)]
    assert sorted(one.source for one in held(data)) == ["import", "live"]
