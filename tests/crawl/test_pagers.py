# ruff: noqa: E501  (markup reads better unbroken)
"""Crawls that turn pages: forms posted back with their state, endpoints behind "Xem thêm", lists without an end."""

from __future__ import annotations

from pathlib import Path

from tests.crawl.conftest import SiteMaker
from tests.crawl.test_crawl import crawl, problems
from tests.crawl.tiny import HTML, Page, TinySite, article

LAST = 5
EACH = 3


def numbers(page: int) -> range:
    return range(100 + EACH * page, 100 + EACH * (page + 1))


def rows(page: int) -> str:
    return "".join(
        f'<div class="tin"><a href="/bai/{n}.html">Hội nghị khuyến công lần thứ {n} của Sở Công Thương</a> 14/04/2023</div>'
        for n in numbers(page)
    )


def add_articles(tiny: TinySite, last: int = LAST) -> set[str]:
    made = {f"/bai/{n}.html": article(n) for page in range(1, last + 1) for n in numbers(page)}
    tiny.pages |= made
    return set(made)


def grid(page: int) -> Page:
    """A page of a GridView: its own state, and links to the pages beside it alone."""
    beside = [n for n in (page - 1, page + 1) if 1 <= n <= LAST]
    links = "".join(f"""<a href="javascript:__doPostBack('ctl00$luoi','Page${n}')">{n}</a> """ for n in beside)
    state = f'<input type="hidden" name="__VIEWSTATE" value="vs{page}"><input type="hidden" name="__EVENTVALIDATION" value="ev{page}">'
    html = f'<html><head><title>Tin tức</title></head><body><form method="post" action="tin.aspx">{state}{rows(page)}<p>{links}</p></form></body></html>'
    return Page(html.encode())


def answer_post(path: str, fields: dict[str, str]) -> Page | None:
    """Answer as a WebForms server does: the state must be one of its own, and the event one that this state allows."""
    state, event = fields.get("__VIEWSTATE", ""), fields.get("__EVENTARGUMENT", "")
    page = int(event.removeprefix("Page$"))
    known = fields.get("__EVENTVALIDATION") == f"ev{state[2:]}" and fields["__EVENTTARGET"] == "ctl00$luoi"
    return grid(page) if path == "/tin.aspx" and known and abs(page - int(state[2:])) == 1 else Page(b"", 500)


def test_a_pager_that_posts_back_is_followed_to_its_end(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    wanted = add_articles(tiny)
    tiny.pages["/tin.aspx"] = grid(1)
    tiny.post = answer_post
    tiny.add_link('<a href="/tin.aspx">Tin tức</a>')
    crawl(site_file, tmp_path / "data")
    assert wanted <= set(tiny.paths())
    posted = [one.path for one in tiny.asked if one.method == "POST"]
    assert LAST - 1 <= len(posted) <= LAST  # each page once, the first perhaps once more by its number
    assert problems(tmp_path / "data") == {}


def more(page: int, body: str = "{}") -> Page:
    """A stretch of a list, and the button that asks for the next one; the last stretch has none."""
    button = f'<button class="them" data-url="/tin/them?trang={page + 1}">Xem thêm</button>' if page < LAST else ""
    return Page(body.format(rows(page) + button).encode(), media_type=HTML)


def test_the_endpoint_behind_more_is_asked_to_its_end(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    wanted = add_articles(tiny)
    tiny.pages["/tin"] = more(1, "<html><head><title>Tin tức</title></head><body><h1>Tin tức</h1>{}</body></html>")
    tiny.pages |= {f"/tin/them?trang={page}": more(page) for page in range(2, LAST + 1)}
    tiny.add_link('<a href="/tin">Tin tức</a>')
    crawl(site_file, tmp_path / "data")
    assert wanted <= set(tiny.paths())
    assert sum(path.startswith("/tin/them") for path in tiny.paths()) == LAST - 1


def test_the_months_of_a_calendar_are_not_asked_for(tiny: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    def month(place: int) -> str:
        return f"/su-kien?thang={place % 12 + 1}&amp;nam={2023 + place // 12}"

    leaves = {
        month(n).replace("&amp;", "&"): Page(
            f'<html><body><a href="{month(n - 1)}">«</a> Tháng {n % 12 + 1} <a href="{month(n + 1)}">»</a></body></html>'.encode()
        )
        for n in range(-40, 40)
    }
    tiny.pages |= leaves
    tiny.add_link(f'<div><a href="{month(4)}">Tháng sau</a></div>')
    summary = crawl(site_file, tmp_path / "data")
    assert not leaves.keys() & set(tiny.paths())
    assert summary.counts.articles == 6


def test_a_pager_that_never_ends_is_left_when_it_brings_nothing_new(
    tiny: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    wanted = add_articles(tiny, 1)
    for page in range(1, 60):
        turn = f'<a href="/tin?trang={page + 1}">Trang sau</a>'
        tiny.pages[f"/tin?trang={page}"] = Page(f"<html><body>{rows(1)}<p>{turn}</p></body></html>".encode())
    tiny.add_link('<a href="/tin?trang=1">Tin tức</a>')
    crawl(site_file, tmp_path / "data", folder=site_file("delay: 0, retries: 0, shape_pages: 10"))
    assert wanted <= set(tiny.paths())
    assert sum(path.startswith("/tin?trang") for path in tiny.paths()) <= 12
    assert problems(tmp_path / "data")["endless pages"] == 1
