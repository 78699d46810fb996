"""Article pages: title, dates, lead, text, byline, attachments, links."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article, Byline, Problem
from crawler.pages.byline import read_byline
from crawler.site import Layout, Section
from tests.pages.reading import HEADING, PARAGRAPHS, TEXT, TITLE, article_of, open_page, portal


def test_title_is_the_articles_never_the_banner() -> None:
    article = article_of(portal(HEADING + TEXT))
    assert article.title == "Hội nghị tổng kết công tác năm 2023"
    assert "equals title" in article.evidence["title"]


def test_title_without_heading_or_head_is_the_line_set_off_above_the_text() -> None:
    inner = f"<table><tr><td><b>Hội nghị tổng kết công tác năm 2023</b></td></tr><tr><td>{TEXT}</td></tr></table>"
    assert article_of(portal(inner, title="")).title == "Hội nghị tổng kết công tác năm 2023"


@pytest.mark.parametrize("name", ["header-title", "ArticleHeader", "taglib-header"])
def test_a_title_may_be_called_a_header(name: str) -> None:
    cell = "<td>Hội nghị tổng kết công tác năm</td>"
    inner = f'<h2 class="{name}">Hội nghị tổng kết công tác năm 2023</h2><table><tr>{cell * 3}</tr></table>{TEXT}'
    assert article_of(portal(inner)).title == "Hội nghị tổng kết công tác năm 2023"


def test_a_notice_that_only_points_to_its_files_is_an_article() -> None:
    notice = "<div class='tieude'>Lịch tiếp công dân tháng 10</div><p>Mời xem tệp đính kèm dưới đây.</p>"
    page = open_page(portal(notice, title=""))
    assert page.kind == "article"
    assert [one.paragraphs for one in page.items() if isinstance(one, Article)] == [("Mời xem tệp đính kèm dưới đây.",)]


def test_a_date_below_what_readers_say_needs_a_label() -> None:
    said = "<h3>Bình luận</h3><div>Bạn đọc</div><div>Rất hay, mong có thêm.</div><div>Lúc 10:20 21/12/2025</div>"
    assert article_of(portal(f"{HEADING}{TEXT}<div>{said}</div>")).published_raw is None
    dated = (
        "<div><span>Ngày xuất bản 06-10-2025</span><span>Ngày sửa đổi 08-10-2025</span><span>88 Lượt xem</span></div>"
    )
    article = article_of(portal(f"{HEADING}{TEXT}<div>{said}</div>{dated}"))
    assert (article.published_raw, article.updated_raw) == ("Ngày xuất bản 06-10-2025", "Ngày sửa đổi 08-10-2025")


def test_todays_date_in_the_header_is_not_the_articles() -> None:
    assert article_of(portal(HEADING + TEXT)).published_raw is None
    dated = article_of(portal(f"{HEADING}<div>Ngày đăng: 14/04/2023 09:15 | Lượt xem: 88</div>{TEXT}"))
    assert dated.published_raw == "Ngày đăng: 14/04/2023 09:15"


def test_update_label_gives_an_update_and_no_publication() -> None:
    article = article_of(portal(f"{HEADING}<i>(Cập nhật: 17/04/2023)</i>{TEXT}"))
    assert (article.published_raw, article.updated_raw) == (None, "(Cập nhật: 17/04/2023)")


def test_two_labelled_dates_on_one_line_are_told_apart() -> None:
    line = "<div>Ngày đăng: 14/04/2023 09:15 - Cập nhật: 17/04/2023</div>"
    article = article_of(portal(HEADING + line + TEXT))
    assert article.published_raw == "Ngày đăng: 14/04/2023 09:15"
    assert article.updated_raw == "Cập nhật: 17/04/2023"


def test_head_date_serves_when_the_page_shows_none() -> None:
    head = '<meta property="article:published_time" content="2023-04-14T09:15:00&#x2B;07:00">'
    assert article_of(portal(HEADING + TEXT, head=head)).published_raw == "2023-04-14T09:15:00+07:00"


def test_date_of_a_related_item_is_never_the_articles() -> None:
    item = '<li><a href="/t/2">Hội chợ hàng Việt về nông thôn</a> (01/02/2023)</li>'
    below = f"<div><b>Tin liên quan</b><ul>{item}</ul></div>"
    article = article_of(portal(HEADING + TEXT, below=below))
    assert article.published_raw is None
    assert [(link.kind, link.anchor) for link in article.links] == [("related", "Hội chợ hàng Việt về nông thôn")]


def test_a_date_missing_everywhere_leaves_a_problem() -> None:
    problems = [item for item in open_page(portal(HEADING + TEXT)).items() if isinstance(item, Problem)]
    assert [(problem.field, problem.problem) for problem in problems] == [("published_at", "no date")]


@pytest.mark.parametrize("separator", ["<br>", "<br><br>", "</p><p>", "</div><div>"])
def test_paragraphs_come_from_any_separator(separator: str) -> None:
    opening = {"</p><p>": ("<p>", "</p>"), "</div><div>": ("<div>", "</div>")}.get(separator, ("<div>", "</div>"))
    inner = f"{HEADING}<div class=noidung>{opening[0]}{separator.join(PARAGRAPHS)}{opening[1]}</div>"
    assert article_of(portal(inner)).paragraphs == PARAGRAPHS


def test_inline_tags_put_no_blank_into_a_word() -> None:
    inner = HEADING + TEXT.replace("chuyên", "ch<b>u</b>yên")
    assert article_of(portal(inner)).paragraphs == PARAGRAPHS


def test_lead_named_by_the_markup_is_taken_out_of_the_text() -> None:
    lead = "Hội nghị đánh giá kết quả năm qua và bàn giải pháp cho năm tới của toàn ngành."
    article = article_of(portal(f'{HEADING}<div class="sapo">{lead}</div><div>{TEXT}</div>'))
    assert (article.lead, article.paragraphs) == (lead, PARAGRAPHS)


def test_lead_printed_twice_is_one_lead() -> None:
    lead = "Hội nghị đánh giá kết quả năm qua và bàn giải pháp cho năm tới của toàn ngành."
    article = article_of(portal(f'{HEADING}<div class="sapo">{lead}</div><div><p>{lead}</p>{TEXT}</div>'))
    assert (article.lead, article.paragraphs) == (lead, PARAGRAPHS)


def test_related_box_inside_the_text_is_no_paragraph() -> None:
    box = '<div><div>TIN MỚI</div><ul><li><a href="/t/9">Khai mạc hội chợ thương mại vùng</a></li></ul></div>'
    inner = f"{HEADING}<div><p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div>"
    assert article_of(portal(inner)).paragraphs == PARAGRAPHS


def test_hidden_text_is_not_read() -> None:
    hidden = '<div style="display:none"><a href="http://x.example/">nhà cái uy tín hàng đầu hiện nay</a></div>'
    article = article_of(portal(f"{HEADING}<div>{TEXT}{hidden}</div>"))
    assert article.paragraphs == PARAGRAPHS
    assert article.links == ()


def test_attachments_are_files_with_their_names() -> None:
    file = '<p>Tệp đính kèm: <a href="/upload/2384%20QĐ-UBND.pdf">Quyết định 2384/QĐ-UBND</a></p>'
    article = article_of(portal(f"{HEADING}<div>{TEXT}{file}</div>"))
    assert [(a.title, a.file_name) for a in article.attachments] == [("Quyết định 2384/QĐ-UBND", "2384 QĐ-UBND.pdf")]


def test_section_is_the_last_breadcrumb_or_the_site_files_word() -> None:
    crumbs = '<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/tin">Thương mại</a></div>'
    assert article_of(portal(crumbs + HEADING + TEXT)).section == "Thương mại"
    named = (Section("Tin tức", "https://sct.vidu.example/tin-tuc/"),)
    assert article_of(portal(crumbs + HEADING + TEXT), sections=named).section == "Tin tức"


def test_a_layout_overrides_its_field_until_its_last_day() -> None:
    body = portal(f'{HEADING}<h3 class="tit2">Tên khác của bài viết này</h3>{TEXT}')
    old = Layout(until=date(2023, 4, 18), fields={"title": ".tit2"})
    past = Layout(until=date(2023, 4, 17), fields={"title": ".tit2"})
    assert article_of(body, layouts=(old,)).title == "Tên khác của bài viết này"
    assert article_of(body, layouts=(past,)).title == "Hội nghị tổng kết công tác năm 2023"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tin, ảnh: Xuyên – P.KHTCTH", Byline("", ("Xuyên",), ("Xuyên",), "P.KHTCTH")),
        ("Bài: Lê Văn Tám - Ảnh: Mai Hoa", Byline("", ("Lê Văn Tám",), ("Mai Hoa",))),
        ("Tác giả: Nguyễn Thế Hùng", Byline("", ("Nguyễn Thế Hùng",))),
        ("Nguồn: Báo Ví Dụ", Byline("", source="Báo Ví Dụ")),
        (
            "Tin và ảnh: Lan Anh, Minh Đức (Văn phòng Sở)",
            Byline("", ("Lan Anh", "Minh Đức"), ("Lan Anh", "Minh Đức"), "Văn phòng Sở"),
        ),
        ("Hà Thu (tổng hợp)", Byline("", ("Hà Thu",))),
        ("Trung tâm Khuyến công", Byline("", unit="Trung tâm Khuyến công")),
    ],
)
def test_byline_is_taken_apart(line: str, expected: Byline) -> None:
    found = read_byline(line)
    assert (found.text_by, found.photos_by, found.unit, found.source) == (
        expected.text_by, expected.photos_by, expected.unit, expected.source,
    )  # fmt: skip
    assert found.raw == line


def test_byline_line_is_no_paragraph() -> None:
    article = article_of(portal(f"{HEADING}<div>{TEXT}<p style='text-align:right'><b>Tin, ảnh: Xuyên</b></p></div>"))
    assert article.paragraphs == PARAGRAPHS
    assert article.byline.text_by == ("Xuyên",)


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    body = unicodedata.normalize("NFD", portal(f"{HEADING}<div>(Cập nhật: 17/04/2023)</div>{TEXT}"))
    article = article_of(body)
    assert unicodedata.normalize("NFC", article.title or "") == "Hội nghị tổng kết công tác năm 2023"
    assert article.updated_raw is not None
    assert tuple(unicodedata.normalize("NFC", p) for p in article.paragraphs) == PARAGRAPHS


def tones_apart(text: str) -> str:
    """Return text as windows-1258 wants it: letters composed, tone marks behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = [unicodedata.normalize("NFD", char) for char in text]
    return "".join(
        unicodedata.normalize("NFC", "".join(c for c in piece if c not in tones))
        + "".join(c for c in piece if c in tones)
        for piece in pieces
    )


