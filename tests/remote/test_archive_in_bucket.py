"""`--data s3://`: what one machine crawled and released, another asks, byte for byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pytest

from crawler.site import Site, read_site
from pipelines.build import BuildSummary, build_parts
from pipelines.cli import main
from pipelines.cluster.roads import InBucket
from pipelines.query import Archive
from pipelines.release import publish
from pipelines.remote.archive import Remote, open_remote
from pipelines.remote.bucket import Bucket, open_bucket
from pipelines.remote.releases import latest_id
from tests.build.archives import article_page
from tests.remote.conftest import Machine
from tests.serving import serve_pages, write_site

ARTICLES = 4
SITE = "sct-thu"


@dataclass(frozen=True, slots=True)
class Portal:
    """A bucket in which the first machine's run lies, and the site file."""

    url: str
    sites: Path
    cache: Path

    @property
    def bucket(self) -> Bucket:
        return open_bucket(self.url)

    def luutru(self, *words: str) -> int:
        """The command, on the machine that this process is at the moment."""
        return main([*words, "--data", self.url, "--sites", str(self.sites), "--quiet"])


@pytest.fixture(scope="module")
def portal(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """What `luutru run` leaves in a bucket."""
    folder = tmp_path_factory.mktemp("portal")
    with (
        pytest.MonkeyPatch.context() as patch,
        serve_pages({f"/tin-{n}.html": article_page(n) for n in range(ARTICLES)}) as home,
    ):
        path = write_site(folder / "sites", SITE, "Sở Công Thương tỉnh Thử Nghiệm", home)
        path.write_text(path.read_text("utf-8") + "crawl: {delay: 0}\n", "utf-8")
        made = Portal(store.replace("/so-tay", "/mot"), folder / "sites", folder / "one")
        patch.setenv("LUUTRU_CACHE", str(made.cache))
        assert made.luutru("run", SITE, "--workers", "1") == 0
        yield made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build_there(url: str, site: Site) -> BuildSummary:
    """Build in this process what `luutru build` builds in others."""
    remote = open_remote(url)
    with remote.building([site]):
        return build_parts(remote.folder, [site], workers=0, road=InBucket(url, remote.folder))


def test_a_second_machine_asks_what_the_first_released(
    portal: Portal, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine("two")
    assert portal.luutru("query", "select count(*) as n from articles", "--csv") == 0
    assert capsys.readouterr().out.splitlines() == ["n", str(ARTICLES)]
    assert portal.luutru("search", "hội nghị", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == ARTICLES
    assert portal.luutru("show", found[0]["url"]) == 0
    assert portal.luutru("status", "--json") == 0
    assert portal.luutru("verify", "latest", "--reread") == 0


def test_the_release_is_that_of_a_folder_with_the_same_captures(
    portal: Portal, machine: Machine, tmp_path: Path
) -> None:
    machine("two")
    there = Archive(portal.url).folder
    data = tmp_path / "local"
    (first,) = portal.cache.iterdir()
    shutil.copytree(first / "captures" / SITE, data / "captures" / SITE)
    site = read_site(portal.sites / f"{SITE}.yml")
    build_parts(data, [site], workers=0)
    here = publish(data, [site]).path
    assert here.name == there.name
    assert contents(there) == contents(here)
    objects = portal.bucket.sizes(f"releases/{here.name}")
    assert objects == {name: len(content) for name, content in contents(here).items()}
    assert all((there / name).stat().st_mode & 0o222 == 0 for name in objects), "no release may be written to"


def test_plain_readers_find_the_latest_and_read_it_in_the_bucket(portal: Portal) -> None:
    release = (portal.bucket.read("latest") or b"").decode().strip()
    base, _, query = portal.url.partition("?")
    articles = pd.read_parquet(f"{base}/releases/{release}/articles?{query}")
    assert (len(articles), set(articles["site"])) == (ARTICLES, {SITE})
    bucket = portal.bucket
    table = ds.dataset(f"{bucket.root}/releases/{release}/articles", filesystem=bucket.files, partitioning="hive")
    assert table.count_rows() == ARTICLES


def test_an_archive_in_a_bucket_is_opened_by_its_address(portal: Portal, machine: Machine) -> None:
    machine("notebook")
    archive = Archive(portal.url)
    page = archive.articles().iloc[0]
    assert str(page["title"]).encode() in archive.payload(page["capture_id"])
    assert archive.releases == [archive.release]
    assert archive.at("latest").release == archive.release


def test_a_crawl_elsewhere_knows_what_was_captured(
    portal: Portal, machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Portal(portal.url.replace("/mot?", "/hai?"), portal.sites, tmp_path)
    for name in portal.bucket.sizes("captures"):
        portal.bucket.copy(f"captures/{name}", f"../hai/captures/{name}")
    machine("three")
    assert place.luutru("crawl", SITE, "--json") == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts["from_archive"] == ARTICLES
    assert len([name for name in place.bucket.sizes("captures") if name.endswith(".warc.gz")]) == 2
    machine("four")
    built = build_there(place.url, read_site(portal.sites / f"{SITE}.yml"))
    assert (built.parts, built.pages) == (2, ARTICLES + 1)
    assert place.luutru("release") == 0
    assert len(Archive(place.url).articles()) == ARTICLES
    assert place.luutru("check") == 0


def test_check_reads_the_objects_themselves(
    portal: Portal, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine("two")
    bucket, names = portal.bucket, portal.bucket.sizes("captures")
    name = next(f"captures/{name}" for name in names if name.endswith(".warc.gz"))
    whole = bucket.read(name) or b""
    assert portal.luutru("check") == 0
    bucket.put(name, whole[:-1] + b"\1")
    try:
        assert portal.luutru("check") == 1
        assert f"{name}: the object differs" in capsys.readouterr().out
        machine("new")
        assert portal.luutru("check") == 1
        assert f"{name} in the bucket does not fit its digest." in capsys.readouterr().out
    finally:
        bucket.put(name, whole)


def test_exports_of_captures_bring_them(portal: Portal, machine: Machine, tmp_path: Path) -> None:
    machine("two")
    assert portal.luutru("export", "wacz", str(tmp_path / "tin.wacz")) == 0
    assert portal.luutru("verify", str(tmp_path / "tin.wacz")) == 0
    machine("three")
    other = Portal(portal.url.replace("/mot?", "/ba?"), portal.sites, tmp_path)
    assert other.luutru("import", SITE, str(tmp_path / "tin.wacz"), "--every-host") == 0
    assert {Path(name).suffix for name in other.bucket.sizes("captures")} == {".cdxj", ".gz", ".json", ".sha256"}
    (cache,) = (tmp_path / "three").iterdir()
    assert Remote(other.url, cache).sites == [SITE]
    assert latest_id(other.bucket) is None
