"""The pages as served hold what the truth says, each in its layout."""

from __future__ import annotations

import re
import unicodedata

import pytest
from lxml import html

from crawler.demo.server import DemoServer
from crawler.demo.truth import CONTACT_URL, DemoArticle, contact_truth, truth

from .conftest import ask, folded

TEXT_NODES = ".//p | .//li | .//h3 | .//blockquote | .//td | .//th"


def _page(server: DemoServer, one: DemoArticle) -> html.HtmlElement:
    return ask(server, one.url).tree


def _frameless(tree: html.HtmlElement) -> html.HtmlElement:
    return tree.get_element_by_id("chinh")


def _body_nodes(tree: html.HtmlElement) -> list[str]:
    (body,) = tree.xpath("//div[@class='noi-dung'] | //td[@class='noidung']")
    return [folded(node) for node in body.xpath(TEXT_NODES)]


@pytest.mark.parametrize("number", [1, 2])
def test_every_paragraph_of_the_truth_is_a_node_of_its_page_in_order(number: int) -> None:
    with DemoServer(edition=number) as server:
        for one in truth(number):
            nodes = iter(_body_nodes(_page(server, one)))
            for text in one.paragraphs_printed:
                assert text in nodes, (one.url, text)  # an iterator: each is looked for after the one before


def test_titles_dates_leads_bylines_and_captions_are_printed_once_in_the_article(server: DemoServer) -> None:
    for one in truth():
        text = folded(_frameless(_page(server, one)))
        body = text.split("Tin cùng loại")[0].split("Các tin khác")[0]
        stamps = [stamp.raw for stamp in (one.published, one.updated) if stamp]
        captions = [image.caption_raw for image in one.images if image.caption_raw]
        for piece in [one.title, *stamps, *([one.lead] if one.lead else []), *captions]:
            assert _plain(piece) in _plain(body), (one.url, piece)
        if one.byline.raw:
            assert body.count(one.byline.raw) == 1


def _plain(text: str) -> str:
    """Letters without their dirt, for looking up a clean text in a page."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def test_pictures_and_attachments_stand_on_the_page_in_order(server: DemoServer) -> None:
    for one in truth():
        main = _frameless(_page(server, one))
        main.make_links_absolute(one.url)
        assert main.xpath(".//img/@src") == [image.url for image in one.images]
        links = [link for link in main.xpath(".//a/@href") if "/upload/tai-lieu/" in link]
        assert links == [paper.url for paper in one.attachments]


def test_tables_keep_their_cells(server: DemoServer) -> None:
    for one in (one for one in truth() if one.tables):
        nodes = _body_nodes(_page(server, one))
        for cell in (cell for table in one.tables for row in table for cell in row):
            assert _plain(cell) in {_plain(node) for node in nodes}


def test_the_banner_has_a_heading_that_is_no_title(server: DemoServer) -> None:
    tree = _page(server, truth()[0])
    assert folded(tree.xpath("//h1")[0]) == "SỞ CÔNG THƯƠNG"
    assert truth()[0].title not in folded(tree.get_element_by_id("dau-trang"))


def test_the_two_layouts_differ(server: DemoServer) -> None:
    old = next(one for one in truth() if one.layout == "old")
    new = next(one for one in truth() if one.layout == "new")
    assert _page(server, old).xpath("//font")
    assert not _page(server, old).xpath("//article | //figure")
    assert _page(server, new).xpath("//article")
    assert not _page(server, new).xpath("//font")


def test_some_old_page_shows_a_picture_before_its_title(server: DemoServer) -> None:
    found = 0
    for one in (one for one in truth() if one.layout == "old" and one.images):
        markup = html.tostring(_frameless(_page(server, one)), encoding="unicode")
        found += markup.index("<img") < markup.index('size="4"')
    assert found > 2


def test_the_header_shows_the_editions_day_and_not_the_clock(server: DemoServer, later: DemoServer) -> None:
    for running, line in ((server, "Thứ sáu, ngày 14/11/2025"), (later, "Thứ sáu, ngày 19/12/2025")):
        assert folded(ask(running, "/").tree.xpath("//*[@class='hom-nay']")[0]) == line


def test_the_contact_page_prints_every_line_of_every_unit(server: DemoServer) -> None:
    blocks = [
        re.sub(r"\s*\n\s*", "\n", node.text_content())
        for node in ask(server, CONTACT_URL).tree.xpath("//div[@class='don-vi']")
    ]
    assert len(blocks) == len(contact_truth())
    for block, one in zip(blocks, contact_truth(), strict=True):
        for line in (
            one.organisation,
            one.phones_raw,
            one.fax_raw,
            one.email_raw,
            one.address,
            one.person_raw,
            one.licence_raw,
        ):
            assert line is None or line in block


def test_the_print_twin_names_its_article_as_canonical(server: DemoServer) -> None:
    one = truth()[3]
    twin = ask(server, f"{one.url}?print=1").tree
    assert twin.xpath("//link[@rel='canonical']/@href") == [one.url]
    assert not twin.xpath("//nav")
