"""Releases that share files, are compared, cited and pruned."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from crawler.site import Site
from pipelines.build import build_parts
from pipelines.checks import check_archive
from pipelines.cli import main
from pipelines.package import licences_of, read_package
from pipelines.query import Archive
from pipelines.release import publish
from pipelines.release_diff import ArticleChange, compare_releases
from pipelines.release_list import list_releases
from pipelines.release_prune import prune_releases
from tests.build.archives import BODY, HOST, Crawl, article_page, make_site, missing_page

FIRST, SECOND, THIRD = "2026-11-01-1", "2026-11-02-1", "2026-11-03-1"


def on(day: int) -> datetime:
    return datetime(2026, 11, day, 1, tzinfo=UTC)


def release(data: Path, site: Site) -> Path:
    build_parts(data, [site], workers=0)
    return publish(data, [site]).path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases: articles 1 and 3 of 2023, 2 of 2022, 4 of 2021; then 1 changes and 3 goes; then 3 returns.

    In the third also 5 is new, and another telephone stands below.
    """
    folder = tmp_path_factory.mktemp("sound")
    site, data = make_site(folder / "sites"), folder / "data"
    years = {1: 2023, 2: 2022, 3: 2023, 4: 2021}
    crawl = Crawl(data, site, begins=on(1))
    for number, year in years.items():
        crawl.get(f"/tin?ItemID={number}", article_page(number, day=f"12/03/{year}"))
    crawl.end()
    release(data, site)
    crawl = Crawl(data, site, begins=on(2))
    crawl.get("/tin?ItemID=1", article_page(1, body=BODY[:2], title="Hội nghị đã được đổi tên"))
    crawl.get("/tin?ItemID=3", missing_page(), 404)
    crawl.end()
    release(data, site)
    crawl = Crawl(data, site, begins=on(3))
    crawl.get("/tin?ItemID=3", article_page(3, phone="0275.3822 999"))
    crawl.get("/tin?ItemID=5", article_page(5, phone="0275.3822 999"))
    crawl.end()
    release(data, site)
    return data


@pytest.fixture
def data(sound: Path, tmp_path: Path) -> Path:
    """The archive of three releases, links between files kept."""
    subprocess.run(["cp", "-a", str(sound), str(tmp_path / "data")], check=True)
    return tmp_path / "data"


def tables(release: Path) -> dict[str, Path]:
    return {path.relative_to(release).as_posix(): path for path in release.rglob("*.parquet")}


def shared(one: Path, other: Path) -> set[str]:
    ours, theirs = tables(one), tables(other)
    return {name for name in ours.keys() & theirs.keys() if ours[name].samefile(theirs[name])}


def flip_bit(path: Path) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_releases_with_one_changed_article_share_all_other_partitions_as_one_file(sound: Path) -> None:
    one, other = sound / "releases" / FIRST, sound / "releases" / SECOND
    names = shared(one, other)
    assert {name for name in names if name.startswith("articles/")} == {
        name for name in tables(one) if name.startswith("articles/") and ("2022" in name or "2021" in name)
    }
    assert {name.split("/")[0] for name in names} >= {"articles", "images", "mentions", "links"}
    assert not any("year=2023" in name for name in names if name.startswith(("articles/", "images/", "links/")))
    assert names == tables(one).keys() & tables(other).keys(), "what has one name is one file"


def test_every_file_of_every_release_is_what_its_data_package_says(sound: Path) -> None:
    assert check_archive(sound) == []


def test_nobody_may_write_to_a_file_of_a_release(sound: Path) -> None:
    files = [path for path in (sound / "releases").rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if path.stat().st_mode & 0o222] == []


def test_a_flipped_bit_in_a_shared_file_is_told_of_with_every_release_that_shares_it(data: Path) -> None:
    name = next(name for name in tables(data / "releases" / FIRST) if "articles" in name and "2021" in name)
    flip_bit(data / "releases" / FIRST / name)
    findings = {finding.place: finding for finding in check_archive(data)}
    assert set(findings) >= {str(data / "releases" / one / name) for one in (FIRST, SECOND, THIRD)}
    said = findings[str(data / "releases" / FIRST / name)]
    assert f"it is one file with that of {SECOND}, {THIRD}" in said.problem
    assert "Restore it from a copy" in said.advice


def test_a_file_that_was_damaged_is_never_passed_on_to_the_next_release(data: Path, sound: Path) -> None:
    shutil.rmtree(data / "releases" / THIRD)
    (data / "latest").unlink()
    (data / "latest").symlink_to(f"releases/{SECOND}")
    name = next(name for name in tables(data / "releases" / SECOND) if "articles" in name and "2021" in name)
    flip_bit(data / "releases" / SECOND / name)
    after = publish(data, [make_site(sound.parent / "sites")]).path
    assert (after / name).read_bytes() == (sound / "releases" / THIRD / name).read_bytes()
    assert name not in shared(after, data / "releases" / SECOND)
    assert not any(str(after) in finding.place for finding in check_archive(data))


