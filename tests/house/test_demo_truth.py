"""The demo release beside the truth about the demo: what the whole way makes of 150 pages that we know."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.truth import DemoArticle, contact_truth, truth
from crawler.pages.grids import BAR
from pipelines.query import Archive

Pair = tuple[DemoArticle, dict[str, Any]]


@pytest.fixture(scope="module")
def archive(demo_release: Path) -> Archive:
    return Archive(demo_release)


@pytest.fixture(scope="module")
def pairs(archive: Archive) -> list[Pair]:
    rows = {row["url"]: row for row in archive.table("articles").to_table().to_pylist()}
    assert set(rows) == {article.url for article in truth()}
    return [(article, rows[article.url]) for article in truth()]


def plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def test_titles_leads_and_sections_are_the_truth(pairs: list[Pair]) -> None:
    for article, row in pairs:
        found = (row["title"], row["lead"], row["section"])
        assert found == (article.title, article.lead, article.section), article.url


def test_paragraphs_are_the_truth_and_tables_are_rows(pairs: list[Pair]) -> None:
    for article, row in pairs:
        running = tuple(paragraph for paragraph in row["paragraphs"] if BAR not in paragraph)
        tabled = [paragraph for paragraph in row["paragraphs"] if BAR in paragraph]
        assert running == article.paragraphs, article.url
        assert tabled == [BAR.join(cells) for table in article.tables for cells in table], article.url


def test_dates_have_value_precision_and_print(pairs: list[Pair]) -> None:
    for article, row in pairs:
        for name, date in (("published", article.published), ("updated", article.updated)):
            raw = row[f"{name}_raw"]
            assert plain(raw) == plain(date.raw if date else None), (article.url, name)
            assert row[f"{name}_precision"] == (date.precision if date else None), (article.url, name)


def test_bylines_are_taken_apart(pairs: list[Pair]) -> None:
    for article, row in pairs:
        wanted = article.byline
        found = (tuple(row["text_by"]), tuple(row["photos_by"]), row["unit"], row["source"])
        assert found == (wanted.text_by, wanted.photos_by, wanted.unit, wanted.source), article.url


def test_captions_and_files_belong_to_their_articles(archive: Archive, pairs: list[Pair]) -> None:
    images = archive.table("images").to_table().to_pylist()
    files = archive.table("attachments").to_table().to_pylist()
    for article, row in pairs:
        mine = sorted(
            (one for one in images if one["article_id"] == row["article_id"]), key=lambda one: one["position"]
        )
        assert [(one["caption"], one["credit"]) for one in mine] == [(i.caption, i.credit) for i in article.images], (
            article.url
        )
        assert all(one["sha256"] for one in mine), article.url
        linked = {one["file_name"] for one in files if one["article_id"] == row["article_id"]}
        assert linked == {attachment.file_name for attachment in article.attachments}, article.url


def test_contacts_are_the_department_and_its_units(archive: Archive) -> None:
    rows = {row["organisation"]: row for row in archive.table("contacts").to_table().to_pylist()}
    assert set(rows) == {contact.organisation for contact in contact_truth()}
    for contact in contact_truth():
        row = rows[contact.organisation]
        assert tuple(row["phones"]) == contact.phones, contact.organisation
        assert tuple(row["fax"]) == contact.fax, contact.organisation
        assert tuple(row["emails"]) == contact.emails, contact.organisation
        assert (row["parent"], row["person"], row["licence"]) == (contact.parent, contact.person, contact.licence)
