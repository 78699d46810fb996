"""Layouts of a site file: each field read where its selector points, on the days that the layout is for."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.items import Article, Image, Problem
from crawler.site import LAYOUT_FIELDS, Layout
from tests.pages.reading import HEADING, PARAGRAPHS, TEXT, article_of, open_page, portal

CAPTURED = date(2023, 4, 18)  # the day of every capture of these tests
LEAD = "Năm nhóm nhiệm vụ được đặt ra cho năm mới."
NOTE = "Quang cảnh hội nghị tại hội trường Sở."
PAGE = portal(
    f"""<div class="muc">Thương mại</div>{HEADING}<h3 class="khac">Tên khác của bài viết này</h3>
    <div class="gio"><span class="dang">Đăng: 12/4/2023 08:15</span> <span class="sua">Sửa: 13/4/2023</span></div>
    <div class="tom">{LEAD}</div>
    <div class="than"><p>{PARAGRAPHS[0]}</p><p><img src="/a.jpg"></p><p class="chu">{NOTE}</p>
    <p>{PARAGRAPHS[1]}</p><p><img src="/b.jpg"></p><p class="chu">Trao quà lưu niệm</p>
    <p class="chu">cho các đơn vị. Ảnh: Hạnh Chi</p><p>{PARAGRAPHS[2]}</p>
    <div class="qc">Mời bà con gọi ngay số máy của cửa hàng để được giảm giá trong tháng này.</div>
    <p class="ky">Hạnh Chi - Minh Tâm</p></div>
    <div class="tep"><a href="/van-ban?id=7">Kế hoạch 12/KH-SCT</a> <iframe src="/xem/bieu-mau.pdf"></iframe></div>
    <div class="xem"><a href="/t/1">Tập huấn khuyến công</a><a href="/t/2">Hội chợ vùng</a></div>"""
)
SELECTORS = {
    "title": ".khac", "lead": ".tom", "body": ".than", "published": ".dang", "updated": ".sua", "byline": ".ky",
    "section": ".muc", "captions": ".chu", "attachments": ".tep", "related": ".xem a", "drop": ".qc",
}  # fmt: skip


def read(page: str = PAGE, **selectors: str) -> Article:
    return article_of(page, layouts=(Layout(None, selectors),))


def problems(page: str = PAGE, **selectors: str) -> list[Problem]:
    items = open_page(page, layouts=(Layout(None, selectors),)).items()
    return [item for item in items if isinstance(item, Problem) and item.problem == "selector found nothing"]


def test_every_field_is_read_where_its_selector_points() -> None:
    article = read(**SELECTORS)
    assert (article.title, article.lead, article.section) == ("Tên khác của bài viết này", LEAD, "Thương mại")
    assert (article.published_raw, article.updated_raw) == ("Đăng: 12/4/2023 08:15", "Sửa: 13/4/2023")
    assert article.paragraphs == PARAGRAPHS
    assert article.byline.text_by == ("Hạnh Chi", "Minh Tâm")
    assert [one.file_name for one in article.attachments] == ["van-ban", "bieu-mau.pdf"]
    assert [link.anchor for link in article.links if link.kind == "related"] == ["Tập huấn khuyến công", "Hội chợ vùng"]
    assert article.layout == "site file"


def test_each_override_leaves_its_selector_and_its_place_in_the_evidence() -> None:
    evidence = read(**SELECTORS).evidence
    for name in LAYOUT_FIELDS:
        said = evidence["text" if name == "body" else name]
        assert said.startswith(f"layout {SELECTORS[name]!r}"), (name, said)
        assert name == "drop" or " @ " in said


def test_captions_are_tied_to_the_nearest_picture_before_them() -> None:
    origin = "https://sct.vidu.example"
    raw = "Trao quà lưu niệm cho các đơn vị. Ảnh: Hạnh Chi"
    assert read(captions=".chu").images == (
        Image(f"{origin}/a.jpg", NOTE, NOTE),
        Image(f"{origin}/b.jpg", raw, "Trao quà lưu niệm cho các đơn vị.", "Hạnh Chi"),
    )


def test_a_named_caption_is_no_paragraph_and_what_is_none_goes_back_to_its_place() -> None:
    loose = f'{HEADING}<div><p>{PARAGRAPHS[0]}</p><p><img src="/a.jpg"></p><p><i>{NOTE}</i></p><p>{PARAGRAPHS[1]}</p>'
    page = portal(f'{loose}<p class="x">Đại biểu dự hội nghị chụp ảnh lưu niệm cùng ban tổ chức.</p>{TEXT}</div>')
    assert NOTE not in article_of(page).paragraphs
    article = read(page, captions=".x")
    assert article.paragraphs[:3] == (PARAGRAPHS[0], NOTE, PARAGRAPHS[1])
    assert [image.caption for image in article.images] == ["Đại biểu dự hội nghị chụp ảnh lưu niệm cùng ban tổ chức."]


def test_a_caption_with_no_picture_before_it_is_kept() -> None:
    page = portal(f'{HEADING}<div><p class="x">{NOTE}</p>{TEXT}<p><img src="/a.jpg"></p></div>')
    article = read(page, captions=".x")
    assert [(image.url[-6:], image.caption) for image in article.images] == [("", NOTE), ("/a.jpg", None)]
    assert article.paragraphs == PARAGRAPHS


def test_pictures_and_captions_inside_a_named_body_are_carried_over() -> None:
    article = read(body=".than")
    assert article.images[0].caption == NOTE
    assert len(article.images) == 2
    assert NOTE not in article.paragraphs


def test_a_named_body_of_a_few_words_is_the_text() -> None:
    page = portal(
        f'{HEADING}<div class="x">Xem tệp đính kèm.</div><div>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</div>'
    )
    assert read(page, body=".x", title="h2").paragraphs == ("Xem tệp đính kèm.",)


def test_a_named_lead_leaves_the_text_and_the_line_taken_for_one_comes_back() -> None:
    page = portal(f'{HEADING}<div><p><b>{PARAGRAPHS[0]}</b></p><p>{PARAGRAPHS[1]}</p><p class="x">{PARAGRAPHS[2]}</p>'
                  f"<p>{LEAD}</p></div>")  # fmt: skip
    assert article_of(page).lead == PARAGRAPHS[0]
    article = read(page, lead=".x")
    assert (article.lead, article.paragraphs) == (PARAGRAPHS[2], (PARAGRAPHS[0], PARAGRAPHS[1], LEAD))


def test_what_is_dropped_is_never_read() -> None:
    article = read(drop=".qc, .xem, .tep")
    assert all("giảm giá" not in text for text in article.paragraphs)
    assert (article.links, article.attachments) == ((), ())
    follows = open_page(PAGE, layouts=(Layout(None, {"drop": ".xem"}),)).follows()
    assert all("/t/" not in follow.url for follow in follows)


@pytest.mark.parametrize("selector", ["*", "html", "body", "head", ":root", "div, div div"])
def test_a_page_of_which_all_is_dropped_is_still_a_page(selector: str) -> None:
    page = open_page(PAGE, layouts=(Layout(None, {"drop": selector}),))
    assert page.kind
    assert [item for item in page.items() if isinstance(item, Article) and item.paragraphs == PARAGRAPHS[:1]] == []


@pytest.mark.parametrize("name", [name for name in LAYOUT_FIELDS if name != "drop"])
def test_a_selector_that_finds_nothing_leaves_the_field_its_evidence_and_a_problem(name: str) -> None:
    general, article = article_of(PAGE), read(**{name: ".khong-co"})
    key = "text" if name == "body" else name
    assert article.evidence[key].startswith("layout '.khong-co': nothing")
    assert article.evidence[key].removeprefix("layout '.khong-co': nothing").removeprefix("; ") == general.evidence.get(
        key, ""
    )
    for kept in ("title", "lead", "paragraphs", "published_raw", "byline", "section", "images", "attachments", "links"):
        assert getattr(article, kept) == getattr(general, kept), kept


def test_a_selector_that_finds_nothing_is_a_problem_with_its_field_and_what_to_do() -> None:
    (problem,) = problems(published=".khong-co")
    assert (problem.field, problem.detail) == ("published_at", "layouts: published: .khong-co")
    assert "luutru sites check" in problem.advice


def test_an_article_without_documents_or_advertisements_is_no_problem() -> None:
    plain = portal(f"{HEADING}<div>{TEXT}</div>")
    assert problems(plain, captions=".x", attachments=".x", related=".x", drop=".x") == []
    assert [problem.field for problem in problems(captions=".x")] == ["images"]


def test_an_element_that_holds_nothing_counts_as_not_found() -> None:
    page = portal(f'{HEADING}<div class="x"> \n </div><div>{TEXT}</div>')
    assert [problem.field for problem in problems(page, lead=".x")] == ["lead"]


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (("2023-04-18",), "khac"), (("2023-04-17",), "general"), (("2024-01-01",), "khac"), ((None,), "khac"),
        ((), "general"),
    ],
    ids=["the last day itself", "past", "to come", "of today", "none"],
)  # fmt: skip
def test_a_layout_holds_to_the_end_of_its_last_day(days: tuple[str | None, ...], title: str) -> None:
    layouts = tuple(Layout(date.fromisoformat(day) if day else None, {"title": ".khac"}) for day in days)
    read_title = article_of(PAGE, layouts=layouts).title
    assert read_title == ("Tên khác của bài viết này" if title == "khac" else "Hội nghị tổng kết công tác năm 2023")


def test_of_several_layouts_the_first_that_has_not_ended_is_in_force_whatever_their_order() -> None:
    layouts = [Layout(None, {"title": ".muc"}), Layout(CAPTURED, {"title": ".khac"}), Layout(date(2020, 1, 1), {})]
    article = article_of(PAGE, layouts=tuple(layouts))
    assert (article.title, article.layout) == ("Tên khác của bài viết này", "site file, until 2023-04-18")


def test_the_day_of_a_capture_is_that_of_the_sites_clock() -> None:
    layouts = (Layout(date(2023, 4, 17), {"title": ".khac"}),)
    west = article_of(PAGE, layouts=layouts, timezone="America/Lima")  # midnight UTC is the evening before
    assert west.title == "Tên khác của bài viết này"


def test_a_title_that_the_general_reading_does_not_see_begins_the_text() -> None:
    page = portal(f'<div><p class="x">Về việc tổng kết năm</p>{TEXT}</div>', title="Trang thông tin")
    article = read(page, title=".x", body=".chi-tiet")
    assert (article.title, article.paragraphs) == ("Về việc tổng kết năm", PARAGRAPHS)


def test_a_date_in_an_attribute_is_read_where_none_is_printed() -> None:
    page = portal(f'{HEADING}<time class="x" datetime="2023-04-12T08:15:00+07:00">hôm kia</time><div>{TEXT}</div>')
    assert read(page, published=".x").published_raw == "2023-04-12T08:15:00+07:00"
    meta = portal(f"{HEADING}<div>{TEXT}</div>", head='<meta name="ngay" content="12/04/2023">')
    assert read(meta, published="meta[name=ngay]").published_raw == "12/04/2023"


def test_one_line_with_two_dates_gives_each_field_its_own() -> None:
    page = portal(f'{HEADING}<p class="x">Ngày đăng: 12/4/2023 - Cập nhật: 13/4/2023</p><div>{TEXT}</div>')
    article = read(page, published=".x", updated=".x")
    assert (article.published_raw, article.updated_raw) == ("Ngày đăng: 12/4/2023", "Cập nhật: 13/4/2023")


def test_inline_elements_of_a_text_of_line_breaks_hold_the_lines_that_they_print() -> None:
    text = "<br>".join(PARAGRAPHS)
    page = portal(
        f'<div class="than"><b class="t">Hội nghị tổng kết</b><br><b class="l">{LEAD}</b><br>{text}<br>'
        f'<img src="/a.jpg"><br><i class="c">Đại biểu<br>dự hội nghị</i><br><img src="/b.jpg"><br>Bế mạc.</div>'
    )
    article = read(page, title=".t", lead=".l", captions=".c", body=".than")
    assert (article.title, article.lead) == ("Hội nghị tổng kết", LEAD)
    assert [image.caption for image in article.images] == ["Đại biểu dự hội nghị", None]
    assert article.paragraphs[:3] == PARAGRAPHS
    assert not {LEAD, "Đại biểu", "dự hội nghị"} & set(article.paragraphs)


def test_a_part_of_a_line_is_read_and_the_line_stays_in_the_text() -> None:
    page = portal(f'{HEADING}<div><p>{PARAGRAPHS[0]} <em class="x">Hạnh Chi</em></p><p>{PARAGRAPHS[1]}</p></div>')
    article = read(page, byline=".x")
    assert article.byline.text_by == ("Hạnh Chi",)
    assert article.paragraphs == (f"{PARAGRAPHS[0]} Hạnh Chi", PARAGRAPHS[1])


def test_words_are_found_in_their_innermost_element_with_the_shortest_selector() -> None:
    page = open_page(
        portal(f'{HEADING}<div id="bai-2044"><p>{PARAGRAPHS[0]} <b class="k">Hạnh Chi</b></p>{TEXT}</div>')
    )
    (found,) = page.find("HANH CHI")
    assert (found.place, found.count) == ("b.k", 1)
    many = page.find("nhiệm vụ mới")
    assert {(one.place, one.count) for one in many} == {("p", 4)}
    assert page.find("") == page.find("không có ở đây") == []