def test_declared_charset_is_believed_when_the_bytes_are_not_utf8() -> None:
    body = tones_apart(portal(HEADING + TEXT).replace("utf-8", "windows-1258")).encode("cp1258")
    article = article_of(body)
    assert tuple(unicodedata.normalize("NFC", paragraph) for paragraph in article.paragraphs) == PARAGRAPHS


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_holds_nothing(status: int) -> None:
    page = open_page(portal(HEADING + TEXT), status=status)
    assert page.kind == "missing"
    assert list(page.items()) == []


def test_a_page_that_says_with_status_200_that_it_is_missing_is_missing() -> None:
    page = open_page(portal("<h2>Thông báo</h2><p>Bài viết không tồn tại hoặc đã bị xóa.</p>", title=TITLE))
    assert page.kind == "missing"


def test_what_follows_the_end_of_the_page_is_read_as_a_browser_shows_it() -> None:
    article = article_of(portal(HEADING) + f"<div>{TEXT}</div>")
    assert article.paragraphs == PARAGRAPHS


@given(st.binary(max_size=600))
def test_any_bytes_give_a_page(body: bytes) -> None:
    page = open_page(b"<html><body><h1>Ti\xc3\xaau</h1>" + body)
    assert page.kind
    list(page.items())
    list(page.follows())


@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "<table><tr><td>",
                "</table>",
                "<b>",
                "<a href='/x'>",
                "x ",
                "<br>",
                "<!--",
                "-->",
                PARAGRAPHS[0],
            ]
        ),
        max_size=60,
    )
)
def test_any_nesting_gives_the_same_items_twice(parts: list[str]) -> None:
    body = portal(HEADING + "".join(parts) + TEXT)
    one, two = (tuple(open_page(body).items()) for _ in range(2))
    assert one == two
    assert any(isinstance(item, Article) for item in one) or open_page(body).kind != "article"