def test_where_no_link_can_be_made_a_release_is_whole_all_the_same(
    data: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError("this file system has no links")

    shutil.rmtree(data / "releases" / THIRD)
    (data / "latest").unlink()
    (data / "latest").symlink_to(f"releases/{SECOND}")
    monkeypatch.setattr(os, "link", refuse)
    after = publish(data, [make_site(sound.parent / "sites")]).path
    assert tables(after).keys() == tables(sound / "releases" / THIRD).keys()
    assert shared(after, data / "releases" / SECOND) == set()
    assert check_archive(data) == []


def test_the_checksum_is_what_sha256sum_gives_over_the_sorted_files(sound: Path) -> None:
    package = read_package(sound / "latest")
    recipe = package["checksumOf"].split(": ", 1)[1]
    done = subprocess.run(["sh", "-c", recipe], cwd=sound / "latest", capture_output=True, text=True, check=True)
    assert package["checksum"] == package["id"] == f"sha256:{done.stdout.split()[0]}"
    assert package["checksum"].removeprefix("sha256:") in package["citation"]


def test_releases_that_differ_have_checksums_that_differ(sound: Path) -> None:
    assert len({read_package(sound / "releases" / one)["checksum"] for one in (FIRST, SECOND, THIRD)}) == 3


def test_a_licence_says_where_it_can_be_read_and_none_is_named_where_no_site_file_does(tmp_path: Path) -> None:
    named = [make_site(tmp_path / "sites", "sct-thu", "licence: Ghi rõ nguồn khi phát hành lại\n"), make_site(tmp_path)]
    (licence,) = licences_of(named)["licenses"]
    assert licence == {"title": f"{named[0].title}: Ghi rõ nguồn khi phát hành lại", "path": named[0].home}
    assert licences_of(named[1:]) == {}
    profile = {"name": "a", "resources": [{"name": "b", "path": "c.csv"}]}
    assert list(Package.metadata_validate({**profile, **licences_of(named)})) == []


def test_a_citation_is_in_both_languages_with_department_release_day_and_checksum(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "cite", SECOND, "--data", str(sound)]) == 0
    said = capsys.readouterr().out
    english, vietnamese, checksum, bibtex = said.split("\n\n")
    for text in (english, vietnamese, bibtex):
        assert "Sở Công Thương tỉnh Thử Nghiệm" in text
        assert SECOND in text
        assert checksum.split("sha256:")[1] in text
    assert "captured up to 2026-11-02 (UTC)" in english
    assert "đến ngày 02/11/2026 (giờ UTC)" in vietnamese
    assert bibtex.startswith(f"@misc{{luutru-{SECOND},")


def test_the_list_tells_each_release_with_what_it_adds(sound: Path) -> None:
    newest, middle, oldest = list_releases(sound)
    assert [(one.release, one.latest) for one in (newest, middle, oldest)] == [
        (THIRD, True), (SECOND, False), (FIRST, False)
    ]  # fmt: skip
    assert (oldest.follows, oldest.articles, oldest.new) == (None, 4, 4)
    assert (middle.follows, middle.articles, middle.versions) == (FIRST, 4, 5)
    assert (middle.new, middle.changed, middle.gone) == (0, 1, 1)
    assert (newest.new, newest.changed, newest.gone) == (1, 0, 0)
    assert all(one.own_bytes > 0 and one.shared_bytes > 0 for one in (newest, middle, oldest))


def changes(data: Path, before: str, after: str) -> dict[str, ArticleChange]:
    with compare_releases(data / "releases" / before, data / "releases" / after) as diff:
        return {one.url.removeprefix(f"{HOST}/tin?ItemID="): one for one in diff.articles()}


def test_a_diff_names_what_changed_in_which_article(sound: Path) -> None:
    found = changes(sound, FIRST, SECOND)
    assert {number: one.kinds for number, one in found.items()} == {"1": ["changed"], "3": ["gone"]}
    assert found["1"].fields == ["title", "text"]
    assert (found["1"].before, found["1"].after, found["1"].title) == (1, 2, "Hội nghị đã được đổi tên")


def test_a_diff_names_new_articles_and_those_that_returned_and_contacts(sound: Path) -> None:
    with compare_releases(sound / "releases" / SECOND, sound / "releases" / THIRD) as diff:
        assert {one.url[-1]: one.kinds for one in diff.articles()} == {"5": ["new"], "3": ["returned"]}
        assert [(one.kind, one.fields) for one in diff.contacts()] == [("changed", ["phones", "phones_raw"])]
        assert diff.counts() == {
            "new": 1, "changed": 0, "gone": 0, "returned": 1, "moved": 0, "reread": 0, "dropped": 0
        }  # fmt: skip
        rows = {one.table: (one.before, one.after) for one in diff.tables}
    assert (rows["articles"], rows["runs"]) == ((5, 6), (2, 3))


def test_a_diff_backwards_tells_what_would_be_lost(sound: Path) -> None:
    found = changes(sound, THIRD, FIRST)
    assert {number: one.kinds for number, one in found.items()} == {"1": ["changed"], "5": ["dropped"]}


def test_a_release_does_not_differ_from_itself(sound: Path) -> None:
    assert changes(sound, THIRD, THIRD) == {}


