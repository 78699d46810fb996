"""What a killed, stopped or second command leaves of an archive in a bucket: nothing lost, nothing half there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler import lease
from crawler.errors import LockedError, LuutruError, UsageError
from crawler.fixity import file_digest, fixity_fault, write_fixity
from crawler.index import index_path, read_index
from crawler.site import Site
from pipelines.build import build_parts
from pipelines.cli import main
from pipelines.cluster.roads import InBucket
from pipelines.query import Archive
from pipelines.release import publish
from pipelines.remote.archive import Remote, open_remote
from pipelines.remote.releases import latest_id, put_release, settle_releases
from pipelines.stopping import Stopped, stoppable
from tests.build.archives import Crawl, article_page, make_site
from tests.remote.conftest import Machine
from tests.serving import serve_pages, write_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def remote(place: str, machine: Machine, site: Site) -> Remote:
    """An archive of one crawl whose part is in the bucket, on the first machine; no release was put."""
    machine("one")
    made = open_remote(place)
    crawl = Crawl(made.folder, site)
    crawl.get("/tin?ItemID=1", article_page(1))
    crawl.end()
    build(made, site)
    return made


def build(remote: Remote, site: Site) -> int:
    with remote.building([site]):
        return build_parts(remote.folder, [site], workers=0, road=InBucket(remote.url, remote.folder)).built


def release(remote: Remote, site: Site) -> str:
    with remote.releasing([site]):
        return publish(remote.folder, [site]).release_id


def release_late(remote: Remote, site: Site, patch: pytest.MonkeyPatch) -> None:
    """Release for so long that another machine may release by now."""
    with remote.releasing([site]):
        publish(remote.folder, [site])
        patch.setattr(lease, "SAFE", 0.0)


def test_a_part_that_was_built_and_not_put_is_put_by_the_next_build(remote: Remote, site: Site) -> None:
    folder = f"parts/{site.name}"
    (name,) = remote.bucket.folders(folder)
    before = remote.bucket.sizes(folder)
    remote.bucket.remove(f"{folder}/{name}/part.json")
    remote.bucket.put(f"{folder}/{name[:-16]}{'0' * 16}/part.json", b"{}")
    assert build(remote, site) == 0
    assert remote.bucket.sizes(folder) == before


class CutError(Exception):
    """Where the line is cut."""


@pytest.mark.parametrize("steps", [0, 1], ids=["before the data package", "before the pointer"])
def test_a_release_that_was_put_in_part_is_read_by_nobody_and_ended_by_the_next(
    remote: Remote, site: Site, machine: Machine, steps: int
) -> None:
    left = steps

    def cut() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise CutError

    made = publish(remote.folder, [site])
    with pytest.raises(CutError):
        put_release(remote.bucket, remote.folder, None, cut)
    assert remote.bucket.sizes(f"releases/{made.release_id}"), "its tables are there"
    machine("two")
    with pytest.raises(UsageError, match="There is no release in s3://"):
        Archive(remote.url)
    other = open_remote(remote.url)
    assert release(other, site) == made.release_id
    assert latest_id(other.bucket) == made.release_id
    package = "datapackage.json.sha256"
    assert (Archive(remote.url).folder / package).read_bytes() == (made.path / package).read_bytes()
    machine("one")
    settle_releases(remote.bucket, remote.folder)
    assert Archive(remote.url).release == made.release_id


def test_a_release_that_was_made_and_not_put_gives_way_to_that_of_another_machine(
    remote: Remote, site: Site, machine: Machine
) -> None:
    publish(remote.folder, [site])
    machine("two")
    other = open_remote(remote.url)
    crawl = Crawl(other.folder, site, datetime(2026, 11, 22, 3, tzinfo=UTC))
    crawl.get("/tin?ItemID=2", article_page(2))
    crawl.end()
    assert build(other, site) == 1, "the part of the first machine is brought, not built"
    assert release(other, site) == "2026-11-22-1"
    machine("one")
    assert release(remote, site) == "2026-11-22-1"
    assert len(Archive(remote.url).articles()) == 2
    assert len(Archive(remote.folder).articles()) == 2


def test_who_lost_its_claim_publishes_nothing(remote: Remote, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with stoppable(at_once=None), pytest.raises((LockedError, Stopped)):
        release_late(remote, site, monkeypatch)
    assert latest_id(remote.bucket) is None


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Path]:
    """The site files of a portal that gives a page now and then."""
    with serve_pages({f"/tin-{n}.html": article_page(n) for n in range(40)}) as home:
        path = write_site(tmp_path / "sites", "sct-cham", "Sở Công Thương tỉnh Chậm", home)
        path.write_text(path.read_text("utf-8") + "crawl: {delay: 0.3}\n", "utf-8")
        yield tmp_path / "sites"


def begin_crawl(url: str, sites: Path, cache: Path) -> subprocess.Popen[bytes]:
    """Begin a crawl and wait until it has captured something."""
    words = ["crawl", "sct-cham", "--sites", str(sites), "--quiet"]
    child = subprocess.Popen(
        [sys.executable, "-m", "pipelines", *words], start_new_session=True, env={**os.environ, "LUUTRU_DATA": url}
    )
    until = time.monotonic() + 60
    while not any(path.stat().st_size > 3_000 for path in cache.glob("*/captures/sct-cham/*.open")):
        assert time.monotonic() < until
        assert child.poll() is None
        time.sleep(0.05)
    return child


def test_a_crawl_that_is_stopped_puts_what_it_captured(place: str, slow: Path, machine: Machine) -> None:
    child = begin_crawl(place, slow, machine("one"))
    child.send_signal(signal.SIGTERM)
    assert child.wait(60) == 143
    remote = open_remote(place)
    assert any(name.endswith(".warc.gz") for name in remote.bucket.sizes("captures"))
    assert remote.bucket.sizes("leases") == {}


def test_a_crawl_that_is_killed_is_put_by_the_next_command_of_its_machine(
    place: str, slow: Path, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    child = begin_crawl(place, slow, machine("one"))
    machine("two")
    assert main(["crawl", "sct-cham", "--data", place, "--sites", str(slow), "--quiet"]) == 4
    assert f"Another run of sct-cham is going on (process {child.pid} on" in capsys.readouterr().err
    os.killpg(child.pid, signal.SIGKILL)
    child.wait(10)
    machine("one")
    remote = open_remote(place)
    assert remote.bucket.sizes("captures") == {}
    with pytest.raises(LuutruError, match="nothing to release"), remote.releasing([]):
        publish(remote.folder, [])
    assert len(remote.bucket.sizes("captures")) == 3


def test_captures_that_are_damaged_are_kept_and_not_put(remote: Remote, site: Site) -> None:
    (warc,) = remote.captures(site.name).glob("*.warc.gz")
    damaged = warc.with_name("20261122T040000Z-sct-thu-00000.warc.gz")
    told = rf"Not all .* sct-thu is in the bucket yet\. .*does not fit its digest.*kept in {warc.parent}, and the next"
    with pytest.raises(LuutruError, match=told):
        capture_damaged(remote, site, warc, damaged)
    assert f"{site.name}/{damaged.name}" not in remote.bucket.sizes("captures")
    assert damaged.exists()


def capture_damaged(remote: Remote, site: Site, warc: Path, damaged: Path) -> None:
    """Write a copy of a WARC file whose last byte the disk lost."""
    with remote.capturing(site.name, whole=False):
        damaged.write_bytes(warc.read_bytes()[:-1] + b"\1")
        write_fixity(damaged, file_digest(warc))


def test_what_is_taken_in_again_with_more_grows_in_the_bucket(remote: Remote, site: Site, machine: Machine) -> None:
    grown = remote.captures(site.name) / "import-0123456789abcdef-00000.warc.gz"
    for pages in (1, 2):
        machine("one")
        make_warc(grown, site, pages)
        with remote.capturing(site.name, whole=False):
            assert remote.bucket.size(f"captures/{site.name}/{grown.name}") == grown.stat().st_size
        machine("two")
        other = open_remote(remote.url)
        with other.capturing(site.name, whole=True):
            assert fixity_fault(other.captures(site.name) / grown.name) is None
            assert len(read_index(other.captures(site.name) / grown.name)) == pages


def make_warc(path: Path, site: Site, pages: int) -> None:
    """Make a WARC file of so many pages in the place of what stands there."""
    folder = path.parent.parent.parent / "made"
    crawl = Crawl(folder, site)
    for number in range(pages):
        crawl.get(f"/tin?ItemID={number}", article_page(number))
    crawl.end()
    (made,) = (folder / "captures" / site.name).glob("*.warc.gz")
    index_path(made).unlink()
    made.rename(path)
    shutil.rmtree(folder)
    index_path(path).unlink(missing_ok=True)
    write_fixity(path, file_digest(path))
    read_index(path)
