"""The ways to the articles: pagers, sitemap, feed; and the ways that lead nowhere."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urlencode, urljoin
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree, html

from crawler.demo import HOME
from crawler.demo.server import DemoServer
from crawler.demo.truth import truth
from crawler.demo.words import sections

from .conftest import Reply, ask, located


def _articles(reply: Reply) -> list[str]:
    return [urljoin(HOME, link) for link in reply.tree.xpath("//ul[@class='danh-sach']//a[@class='ten-bai']/@href")]


def _hidden_fields(tree: html.HtmlElement) -> dict[str, str]:
    return {
        field.get("name"): field.get("value") for field in tree.xpath("//form[@id='aspnetForm']//input[@type='hidden']")
    }


def _next_page(server: DemoServer, reply: Reply, page: int) -> Reply | None:
    """Page `page`, reached only by what the page before shows: a link of the pager, or its form."""
    (pager,) = reply.tree.xpath("//div[@class='phan-trang']")
    for link in pager.xpath(".//a"):
        target = link.get("href")
        posted = re.fullmatch(r"javascript:__doPostBack\('(.+)','(\d+)'\)", target)
        if posted and posted[2] == str(page):
            fields = {**_hidden_fields(reply.tree), "__EVENTTARGET": posted[1], "__EVENTARGUMENT": posted[2]}
            action = reply.tree.get_element_by_id("aspnetForm").get("action")
            return ask(server, action, "POST", body=urlencode(fields))
        if re.search(rf"(trang=|trang-){page}$", target):
            return ask(server, target)
    return None


@pytest.mark.parametrize("number", [1, 2])
def test_every_pager_reaches_every_article_newest_first(number: int) -> None:
    with DemoServer(edition=number) as server:
        for section in sections():
            reply: Reply | None = ask(server, f"/{section.slug}")
            found, page = [], 1
            while reply:
                assert reply.status == 200
                found += _articles(reply)
                page += 1
                reply = _next_page(server, reply, page)
            assert found == [one.url for one in truth(number) if one.section == section.title]
            assert page > 3


def test_the_three_kinds_of_pagers_occur() -> None:
    assert {one.pager for one in sections()} == {"query", "path", "postback"}


def test_a_post_back_without_its_state_is_refused(server: DemoServer) -> None:
    slug = next(one.slug for one in sections() if one.pager == "postback")
    fields = {"__EVENTTARGET": "ctl00$Main$Pager", "__EVENTARGUMENT": "2"}
    assert ask(server, f"/{slug}", "POST", body=urlencode(fields)).status == 500
    assert ask(server, f"/{slug}", "POST", body=urlencode({**fields, "__VIEWSTATE": "AAAA"})).status == 500


def test_a_page_past_the_last_is_missing(server: DemoServer) -> None:
    for target in (
        "/tin-hoat-dong?trang=99",
        "/tin-hoat-dong?trang=0",
        "/khuyen-cong/trang-99",
        "/tin-hoat-dong/trang-2",
    ):
        assert ask(server, target).status == 404


def test_the_sort_links_show_the_same_articles_in_another_order(server: DemoServer) -> None:
    for key in ("luotxem", "tieude"):
        found = [
            link
            for page in (1, 2, 3, 4)
            for link in _articles(ask(server, f"/tin-hoat-dong?trang={page}&sapxep={key}"))
        ]
        own = [one.url for one in truth() if one.section == "Tin hoạt động"]
        assert found != own
        assert sorted(found) == sorted(own)


def test_the_calendar_never_ends(server: DemoServer) -> None:
    target = "/lich?nam=2025&thang=12"
    for _ in range(30):
        reply = ask(server, target)
        assert reply.status == 200
        target = reply.tree.xpath("//main//caption/a/@href")[-1]
    assert target == "/lich?nam=2028&thang=6"


def test_lists_have_no_validators(server: DemoServer) -> None:
    for target in ("/", "/tin-hoat-dong", "/khuyen-cong/trang-2", "/rss.xml"):
        assert not {"ETag", "Last-Modified"} & set(ask(server, target).headers)


@pytest.mark.parametrize("number", [1, 2])
def test_the_sitemap_lists_every_article(number: int) -> None:
    with DemoServer(edition=number) as server:
        (child,) = located(ask(server, "/sitemap.xml").body, "loc")
        listed = located(gzip.decompress(ask(server, child).body), "loc")
    assert {one.url for one in truth(number)} <= set(listed)
    assert len(listed) == len(set(listed))


def test_the_feed_has_the_twenty_newest_and_no_date_for_a_page_without_one(server: DemoServer) -> None:
    items = etree.fromstring(ask(server, "/rss.xml").body).findall(".//item")
    assert [item.findtext("link") for item in items] == [one.url for one in truth()[:20]]
    assert [item.find("pubDate") is not None for item in items] == [one.published is not None for one in truth()[:20]]


def test_robots_forbid_the_door_and_the_search_and_name_the_sitemap(server: DemoServer) -> None:
    robots = RobotFileParser()
    robots.parse(ask(server, "/robots.txt").body.decode().splitlines())
    assert not robots.can_fetch("luutru", f"{HOME}admin/dang-nhap")
    assert not robots.can_fetch("luutru", f"{HOME}tim-kiem?tukhoa=dua")
    assert robots.can_fetch("luutru", truth()[0].url)
    assert robots.site_maps() == [f"{HOME}sitemap.xml"]


def test_every_link_of_the_own_host_answers(server: DemoServer) -> None:
    seen: set[str] = set()
    for start in ("/", "/lien-he.html", truth()[0].url, truth()[-1].url):
        tree = ask(server, start).tree
        tree.make_links_absolute(urljoin(HOME, start))
        seen |= {url for _, _, url, _ in tree.iterlinks() if url.startswith(HOME)}
    for url in seen:
        assert ask(server, url.partition("#")[0]).status in (200, 301), url
