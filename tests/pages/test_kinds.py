"""Kinds of pages: what a careful reader would call each, in six frames and without any."""

from __future__ import annotations

import pytest

from crawler.items import Article, Attachment, Problem
from crawler.pages.kinds.kinds import STRANGE as IN_ANOTHERS_PLACE
from crawler.silent import SILENT
from tests.pages.odd_frames import HOST, NEWS, bare, panels, sections
from tests.pages.odd_pages import DATE, EMPTY, TEXT, TUNED, Odd
from tests.pages.odd_pages_apart import APART
from tests.pages.reading import SHARED, gold_lines, open_page

EVERY = (*TUNED, *APART)
UNKNOWN = f"https://{HOST}/muc-tin"  # where a gold page has no address
PROBLEMS = {
    "blocked": "blocked by a firewall", "broken": "the server failed", "hacked": "hacked page",
    "parked": "the name is for sale",
}  # fmt: skip
STRANGE = [odd for odd in EVERY if odd.kind in PROBLEMS]


def named(odd: Odd) -> str:
    return f"{odd.kind}: {odd.name}"


@pytest.mark.parametrize("odd", EVERY, ids=named)
def test_a_page_is_of_the_kind_that_a_reader_gives_it(odd: Odd) -> None:
    page = open_page(odd.html, odd.url)
    assert page.kind == odd.kind, page.reason
    assert page.reason


def test_a_page_in_anothers_place_is_silent_and_so_are_files_and_what_is_missing() -> None:
    assert {"asset", "missing", *IN_ANOTHERS_PLACE} == SILENT


@pytest.mark.parametrize("kind", ["document", "search", "login", "blocked", "hacked", "broken", "missing", "article"])
def test_each_kind_is_invented_six_times_or_more(kind: str) -> None:
    assert sum(odd.kind == kind for odd in EVERY) >= 6


@pytest.mark.parametrize("odd", STRANGE, ids=named)
def test_a_page_in_anothers_place_gives_one_problem_and_nothing_else(odd: Odd) -> None:
    page = open_page(odd.html, odd.url)
    (problem,) = page.items()
    assert isinstance(problem, Problem)
    assert (problem.field, problem.detail) == ("page", page.reason)
    assert problem.problem == PROBLEMS[odd.kind]
    assert list(page.follows()) == []


def test_a_log_in_form_is_a_problem_only_where_something_else_was_to_stand() -> None:
    form = '<input name="u"><input type="password" name="p">'
    for path, problems in (("/tin-tuc/bai-7.html", 1), ("/dang-nhap.html", 0), ("/Account/Login?ReturnUrl=%2F", 0)):
        page = open_page(bare(form, title="Đăng nhập"), f"https://{HOST}{path}")
        assert (page.kind, len(list(page.items()))) == ("login", problems), path


def test_an_article_with_nothing_in_it_yet_is_not_missing() -> None:
    page = open_page(EMPTY.html, EMPTY.url)
    assert page.kind != "missing"


def test_what_the_site_file_says_of_an_address_does_not_make_an_article_of_an_error() -> None:
    gone = panels("<p>Bài viết không tồn tại hoặc đã bị xóa.</p>", title="Thông báo")
    refused = bare("<h1>Access Denied</h1><p>Reference #18.2</p>", title="Access Denied")
    kinds = [
        open_page(html, f"https://{HOST}/tin-tuc/bai-9.html", articles=("/tin-tuc/",)).kind for html in (gone, refused)
    ]
    assert kinds == ["missing", "blocked"]


def test_a_home_page_is_told_before_what_it_says_and_after_who_took_its_place() -> None:
    home = f"https://{HOST}/"
    assert open_page(panels("<p>Không tìm thấy bài viết nổi bật.</p>", title="Trang chủ"), home).kind == "home"
    assert open_page(bare("<h1>Hacked by Mr.V0id</h1>", title="Hacked by Mr.V0id"), home).kind == "hacked"


