"""`luutru show URL`: the story of one article, and what is said when there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.site import Site
from pipelines.cli import main
from pipelines.show_article import change_text
from pipelines.word_diff import word_changes
from tests.build.archives import BODY, HOST, article_page, make_site
from tests.build.test_release import release
from tests.build.test_twins import run

OLD, NEW, PRINT = "/tin/1.html", "/vi/hoi-nghi-1.html", "/print/vi/hoi-nghi-1.html"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article that moved, was edited, went and came back; and a list."""
    folder = tmp_path_factory.mktemp("show")
    site: Site = make_site(folder / "sites")
    data = folder / "data"
    edited = article_page(1, body=(BODY[0].replace("12/3/2023", "13/3/2023"), *BODY[1:]))
    run(data, site, 1, [(OLD, article_page(1)), ("/nhanh?so=7", OLD, 302)])
    run(data, site, 2, [(OLD, NEW, 301), (NEW, article_page(1))])
    run(data, site, 3, [(NEW, edited), (PRINT, edited)])
    run(data, site, 4, [(NEW, b""), ("/tin?ItemID=5", article_page(5, day="01/02/2022"))])
    release(data, site)
    return data


def shown(archive: Path, path: str, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["show", HOST + path, "--data", str(archive), *words])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("path", [OLD, NEW, PRINT, "/nhanh?so=7", f"{NEW}?utm_source=zalo"])
def test_any_address_of_an_article_shows_it_and_one_that_led_to_it_too(
    archive: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = shown(archive, path, capsys)
    assert (status, err) == (0, "")
    head = out.split("\n\n")[0]
    assert "2 versions; gone since 2026-11-04" in head
    assert head.splitlines()[1] == HOST + NEW


def test_it_says_what_changed_word_by_word_why_each_address_belongs_and_what_was_captured(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = shown(archive, NEW, capsys)
    assert "changed: text" in out
    assert "[-12-] {+13+}/3/2023" in out
    for said in (
        f"redirect: a redirect ties it to {HOST[7:]}{OLD}",
        "first: the archive",
        "number: the same article",
    ):
        assert said in out
    for said in ("301, leads to", "missing (404)", "00000.warc.gz at byte ", "title"):
        assert said in out
    assert "\x1b" not in out, "colours are for terminals"


def test_a_program_is_given_everything(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = shown(archive, OLD, capsys, "--json")
    said = json.loads(out)
    assert [one["version"] for one in said["versions"]] == [1, 2]
    assert [change["field"] for change in said["versions"][1]["changed"]] == ["text"]
    assert {one["reason"] for one in said["addresses"]} == {"first", "redirect", "number"}
    assert [one["status"] for one in said["captures"]] == [200, 301, 200, 200, 200, 404]
    assert all({"warc_file", "warc_offset", "fetched_at"} <= one.keys() for one in said["captures"])
    assert said["gone_at"].startswith("2026-11-04")
    assert "title" in said["versions"][0]["evidence"]


def test_an_address_without_an_article_says_what_it_is_and_the_next_command(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = shown(archive, "/", capsys)
    assert status == 1
    assert "as home" in err
    assert f"luutru sites check sct-thu --url {HOST}/" in err


def test_an_unknown_address_is_told_with_the_nearest(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = shown(archive, "/tin/2.html", capsys)
    assert status == 2
    assert err.count("\n") == 1
    assert f"{HOST}{OLD}" in err


def test_changes_stand_between_the_words_round_them() -> None:
    (change,) = word_changes("một hai ba bốn năm", "một hai sáu bảy năm")
    assert (change.before, change.removed, change.added, change.after) == ("một hai ", "ba bốn", "sáu bảy", " năm")
    assert change_text(change, coloured=False) == "một hai [-ba bốn-] {+sáu bảy+} năm"
    assert change_text(change, coloured=True).count("\x1b[") == 4


def test_a_number_changes_as_a_whole() -> None:
    (change,) = word_changes("xử phạt 39,8 triệu đồng", "xử phạt 19,8 triệu đồng")
    assert (change.removed, change.added) == ("39,8", "19,8")


@given(st.text(max_size=60), st.text(max_size=60))
def test_texts_that_differ_have_a_change_and_equal_ones_none(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert bool(changes) == (old != new)
    assert all(change.removed != change.added for change in changes)
    assert "".join(change.removed for change in changes).count("x") <= old.count("x")
