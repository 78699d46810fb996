"""What a user does wrong, and what a site or a disk does to a user: one line, the next thing to do, nothing lost."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

from crawler.warc import read_captures
from tests.crawl.tiny import HTML, Page, TinySite, handler_of, make_portal

ARTICLES = 8

EMPTY = b"<!DOCTYPE html><html><head><title></title></head><body></body></html>"


@dataclass(frozen=True, slots=True)
class Told:
    """What the command said, and its exit status."""

    status: int
    out: str
    err: str


def luutru(*words: str | Path, before: Callable[[], None] | None = None) -> Told:
    """The command as a user types it; `before` runs in its process first."""
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", *map(str, words), "--quiet"],
        capture_output=True, text=True, timeout=100, check=False, preexec_fn=before,
    )  # fmt: skip
    return Told(done.returncode, done.stdout, done.stderr)


def assert_one_line(told: Told, status: int, *says: str) -> None:
    """Assert that the command ended with `status` and told one thing, in one line that has these words."""
    assert told.status == status, told
    assert told.err.startswith("luutru: "), told
    assert told.err.count("\n") == 1, told
    assert "Traceback" not in told.out + told.err
    assert [word for word in says if word not in told.err] == [], told.err


def assert_nothing_lost(data: Path, before: Path) -> None:
    """Assert that every capture and every table of the archive `before` is still in `data`, readable."""
    for warc in before.glob("captures/*/*.warc.gz"):
        kept = data / warc.relative_to(before)
        assert [one.record_id for one in read_captures(kept)] == [one.record_id for one in read_captures(warc)]
    assert_releases_stand(data, before)
    articles, was = (pd.read_parquet(one / "latest" / "articles") for one in (data, before))
    assert set(articles["article_id"]) >= set(was["article_id"])


def assert_releases_stand(data: Path, before: Path) -> None:
    """Assert that every table of every release of the archive `before` is in `data` as it was."""
    tables = list(before.glob("releases/*/**/*.parquet"))
    assert tables
    assert all((data / path.relative_to(before)).read_bytes() == path.read_bytes() for path in tables)


@dataclass(frozen=True, slots=True)
class Small:
    """An archive with one release of a site on loopback that still stands, and the folder of its site file."""

    portal: TinySite
    sites: Path
    data: Path

    def run(self, data: Path, *words: str, before: Callable[[], None] | None = None) -> Told:
        """Run the site in another archive."""
        return luutru("run", "tiny", "--sites", self.sites, "--data", data, "--workers", "1", *words, before=before)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Small]:
    folder = tmp_path_factory.mktemp("small")
    portal = TinySite(make_portal(ARTICLES))
    for page in portal.pages.values():
        if page.etag:
            page.body += f"<!-- {random.Random(page.etag).randbytes(10_000).hex()} -->".encode()
    with serving(portal) as home:
        made = Small(portal, write_site(folder / "sites", "tiny", home), folder / "data")
        told = made.run(made.data)
        assert (told.status, told.err) == (0, "")
        assert len(pd.read_parquet(made.data / "latest" / "articles")) == ARTICLES
        yield made


@pytest.fixture
def data(small: Small, tmp_path: Path) -> Path:
    """A copy of the small archive, to be harmed."""
    return shutil.copytree(small.data, tmp_path / "data", symlinks=True)


@pytest.fixture
def pages(small: Small) -> Iterator[dict[str, Page]]:
    """The pages of the small site, to be changed for one test."""
    kept = small.portal.pages
    small.portal.pages = {path: replace(page) for path, page in kept.items()}
    yield small.portal.pages
    small.portal.pages = kept


def write_site(folder: Path, name: str, home: str, more: str = "") -> Path:
    """Write a site file of three keys without a pause, and give its folder."""
    folder.mkdir(exist_ok=True)
    text = f"name: {name}\ntitle: Sở Công Thương\nhome: {home}\n{more}crawl: {{delay: 0, retries: 0}}\n"
    (folder / f"{name}.yml").write_text(text, "utf-8")
    return folder


@contextmanager
def serving(portal: TinySite) -> Iterator[str]:
    """Serve a site on loopback, and give the home address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(portal))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rum", "demo"], ["`rum`", "Did you mean `run`?"]),
        (["run", "demmo"], ["`demmo`", "Did you mean `demo`?", "`luutru sites`"]),
        (["run", "demo", "--ful"], ["`--ful`", "Did you mean `--full`?"]),
        (["query", "selec title from articles"], ["selec"]),
        (["query", "select titel from articles"], ["titel", "title"]),
        (["query", "select title from artikles"], ["artikles", "articles"]),
    ],
    ids=["verb", "site", "option", "sql", "column", "table"],
)
def test_a_typo_is_wrong_usage_and_names_what_was_meant(words: list[str], says: list[str], small: Small) -> None:
    told = luutru(*words, "--data", small.data)
    assert_one_line(told, 2, *says)
    assert told.out == ""