def test_a_head_that_calls_every_page_home_makes_no_article_missing() -> None:
    title = "Hội nghị tổng kết công tác ngành công thương năm 2023"
    head = f'<link rel="canonical" href="https://{HOST}/"><meta property="og:url" content="https://{HOST}/">'
    html = sections(f"<h1>{title}</h1>{DATE}{TEXT}", title="Sở Công Thương tỉnh Ví Dụ", head=head)
    assert open_page(html, f"https://{HOST}/tin-tuc/hoi-nghi-tong-ket-cong-tac-88.html").kind == "article"


def document(path: str) -> Article:
    page = next(odd for odd in EVERY if odd.path == path)
    (article,) = (item for item in open_page(page.html, page.url).items() if isinstance(item, Article))
    return article


def test_a_document_is_an_article_of_its_rows_with_its_files_and_its_day_of_issue() -> None:
    article = document("/laws/quyet-dinh-14-2023-qd-ubnd-35.html")
    assert article.title == "Quyết định 14/2023/QĐ-UBND về quản lý cụm công nghiệp"
    assert article.paragraphs[0] == "Số/Ký hiệu | 14/2023/QĐ-UBND"
    assert article.paragraphs[-1].startswith("Trích yếu | Ban hành Quy chế")
    assert article.published_raw == "Ngày ban hành: 12/04/2023"
    name = "14-2023-qd-ubnd.pdf"
    assert article.attachments == (Attachment(f"https://{HOST}/upload/{name}", name, name),)


def test_a_document_is_called_by_what_it_is_about_where_the_page_heads_a_section_alone() -> None:
    assert document("/vanban.php?id=35").title == "Ban hành Quy chế quản lý cụm công nghiệp trên địa bàn tỉnh Ví Dụ"


def test_the_text_of_a_document_follows_its_rows() -> None:
    article = document("/van-ban/chi-tiet/14")
    assert article.paragraphs[0] == "Số hiệu: 14/2023/QĐ-UBND"
    assert article.paragraphs[-3:] == tuple(TEXT.removeprefix("<p>").removesuffix("</p>").split("</p><p>"))


def test_a_day_of_signing_is_not_the_day_of_issue() -> None:
    assert document("/index.php?option=com_vanban&view=item&id=812").published_raw is None


def test_real_pages_keep_their_kinds() -> None:
    for name, kinds in (("articles.jsonl", ("article",)), ("lists.jsonl", ("list", "home"))):
        for gold in gold_lines(name):
            page = open_page((SHARED / "pages" / gold["path"]).read_bytes(), gold["url"] or UNKNOWN)
            assert page.kind in kinds, (gold["path"], page.reason)


def test_a_figure_in_a_table_or_an_empty_box_makes_no_page_missing() -> None:
    rows = "".join(f"<tr><td>Khuyến công huyện {n}</td><td>{n}</td></tr>" for n in range(401, 408))
    figures = panels(f"<h2>Kinh phí</h2><table>{rows}</table>", title="Kinh phí khuyến công")
    items = "".join(f'<h3><a href="{url}">{text}</a></h3>' for url, text in NEWS)
    section = sections(f"<h1>Khuyến công</h1>{items}<div>Không tìm thấy bài viết nổi bật.</div>", title="Khuyến công")
    assert open_page(figures, f"https://{HOST}/kinh-phi").kind != "missing"
    assert open_page(section, f"https://{HOST}/khuyen-cong").kind == "list"


def test_a_print_page_of_a_short_article_on_firewalls_is_no_firewall() -> None:
    text = "<p>Hệ thống phát hiện truy cập bất thường và đã khôi phục trong sáng 14/4, theo thông báo của Sở.</p>"
    html = bare(f"<h1>Khắc phục sự cố cổng thông tin</h1>{DATE}{text}", title="Khắc phục sự cố cổng thông tin")
    assert open_page(html, f"https://{HOST}/tin-tuc/su-co-5.html?print").kind == "article"