def test_a_diff_that_skips_what_is_shared_says_the_same_as_one_that_reads_all(sound: Path, tmp_path: Path) -> None:
    """Under names that say nothing of the bytes every file is read."""
    for name in (FIRST, THIRD):
        shutil.copytree(sound / "releases" / name, tmp_path / name)
        for number, path in enumerate(sorted((tmp_path / name).rglob("*.parquet"))):
            path.rename(path.with_name(f"part-{number}.parquet"))
    with compare_releases(tmp_path / FIRST, tmp_path / THIRD) as diff:
        everything = list(diff.articles())
    assert everything == list(changes(sound, FIRST, THIRD).values())
    assert everything


def test_the_diff_as_json_holds_every_article_and_as_text_as_many_as_asked(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "diff", FIRST, "latest", "--data", str(sound), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["before"], said["after"]) == (FIRST, THIRD)
    assert sorted(one["url"][-1] for one in said["articles"]) == ["1", "5"]
    assert main(["release", "diff", str(sound / "releases" / FIRST), "--data", str(sound), "--limit", "1"]) == 0
    text = capsys.readouterr().out
    assert "new (1): articles that were not there" in text
    assert "[title, text]" in text


def test_an_old_release_that_is_pruned_leaves_the_others_whole(data: Path) -> None:
    pruning = prune_releases(data, 1, None)
    assert (pruning.kept, pruning.pruned, pruning.held) == ([THIRD], [FIRST, SECOND], [])
    assert [path.name for path in (data / "releases").iterdir()] == [THIRD]
    assert check_archive(data) == []
    assert len(Archive(data).articles()) == 5


def disk_bytes(folder: Path) -> int:
    return sum({path.stat().st_ino: path.stat().st_size for path in folder.rglob("*") if path.is_file()}.values())


def test_a_prune_says_what_it_frees_and_a_dry_run_the_same_without_freeing(data: Path) -> None:
    before = disk_bytes(data / "releases")
    tried = prune_releases(data, 1, None, dry_run=True)
    assert disk_bytes(data / "releases") == before
    done = prune_releases(data, 1, None)
    assert done == tried
    assert disk_bytes(data / "releases") == before - done.freed
    assert done.freed > 0


def test_the_latest_release_is_never_pruned_though_it_be_old(data: Path) -> None:
    (data / "latest").unlink()
    (data / "latest").symlink_to(f"releases/{FIRST}")
    assert prune_releases(data, 1, None).pruned == [SECOND]


def test_releases_since_a_day_are_kept(data: Path) -> None:
    assert prune_releases(data, None, date(2026, 11, 2)).pruned == [FIRST]


def test_a_release_that_is_being_read_is_not_pruned_until_it_is_let_go(data: Path) -> None:
    archive = Archive(data, FIRST)
    pruning = prune_releases(data, 1, None)
    assert (pruning.pruned, pruning.held) == ([SECOND], [FIRST])
    assert len(archive.articles()) == 4
    del archive
    assert prune_releases(data, 1, None).pruned == [FIRST]


def test_what_a_killed_prune_left_is_invisible_and_cleared(data: Path) -> None:
    (data / "releases" / FIRST).rename(data / "releases" / f".{FIRST}.tmp")
    assert Archive(data).releases == [SECOND, THIRD]
    assert check_archive(data) == []
    prune_releases(data, 2, None)
    assert sorted(path.name for path in (data / "releases").iterdir()) == [SECOND, THIRD]


def test_an_archive_names_all_its_releases_and_opens_another(sound: Path) -> None:
    archive = Archive(sound)
    assert (archive.release, archive.releases) == (THIRD, [FIRST, SECOND, THIRD])
    older = archive.at(FIRST)
    assert (older.release, len(older.articles()), len(archive.articles())) == (FIRST, 4, 5)
    assert older.at("latest").release == THIRD


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["list"], {"release", "articles", "own_bytes", "shared_bytes", "new", "latest"}),
        (["cite"], {"release", "checksum", "english", "vietnamese", "bibtex"}),
        (["prune", "--keep", "1", "--dry-run"], {"kept", "pruned", "held", "freed", "dry_run"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_every_action_has_a_form_for_machines(
    sound: Path, words: list[str], keys: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", *words, "--data", str(sound), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert keys <= set(said[0] if isinstance(said, list) else said)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--keep", "3"], "`luutru release` takes no --keep"),
        (["list", "--dry-run"], "takes no --dry-run"),
        (["list", "latest"], "takes no `latest`"),
        (["diff", "2026-11-01-2"], "There is no release `2026-11-01-2`"),
        (["prune"], "What is to be kept?"),
        (["prune", "--keep", "0"], "not a whole number of at least 1"),
        (["prune", "--keep-since", "november"], "is not a day"),
        (["lst"], "Did you mean `list`?"),
    ],
)
def test_a_wrong_word_is_one_line_that_says_what_to_do_and_nothing_happens(
    sound: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((sound / "releases").iterdir())
    assert main(["release", *words, "--data", str(sound)]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert sorted((sound / "releases").iterdir()) == before
