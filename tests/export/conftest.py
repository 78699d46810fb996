"""Releases to export, as fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.query import Archive
from tests.export.captured import captured_archive
from tests.export.made import PERSONAL_TABLES, TABLES
from tests.query import made as small
from tests.query.made import write_release


@pytest.fixture(scope="session")
def odd_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose one release holds what a spreadsheet, an XML parser or a file system could trip over."""
    folder = tmp_path_factory.mktemp("odd")
    write_release(folder, "2026-11-22-1", TABLES)
    return folder


@pytest.fixture(scope="session")
def odd(odd_data: Path) -> Archive:
    """That release, opened once."""
    return Archive(odd_data)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A release of four articles of two sites, one of them in two versions, opened once."""
    folder = tmp_path_factory.mktemp("small")
    write_release(folder, "2026-11-22-1", {"articles": small.ARTICLES, "images": small.IMAGES})
    return Archive(folder)


@pytest.fixture(scope="session")
def noticed(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A release with a notice that prints a citizen's telephone and year of birth, opened once."""
    folder = tmp_path_factory.mktemp("noticed")
    write_release(folder, "2026-11-22-1", PERSONAL_TABLES)
    return Archive(folder)


@pytest.fixture(scope="session")
def demo(demo_release: Path) -> Archive:
    """The release of the demo department, opened once."""
    return Archive(demo_release)


@pytest.fixture(scope="session")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a few captures with revisits, versions and a page that went; for reading only."""
    return captured_archive(tmp_path_factory.mktemp("captured") / "data")
