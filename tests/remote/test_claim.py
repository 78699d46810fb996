"""A claim in a bucket: one holder at a time, whoever dies, stands still or comes at the same moment."""

from __future__ import annotations

import json
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from threading import Lock

import pytest

from crawler import lease
from crawler.errors import LockedError
from crawler.lease import HeldError, Holder
from pipelines.remote import claim
from pipelines.remote.bucket import Bucket, open_bucket
from pipelines.remote.claim import Claim, claimed
from pipelines.stopping import Stopped, stoppable

FOLDER = "leases/sites/sct-thu"
ELSEWHERE = Holder("another system", "may-2", 4711)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "RENEW", 0.1)
    for name, seconds in {"LOOK": 0.05, "PAUSE": 0.2}.items():
        monkeypatch.setattr(claim, name, seconds)


@pytest.fixture
def bucket(place: str) -> Bucket:
    return open_bucket(place)


def leave_behind(bucket: Bucket, name: str, holder: Holder) -> None:
    bucket.put(f"{FOLDER}/{name}", json.dumps(asdict(holder)).encode())


def test_a_second_machine_is_told_who_holds_and_has_it_when_that_is_over(bucket: Bucket) -> None:
    held = Claim(bucket, FOLDER, "one")
    with pytest.raises(HeldError, match=r"process \d+ on "):
        Claim(bucket, FOLDER, "two")
    assert held.is_held
    held.release()
    other = Claim(bucket, FOLDER, "two")
    assert other.is_held
    other.release()
    assert bucket.names(FOLDER) == []


def test_what_a_dead_machine_left_is_taken_after_it_stood_still(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim, "EXPIRES", 1.0)
    leave_behind(bucket, "dead", ELSEWHERE)
    began = time.monotonic()
    held = Claim(bucket, FOLDER, "one")
    assert time.monotonic() - began >= 1.0
    assert len(bucket.names(FOLDER)) == 1
    held.release()


def test_what_this_machine_left_is_dead_at_once(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim, "EXPIRES", 1_000.0)
    leave_behind(bucket, "dead", replace(ELSEWHERE, machine="one"))
    Claim(bucket, FOLDER, "one").release()


def test_of_many_that_come_at_one_moment_no_two_ever_have_it(bucket: Bucket) -> None:
    inside, most, count = 0, 0, Lock()

    def work(number: int) -> bool:
        nonlocal inside, most
        try:
            held = Claim(bucket, FOLDER, f"machine {number}")
        except HeldError:
            return False
        with count:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with count:
            inside -= 1
        held.release()
        return True

    with ThreadPoolExecutor(4) as machines:
        had = list(machines.map(work, range(4)))
    assert any(had)
    assert most == 1
    assert bucket.names(FOLDER) == []


def test_who_does_not_reach_the_bucket_loses_its_claim_and_is_asked_to_end(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "SAFE", 0.5)
    with stoppable(at_once=None) as received:
        held = Claim(bucket, FOLDER, "one")
        held.bucket = replace(bucket, root="khong-co/so-tay")
        with pytest.raises(Stopped):
            time.sleep(10)
    assert received == [signal.SIGTERM]
    assert not held.is_held


def test_a_site_that_another_machine_holds_is_locked(bucket: Bucket, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with (
        claimed(bucket, tmp_path / "one", "sites/sct-thu", "sct-thu"),
        pytest.raises(LockedError, match="Another run of sct-thu is going on"),
        claimed(bucket, tmp_path / "two", "sites/sct-thu", "sct-thu"),
    ):
        pytest.fail("two machines had one site")
