"""The page that the product exists for: four markups, one path (server, crawl, WARC, build, release), one gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from crawler.warc import read_capture
from pipelines.query import Archive
from tests.seed.dress import ARTICLE_PATH, DRESSES, SEED, read_seed
from tests.serving import serve_pages, write_site

TITLE = "Sở Công Thương tỉnh Bến Tre"


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    path = SEED / "gold.json"
    if not path.exists():
        pytest.skip(f"the seed page is not at {path}")
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


class Run(NamedTuple):
    """A finished run: the folder of the archive, and the page as it was served."""

    data: Path
    page: bytes


@pytest.fixture(scope="module", params=sorted(DRESSES))
def run(request: pytest.FixtureRequest, gold: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The release that `luutru run` makes of a site whose one article is the seed page in one of its dresses."""
    seed = read_seed({caption["caption"] for caption in gold["captions"]})
    folder = tmp_path_factory.mktemp(request.param)
    page = DRESSES[request.param](seed).encode()
    with serve_pages({ARTICLE_PATH: page}, {ARTICLE_PATH: gold["title"]}) as address:
        write_site(folder / "sites", "sct-bentre-seed", TITLE, address)
        options = ("--data", str(folder / "data"), "--sites", str(folder / "sites"), "--quiet")
        command = [sys.executable, "-m", "pipelines", *options, "run", "sct-bentre-seed"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Run(folder / "data", page)


@pytest.fixture
def archive(run: Run) -> Archive:
    return Archive(run.data)


@pytest.fixture
def article(archive: Archive) -> dict[str, Any]:
    rows = archive.table("articles").to_table().to_pylist()
    assert len(rows) == 1
    row: dict[str, Any] = rows[0]
    return row


def printed(text: str) -> str:
    return " ".join(text.split())


def test_title_and_text_are_the_golds(article: dict[str, Any], gold: dict[str, Any]) -> None:
    assert article["title"] == gold["title"]
    assert article["lead"] is None
    assert article["paragraphs"] == gold["paragraphs_clean"]
    assert article["text"] == "\n".join(gold["paragraphs_clean"])
    assert [printed(line) for line in article["text_raw"].split("\n")] == gold["paragraphs_as_printed"]
    for phrase in gold["must_not_be_in_the_body"]:
        assert phrase not in article["text"]


def test_update_is_an_update_and_no_publication(article: dict[str, Any], gold: dict[str, Any]) -> None:
    assert article["published_at"] is None
    assert article["published_precision"] is None
    assert article["updated_raw"] == gold["updated"]["raw"]
    assert article["updated_precision"] == gold["updated"]["precision"]
    local = pd.Timestamp(article["updated_at"]).tz_convert(gold["updated"]["zone"])
    assert local.isoformat() == f"{gold['updated']['value']}T00:00:00+07:00"


def test_byline_is_taken_apart(article: dict[str, Any], gold: dict[str, Any]) -> None:
    assert printed(article["byline_raw"]) == gold["byline"]["raw"]
    assert article["text_by"] == gold["byline"]["text_by"]
    assert article["photos_by"] == gold["byline"]["photos_by"]
    assert article["unit"] == gold["byline"]["unit"]


def test_captions_belong_to_pictures_in_their_order(archive: Archive, gold: dict[str, Any]) -> None:
    rows = sorted(archive.table("images").to_table().to_pylist(), key=lambda row: row["position"])
    assert [(row["caption"], row["credit"]) for row in rows] == [(c["caption"], c["credit"]) for c in gold["captions"]]
    assert all(row["url"] for row in rows)


def test_contacts_are_the_department_and_its_unit(archive: Archive, gold: dict[str, Any]) -> None:
    rows = {row["organisation"]: row for row in archive.table("contacts").to_table().to_pylist()}
    assert sorted(rows) == sorted(contact["organisation"] for contact in gold["contacts"])
    for contact in gold["contacts"]:
        row = rows[contact["organisation"]]
        for key in ("parent", "emails", "phones", "phones_raw"):
            assert row[key] == contact[key], key


def test_dates_and_people_of_the_text_are_mentions(archive: Archive, gold: dict[str, Any]) -> None:
    rows = archive.table("mentions").to_table().to_pylist()
    dates = {row["value"] for row in rows if row["kind"] == "date"}
    assert {event["value"] for event in gold["event_dates"]} <= dates
    people = {row["text"] for row in rows if row["kind"] == "person"}
    assert {person["name"] for person in gold["people_with_office_named_in_body_or_captions"]} <= people


def test_related_titles_are_links_and_no_text(archive: Archive, article: dict[str, Any]) -> None:
    links = [row for row in archive.table("links").to_table().to_pylist() if row["kind"] == "related"]
    assert links
    assert all(link["anchor"] not in article["text"] for link in links)


def test_every_field_tells_where_it_was_read(article: dict[str, Any]) -> None:
    evidence = dict(article["evidence"])
    assert {"title", "text", "updated", "byline", "captions"} <= set(evidence)
    assert all(" @ " in rule for rule in evidence.values())


def test_the_capture_behind_the_row_is_the_page_as_served(run: Run, archive: Archive, article: dict[str, Any]) -> None:
    rows = archive.table("captures").to_table().to_pylist()
    row = next(row for row in rows if row["capture_id"] == article["capture_id"])
    warc = next(run.data.glob(f"captures/**/{Path(row['warc_file']).name}"))
    capture = read_capture(warc, row["warc_offset"], row["warc_length"])
    assert capture.content() == run.page
    assert capture.payload_digest.removeprefix("sha256:") == row["payload_sha256"].removeprefix("sha256:")
