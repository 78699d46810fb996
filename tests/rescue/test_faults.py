"""Whatever an archive does, nothing is lost, nothing comes twice, and it is not pressed."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from crawler.errors import RefusedError
from crawler.rescue import asking, wayback_index
from crawler.rescue.rescuing import Rescue, Watcher, rescue_site
from crawler.rescue.services import Services, Wayback
from crawler.rescue.wish import Wish
from crawler.site import AssetRules, Site
from crawler.warc import read_captures, read_notes
from tests.rescue.looks import held, looks
from tests.rescue.standin import Fault, Standin

ARCHIVES = ("wayback", "commoncrawl")


def rescue(site: Site, archive: Standin, data: Path, name: str, **more: int) -> Rescue:
    return rescue_site(Wish(site, archive.services(), (name,)), data, limit=more.get("limit"))


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_capture_comes_once_with_its_time_its_bytes_and_its_source(
    name: str, crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    result = rescue(site, archive, tmp_path, name)
    assert looks(tmp_path) == looks(crawled)
    assert {entry.source for entry in held(tmp_path)} == {name}
    assert len(archive.fetched()) == len(set(archive.fetched())) == result.plans[0].requests < len(held(tmp_path))
    assert result.ended == "finished"


@pytest.mark.parametrize("name", ARCHIVES)
def test_headers_of_then_are_kept(name: str, crawled: Path, site: Site, archive: Standin, tmp_path: Path) -> None:
    rescue(site, archive, tmp_path, name)
    found = {
        (one.url, one.fetched_at): one for warc in tmp_path.glob("captures/*/*.warc.gz") for one in read_captures(warc)
    }
    for warc in crawled.glob("captures/*/*.warc.gz"):
        for one in read_captures(warc):
            if one.revisit_of is None:
                twin = found[one.url, one.fetched_at]
                assert twin.status == one.status
                assert twin.header("Location") == one.header("Location")
                assert twin.media_type == one.media_type


WAYS: tuple[Fault, ...] = (429, 503, 500, "cut", "html", "flip", "reset")
"""In all these ways an archive fails; an index that says something false cannot be told from one that does not."""


@pytest.mark.parametrize("name", ARCHIVES)
def test_what_fails_now_and_then_is_asked_for_again(
    name: str, crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    """Each thing fails twice, each time in another way."""
    met: Counter[str] = Counter()
    ways = cycle(WAYS)

    def twice_each(path: str) -> Fault | None:
        met[path] += 1
        way = next(ways) if met[path] < 3 else None
        return "cut" if way == "flip" and path not in archive.fetched() else way

    archive.fault = twice_each
    result = rescue(site, archive, tmp_path, name)
    assert looks(tmp_path) == looks(crawled)
    assert (result.refusals, result.tallies[0].doubts) == ([], 0)


@pytest.mark.parametrize("status", [429, 403])
@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_that_refuses_for_long_is_left_with_what_came(
    name: str, status: int, crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    archive.fault = lambda path: status if len(archive.fetched()) > 5 and path in archive.fetched() else None
    result = rescue(site, archive, tmp_path, name)
    assert result.ended == "refused"
    assert f"gives nothing: status {status}" in result.refusals[0]
    assert len(archive.fetched()) == 5 + asking.MOST_FAILURES
    before = looks(tmp_path)
    assert sum(before.values()) >= 5
    archive.fault, archive.asked = lambda _: None, []
    rescue(site, archive, tmp_path, name)
    assert looks(tmp_path) == looks(crawled)
    assert all("index" not in path and "/cdx" not in path for path in archive.asked), "the index is not asked again"


def test_who_asks_to_be_left_alone_for_hours_is_left_alone_at_once(
    site: Site, archive: Standin, tmp_path: Path
) -> None:
    archive.fault, archive.retry_after = lambda path: 503 if "/web/2" in path else None, "7200"
    result = rescue(site, archive, tmp_path, "wayback")
    assert len(archive.fetched()) == 1
    assert "asks to be left alone for 2.0 hours" in result.refusals[0]


def test_an_index_that_refuses_is_told_with_the_status_of_a_refusal(
    site: Site, archive: Standin, tmp_path: Path
) -> None:
    archive.fault = lambda _: "html"
    with pytest.raises(RefusedError, match="an HTML page came in place of the index"):
        rescue(site, archive, tmp_path, "wayback")


@pytest.mark.parametrize("fault", ["nearest", 404, "html"])
def test_what_never_comes_is_given_up_and_all_else_is_there(
    fault: Fault, crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    """Article 3 was found unchanged on day 2; the capture of day 1 cannot be had: that of day 2 stands for it."""
    broken = "/web/20210301010005"

    def fault_of(path: str) -> Fault | None:
        return fault if path.startswith(broken) else None

    archive.fault = fault_of
    result = rescue(site, archive, tmp_path, "wayback")
    missing = looks(crawled) - looks(tmp_path)
    assert [(url.rpartition("=")[2], time[:10]) for url, time, _ in missing] == [("3", "2021-03-01")]
    assert looks(tmp_path) - looks(crawled) == Counter()
    assert result.tallies[0].given_up == 1
    assert result.tallies[0].examples[0].startswith("20210301010005")


@pytest.mark.parametrize("name", ARCHIVES)
def test_bytes_that_never_fit_the_index(name: str, site: Site, archive: Standin, tmp_path: Path) -> None:
    """A gzip member that is broken for good is given up; bytes that come alike again are kept, with the doubt."""
    archive.fault = lambda path: "flip" if path in archive.fetched()[:1] else None
    result = rescue(site, archive, tmp_path, name)
    (tally,) = result.tallies
    notes = [note for warc in tmp_path.glob("captures/*/*.warc.gz") for note in read_notes(warc)]
    assert (tally.doubts, tally.given_up, len(notes)) == ((1, 0, 1) if name == "wayback" else (0, 1, 0))


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_rescue_in_parts_is_the_whole(name: str, crawled: Path, site: Site, archive: Standin, tmp_path: Path) -> None:
    results = [rescue(site, archive, tmp_path, name, limit=7) for _ in range(6)]
    assert results[0].ended == "limit"
    assert results[-1].ended == "finished"
    assert looks(tmp_path) == looks(crawled)
    assert len(archive.fetched()) == len(set(archive.fetched()))


def test_what_saves_most_comes_first(site: Site, archive: Standin, tmp_path: Path) -> None:
    """Each page once, the newest of each that was good; files; then older versions; redirects and error pages last."""
    rescue(replace(site, articles=("ItemID=",)), archive, tmp_path, "wayback")
    asked = [path.partition("id_/")[2].partition("example")[2] for path in archive.fetched()]
    articles = {f"/tin?ItemID={number}" for number in range(1, 9)}
    assert set(asked[:8]) == articles
    assert asked[8] == "/"
    assert asked[-1] == "/cu" or asked[-1].endswith("=6")


def test_a_plan_fetches_nothing_but_the_index(site: Site, archive: Standin, tmp_path: Path) -> None:
    wish = Wish(site, archive.services(), ARCHIVES)
    result = rescue_site(wish, tmp_path, plan_only=True)
    assert archive.fetched() == []
    assert [plan.source for plan in result.plans] == ["commoncrawl", "wayback"]
    assert {plan.captures for plan in result.plans} == {len(archive.kept)}
    assert not list(tmp_path.glob("captures/*/*.warc.gz"))


def test_days_bound_what_is_fetched(site: Site, archive: Standin, tmp_path: Path) -> None:
    wish = Wish(site, archive.services(), ("wayback",), since="20210302", until="20210302")
    rescue_site(wish, tmp_path)
    assert {f"{entry.fetched_at:%Y-%m-%d}" for entry in held(tmp_path)} == {"2021-03-02"}


@pytest.mark.parametrize("name", ARCHIVES)
def test_who_asks_for_the_end_at_any_time_loses_nothing(
    name: str, crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    chance, ended = random.Random(8), 0
    for _ in range(60):
        watcher = Watcher(should_end=lambda: chance.random() < 0.1)
        result = rescue_site(Wish(site, archive.services(), (name,)), tmp_path, watcher=watcher)
        ended += result.ended == "stopped"
        if result.ended == "finished":
            break
    assert ended > 2
    assert looks(tmp_path) == looks(crawled)


@pytest.mark.parametrize(("piece", "by_page"), [(7, True), (33, True), (11, False), (33, False)])
def test_an_index_is_read_to_its_end_by_keys_and_by_pages(
    piece: int,
    by_page: bool,
    site: Site,
    archive: Standin,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where its end is that of a piece."""
    monkeypatch.setattr(wayback_index, "PIECE", piece)
    archive.piece, archive.by_page = piece, by_page
    assert len(archive.kept) == 33
    result = rescue_site(Wish(site, archive.services(), ("wayback",)), tmp_path, plan_only=True)
    assert result.plans[0].captures == 33


