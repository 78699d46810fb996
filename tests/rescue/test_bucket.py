"""A rescue into a bucket, by one machine and then another: what both fetch comes together there, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.query import Archive
from tests.cluster.store import object_store
from tests.rescue.standin import Standin

SITE = "sct-thu"
VERSIONS = "SELECT url, version, first_seen, last_seen, gone_at, title, text FROM articles ORDER BY url, version"
WAYBACK = ("--from", "wayback", "--quiet")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in {"AWS_ACCESS_KEY_ID": "so", "AWS_SECRET_ACCESS_KEY": "tay", "AWS_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    with object_store() as url:
        yield url


@contextmanager
def machine(folder: Path, data: str) -> Iterator[None]:
    """This process as a machine of its own, whose archive is at `data`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LUUTRU_CACHE", str(folder))
        patch.setenv("LUUTRU_DATA", data)
        yield


def test_what_two_machines_rescue_comes_together_in_a_bucket(asked: Standin, store: str, tmp_path: Path) -> None:
    with machine(tmp_path / "one", store):
        assert main(["rescue", SITE, *WAYBACK, "--until", "2021-03-01"]) == 0
    first = len(asked.fetched())
    with machine(tmp_path / "two", store):
        assert main(["rescue", SITE, *WAYBACK]) == 0
        assert main(["build", SITE, "--workers", "1", "--quiet"]) == 0
        assert main(["release", "--quiet"]) == 0
    assert 0 < first < len(asked.fetched()) == len(set(asked.fetched()))
    with machine(tmp_path / "three", str(tmp_path / "data")):
        assert main(["rescue", SITE, *WAYBACK]) == 0
        assert main(["build", SITE, "--workers", "1", "--quiet"]) == 0
        assert main(["release", "--quiet"]) == 0
    with machine(tmp_path / "four", store):
        there, here = (Archive(place).sql(VERSIONS) for place in (store, tmp_path / "data"))
    assert len(there) == 10
    assert there.equals(here)
