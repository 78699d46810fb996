"""Planted links: recognised, told, and kept out of the text, the links and the crawl; honest ones are left alone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from crawler.items import Article, Problem
from crawler.pages import Page
from crawler.pages.document import open_document
from crawler.pages.injected import cut_injected
from tests.pages.odd_frames import HOST, NEWS, panels
from tests.pages.odd_links import HONEST, HONEST_APART, INJECTED, INJECTED_APART, TEXT, TITLE, Planted
from tests.pages.reading import SHARED, gold_lines, open_page

URL = f"https://{HOST}/tin-tuc/hoi-nghi-khuyen-cong-9.html"
PLANTED = (*INJECTED, *INJECTED_APART)
LEFT_ALONE = (*HONEST, *HONEST_APART)


def named(planted: Planted) -> str:
    return planted.name


def read(html: str) -> tuple[Page, Article, list[Problem]]:
    page = open_page(html, URL)
    items = list(page.items())
    (article,) = (item for item in items if isinstance(item, Article))
    problems = [item for item in items if isinstance(item, Problem) and item.problem == "injected links"]
    return page, article, problems


@pytest.mark.parametrize("planted", PLANTED, ids=named)
def test_planted_links_are_flagged_and_told_with_their_number_and_first_host(planted: Planted) -> None:
    _, article, (problem,) = read(planted.html)
    assert (article.title, article.flags) == (TITLE, ("injected_links",))
    assert problem.field == "links"
    assert planted.hosts[0] in problem.detail


@pytest.mark.parametrize("planted", PLANTED, ids=named)
def test_planted_links_are_in_no_link_and_no_step_of_the_crawl(planted: Planted) -> None:
    page, article, _ = read(planted.html)
    reached = [*(link.url for link in article.links), *(follow.url for follow in page.follows())]
    assert not {urlsplit(url).hostname for url in reached} & set(planted.hosts)
    assert {urlsplit(url).path for url in reached} >= {url for url, _ in NEWS[2:4]}, "the portal's own links stay"


@pytest.mark.parametrize("planted", PLANTED, ids=named)
def test_planted_words_are_not_in_the_text(planted: Planted) -> None:
    _, article, _ = read(planted.html)
    text = "\n".join(article.paragraphs)
    assert all(paragraph in article.paragraphs for paragraph in TEXT)
    for word in ("casino", "kubet", "soi kèo", "xổ số", "lô đề", "đổi thưởng", "viagra", "replica"):
        assert word not in text.lower()


def test_a_sentence_keeps_its_words_round_a_planted_link() -> None:
    planted = next(each for each in INJECTED_APART if "size zero" in each.name)
    _, article, _ = read(planted.html)
    assert "Nhằm nâng cao hiệu quả, Sở đề nghị các đơn vị phối hợp." in article.paragraphs


@pytest.mark.parametrize("honest", LEFT_ALONE, ids=named)
def test_honest_links_are_left_alone(honest: Planted) -> None:
    _, article, problems = read(honest.html)
    assert (article.flags, problems) == ((), [])


def test_an_article_on_a_raid_with_a_link_to_a_newspaper_keeps_text_and_link() -> None:
    _, article, _ = read(HONEST[0].html)
    assert "Theo báo Ví Dụ đưa tin triệt phá đường dây cá cược" in "\n".join(article.paragraphs)
    assert "https://baovidu.vn/triet-pha-ca-cuoc-nha-cai-123.html" in [link.url for link in article.links]


def test_lists_and_standing_pages_tell_of_planted_links_too() -> None:
    rows = "".join(f'<h3><a href="{url}">{text}</a></h3>' for url, text in NEWS)
    bets = '<div style="left:-9999px;position:absolute"><a href="https://kubet.example.com">kubet</a></div>'
    page = open_page(panels(f"<h1>Tin tức</h1>{rows}{bets}", title="Tin tức"), f"https://{HOST}/tin-tuc")
    assert page.kind == "list"
    assert [item.problem for item in page.items() if isinstance(item, Problem)] == ["injected links"]


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;left:-9999px", "text-indent: -5000px", "top:-1500.5px;position:fixed", "left:-999em",
        "overflow:hidden;height:0", "height: 1px; width: 1px; overflow : hidden", "OVERFLOW:HIDDEN;MAX-HEIGHT:0PX",
    ],
)  # fmt: skip
def test_text_pushed_out_of_sight_is_no_text(style: str) -> None:
    hidden = (
        f'<div style="{style}"><p>Câu chữ không ai thấy được viết thêm vào giữa bài cho máy tìm kiếm đọc.</p></div>'
    )
    _, article, _ = read(Planted("", panels, inside=hidden).html)
    assert article.paragraphs == TEXT


@pytest.mark.parametrize(
    "style",
    ["margin-left:-18pt", "text-indent:-9pt", "left:-30px", "height:100px;overflow:hidden", "height:1px", "top:-99px",
     "height:0;padding-bottom:56.25%;overflow:hidden", "flex:1;width:0;overflow:hidden"],
)  # fmt: skip
def test_text_moved_a_little_is_text(style: str) -> None:
    shown = "Đoạn văn được lùi đầu dòng theo kiểu của trình soạn thảo mà người viết bài quen dùng hằng ngày."
    inside = f'<div style="{style}"><p>{shown}</p></div>'
    assert shown in read(Planted("", panels, inside=inside).html)[1].paragraphs


def test_words_that_lose_their_meaning_with_their_marks_sell_nothing() -> None:
    """Without marks "cả cuộc" (the whole) is a bet, "lo để" (care that) a lottery, "bán cả" a game of fish."""
    words = "cả cuộc vận động, chăm lo để người dân, bán cả nông sản, dã gà"
    html = f'<a href="https://baovidu.vn/a">{words}</a> <a href="https://baovidu.vn/b">{words}</a>'
    assert not cut_injected(open_document(URL, html.encode()), HOST)


def test_links_of_the_site_itself_are_never_cut() -> None:
    html = f'<a href="https://{HOST}/kubet">kubet</a><a href="https://www.{HOST}/casino">casino online</a>'
    assert not cut_injected(open_document(URL, html.encode()), HOST)


def test_real_pages_hold_no_planted_link() -> None:
    for name in ("articles.jsonl", "lists.jsonl"):
        for gold in gold_lines(name):
            url, body = gold["url"] or URL, (SHARED / "pages" / gold["path"]).read_bytes()
            found = cut_injected(open_document(url, body), urlsplit(url).hostname or "")
            assert not found, (gold["path"], found)
