"""What the demo publishes: enough of it, varied, clean in the truth and dirty on the page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from crawler.demo.content import all_stories, retone, slug_of
from crawler.demo.draw import Draw
from crawler.demo.truth import DemoArticle, changes, contact_truth, truth

VIETNAMESE = st.text(alphabet="aáàảãạăắặâấậbcdđeéèẹêếệghiíìịklmnoóòỏõọôốộơớợpqrstuúùủũụưứựvxyýỳỷỹỵ ", max_size=40)


def _texts(one: DemoArticle) -> list[str]:
    cells = [cell for table in one.tables for row in table for cell in row]
    captions = [image.caption for image in one.images if image.caption]
    return [one.title, *one.paragraphs, *cells, *captions, *([one.lead] if one.lead else [])]


def test_there_are_150_articles_in_6_sections_over_12_years() -> None:
    articles = truth()
    assert len(articles) == 150
    assert set(Counter(one.section for one in articles).values()) == {25}
    assert {story.posted.year for story in all_stories()} == set(range(2014, 2026))


def test_urls_and_titles_are_unique_and_numbers_grow() -> None:
    for number in (1, 2):
        assert (
            len({one.url for one in truth(number)}) == len({one.title for one in truth(number)}) == len(truth(number))
        )
    numbers = [story.number for story in all_stories()]
    assert numbers == sorted(set(numbers))


def test_no_slot_and_no_choice_is_left_unfilled() -> None:
    for one in truth(2):
        for text in _texts(one):
            assert not re.search(r"[{}\[\]|¶]|  ", text), text


def test_the_truth_is_clean() -> None:
    for one in truth(2):
        for text in _texts(one):
            assert text == unicodedata.normalize("NFC", text).strip()
            assert "\u00a0" not in text


def test_every_kind_of_dirt_stands_on_some_page() -> None:
    soils = Counter(name for one in truth() for name in one.soil)
    assert set(soils) == {"nfd", "nbsp", "cut", "torn", "double", "entities"}
    printed = " ".join(text for one in truth() for text in one.paragraphs_printed)
    assert "\u00a0" in printed
    assert re.search(r"[đĐ] ồng chí", printed)
    assert printed != unicodedata.normalize("NFC", printed)


def test_both_styles_of_tone_marks_and_a_misspelling_are_kept() -> None:
    text = " ".join(text for one in truth() for text in one.paragraphs)
    assert "hóa" in text
    assert "hoá " in text
    assert "sản suất" in text


def test_every_custom_of_bylines_dates_and_credits_occurs() -> None:
    raws = [one.byline.raw.split(":")[0] for one in truth() if one.byline.raw]
    assert set(raws) == {"Tin, ảnh", "Bài", "Bài, ảnh", "Tác giả", "Nguồn", "Tin"}
    kinds = {(one.published is not None, one.updated is not None) for one in truth()}
    assert kinds == {(True, False), (False, True), (True, True)}
    assert {one.published.precision for one in truth() if one.published} == {"minute", "day"}
    images = [image for one in truth() for image in one.images]
    assert any(image.credit for image in images)
    assert any(image.caption is None for image in images)
    assert {len(one.images) for one in truth()} == {0, 1, 2, 3, 4}


def test_a_caption_and_its_credit_make_up_the_printed_line() -> None:
    for image in (image for one in truth() for image in one.images if image.credit):
        printed, caption = image.caption_raw or "", image.caption or "?"
        assert printed.startswith(caption)
        assert re.fullmatch(rf"[ (\-]+Ảnh: {image.credit}\)?", printed.removeprefix(caption))


def test_articles_before_the_redesign_have_the_old_layout() -> None:
    for story in all_stories():
        assert (story.layout == "old") == (story.posted.isoformat() < "2020-03-02")


def test_the_second_edition_differs_as_it_says() -> None:
    first, second = ({one.url: one for one in truth(number)} for number in (1, 2))
    said = changes()
    assert set(second) - set(first) == {*said.added, *said.moved.values()}
    assert set(first) - set(second) == {*said.gone, *said.moved}
    assert {url for url in first if url in second and first[url] != second[url]} == set(said.changed)
    assert (len(said.added), len(said.changed), len(said.gone), len(said.moved)) == (8, 4, 2, 1)


def test_each_change_of_the_second_edition_is_of_another_kind() -> None:
    first, second = ({one.url: one for one in truth(number)} for number in (1, 2))
    fields = ("title", "paragraphs", "updated", "images")
    differing = [
        [name for name in fields if getattr(first[u], name) != getattr(second[u], name)] for u in changes().changed
    ]
    assert sorted(differing) == sorted([name] for name in fields)


def test_the_department_and_four_units_are_on_the_contact_page() -> None:
    own, *units = contact_truth()
    assert own.parent is None
    assert len(units) == 4
    assert {one.parent for one in units} == {own.organisation}
    for one in contact_truth():
        assert all(email.endswith(".example") for email in one.emails)
        digits = re.sub(r"\D", "", one.phones_raw)
        assert all(phone.startswith("+842783666") and digits.find(phone[-3:]) >= 0 for phone in one.phones)


@given(VIETNAMESE)
def test_retone_keeps_length_and_is_stable(text: str) -> None:
    assert len(retone(text)) == len(text)
    assert retone(retone(text)) == retone(text)


@given(VIETNAMESE)
def test_a_slug_is_plain_and_short(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(-[a-z0-9]+)*", slug_of(text))
    assert len(slug_of(text + " dài" * 40)) <= 70


@given(st.integers(0, 9), st.integers(0, 9), st.text(max_size=5))
def test_a_draw_depends_on_its_key_alone(low: int, more: int, key: str) -> None:
    one, other = Draw("test", key), Draw("test", key)
    drawn = [one.between(low, low + more) for _ in range(20)]
    assert drawn == [other.between(low, low + more) for _ in range(20)]
    assert set(drawn) <= set(range(low, low + more + 1))