@pytest.mark.parametrize("name", ARCHIVES)
def test_what_does_not_speak_as_an_index_is_told_by_its_address(
    name: str, site: Site, archive: Standin, tmp_path: Path
) -> None:
    archive.fault = lambda _: 404
    with pytest.raises(RefusedError, match=r"does not answer as an index at http://127.0.0.1:.*Check the address"):
        rescue(site, archive, tmp_path, name)


def test_a_stretch_that_is_broken_does_not_keep_the_rest_back(
    crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    """Six captures in a row that the archive fails over look like a refusal: they come last when it is asked again."""
    broken = [f"/web/202103{day}0100{second}" for day, second in
              (("01", "10"), ("01", "09"), ("03", "06"), ("03", "07"), ("01", "05"), ("01", "04"))]  # fmt: skip
    archive.fault = lambda path: 500 if path.startswith(tuple(broken)) else None
    results = [rescue(site, archive, tmp_path, "wayback") for _ in range(4)]
    assert "refused" in [one.ended for one in results]
    lost = {(url, time) for url, time, _ in looks(crawled) - looks(tmp_path)}
    assert {time.replace("-", "")[:8] for _, time in lost} <= {"20210301", "20210303"}
    assert len(lost) <= len(broken)


def test_what_the_site_file_denies_is_not_asked_for(site: Site, archive: Standin, tmp_path: Path) -> None:
    rescue(replace(site, deny=("ItemID=[2-9]",), assets=AssetRules(images=False)), archive, tmp_path, "wayback")
    assert {entry.url.partition("example")[2] for entry in held(tmp_path)} == {"/", "/cu", "/tin?ItemID=1"}


def test_an_archive_that_goes_away_costs_no_capture_its_tries(
    crawled: Path, site: Site, archive: Standin, tmp_path: Path
) -> None:
    wish = Wish(site, archive.services(), ("wayback",))
    rescue_site(wish, tmp_path, plan_only=True)
    away = Wish(site, Services(Wayback(f"{archive.address}/web/cdx", "http://127.0.0.1:9", 0.0)), ("wayback",))
    for _ in range(3):
        result = rescue_site(away, tmp_path)
        assert "gives nothing: it cannot be reached, " in result.refusals[0]
        assert result.tallies[0].reasons == {}
    rescue_site(wish, tmp_path)
    assert looks(tmp_path) == looks(crawled)


def test_an_archive_that_there_is_no_way_to_is_told_soon(site: Site, archive: Standin, tmp_path: Path) -> None:
    archive.fault = lambda _: 503
    with pytest.raises(RefusedError, match=f"gives nothing: status 503, {asking.FIRST_FAILURES} times in a row"):
        rescue(site, archive, tmp_path, "wayback")
    assert len(archive.asked) == asking.FIRST_FAILURES
