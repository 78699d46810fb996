"""Personal data of citizens stays out of tables unless it is asked for; every offset stays right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipelines.export.choice import Wanted
from pipelines.export.masks import Mark, blacken_twin
from pipelines.export.selection import Selection
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.made import BORN, NOTICE, PERSONAL, PHONE

DIGITS = "".join(filter(str.isdigit, PHONE))


def rows_of(selection: Selection, table: str) -> list[dict[str, Any]]:
    return [row for batch in selection.batches(table) for row in batch.to_pylist()]


def notice_in(selection: Selection) -> dict[str, Any]:
    return next(row for row in rows_of(selection, "articles") if row["article_id"] == NOTICE["article_id"])


def test_no_table_prints_the_number_in_any_form(noticed: Archive) -> None:
    for table in SCHEMAS:
        rows = [row for row in rows_of(Selection(noticed), table) if row.get("article_id") == NOTICE["article_id"]]
        digits = "".join(filter(str.isdigit, json.dumps(rows, default=str)))
        assert DIGITS not in digits
        assert DIGITS[1:] not in digits, "the E.164 form"


@pytest.mark.parametrize("column", ["lead", "text", "text_norm", "text_raw", "search_key"])
def test_a_year_of_birth_is_masked_where_it_is_one(noticed: Archive, column: str) -> None:
    masked, printed = notice_in(Selection(noticed))[column], NOTICE[column]
    announced = printed.lower().replace("ă", "a").index("sinh nam") + len("sinh nam ")
    assert printed[announced : announced + len(BORN)] == BORN
    assert masked[announced : announced + len(BORN)] == "█" * len(BORN)


def test_the_same_year_elsewhere_in_the_text_stays(noticed: Archive) -> None:
    assert f"năm {BORN} Sở thành lập" in notice_in(Selection(noticed))["text"]


def test_lengths_and_offsets_stay(noticed: Archive) -> None:
    masked = notice_in(Selection(noticed))
    for column in ("title", "title_raw", "lead", "text", "text_norm", "text_raw", "search_key", "byline_raw"):
        assert len(masked[column]) == len(NOTICE[column])
    assert "\n".join(masked["paragraphs"]) == masked["text"]
    for mark in PERSONAL:
        if mark["field"] in masked:
            assert masked[mark["field"]][mark["start"] : mark["end"]] == "█" * len(mark["text"])


def test_nothing_else_of_the_notice_is_masked(noticed: Archive) -> None:
    text = notice_in(Selection(noticed))["text"]
    assert text.replace("█", "") == NOTICE["text"].replace(PHONE, "").replace(BORN, "", 1)


def test_captions_and_links_are_masked(noticed: Archive) -> None:
    (image,), (link,) = (rows_of(Selection(noticed), table) for table in ("images", "links"))
    hidden = "█" * len(PHONE)
    assert image["caption"] == f"Ông Thử (số {hidden}) nhận giấy"
    assert image["caption_raw"] == f"Ông Thử (số {hidden}) nhận giấy."
    assert link["anchor"] == f"Gọi {hidden}"


def test_mentions_that_would_tell_are_left_out_of_whatever_kind(noticed: Archive) -> None:
    assert [row["kind"] for row in rows_of(Selection(noticed), "mentions")] == ["person"]


def test_another_article_with_the_same_number_of_an_office_is_not_touched(noticed: Archive) -> None:
    texts = [row["text"] for row in rows_of(Selection(noticed), "articles")]
    assert f"Tổng đài {PHONE} của Sở." in texts


def test_all_is_there_when_it_is_asked_for(noticed: Archive) -> None:
    asked = Selection(noticed, Wanted(personal=True))
    assert {name: notice_in(asked)[name] for name in ("title", "text", "text_raw", "search_key")} == {
        name: NOTICE[name] for name in ("title", "text", "text_raw", "search_key")
    }
    assert len(rows_of(asked, "mentions")) == len(PERSONAL) + 2
    assert asked.masked == 0


def test_what_was_masked_is_counted(noticed: Archive) -> None:
    assert Selection(noticed).masked == len(PERSONAL)


def test_a_line_that_prints_it_in_other_letters_is_masked_whole() -> None:
    own = "Một dòng\nông Thử sinh 1981"
    mark = Mark(own.index("1981"), len(own), "1981")
    assert blacken_twin("Mét dßng\n«ng Thö sinh MCMLXXXI", own, [mark]) == "Mét dßng\n" + "█" * 21
    assert "1981" not in blacken_twin("một dòng ông Thử sinh 1981", own, [mark])
