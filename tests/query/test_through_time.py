"""What `Archive` tells of time: what changed in articles, who could be reached on a day, and what a page said then."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.errors import LuutruError, UsageError
from crawler.warc import Exchange
from pipelines.query import Archive, word_changes
from tests.build.archives import BODY, HOST, Crawl, article_page, make_site
from tests.build.test_release import release

OTHER = "/tin?ItemID=2"
MOVED = "/tin?ItemID=1"
EDITED = article_page(1, body=(BODY[0].replace("12/3/2023", "13/3/2023"), *BODY[1:]), phone="0275.3822 366")
TITLED = article_page(
    1, title="Hội nghị triển khai nhiệm vụ công tác (đính chính)", body=(BODY[0],), phone="0275.3822 366"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three looks at two articles: the first is edited twice, the second never; the telephone changes once."""
    folder = tmp_path_factory.mktemp("time")
    data, site = folder / "data", make_site(folder / "sites")
    for month, page in ((1, article_page(1)), (2, EDITED), (3, TITLED)):
        crawl = Crawl(data, site, begins=datetime(2026, month, 10, 20, tzinfo=UTC))  # the 11th in Viet Nam
        crawl.get(MOVED, page)
        if month == 1:
            other = crawl.get(OTHER, article_page(2, day="01/02/2022"))
        else:
            crawl.unchanged(OTHER, other)
        crawl.end()
    release(data, site)
    return data


def test_changes_are_one_row_a_field_with_what_stood_before_and_after_the_last_first(data: Path) -> None:
    found = Archive(data).changes()
    assert found[["version", "field"]].to_numpy().tolist() == [[3, "title"], [3, "text"], [2, "text"]]
    assert found["url"].unique().tolist() == [HOST + MOVED]
    first = found.iloc[-1]
    (change,) = word_changes(first["before"], first["after"])
    assert (change.removed, change.added) == ("12", "13")
    assert [f"{first[name]:%d/%m/%Y}" for name in ("last_seen_before", "first_seen")] == ["11/01/2026", "11/02/2026"]


@pytest.mark.parametrize(
    ("since", "until", "versions"),
    [("2026-02", "2026-02", {2}), ("2026-02-12", None, {3}), (None, "2026-02-10", set()), (None, "2026-02-11", {2})],
)
def test_changes_of_a_time_are_those_that_were_seen_in_it(
    data: Path, since: str | None, until: str | None, versions: set[int]
) -> None:
    archive = Archive(data)
    found = archive.changes(since=since, until=until, site="sct-thu")
    assert set(found["version"]) == versions
    assert (found.dtypes == archive.changes().dtypes).all(), "with no row too"


@pytest.mark.parametrize(
    ("on", "phones"),
    [
        (None, ["+842753822366"]),
        ("2026-01-10", []),
        ("2026-01-11", ["+842753822365"]),
        ("2026-02-10", ["+842753822365"]),
        ("2026-02-11", ["+842753822366"]),
        ("2026-01", ["+842753822365"]),
        (datetime(2026, 2, 10, 19, tzinfo=UTC), ["+842753822365"]),
    ],
)
def test_contacts_are_the_blocks_that_stood_at_the_end_of_a_day(
    data: Path, on: str | datetime | None, phones: list[str]
) -> None:
    found = Archive(data).contacts(on=on, site="sct-thu")
    assert [one for numbers in found["phones"] for one in numbers] == phones


def test_a_payload_is_what_the_server_sent_also_of_a_look_that_found_it_unchanged(data: Path) -> None:
    archive = Archive(data)
    looks = archive.sql("select capture_id, status from captures where url = ? order by fetched_at", [HOST + OTHER])
    assert looks["status"].tolist() == [200, 304, 304]
    assert {archive.payload(one) for one in looks["capture_id"]} == {article_page(2, day="01/02/2022")}
    assert [archive.payload(one) for one in archive.versions(HOST + MOVED)["capture_id"]][1:] == [EDITED, TITLED]


def test_a_payload_has_its_compression_undone(tmp_path: Path) -> None:
    data, site = tmp_path / "data", make_site(tmp_path / "sites")
    crawl = Crawl(data, site)
    headers = ((b"Content-Type", b"text/html"), (b"Content-Encoding", b"gzip"))
    packed = gzip.compress(article_page(1))
    capture = crawl.writer.write(Exchange(HOST + MOVED, crawl.now, 200, headers, packed)).capture
    crawl.end()
    release(data, site)
    assert Archive(data).payload(capture.record_id) == article_page(1)


def test_a_payload_that_is_not_there_or_not_whole_is_told_and_never_guessed(data: Path) -> None:
    archive = Archive(data)
    with pytest.raises(UsageError, match="no capture `none`"):
        archive.payload("none")
    capture_id = archive.versions(HOST + MOVED)["capture_id"].iloc[0]
    (place,) = archive.sql_table("from captures where capture_id = ?", [capture_id]).to_pylist()
    warc = data / "captures" / place["site"] / place["warc_file"]
    whole, middle = warc.read_bytes(), place["warc_offset"] + place["warc_length"] // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    try:
        for broken in (b"", whole[:middle], flipped, whole[place["warc_offset"] :]):
            warc.write_bytes(broken)
            with pytest.raises(LuutruError, match="luutru check"):
                archive.payload(capture_id)
    finally:
        warc.write_bytes(whole)
    assert archive.payload(capture_id) == article_page(1)
