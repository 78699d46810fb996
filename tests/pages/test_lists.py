# ruff: noqa: E501  (markup reads better unbroken)
"""Lists: articles told from menus, each with its title and day; pages of every kind; what is not followed, and why."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from crawler.items import Follow
from crawler.pages.links.addresses import address_of, is_later_page
from tests.growth import grows_in_proportion
from tests.pages.reading import HEADING, SHARED, TEXT, gold_lines, open_page, portal
from tests.pages.rolls.catalogue import HELD_OUT, TUNING
from tests.pages.rolls.measure import FIELDS, measure
from tests.pages.rolls.press import Layout, each, menu, news, page

LIST_URL = "https://sct.vidu.example/tin-tuc"
ITEM = '<li><h3><a href="{path}">{title}</a></h3><span>{day}</span></li>'
NEWS = news("/tin-tuc/{slug}-{n}.html")


def follows_of(body: str, url: str = LIST_URL) -> list[Follow]:
    return list(open_page(body, url).follows())


def of_kind(follows: list[Follow], kind: str) -> list[str]:
    return [follow.url.removeprefix("https://sct.vidu.example") for follow in follows if follow.kind == kind]


def list_with(extra: str, head: str = "") -> str:
    return page(f"<ul>{menu()}</ul><h1>Tin tức</h1><ul>{each(NEWS, ITEM)}</ul>{extra}", head)


@pytest.mark.parametrize("half", [TUNING, HELD_OUT], ids=["tuning", "held-out"])
def test_invented_lists_are_read_on_both_halves(half: tuple[Layout, ...]) -> None:
    tally = measure(half)
    poor = {name: share for name in FIELDS if (share := tally.share(name)) is None or share < 0.98}
    assert poor == {}, "\n".join(tally.misses)


def test_gold_lists_name_their_articles_and_little_else() -> None:
    hits = wanted = named = 0
    for gold in gold_lines("lists.jsonl"):
        url = gold["url"] or "https://dantri.com.vn/"
        found = open_page((SHARED / "pages" / gold["path"]).read_bytes(), url).follows()
        articles = {follow.url for follow in found if follow.kind == "article"}
        expected = {urljoin(url, item["url"]).partition("#")[0] for item in gold["items"]}
        hits, wanted, named = hits + len(articles & expected), wanted + len(expected), named + len(articles)
    assert hits / wanted >= 0.98
    assert hits / named >= 0.98


def test_a_short_title_is_an_article_where_its_address_is_one() -> None:
    titles = {one.title: one.path for one in NEWS}
    assert titles["Thư chúc Tết"] in of_kind(follows_of(list_with("")), "article")


def test_a_long_entry_of_a_menu_is_no_article() -> None:
    found = of_kind(follows_of(list_with("")), "article")
    assert "/chuc-nang-nhiem-vu-cua-cac-phong-chuyen-mon-thuoc-so" not in found


def test_an_address_above_others_is_a_list_however_long_its_name() -> None:
    extra = '<p><a href="/tin-tuc">Tin tức và sự kiện nổi bật của ngành công thương trong tỉnh</a></p>'
    assert "/tin-tuc" in of_kind(follows_of(list_with(extra), "https://sct.vidu.example/"), "list")


def test_another_host_has_no_article_of_the_site_and_a_mirror_has() -> None:
    one = NEWS[0]
    strange = (
        f'<li><h3><a href="https://bao.example{one.path}x">{one.title} lần hai</a></h3><span>{one.day}</span></li>'
    )
    assert not any("bao.example" in url for url in of_kind(follows_of(list_with(strange)), "article"))
    several = news("/{section}/{slug}-{n}.html", 9)
    mirrored = each(several[:6], ITEM) + each(several[6:], ITEM).replace(
        'href="', 'href="http://congthuong.vidu.example'
    )
    mirrored += each(several[:3], ITEM).replace('href="', 'href="http://congthuong.vidu.example')
    found = of_kind(follows_of(page(f"<ul>{mirrored}</ul>")), "article")
    assert sum("congthuong" in url for url in found) == 6


def test_the_title_is_the_headings_and_not_the_summarys_or_the_buttons() -> None:
    item = '<div class="b"><a href="{path}"><img src="/a/{n}.jpg" alt="anh {n}"></a><h3><a href="{path}">{title}</a></h3><p><a href="{path}">{summary}</a></p><a href="{path}">Xem chi tiết</a></div>'
    found = follows_of(page(each(NEWS, item)))
    assert [follow.title for follow in found if follow.kind == "article"] == [one.title for one in NEWS]


def test_a_cut_title_is_completed_from_its_tool_tip() -> None:
    found = follows_of(page(each(NEWS, '<p><a href="{path}" title="{title}">{cut}</a> ({day})</p>')))
    long = {one.title for one in NEWS if len(one.title) > 24}
    assert long <= {follow.title for follow in found if follow.kind == "article"}


def test_one_day_under_a_row_of_links_dates_none_of_them() -> None:
    row = "".join(f'<a href="{one.path}">{one.title}</a> ' for one in NEWS)
    found = follows_of(page(f"<div>{row}</div><div>Thứ ba, 18/04/2023</div>"))
    assert {follow.date_raw for follow in found} == {None}


def test_a_visit_is_left_out_of_an_address_and_a_short_number_is_none() -> None:
    cases = {
        "https://a.example/tin;jsessionid=0A1B.n1?x=1": "https://a.example/tin?x=1",
        "https://a.example/tin?PHPSESSID=q0w9e8r7t6y5u4i3&id=4": "https://a.example/tin?id=4",
        "https://a.example/(S(lit3py55t21z5v55vlm25s55))/tin.aspx": "https://a.example/tin.aspx",
        "https://a.example/tin?sid=4&id=7": "https://a.example/tin?sid=4&id=7",
    }
    for printed, wanted in cases.items():
        address = address_of(printed)
        assert address is not None
        assert address.url == wanted


@pytest.mark.parametrize(
    ("url", "later"),
    [
        ("/tin?page=2", True), ("/tin?_101_INSTANCE_x_cur=3", True), ("/tin/trang-2.htm", True), ("/tin;page=2", True),
        ("/tin/p2.html", True), ("/tin-p2", True), ("/tin?limitstart=20", True),
        ("/?p=214", False), ("/ke-hoach-trang-bi.html", False), ("/tin?id=2", False), ("/hop-dong-lap2", False),
        ("/tin-tuc-su-kien-noi-bat-trang-12.html", True), ("/tin/hoi-nghi-tai-soc-trang-21.html", False),
        ("/thoi-trang-7.html", False), ("/ket-qua-kiem-tra-viec-chap-hanh-p-979.html", False), ("/tin-trang-979", True),
    ],
)  # fmt: skip
def test_a_later_page_is_told_by_its_address(url: str, later: bool) -> None:
    assert is_later_page(f"https://sct.vidu.example{url}") is later


@pytest.mark.parametrize(
    ("pager", "wanted"),
    [
        ('<a href="/tin-tuc/2">2</a> <a href="/tin-tuc/3">3</a>', ["/tin-tuc/2", "/tin-tuc/3"]),
        ('<a href="/tin-tuc/2">2</a>', ["/tin-tuc/2"]),
        ('<a href="?vt=10">2</a> <a href="?vt=20">3</a>', ["/tin-tuc?vt=10", "/tin-tuc?vt=20"]),
        ('<a href="?page=2&sort=moi">2</a> <a href="?page=3&sort=moi">3</a>', ["/tin-tuc?page=2&sort=moi", "/tin-tuc?page=3&sort=moi"]),
        ('<a href="?page=2"><img src="/i/next.gif" width="9" height="9"></a>', ["/tin-tuc?page=2"]),
        ('<a href="?page=2">Trang 2</a> <a href="?page=9">Trang cuối</a>', ["/tin-tuc?page=2", "/tin-tuc?page=9"]),
        ('<a href="/binh-chon/7">1</a> <a href="/binh-chon/3">2</a>', []),
        ('<div class="comments"><a href="/tin-tuc?cpage=2">2</a> <a href="/tin-tuc?cpage=3">3</a></div>', []),
        ('<select onchange="go(this)"><option value="?page=7">7</option></select>', []),
    ],
)  # fmt: skip
def test_a_row_of_numbers_is_a_pager_when_its_addresses_count_with_it(pager: str, wanted: list[str]) -> None:
    assert of_kind(follows_of(list_with(f"<p>{pager}</p>")), "pager") == wanted


def test_the_next_article_is_no_next_page() -> None:
    after = (
        '<a rel="next" href="/tin-tuc/khai-truong-diem-ban-hang-1267.html">Khai trương điểm bán hàng Việt tại xã</a>'
    )
    found = follows_of(portal(HEADING + TEXT + after, head='<link rel="next" href="/tin-tuc/x-1267.html">'))
    assert of_kind(found, "pager") == []


@pytest.mark.parametrize("heading", ["Các tin khác", "Bình luận"])
def test_the_pages_of_a_box_below_an_article_are_not_followed(heading: str) -> None:
    numbers = '<a href="/tin-tuc/bai-1?page=2">2</a> <a href="/tin-tuc/bai-1?page=3">3</a>'
    posts = "".join(f"""<a href="javascript:__doPostBack('k','{n}')">{n}</a> """ for n in (2, 3))
    box = f'<form method="post"><b>{heading}</b><ul>{each(NEWS[:4], "<li><a href={path}>{title}</a></li>")}</ul><p>{numbers}</p><p>{posts}</p></form>'
    reading = open_page(portal(HEADING + TEXT, below=box))
    assert reading.kind == "article"
    assert of_kind(list(reading.follows()), "pager") == []


def test_a_post_back_carries_the_fields_of_its_form_and_no_other() -> None:
    form = """<form method="post" action="/tin.aspx"><input type="hidden" name="__VIEWSTATE" value="vs"><input name="tu" value="gạo">
    <select name="nam"><option value="2022">2022</option><option value="2023" selected>2023</option></select><input type="checkbox" name="anh">
    <input type="submit" name="tim" value="Tìm"><a href="#" onclick="__doPostBack('p','Page$2');return false">2</a></form>
    <form><input type="hidden" name="la" value="1"></form>"""
    (posted,) = [follow for follow in follows_of(list_with(form)) if follow.form]
    assert dict(posted.form or ()) == {
        "__VIEWSTATE": "vs", "tu": "gạo", "nam": "2023", "__EVENTTARGET": "p", "__EVENTARGUMENT": "Page$2"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("button", "wanted"),
    [
        ('<a class="x" data-url="/tin-tuc/them?trang=2" href="javascript:;">Xem thêm</a>', ["/tin-tuc/them?trang=2"]),
        ("""<button onclick="tai('/ajax/tin.php?trang=2')">Tải thêm tin</button>""", ["/ajax/tin.php?trang=2"]),
        ('<button data-page="2" data-id="17">Xem thêm</button>', []),
        ('<a data-url="/chia-se?u=1" href="javascript:;">Chia sẻ</a>', []),
        ('<a href="/tin-tuc">Xem thêm</a>', []),
    ],
)
def test_an_endpoint_is_followed_only_when_the_page_prints_it(button: str, wanted: list[str]) -> None:
    assert of_kind(follows_of(list_with(button)), "pager") == wanted


@pytest.mark.parametrize(
    ("link", "followed"),
    [
        ('<a href="/tin-tuc?thang=6&nam=2023">Tháng 6</a>', False),
        ('<a href="/lich-cong-tac/2023/21">Lịch tuần 21 của lãnh đạo Sở</a>', False),
        ('<a href="/tin-tuc/2023/05">»</a>', False),
        ('<a href="/tin-tuc/2023/05">Tháng 5 năm 2023</a>', True),
        ('<a href="/tin-tuc?orderby=ten">Tiêu đề</a>', False),
        ('<a href="/tin-tuc?f%5B0%5D=linh-vuc%3A3">Thương mại (7)</a>', False),
        ('<a href="/tin-tuc/x-1204.html?tmpl=component&print=1">In</a>', False),
        ('<a href="/dang-nhap?returnurl=%2Ftin-tuc">Đăng nhập</a>', False),
        ('<a href="/nguoi-dung">Góc người dùng</a>', True),
    ],
)
def test_leaves_sorts_and_twins_are_not_followed(link: str, followed: bool) -> None:
    with_link = {follow.url for follow in follows_of(list_with(link))}
    assert bool(with_link - {follow.url for follow in follows_of(list_with(""))}) is followed


def test_a_page_of_nothing_but_links_is_read_in_bounded_time() -> None:
    wild = "".join(f"<div><a href='/x/{n}?a={n}'>{n} tin bài số 14/04/2023</a>" for n in range(7000))
    assert len(follows_of(f"<body>{wild}</body>")) <= 5000
    assert grows_in_proportion(follows_of, f"<body>{wild}")
