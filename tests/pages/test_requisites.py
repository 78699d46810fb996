"""The files of a page's look: what markup and style sheets name is found, each once, from the right base."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.capture import Capture, payload_digest
from crawler.pages import page_for
from crawler.pages.document import open_document
from crawler.pages.requisites.markup import MOST_REQUISITES, page_requisites
from crawler.pages.requisites.sheets import LONGEST_URL, named_in, sheet_requisites
from crawler.site import Layout, Site
from tests.growth import grows_in_proportion

HOME = "http://sct.example/tin/muc/"
SITE = Site("sct", "Sở Công Thương", "http://sct.example/")
FORMS = (
    "url('x.eot?#iefix') format('embedded-opentype'), url(x.svg#x) format('svg'), url(x.ttf) format('truetype'), "
    "url(x.woff2?v=4) format('woff2')"
)


def page(markup: str, *articles: str) -> list[tuple[str, str]]:
    document = open_document(HOME, f"<html><body>{markup}</body></html>".encode())
    return [(one.kind, one.url.removeprefix("http://sct.example")) for one in page_requisites(document, articles)]


def sheet(text: str, base: str = "http://sct.example/css/a.css") -> list[tuple[str, str]]:
    return [(one.kind, one.url.removeprefix("http://sct.example")) for one in named_in(text, base)]


def captured(url: str, body: bytes, media_type: str, status: int = 200) -> Capture:
    headers = (("Content-Type", media_type),)
    return Capture(url, datetime(2026, 5, 1, tzinfo=UTC), status, headers, body, "one", payload_digest(body))


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<link rel="stylesheet" href="/a.css?v=1">', [("sheet", "/a.css?v=1")]),
        ('<link rel="StyleSheet alternate" href="../b.css">', [("sheet", "/tin/b.css")]),
        ('<link rel="shortcut icon" href="/favicon.ico">', [("image", "/favicon.ico")]),
        ('<link rel="apple-touch-icon" href="i.png">', [("image", "/tin/muc/i.png")]),
        ('<link rel="preload" as="style" href="/p.css">', [("sheet", "/p.css")]),
        ('<link rel="preload" as="font" href="/f.woff2">', [("font", "/f.woff2")]),
        ('<link rel="preload" as="fetch" href="/du-lieu.json">', []),
        ('<link rel="canonical" href="/bai.html"><link rel="alternate" href="/rss.xml">', []),
        ("<style>@import '/c.css'; body { background: url(nen.png) }</style>",
         [("sheet", "/c.css"), ("image", "/tin/muc/nen.png")]),
        ('<div style="BACKGROUND:URL(&quot;/Anh/Nen.PNG&quot;)"></div>', [("image", "/Anh/Nen.PNG")]),
        ('<table background="/nen.gif"><tr><td background="o.gif"></table>',
         [("image", "/nen.gif"), ("image", "/tin/muc/o.gif")]),
        ('<img src="/logo.png#x" srcset="/logo2.png 2x, /logo,3.png 3x">',
         [("image", "/logo.png"), ("image", "/logo2.png"), ("image", "/logo,3.png")]),
        ('<input type="image" src="/tim.gif"><video poster="/bia.jpg"></video>',
         [("image", "/tim.gif"), ("image", "/bia.jpg")]),
        ('<svg><use xlink:href="/bieu-tuong.svg#tim"></use></svg>', [("image", "/bieu-tuong.svg")]),
        ('<script src="/a.js"></script>', [("script", "/a.js")]),
        ('<img src="data:image/gif;base64,R0lGOD"><img src=""><img><img src="javascript:void(0)">', []),
        ('<img src="http://[hong/"><link rel="stylesheet" href="http://[hong/">', []),
        ('<img src="//cdn.example/a.png">', [("image", "http://cdn.example/a.png")]),
    ],
)  # fmt: skip
def test_markup_names_what_a_page_looks_like(markup: str, found: list[tuple[str, str]]) -> None:
    assert page(markup) == found


def test_addresses_are_joined_to_the_base_of_the_page() -> None:
    markup = '<base href="http://sct.example/moi/"><img src="a.png"><p style="background:url(b.png)">'
    markup += '<style>@import "c.css"</style>'
    assert page(markup) == [("image", "/moi/a.png"), ("image", "/moi/b.png"), ("sheet", "/moi/c.css")]


def test_an_address_is_named_once_and_a_page_names_only_so_many() -> None:
    assert page('<img src="/a.png"><p style="background:url(/a.png)">') == [("image", "/a.png")]
    assert len(page("".join(f'<img src="/{n}.png">' for n in range(2 * MOST_REQUISITES)))) == MOST_REQUISITES


def test_a_picture_that_announces_an_article_is_left_to_the_article() -> None:
    markup = '<a href="/bai-1.html"><span><img src="/nho.jpg"></span></a><a href="/"><img src="/logo.png"></a>'
    markup += '<a href="/bai-1.html" style="background:url(/nen.jpg)">Bài</a>'
    assert page(markup, "http://sct.example/bai-1.html") == [("image", "/logo.png")]
    assert len(page(markup)) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('@import url("b.css") screen; @import "/c.css"; @IMPORT URL( d.css );',
         [("sheet", "/css/b.css"), ("sheet", "/c.css"), ("sheet", "/css/d.css")]),
        ("a { background: #fff url( '../anh/nen (1).png' ) no-repeat }", [("image", "/anh/nen (1).png")]),
        (r"a { background: url(nen\ \28 1\29.png) }", [("image", "/css/nen (1).png")]),
        ("a { background: url(a.png), url(b.png) }", [("image", "/css/a.png"), ("image", "/css/b.png")]),
        ("/* url(a.png) @import 'b.css' */ a { content: 'url(c.png)'; cursor: url(d.cur) }", [("image", "/css/d.cur")]),
        ("a { background: url(data:image/png;base64,iVBO/+=) } b { fill: url(#mau) }", []),
        ("a { background: url(a.png", []),
        ("/* @import 'b.css'", []),
        (f"@font-face {{ font-family: X; src: url(x.eot); src: {FORMS} }} b {{ background: url(b.png) }}",
         [("font", "/css/x.woff2?v=4"), ("image", "/css/b.png")]),
        ("@font-face { src: url(x.svg), url(x.woff?v=2) }", [("font", "/css/x.woff?v=2")]),
        ("@font-face { src: local('Arial') }", []),
    ],
)  # fmt: skip
def test_a_style_sheet_names_sheets_pictures_and_of_a_font_the_file_that_browsers_take(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert sheet(text) == found


def test_a_captured_sheet_is_joined_to_its_own_address_and_a_page_in_its_place_is_none() -> None:
    body = b"\xef\xbb\xbf@import 'b.css';"
    url = "http://sct.example/css/a.css"
    assert [one.url for one in sheet_requisites(captured(url, body, "text/css"))] == ["http://sct.example/css/b.css"]
    assert list(sheet_requisites(captured(url, b"<p style='background:url(a.png)'>", "text/html"))) == []
    assert list(sheet_requisites(captured(url, body, "text/css", 404))) == []


@pytest.mark.parametrize(
    "piece", ["url(", 'url("', "url('a\\'", "@font-face{src:url(a", "@import ", "/*", '"\\', "'\\", "url(\\a ", "url( "]
)
def test_a_sheet_without_ends_is_read_in_bounded_time(piece: str) -> None:
    assert grows_in_proportion(sheet, piece * (200_000 // len(piece)))


PARTS = [
    "url(",
    "@import ",
    "@font-face{",
    "src:",
    '"',
    "'",
    "\\",
    "/*",
    "*/",
    ")",
    "}",
    "#",
    "a",
    " ",
    "\n",
    ",",
    "//",
]


@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=60))
def test_any_text_is_read_and_gives_addresses_of_the_web(pieces: list[str]) -> None:
    for _, url in sheet("".join(pieces), HOME):
        assert url.startswith(("/", "http://", "https://"))
        assert len(url) <= LONGEST_URL


def test_a_page_gives_its_look_with_what_its_layout_drops_and_the_teasers_of_the_home_page() -> None:
    rows = "".join(
        f'<li><a href="/tin/{n}.html"><img src="/nho/{n}.jpg"></a> <a href="/tin/{n}.html">'
        f"Hội nghị khuyến công lần thứ {n} của Sở Công Thương</a></li>"
        for n in range(1, 8)
    )
    body = f'<html><title>Tin</title><body><div class="dau"><img src="/logo.png"></div><ul>{rows}</ul></body></html>'
    site = replace(SITE, layouts=(Layout(fields={"drop": ".dau"}),))
    inner = page_for(site, captured("http://sct.example/tin-tuc", body.encode(), "text/html"))
    home = page_for(site, captured("http://sct.example/", body.encode(), "text/html"))
    assert (inner.kind, home.kind) == ("list", "home")
    assert [one.url for one in inner.requisites()] == ["http://sct.example/logo.png"]
    assert len(list(home.requisites())) == 8


def test_a_page_that_stands_in_anothers_place_has_no_look() -> None:
    body = b'<html><title>404</title><link rel="stylesheet" href="/a.css"><p>khong co</p></html>'
    assert list(page_for(SITE, captured("http://sct.example/x", body, "text/html", 404)).requisites()) == []
