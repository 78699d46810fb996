from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.capture import Capture, payload_digest
from crawler.items import Article, Attachment, Byline, Contact, Image, Item, Link
from crawler.site import Site
from pipelines.rows import PageRows, page_rows, read_pixels
from tests.build.archives import BODY, HOST, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path)


def capture_on(day: date = date(2026, 11, 22)) -> Capture:
    moment = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return Capture(f"{HOST}/tin?ItemID=5", moment, 200, (), b"", "the-capture", payload_digest(b""), run_id="the-run")


def rows_of(site: Site, *items: Item, day: date = date(2026, 11, 22)) -> PageRows:
    return page_rows(site, capture_on(day), items)


def article(**said: object) -> Article:
    return Article(**{"url": f"{HOST}/tin?ItemID=5", "title": "Tin", "paragraphs": BODY, **said})  # type: ignore[arg-type]  # by name


def digest_of(site: Site, item: Article) -> str:
    return rows_of(site, item).article_sightings[0].content_digest


def test_text_is_the_clean_paragraphs_and_text_raw_the_printed_ones_joined_by_one_newline(site: Site) -> None:
    printed = ("Đ ồng\u00a0chí  Bí thư", "\u200b", "Đoạn\u00a0hai.")
    (row,) = rows_of(site, article(paragraphs=printed)).articles
    assert row.text_raw == "\n".join(printed)
    assert row.text == "\n".join(row.paragraphs)
    assert row.paragraphs == ["Đồng chí Bí thư", "Đoạn hai."]


def test_normalised_text_words_and_sentences_stand_on_the_offsets_of_the_text(site: Site) -> None:
    (row,) = rows_of(site, article(paragraphs=("Uỷ ban hoà bình. Câu thứ hai.", "Đoạn khác."))).articles
    assert len(row.text_norm) == len(row.text)
    assert row.text_norm.startswith("Ủy ban hòa bình")
    assert [row.text[span.start : span.end] for span in row.sentences] == [
        "Uỷ ban hoà bình.",
        "Câu thứ hai.",
        "Đoạn khác.",
    ]
    assert "".join(row.text[token.start : token.end] for token in row.tokens).replace(" ", "") == row.text.replace(
        " ", ""
    ).replace("\n", "")
    assert row.word_count == sum(any(map(str.isalnum, row.text[token.start : token.end])) for token in row.tokens) > 4


def test_a_date_without_a_time_is_midnight_at_the_site_and_says_day(site: Site) -> None:
    (row,) = rows_of(site, article(updated_raw="(Cập nhật: 17/04/2023)")).articles
    assert (row.updated_at, row.updated_precision) == (datetime(2023, 4, 16, 17, tzinfo=UTC), "day")
    assert (row.published_at, row.published_precision, row.published_raw) == (None, None, None)


def test_a_date_at_another_clock_is_midnight_there(tmp_path: Path) -> None:
    site = make_site(tmp_path, extra="timezone: Asia/Tokyo\n")
    (row,) = rows_of(site, article(published_raw="Ngày đăng: 17/04/2023")).articles
    assert row.published_at == datetime(2023, 4, 16, 15, tzinfo=UTC)


def test_a_date_that_cannot_be_read_is_null_and_a_problem(site: Site) -> None:
    rows = rows_of(site, article(published_raw="Ngày đăng: 31/02/2023"))
    assert rows.articles[0].published_at is None
    assert rows.articles[0].published_raw == "Ngày đăng: 31/02/2023"
    (problem,) = rows.problems
    assert (problem.field, problem.detail, problem.capture_id) == (
        "published_at",
        "Ngày đăng: 31/02/2023",
        "the-capture",
    )


@pytest.mark.parametrize(
    ("published", "updated", "year"),
    [
        ("Ngày đăng: 01/01/2023 00:30", "Cập nhật: 05/05/2024", 2023),
        (None, "Cập nhật: 05/05/2024", 2024),
        (None, None, 0),
        ("hôm qua", None, 0),
    ],
)
def test_the_year_is_of_publication_else_of_the_update_at_the_clock_of_the_site(
    site: Site, published: str | None, updated: str | None, year: int
) -> None:
    assert rows_of(site, article(published_raw=published, updated_raw=updated)).article_sightings[0].year == year