@pytest.mark.parametrize("words", [["query", "select 1"], ["search", "a"]], ids=["query", "search"])
def test_without_a_release_the_command_that_makes_one_is_named(words: list[str], tmp_path: Path) -> None:
    assert_one_line(luutru(*words, "--data", tmp_path), 2, "There is no release", "`luutru run demo`")
    assert_one_line(luutru(*words, "--data", tmp_path / "none"), 2, "There is no archive", "`luutru run demo`")


@pytest.mark.parametrize("verb", ["build", "release", "check"])
def test_without_captures_the_command_that_makes_some_is_named(verb: str, tmp_path: Path) -> None:
    told = luutru(verb, "--data", tmp_path / "none")
    assert_one_line(told, 2 if verb != "release" else 1, "`luutru ")
    assert not list((tmp_path / "none").glob("captures/*"))


def test_an_unknown_key_in_a_site_file_is_told_with_its_line_and_the_mend(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "sites", "sct-thu", "http://127.0.0.1:9/", "tittle: Sở\n")
    place = folder / "sct-thu.yml"
    told = luutru("run", "sct-thu", "--sites", folder, "--data", tmp_path / "data")
    assert_one_line(told, 2, f"{place}:4: tittle", "Did you mean `title`?")
    assert not (tmp_path / "data").exists()


def unwritable_folders(tmp_path: Path) -> list[Path]:
    """A file in the folder's place, one above it, and a folder that nobody may write."""
    (tmp_path / "file").write_text("in the way")
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    return [tmp_path / "file", tmp_path / "file" / "data", Path("/proc/luutru") if os.geteuid() == 0 else shut / "data"]


@pytest.mark.parametrize("place", range(3), ids=["file", "below-file", "shut"])
@pytest.mark.parametrize("verb", ["run", "crawl"])
def test_a_folder_that_cannot_be_written_is_named(verb: str, place: int, tmp_path: Path) -> None:
    folder = unwritable_folders(tmp_path)[place]
    assert_one_line(luutru(verb, "demo", "--data", folder), 1, str(folder), "--data")
    assert (tmp_path / "file").read_text() == "in the way"


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """Mount a disk of `size` bytes; skips where that is not permitted."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    try:
        mounted = subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk cannot be mounted here; test_files_that_cannot_grow_... does what it can")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def archive_size(data: Path, *names: str) -> int:
    """Give the bytes of some folders of an archive, in whole pages as a disk counts them."""
    files = [path for name in names for path in (data / name).rglob("*") if path.is_file()]
    return sum(path.stat().st_size // 4096 * 4096 + 4096 for path in files)


def articles_captured(data: Path) -> int:
    """Count the articles in the files that have their name."""
    urls = [one.url for warc in data.glob("captures/tiny/*.warc.gz") for one in read_captures(warc)]
    return sum("/tin/" in url for url in urls)


@pytest.mark.parametrize("full_at", ["crawl", "build", "release"])
def test_a_full_disk_is_told_once_and_the_next_run_goes_on(full_at: str, small: Small, tmp_path: Path) -> None:
    captures, parts = archive_size(small.data, "captures"), archive_size(small.data, "parts")
    size = {"crawl": captures // 2, "build": captures + 40_000, "release": captures + parts + 60_000}[full_at]
    with small_disk(tmp_path / "disk", size):
        data = tmp_path / "disk" / "data"
        assert_one_line(small.run(data), 1, "space", str(data))
        assert [path for path in data.rglob("*") if path.name.endswith(".tmp")] == []
        assert (articles_captured(data) < ARTICLES) == (full_at == "crawl")
        assert bool(list(data.glob("parts/tiny/*"))) == (full_at == "release")
        assert not list(data.glob("releases/*"))
        subprocess.run(["mount", "-o", "remount,size=64m", str(tmp_path / "disk")], check=True)
        small.portal.asked.clear()
        told = small.run(data)
        assert (told.status, told.err) == (0, "")
        assert len(pd.read_parquet(data / "latest" / "articles")) == ARTICLES
        assert not list(data.rglob("*.open"))
        asked_again = [path for path in small.portal.paths() if path.startswith("/tin/")]
        assert len(asked_again) < ARTICLES if full_at == "crawl" else not asked_again


def shorten_files() -> None:
    """Let no file of this process and its children grow past 30 kB, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


