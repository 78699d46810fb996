"""What is asked of the keys of a site's parts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.build import build_parts
from pipelines.parts import part_folders
from pipelines.sightings import SiteKeys
from tests.build.archives import Crawl, article_page, make_site


def test_where_no_file_was_captured_the_answer_is_that_of_the_query(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, moment = make_site(tmp_path / "sites"), datetime(2026, 11, 22, tzinfo=UTC)
    crawl = Crawl(tmp_path, site)
    crawl.get("/tin?ItemID=1", article_page(1))
    crawl.end()
    build_parts(tmp_path, [site], workers=0)
    wanted = pa.table({"n": [0, 1], "url_key": ["a.example/1.jpg", None], "first_seen": pa.array([moment] * 2)})
    with SiteKeys(part_folders(tmp_path / "parts" / site.name), tmp_path / "spill", site.name) as keys:
        assert not keys.has_files
        short = keys.nearest_files(wanted)
        monkeypatch.setattr(SiteKeys, "has_files", True)
        asked = keys.nearest_files(wanted)
    assert short.equals(asked)
    assert short.num_rows == 2