BASE = {
    "title": "Tin",
    "lead": "Dẫn",
    "published_raw": "Ngày đăng: 01/02/2023",
    "byline": Byline(raw="Tin: A", text_by=("An",)),
    "images": (Image("/a.jpg", caption="Chú thích"),),
    "attachments": (Attachment("http://tep.example/a.pdf", "Kế hoạch"),),
}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Tin khác"},
        {"lead": None},
        {"paragraphs": BODY[:2]},
        {"published_raw": "Ngày đăng: 02/02/2023"},
        {"updated_raw": "Cập nhật: 02/02/2023"},
        {"byline": Byline(raw="Tin: B", text_by=("Bình",))},
        {"images": (Image("/a.jpg", caption="Chú thích khác"),)},
        {"attachments": (Attachment("http://tep.example/b.pdf", "Kế hoạch"),)},
        {"attachments": (Attachment("http://tep.example/a.pdf?id=2", "Kế hoạch"),)},
        {"attachments": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_part_of_the_content_makes_a_version(site: Site, change: dict[str, object]) -> None:
    assert digest_of(site, article(**BASE)) != digest_of(site, article(**{**BASE, **change}))


@pytest.mark.parametrize(
    "change",
    [
        {"links": (Link("related", "/x", "Tin khác"),)},
        {"section": "Mục khác"},
        {"evidence": {"title": "another rule @ place"}},
        {"title": "Tin\u200b"},
        {"published_raw": "Đăng ngày: 01/02/2023"},
        {"images": (Image("/a.jpg?v=8123", alt="Ảnh", width="640", caption="Chú thích"),)},
        {"images": (Image("/a.jpg", caption="Chú thích"), Image("/quang-cao.gif"))},
        {"attachments": (Attachment("https://www.tep.example/a.pdf?token=9f2&ts=1700000001", "Kế hoạch"),)},
        {"canonical_url": f"{HOST}/tin?ItemID=5"},
        {"url": f"{HOST}/vi/tin-5.html"},
    ],
    ids=[
        "links",
        "section",
        "evidence",
        "invisible",
        "label",
        "picture's address",
        "picture without words",
        "document's token",
        "canonical",
        "address",
    ],
)
def test_what_is_not_content_makes_no_version(site: Site, change: dict[str, object]) -> None:
    assert digest_of(site, article(**BASE)) == digest_of(site, article(**{**BASE, **change}))


def test_mentions_stand_where_they_say_in_title_lead_text_and_captions(site: Site) -> None:
    said = article(
        title="Quyết định số 12/QĐ-UBND",
        lead="Ngày 5/6/2023 họp.",
        images=(Image("/a.jpg", caption="Ảnh chụp ngày 7/6/2023"),),
    )
    rows = rows_of(site, said)
    texts = {"title": rows.articles[0].title, "lead": rows.articles[0].lead, "text": rows.articles[0].text}
    texts["caption.0"] = rows.images[0].caption
    assert {mention.field for mention in rows.mentions} == set(texts)
    for mention in rows.mentions:
        assert (texts[mention.field] or "")[mention.start : mention.end] == mention.text
    found = {(mention.field, mention.kind, mention.value) for mention in rows.mentions}
    assert ("title", "document", "12/QĐ-UBND") in found
    assert ("caption.0", "date", "2023-06-07") in found
    assert any(mention.kind == "person" and mention.text == "Trần Văn Đấu" for mention in rows.mentions)


def test_the_seed_blocks_give_their_numbers_in_full_and_the_unit_its_parent(site: Site) -> None:
    department = Contact(emails_raw="sct@thu.example", phones_raw="0275.3822 365- 3822 251")
    unit = Contact(organisation="Trung tâm Khuyến công", role="subordinate", phones_raw="0275.6281888 - 0275.3822403")
    first, second = rows_of(site, department, unit).contacts
    assert (first.organisation, first.parent) == (site.title, None)
    assert first.emails == ["sct@thu.example"]
    assert first.phones == ["+842753822365", "+842753822251"]
    assert (second.organisation, second.parent) == ("Trung tâm Khuyến công", site.title)
    assert second.phones == ["+842756281888", "+842753822403"]


def test_the_organisation_of_the_site_file_names_the_department(tmp_path: Path) -> None:
    site = make_site(tmp_path, extra="organisation: {name: Sở X}\n")
    assert rows_of(site, Contact(phones_raw="0275.3822 365")).contacts[0].organisation == "Sở X"


def test_numbers_are_read_by_the_numbering_of_the_day_of_the_page(site: Site) -> None:
    old = rows_of(site, Contact(phones_raw="075.3822365"), day=date(2015, 3, 1)).contacts[0]
    assert old.phones == ["+84753822365"]
    assert old.phones_raw == "075.3822365"


def test_a_block_is_the_same_while_its_print_is_the_same(site: Site) -> None:
    one = rows_of(site, Contact(phones_raw="0275.3822 365")).contact_sightings[0]
    later = rows_of(site, Contact(phones_raw="0275.3822 365"), day=date(2027, 1, 1)).contact_sightings[0]
    other = rows_of(site, Contact(phones_raw="0275.3822 366")).contact_sightings[0]
    assert one.contact_id == later.contact_id == other.contact_id
    assert one.content_digest == later.content_digest != other.content_digest


@pytest.mark.parametrize(
    ("printed", "pixels"),
    [
        ("600", 600),
        ("600px", 600),
        (" 600.0 ", 600),
        ("100%", None),
        ("auto", None),
        ("", None),
        (None, None),
        ("99999999", None),
    ],
)
def test_only_pixels_are_a_width(printed: str | None, pixels: int | None) -> None:
    assert read_pixels(printed) == pixels


@given(title=st.text(max_size=40), paragraphs=st.lists(st.text(max_size=80), max_size=4), raw=st.text(max_size=30))
def test_any_page_gives_rows_that_keep_the_rules(
    tmp_path_factory: pytest.TempPathFactory, title: str, paragraphs: list[str], raw: str
) -> None:
    site = make_site(tmp_path_factory.getbasetemp() / "any")
    item = article(title=title, paragraphs=tuple(paragraphs), published_raw=raw)
    (row,) = page_rows(site, capture_on(), [item]).articles
    assert row.text == "\n".join(row.paragraphs)
    assert len(row.text_norm) == len(row.text)
    assert all(0 <= token.start < token.end <= len(row.text) for token in row.tokens)
    assert row.title is None or row.title.strip()


def test_a_page_in_a_legacy_font_tells_its_shortest_lines_too(site: Site) -> None:
    body = ("S¸ng ngµy 12 th¸ng 3, ®ång chÝ Phã Gi¸m ®èc Së ®· ®Õn th¨m vµ tÆng quµ c¸c hé nghÌo.",)
    contact = Contact(organisation="Phßng Tæ chøc", phones_raw="§T: 0275.3822365")
    rows = rows_of(site, article(title="Häp", paragraphs=body, published_raw="Ngµy 14/4/2023"), contact)
    (row,) = rows.articles
    assert (row.title, row.title_raw) == ("Họp", "Häp")
    assert row.text == "Sáng ngày 12 tháng 3, đồng chí Phó Giám đốc Sở đã đến thăm và tặng quà các hộ nghèo."
    assert row.text_raw == body[0]
    assert "tcvn3" in row.flags
    assert row.published_at is not None
    assert rows.contacts[0].organisation == "Phòng Tổ chức"


def test_personal_data_of_a_citizen_is_a_mention_without_a_value_and_flags_its_article(site: Site) -> None:
    notice = "Xử phạt ông Trần Văn Mẫu, sinh năm 1980, CCCD số 079080000000, số tiền 5.000.000 đồng."
    image = Image("/a.jpg", caption="Bà Lê Thị Thử (sinh năm 1990) nhận quà")
    rows = rows_of(site, article(paragraphs=(*BODY, notice), images=(image,)))
    (row,) = rows.articles
    personal = [mention for mention in rows.mentions if mention.kind == "personal"]
    assert [(one.field, one.text, one.role, one.value) for one in personal] == [
        ("caption.0", "1990", "birth_date", None),
        ("text", "1980", "birth_date", None),
        ("text", "079080000000", "id_card", None),
    ]
    assert all(row.text[one.start : one.end] == one.text for one in personal if one.field == "text")
    assert "personal_data" in row.flags
    assert row.flags == sorted(row.flags)


def test_contacts_of_offices_in_a_text_flag_nothing(site: Site) -> None:
    notice = "Liên hệ: Sở Công Thương, điện thoại 0900 000 301, email sct.mau@gmail.com; mã số thuế 1300000000."
    rows = rows_of(site, article(paragraphs=(*BODY, notice)))
    assert [mention for mention in rows.mentions if mention.kind == "personal"] == []
    assert "personal_data" not in rows.articles[0].flags
