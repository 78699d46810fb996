"""What a comparison of two releases says of articles that moved, were read otherwise, or are no longer there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.release_diff import ArticleChange, ContactChange, compare_releases
from tests.query.made import article_row, day, filled_row, write_release

BEFORE, AFTER = "2026-11-22-1", "2026-11-23-1"
URL = "http://mot.example/tin/1"
Rows = list[dict[str, Any]]


def article(**values: Any) -> dict[str, Any]:
    known = {
        "url": URL,
        "article_id": "one",
        "title": "Đại hội",
        "paragraphs": ["Một."],
        "published_at": day(2023, 4, 14),
    }
    return article_row(**{**known, **values})


def image(caption: str, **values: Any) -> dict[str, Any]:
    known = {"site": "sct-mot", "article_id": "one", "version": 1, "year": 2023, "caption_raw": caption}
    return filled_row("images", {**known, **values})


def compared(folder: Path, before: dict[str, Rows], after: dict[str, Rows]) -> list[ArticleChange]:
    one, other = write_release(folder, BEFORE, before), write_release(folder, AFTER, after)
    with compare_releases(one, other) as diff:
        return list(diff.articles())


def test_an_article_at_another_address_has_moved_and_both_are_named(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, {"articles": [article()]}, {"articles": [article(url="http://mot.example/moi/1")]})
    assert (found.kinds, found.fields) == (["moved"], [])
    assert (found.url_before, found.url) == (URL, "http://mot.example/moi/1")


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"section": "Tin tức"}, ["section"]),
        ({"published_at": day(2023, 4, 15)}, ["published_at"]),
        ({"text_by": ["Xuyên, Anh"]}, ["text_by"]),
        ({"paragraphs": ["Hai."]}, ["text"]),
        ({"paragraphs": ["Một. "]}, ["text"]),
        ({"lead": ""}, ["lead"]),
    ],
)
def test_a_better_reading_of_the_same_version_is_told_apart_from_a_change(
    tmp_path: Path, values: dict[str, Any], fields: list[str]
) -> None:
    (found,) = compared(tmp_path, {"articles": [article()]}, {"articles": [article(**values)]})
    assert (found.kinds, found.fields, found.before, found.after) == (["reread"], fields, 1, 1)


def test_lists_that_differ_only_in_where_one_item_ends_differ(tmp_path: Path) -> None:
    one, other = article(text_by=["Xuyên, Anh"]), article(text_by=["Xuyên", "Anh"])
    assert [change.fields for change in compared(tmp_path, {"articles": [one]}, {"articles": [other]})] == [["text_by"]]


def test_a_caption_or_its_place_is_part_of_the_article(tmp_path: Path) -> None:
    captions = [image("Một", position=0), image("Hai", position=1)]
    turned = [image("Hai", position=0), image("Một", position=1)]
    found = compared(
        tmp_path, {"articles": [article()], "images": captions}, {"articles": [article()], "images": turned}
    )
    assert [change.fields for change in found] == [["captions"]]


def test_rows_of_the_same_pictures_in_another_order_in_the_file_are_no_change(tmp_path: Path) -> None:
    captions = [image("Một", position=0), image("Hai", position=1)]
    tables = {"articles": [article()], "images": captions}
    assert compared(tmp_path, tables, {**tables, "images": captions[::-1]}) == []


def test_an_article_that_became_part_of_another_names_that_one(tmp_path: Path) -> None:
    def address(owner: str) -> dict[str, Any]:
        return filled_row(
            "addresses", {"site": "sct-mot", "article_id": owner, "url": URL, "url_key": "mot.example/tin/1"}
        )

    other = article(article_id="two", url="http://mot.example/tin/2")
    (found,) = compared(
        tmp_path,
        {"articles": [article(), other], "addresses": [address("one")]},
        {"articles": [other], "addresses": [address("two")]},
    )
    assert (found.article_id, found.kinds, found.held_by, found.after) == ("one", ["dropped"], "two", None)


def test_articles_of_one_id_on_two_sites_are_two(tmp_path: Path) -> None:
    one = {"articles": [article(), article(site="sct-hai")]}
    other = {"articles": [article(), article(site="sct-hai", section="Khác")]}
    assert [(change.site, change.kinds) for change in compared(tmp_path, one, other)] == [("sct-hai", ["reread"])]


def test_a_contact_block_is_new_changed_or_ended_and_old_blocks_are_left_out(tmp_path: Path) -> None:
    def block(name: str, **values: Any) -> dict[str, Any]:
        return filled_row("contacts", {"site": "sct-mot", "organisation": name, **values})

    before = [block("Sở", address="Số 1"), block("Trung tâm"), block("Chi cục", valid_to=day(2026, 1, 1))]
    after = [block("Sở", address="Số 2"), block("Phòng", parent="Sở"), block("Sở", valid_to=day(2026, 11, 23))]
    one = write_release(tmp_path, BEFORE, {"contacts": before})
    other = write_release(tmp_path, AFTER, {"contacts": after})
    with compare_releases(one, other) as diff:
        found = diff.contacts()
    assert found == [
        ContactChange("sct-mot", "Sở", None, "changed", ["address"]),
        ContactChange("sct-mot", "Trung tâm", None, "ended", []),
        ContactChange("sct-mot", "Phòng", "Sở", "new", []),
    ]
