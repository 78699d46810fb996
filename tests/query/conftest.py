"""The small release, as fixtures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.query import Archive
from tests.query.made import ARTICLES, CAPTURES, IMAGES, write_release


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one release of four articles of two sites, one of them in two versions."""
    folder = tmp_path_factory.mktemp("archive")
    write_release(folder, "2026-11-22-1", {"articles": ARTICLES, "images": IMAGES, "captures": CAPTURES})
    return folder


@pytest.fixture(scope="session")
def archive(data: Path) -> Archive:
    """The small release, opened once."""
    return Archive(data)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[[str, list[dict[str, Any]]], Path]:
    """Publishes articles as a release of one archive, whose folder it gives."""

    def publish_articles(release: str, articles: list[dict[str, Any]]) -> Path:
        write_release(tmp_path / "data", release, {"articles": articles})
        return tmp_path / "data"

    return publish_articles
