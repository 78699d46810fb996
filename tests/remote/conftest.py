from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cluster.store import object_store

Machine = Callable[[str], Path]


@pytest.fixture(scope="session")
def store() -> Iterator[str]:
    """A store on loopback, and the URL of a prefix in it."""
    patch = pytest.MonkeyPatch()
    for name, value in {"AWS_ACCESS_KEY_ID": "so", "AWS_SECRET_ACCESS_KEY": "tay", "AWS_REGION": "us-east-1"}.items():
        patch.setenv(name, value)
    with object_store() as url:
        yield url
    patch.undo()


@pytest.fixture
def place(store: str, tmp_path: Path) -> str:
    """The address of an archive that is not there yet, one for each test."""
    return store.replace("/so-tay", f"/{tmp_path.name}")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Makes this process work as a machine of that name: with a cache of its own. Gives the cache."""

    def at(name: str) -> Path:
        monkeypatch.setenv("LUUTRU_CACHE", str(tmp_path / name))
        return tmp_path / name

    return at
