"""A lease between machines: one holder at a time, whoever dies, sleeps or comes second."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler import lease
from crawler.crawl_run import CrawlRun
from crawler.errors import LockedError
from crawler.fixity import fixity_fault
from crawler.lease import HeldError, Holder, Lease, create_holder, lease_path, newest_number, read_holder, write_holder
from crawler.lock import SiteLock
from crawler.site import read_site
from crawler.warc import Exchange, recover_folder
from pipelines.lock import assure, deriving
from tests.serving import write_site

ELSEWHERE = Holder("another system", "may-2", 4711)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in {"RENEW": 0.1, "SAFE": 0.5, "EXPIRES": 1.0, "LOOK": 0.05}.items():
        monkeypatch.setattr(lease, name, seconds)


def leave_behind(folder: Path, holder: Holder = ELSEWHERE) -> Path:
    """What the holder on another machine has written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = lease_path(folder, newest_number(folder) + 1)
    assert create_holder(path, holder)
    return path


def renew_after(seconds: float, path: Path) -> None:
    time.sleep(seconds)
    write_holder(path, replace(ELSEWHERE, beat=1))


def is_free(folder: Path) -> bool:
    holder = read_holder(lease_path(folder, newest_number(folder)))
    assert holder is not None
    return holder.free


def test_a_lease_is_renewed_as_long_as_it_is_held_and_free_after(tmp_path: Path) -> None:
    held = Lease(tmp_path)
    first = read_holder(lease_path(tmp_path, 1))
    time.sleep(0.3)
    later = read_holder(lease_path(tmp_path, 1))
    assert first is not None
    assert later is not None
    assert first.beat < later.beat
    assert held.is_held
    held.release()
    assert is_free(tmp_path)
    assert not held.is_held


def test_a_free_lease_and_one_of_this_machine_are_taken_at_once(tmp_path: Path) -> None:
    Lease(tmp_path).release()
    Lease(tmp_path)  # as if killed
    began = time.monotonic()
    Lease(tmp_path).release()
    assert time.monotonic() - began < 1.0, "a lease that may be another machine's is watched for a second"
    assert [path.name for path in tmp_path.iterdir()] == [".lease-000003"]


def test_the_lease_of_a_dead_machine_is_taken_when_it_stood_still_for_long(tmp_path: Path) -> None:
    leave_behind(tmp_path)
    began = time.monotonic()
    Lease(tmp_path).release()
    assert 1.0 <= time.monotonic() - began < 10.0


def test_the_lease_of_a_living_machine_is_left_alone(tmp_path: Path) -> None:
    path = leave_behind(tmp_path)
    with ThreadPoolExecutor() as others:
        others.submit(renew_after, 0.4, path)
        with pytest.raises(HeldError, match="process 4711 on may-2"):
            Lease(tmp_path)
    assert newest_number(tmp_path) == 1


def test_of_many_machines_that_wait_for_a_dead_holder_one_gets_the_lease(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "machine_id", lambda: threading.current_thread().name)
    leave_behind(tmp_path)

    def attempt(_number: int) -> Lease | None:
        try:
            return Lease(tmp_path)
        except HeldError:
            return None

    with ThreadPoolExecutor(8) as racers:
        won = [found for found in racers.map(attempt, range(8)) if found]
    assert [one.is_held for one in won] == [True]
    won[0].release()


def test_a_holder_that_stood_still_knows_that_it_lost_the_lease(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "RENEW", 60.0)
    held = Lease(tmp_path)
    assert held.is_held
    time.sleep(0.6)
    assert not held.is_held
    held.release()
    assert not is_free(tmp_path), "what may be another's by now is not touched"


def test_a_lease_outlives_a_folder_that_cannot_be_written_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failures = lease.write_holder, iter([True, True])

    def fails_twice(path: Path, holder: Holder) -> None:
        if holder.beat and next(failures, False):
            raise OSError(5, "Input/output error")
        real(path, holder)

    monkeypatch.setattr(lease, "write_holder", fails_twice)
    held = Lease(tmp_path)
    time.sleep(0.8)
    assert held.is_held
    held.release()


def test_a_site_that_another_machine_crawls_is_locked(tmp_path: Path) -> None:
    path = leave_behind(tmp_path / "site")
    with ThreadPoolExecutor() as others:
        others.submit(renew_after, 0.4, path)
        with pytest.raises(LockedError, match=r"Another run of x is going on \(process 4711 on may-2\)"):
            SiteLock(tmp_path / "site", "x")


def test_a_build_waits_for_the_build_of_another_machine(tmp_path: Path) -> None:
    path = leave_behind(tmp_path / "parts")

    def work_and_end() -> None:
        for beat in range(1, 6):
            time.sleep(0.2)
            write_holder(path, replace(ELSEWHERE, beat=beat))
        write_holder(path, replace(ELSEWHERE, free=True))

    with ThreadPoolExecutor() as others:
        others.submit(work_and_end)
        began = time.monotonic()
        with deriving(tmp_path, patience=20):
            assert time.monotonic() - began >= 0.9


def test_a_run_that_lost_its_site_writes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = read_site(write_site(tmp_path / "sites", "tiny", "Sở Thử", "http://tiny.example"))
    run = CrawlRun(site, tmp_path / "data")
    run.keep(Exchange("http://tiny.example/1", datetime.now(UTC), 200, (), b"one"), None)
    monkeypatch.setattr(lease, "SAFE", 0.0)
    (recovered,) = recover_folder(run.folder)  # as the next holder does
    before = recovered.read_bytes()
    with pytest.raises(LockedError, match="lost the site"):
        run.keep(Exchange("http://tiny.example/2", datetime.now(UTC), 200, (), b"two"), None)
    run.note("timed out", "http://tiny.example/3", "60 s", "Try again later.")
    run.end("lock_lost")
    assert run.fault is not None
    assert run.fault.exit_status == 4
    assert recovered.read_bytes() == before
    assert [path.name for path in run.folder.glob("*.open")] == []
    assert fixity_fault(recovered) is None


def test_a_release_is_not_published_by_who_lost_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with deriving(tmp_path) as held:
        assure(held)
        monkeypatch.setattr(lease, "SAFE", 0.0)
        with pytest.raises(LockedError, match="stood still"):
            assure(held)
