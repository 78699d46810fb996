"""Contact blocks and links: values only where labels stand, articles told from menus, traps not followed."""

from __future__ import annotations

import html
from urllib.parse import urljoin

import pytest

from tests.pages.reading import HEADING, SHARED, TEXT, contacts_of, gold_lines, open_page, portal


def lines_page(lines: list[str]) -> str:
    return "<body>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</body>"


def digits(text: str | None) -> str:
    return "".join(char for char in text or "" if char.isdigit())


def test_gold_contact_lines_give_their_fields_and_negatives_give_nothing() -> None:
    for gold in gold_lines("contacts.jsonl"):
        found = contacts_of(open_page(lines_page(gold["lines"])))
        expected = gold["expected"]
        if expected is None:
            assert found == [], gold["id"]
            continue
        joined = found[0]
        for number in expected.get("phones", []):
            assert digits(number)[-7:] in digits(joined.phones_raw), gold["id"]
        for mail in expected.get("emails", []):
            assert mail in (joined.emails_raw or ""), gold["id"]
        for name, key in (
            ("address", "address"),
            ("responsible", "person"),
            ("licence", "licence"),
            ("org", "organisation"),
        ):
            if name in expected:
                assert getattr(joined, key) == expected[name], gold["id"]


def test_subordinate_units_are_told_from_the_department() -> None:
    block = [
        "Điện thoại: (0275) 3822 365",
        "Email: so@vidu.example",
        "Trung tâm Khuyến công",
        "Điện thoại: (0275) 3822 403; Fax: (0275) 3822 404",
    ]
    found = contacts_of(open_page(portal(HEADING + TEXT, below="".join(f"<p>{line}</p>" for line in block))))
    assert [(c.organisation, c.role) for c in found] == [(None, "department"), ("Trung tâm Khuyến công", "subordinate")]
    assert found[1].fax_raw == "(0275) 3822 404"


def test_words_of_contact_inside_the_text_are_no_contact() -> None:
    prose = (
        "<p>Ông Năm cho biết điện thoại của cơ sở luôn bận, khách gọi đặt hàng suốt từ sáng đến tối trong mùa Tết.</p>"
    )
    assert contacts_of(open_page(portal(HEADING + TEXT + prose))) == []


LIST = "".join(
    f'<div class="item"><h3><a href="/tin-tuc/bai-{n}.html">Tin số {n} về hoạt động của ngành công thương</a></h3>'
    f"<span>1{n}/04/2023</span></div>"
    for n in range(1, 7)
)


def test_a_list_is_a_list_and_tells_articles_dates_and_pages() -> None:
    pager = '<div class="pager"><a href="/tin-tuc?trang=2">2</a> <a href="/tin-tuc?trang=3">3</a></div>'
    page = open_page(portal(f"<h2>Tin tức</h2>{LIST}{pager}", title="Tin tức"), "https://sct.vidu.example/tin-tuc")
    follows = list(page.follows())
    assert page.kind == "list"
    assert [f.date_raw for f in follows if f.kind == "article"] == [f"1{n}/04/2023" for n in range(1, 7)]
    assert [f.url[-7:] for f in follows if f.kind == "pager"] == ["trang=2", "trang=3"]
    assert {f.kind for f in follows if "/muc-" in f.url} == {"list"}


def test_a_posted_pager_carries_the_forms_state() -> None:
    form = f"""<form method="post" action="/tin.aspx"><input type="hidden" name="__VIEWSTATE" value="abc">{LIST}
    <a href="javascript:__doPostBack('ctl00$pager','2')">2</a></form>"""
    follows = [
        f for f in open_page(portal(form, title="Tin tức"), "https://sct.vidu.example/tin.aspx").follows() if f.form
    ]
    assert [(f.kind, dict(f.form or ())) for f in follows] == [
        ("pager", {"__EVENTTARGET": "ctl00$pager", "__EVENTARGUMENT": "2", "__VIEWSTATE": "abc"})
    ]


@pytest.mark.parametrize(
    "trap",
    [
        '<a href="/tin?sort=ngay">Ngày</a>',
        '<table class="calendar"><tr><td><a href="/lich?thang=5">5</a></td></tr></table>',
        '<a href="/bai-1?print=1">In</a>',
        '<a href="mailto:a@b.example">Thư</a>',
    ],
)
def test_traps_are_not_followed(trap: str) -> None:
    with_trap = {f.url for f in open_page(portal(HEADING + TEXT + trap)).follows()}
    without = {f.url for f in open_page(portal(HEADING + TEXT)).follows()}
    assert with_trap == without


def test_gold_lists_are_lists_and_name_their_articles() -> None:
    found = wanted = 0
    for gold in gold_lines("lists.jsonl"):
        url = gold["url"] or "https://cong.vidu.example/tin-tuc/"
        page = open_page((SHARED / "pages" / gold["path"]).read_bytes(), url)
        assert page.kind in ("list", "home"), (gold["path"], page.reason)
        articles = {f.url for f in page.follows() if f.kind == "article"}
        expected = {urljoin(url, item["url"]).partition("#")[0] for item in gold["items"]}
        found += len(articles & expected)
        wanted += len(expected)
    assert found / wanted >= 0.98
