"""`build --on` by a bucket: workers that share no folder with the archive get captures and give parts through it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from crawler.errors import LuutruError, UsageError
from crawler.index import read_index
from crawler.site import Site
from pipelines import plan
from pipelines.build import build_parts
from pipelines.cli import main
from pipelines.cluster.meeting import look_round, refuse_stranger
from pipelines.cluster.roads import Through
from pipelines.plan import plan_site
from pipelines.query import Archive
from pipelines.remote.archive import open_remote
from pipelines.remote.bucket import open_bucket
from pipelines.remote.parts import assure_part
from tests.build.archives import Crawl, article_page, make_site
from tests.cluster.machines import Cluster, cluster
from tests.cluster.store import object_store
from tests.serving import serve_pages, write_site

PAGES = 9


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cluster, str]]:
    """Two workers and a store, whose credentials they have as every program that speaks S3."""
    patch = pytest.MonkeyPatch()
    patch.setenv("LUUTRU_CACHE", str(tmp_path_factory.mktemp("workers")))
    for name, value in {"AWS_ACCESS_KEY_ID": "so", "AWS_SECRET_ACCESS_KEY": "tay", "AWS_REGION": "us-east-1"}.items():
        patch.setenv(name, value)
    with object_store() as url, cluster(tmp_path_factory.mktemp("cluster"), workers=2) as made:
        yield made, url
    patch.undo()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(plan, "SLICE_PAGES", 3)
    crawl = Crawl(tmp_path / "data", site)
    for number in range(PAGES):
        crawl.get(f"/tin?ItemID={number}", article_page(number))
    crawl.end()
    return tmp_path / "data"


def parts_of(data: Path) -> dict[str, bytes]:
    """Every file of the parts."""
    found = (path for path in sorted((data / "parts").rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in found}


def made_here(data: Path, site: Site) -> dict[str, bytes]:
    """The parts that this process makes; they are removed again."""
    build_parts(data, [site], workers=0)
    here = parts_of(data)
    shutil.rmtree(data / "parts")
    return here


def test_parts_that_come_by_a_bucket_are_those_of_one_process(
    apart: tuple[Cluster, str], data: Path, site: Site
) -> None:
    machines, url = apart
    here = made_here(data, site)
    summary = build_parts(data, [site], on=machines.address, road=Through(url))
    assert (summary.built, summary.pages) == (3, PAGES)
    assert parts_of(data) == here
    (warc,) = (data / "captures" / site.name).glob("*.warc.gz")
    bucket = open_bucket(url)
    assert bucket.size(f"captures/{site.name}/{warc.name}") == warc.stat().st_size, "captures stay in the bucket"
    assert [name for one in here for name in bucket.names(f"parts/{site.name}/{Path(one).parent.name}")] == []


def test_workers_read_an_archive_that_lies_in_the_bucket_and_leave_its_parts_there(
    apart: tuple[Cluster, str], data: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines, url = apart
    url = url.replace("/so-tay", "/luu-kho")
    here = made_here(data, site)
    monkeypatch.setenv("LUUTRU_CACHE", str(tmp_path / "cache"))
    remote = open_remote(url)
    shutil.copytree(data / "captures", remote.folder / "captures")
    with remote.capturing(site.name, whole=False):
        pass  # what is there is put
    shutil.rmtree(remote.folder / "captures")
    words = ["--data", url, "--sites", str(tmp_path / "sites"), "--quiet"]
    assert main(["build", "--on", machines.address, *words]) == 0
    assert parts_of(remote.folder) == here
    assert not list(remote.folder.glob("captures/*/*.warc.gz")), "captures went to the workers alone"
    assert len(remote.bucket.folders(f"parts/{site.name}")) == 3
    shutil.rmtree(remote.folder)
    assert main(["build", *words]) == 0, "nothing is left to build"
    assert parts_of(remote.folder) == here


def test_workers_crawl_into_the_bucket_and_another_machine_asks(
    apart: tuple[Cluster, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machines, url = apart
    url = url.replace("/so-tay", "/ba-so")
    monkeypatch.setenv("LUUTRU_CACHE", str(tmp_path / "orders"))
    words = ["--data", url, "--sites", str(tmp_path / "portals"), "--quiet"]
    with ExitStack() as servers:
        for number, name in enumerate(("sct-mot", "sct-hai")):
            pages = {f"/tin-{n}.html": article_page(n) for n in range(10 * number, 10 * number + 4)}
            path = write_site(tmp_path / "portals", name, f"Sở {name}", servers.enter_context(serve_pages(pages)))
            path.write_text(path.read_text("utf-8") + "crawl: {delay: 0}\n", "utf-8")
        assert main(["run", "sct-mot", "sct-hai", "--on", machines.address, *words]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert not list((tmp_path / "orders").rglob("*.warc.gz")), "captures went from the workers to the bucket"
    monkeypatch.setenv("LUUTRU_CACHE", str(tmp_path / "asks"))
    assert Archive(url).sql("SELECT site, count(*) AS n FROM articles GROUP BY site ORDER BY site").values.tolist() == [
        ["sct-hai", 4], ["sct-mot", 4],
    ]  # fmt: skip


def test_a_record_that_is_damaged_at_the_end_of_a_slice_is_told_in_the_same_bytes(
    apart: tuple[Cluster, str], data: Path, site: Site
) -> None:
    (warc,) = (data / "captures" / site.name).glob("*.warc.gz")
    second = plan_site(data, site).stale[1]
    entry = max((one for one in read_index(warc) if one.offset < second.start), key=lambda one: one.offset)
    content = bytearray(warc.read_bytes())
    content[entry.offset + 2 : entry.offset + entry.length] = bytes(entry.length - 2)
    warc.write_bytes(bytes(content))
    here = made_here(data, site)
    machines, url = apart
    assert build_parts(data, [site], on=machines.address, road=Through(url)).problems > 0
    assert parts_of(data) == here


def test_a_part_that_is_not_whole_is_not_taken(data: Path, site: Site) -> None:
    task = plan_site(data, site).stale[0]
    build_parts(data, [site], workers=0)
    assure_part(task.target, task.target.name, task.key)
    (task.target / "articles.parquet").unlink()
    with pytest.raises(LuutruError, match="did not come back whole"):
        assure_part(task.target, task.target.name, task.key)


def test_a_bucket_that_is_not_there_is_told_without_what_is_secret(
    apart: tuple[Cluster, str], data: Path, site: Site
) -> None:
    machines, url = apart
    missing = url.replace("://", "://so:mat-khau@", 1).replace("luu-tru", "khong-co")
    with pytest.raises(LuutruError, match=r"^s3://khong-co/so-tay cannot be used") as told:
        build_parts(data, [site], on=machines.address, road=Through(missing))
    assert "mat-khau" not in str(told.value)
    with pytest.raises(UsageError, match="`nonsense://x` is no address of a bucket"):
        build_parts(data, [site], on=machines.address, road=Through("nonsense://x"))


def test_a_worker_that_does_not_reach_the_bucket_says_why(apart: tuple[Cluster, str]) -> None:
    _, url = apart
    with pytest.raises(LuutruError, match=r"The worker tcp://may-2:1 sees another bucket\. Give all"):
        refuse_stranger("tcp://may-2:1", look_round(Through(url), "mark-none"))
    away = re.sub(r"127.0.0.1:\d+", "127.0.0.1:9", url)
    with pytest.raises(LuutruError, match="does not reach the bucket: s3://luu-tru/so-tay cannot be used"):
        refuse_stranger("tcp://may-2:1", look_round(Through(away), "mark-none"))


def test_through_needs_on(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--through", "s3://x/y", "--data", str(data)]) == 2
    assert "Name its scheduler with --on." in capsys.readouterr().err