def test_files_that_cannot_grow_end_a_run_with_one_line_and_the_release_stands(
    data: Path, small: Small, pages: dict[str, Page]
) -> None:
    for path, page in pages.items():
        if page.etag:
            page.etag = f'{page.etag[:-1]}b"'
            page.body = page.body.replace(b"<p>", f"<p>Tin {path}. ".encode())
    assert_one_line(small.run(data, "--full", before=shorten_files), 1, "File too large", str(data))
    assert_nothing_lost(data, small.data)


def test_a_torn_capture_is_found_by_check_and_the_rest_is_read(data: Path, small: Small) -> None:
    (warc,) = data.glob("captures/tiny/*.warc.gz")
    whole = len(list(read_captures(warc)))
    os.truncate(warc, warc.stat().st_size * 2 // 3)
    told = luutru("check", "--data", data)
    assert (told.status, told.err) == (1, f"{told.out.count(chr(10))} things wrong.\n")
    assert f"{warc} at byte" in told.out
    assert "Restore the file" in told.out
    told = small.run(data)
    assert (told.status, told.err) == (0, "")
    kept = list(read_captures(warc, damaged=lambda _damage: None))
    assert whole // 2 <= len(kept) < whole
    assert len(pd.read_parquet(data / "latest" / "articles")["article_id"].unique()) == ARTICLES
    assert_releases_stand(data, small.data)


def test_a_torn_open_file_of_a_killed_run_is_mended_by_the_next(data: Path, small: Small) -> None:
    (warc,) = data.glob("captures/tiny/*.warc.gz")
    torn = warc.with_name("20261101T000000Z-tiny-00000.warc.gz.open")
    torn.write_bytes(warc.read_bytes()[:50_001])
    told = small.run(data)
    assert (told.status, told.err) == (0, "")
    assert not torn.exists()
    assert list(read_captures(torn.with_suffix("")))
    assert_nothing_lost(data, small.data)


def test_a_site_that_is_down_is_status_5_and_the_release_stands(data: Path, small: Small, tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        folder = write_site(tmp_path / "sites", "down", f"http://127.0.0.1:{nobody.getsockname()[1]}/")
        told = luutru("run", "down", "--sites", folder, "--data", data)
    assert_one_line(told, 5, "down cannot be crawled now", "could not be reached", "browser")
    assert_nothing_lost(data, small.data)


def test_a_site_that_refuses_everything_is_status_5(tmp_path: Path) -> None:
    refusing = TinySite({path: Page(b"no", 403) for path in ("/", "/robots.txt")})
    with serving(refusing) as home:
        folder = write_site(tmp_path / "sites", "shut", home)
        told = luutru("run", "shut", "--sites", folder, "--data", tmp_path / "data")
    assert_one_line(told, 5, "shut cannot be crawled now", "403", "browser")
    (warc,) = (tmp_path / "data").glob("captures/shut/*.warc.gz")
    assert {capture.status for capture in read_captures(warc)} == {403}


def test_a_site_that_begins_to_refuse_loses_none_of_its_articles(
    data: Path, small: Small, pages: dict[str, Page]
) -> None:
    for page in pages.values():
        page.status, page.etag = (200 if page.media_type != HTML else 403), None
    told = small.run(data, "--full")
    assert_one_line(told, 5, "403")
    assert_nothing_lost(data, small.data)
    assert pd.read_parquet(data / "latest" / "articles")["gone_at"].isna().all()


def test_an_empty_site_is_status_3_and_names_the_site_file(tmp_path: Path) -> None:
    with serving(TinySite({"/": Page(EMPTY)})) as home:
        folder = write_site(tmp_path / "sites", "bare", home)
        told = luutru("run", "bare", "--sites", folder, "--data", tmp_path / "data")
    assert_one_line(told, 3, "not one article", str(folder / "bare.yml"))
    (warc,) = (tmp_path / "data").glob("captures/bare/*.warc.gz")
    assert EMPTY in {capture.body for capture in read_captures(warc)}
