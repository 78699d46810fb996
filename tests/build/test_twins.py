"""One article under several addresses, moved and gone articles: from captures to a release."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.site import Site
from tests.build.archives import BODY, HOST, Crawl, article_page, make_site, missing_page
from tests.build.test_release import on, release, table

Said = tuple[str, bytes]
OTHER_BODY = tuple(
    f"Đoạn văn số {number} của một bài viết khác hẳn, nói về việc khác và dài như thế." for number in range(9)
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "sites")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def canonical(path: str) -> str:
    return f'<link rel="canonical" href="{HOST}{path}">'


def run(data: Path, site: Site, day: int, said: Iterable[Said | tuple[str, str, int]]) -> None:
    """One run: pages by their path, redirects as (path, target, status), a 404 for an empty body."""
    crawl = Crawl(data, site, begins=on(day))
    crawl.get("/", b"<html><head><title>Trang</title></head><body><p>Trang</p></body></html>")
    for one in said:
        if len(one) == 3:
            crawl.lead(*one)
        else:
            crawl.get(one[0], one[1] or missing_page(), 200 if one[1] else 404)
    crawl.end()


def articles(data: Path) -> dict[str, list[dict[str, Any]]]:
    """The versions of each article by its id, in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(table(data, "articles"), key=lambda row: row["version"]):
        found.setdefault(row["article_id"], []).append(row)
    return found


def reasons(data: Path) -> dict[str, str]:
    return {row["url"].removeprefix(HOST): row["reason"] for row in table(data, "addresses")}


def paths_by_article(data: Path) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for row in table(data, "addresses"):
        groups.setdefault(row["article_id"], []).append(row["url"].removeprefix(HOST))
    return sorted(sorted(group) for group in groups.values())


PAGE = article_page(1)
TWINS: dict[str, tuple[list[Said], str]] = {
    "a print page that names its article": (
        [("/tin?ItemID=1", PAGE), ("/in-bai?so=1a", article_page(1, body=BODY[:2], head=canonical("/tin?ItemID=1")))],
        "canonical",
    ),
    "a print page that names nothing": (
        [("/tin?ItemID=1", PAGE), ("/print.aspx?ItemID=1", article_page(1, counter=2))],
        "number",
    ),
    "two categories": ([("/tin/hoi-nghi-lan-mot-1.html", PAGE), ("/su-kien/hoi-nghi-lan-mot-1.html", PAGE)], "number"),
    "no number": ([("/tin/hoi-nghi-tong-ket", PAGE), ("/su-kien/hoi-nghi-tong-ket", PAGE)], "slug"),
    "capitals": ([("/Tin/Hoi-Nghi.aspx", PAGE), ("/tin/hoi-nghi.aspx", PAGE)], "case"),
    "an unknown session number": ([("/xem?bai=hoi-nghi", PAGE), ("/xem?bai=hoi-nghi&phien=x81", PAGE)], "parameters"),
    "two forms of address": ([("/Detail.aspx?ItemID=1", PAGE), ("/tin/hoi-nghi-lan-thu-nhat", PAGE)], "content"),
}  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_one_article_under_two_addresses_is_one_whichever_was_captured_first(data: Path, site: Site, name: str) -> None:
    said, word = TWINS[name]
    ids = set()
    for number, order in enumerate((said, said[::-1])):
        run(data / str(number), site, 1, order)
        release(data / str(number), site)
        ((version,),) = articles(data / str(number)).values()
        assert sorted(reasons(data / str(number)).values()) == sorted(("first", word))
        ids.add(version["article_id"])
    assert len(ids) == 1


STRANGERS: dict[str, list[Said]] = {
    "one boilerplate under two titles": [
        (f"/tin?ItemID={n}", article_page(n, body=("Chi tiết xem tệp đính kèm theo thông báo này.",))) for n in (1, 2)
    ],
    "one title, a text for each week": [
        (f"/tin?ItemID={n}", article_page(1, title="Lịch công tác tuần", body=body, day=f"1{n}/03/2023"))
        for n, body in enumerate((BODY, OTHER_BODY))
    ],
    "one text posted twice under two numbers": [(f"/tin/hoi-nghi-{n}.html", PAGE) for n in (1, 2)],
    "every page names one canonical address": [
        (f"/tin?ItemID={n}", article_page(n, body=body, head=canonical("/tin?ItemID=0")))
        for n, body in enumerate((BODY, OTHER_BODY, OTHER_BODY[::2]))
    ],
    "every page names the home page": [
        (f"/tin?ItemID={n}", article_page(n, body=body, head=canonical("/")))
        for n, body in enumerate((BODY, OTHER_BODY))
    ],
    "every page of a section names its list": [
        ("/tin", b"<html><title>Tin</title><body>" + b"".join(
            f'<li><a href="/tin?ItemID={n}">Hội nghị triển khai nhiệm vụ công tác lần thứ {n}</a></li>'.encode()
            for n in range(9)
        ) + b"</body></html>"),
        *((f"/tin?ItemID={n}", article_page(n, title="Hội nghị triển khai", head=canonical("/tin"))) for n in (1, 2)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGERS)
def test_two_articles_stay_two(data: Path, site: Site, name: str) -> None:
    run(data, site, 1, STRANGERS[name])
    release(data, site)
    expected = sum(b"<h1>" in body for _, body in STRANGERS[name])
    assert len(articles(data)) == expected
    assert set(reasons(data).values()) == {"first"}


def test_a_page_that_shows_one_week_after_the_other_is_none_of_the_weeks(data: Path, site: Site) -> None:
    weeks = [
        article_page(1, title="Lịch công tác tuần", body=body, day=f"{n + 10}/03/2023")
        for n, body in enumerate((BODY, OTHER_BODY))
    ]
    run(data, site, 1, [("/lich", weeks[0]), ("/lich?so=a", weeks[0])])
    run(data, site, 8, [("/lich", weeks[1]), ("/lich?so=b", weeks[1]), ("/lich?so=a", weeks[0])])
    release(data, site)
    assert paths_by_article(data) == [["/lich"], ["/lich?so=a"], ["/lich?so=b"]]


def test_an_article_id_stays_when_a_twin_is_found_and_when_an_older_one_is_merged_it_is_the_older_s(
    data: Path, site: Site
) -> None:
    run(data, site, 1, [("/tin/hoi-nghi-lan-mot-1.html", PAGE)])
    release(data, site)
    (known,) = articles(data)
    run(data, site, 2, [("/a/hoi-nghi-lan-mot-1.html", PAGE), ("/tin/hoi-nghi-lan-mot-1.html", PAGE)])
    release(data, site)
    assert list(articles(data)) == [known]
    assert len(articles(data)[known]) == 1


def test_the_order_of_captures_in_a_run_changes_no_group(data: Path, site: Site) -> None:
    said = [one for pages, _ in TWINS.values() for one in pages] + [
        one for pages in STRANGERS.values() for one in pages
    ]
    found = []
    for seed in range(3):
        place = data / str(seed)
        run(place, site, 1, random.Random(seed).sample(said, len(said)))
        release(place, site)
        found.append((paths_by_article(place), sorted(articles(place))))
    assert found[0] == found[1] == found[2]


MOVES: dict[str, Callable[[int], list[Any]]] = {
    "301": lambda status: [("/tin/1.html", "/vi/hoi-nghi-1.html", status), ("/vi/hoi-nghi-1.html", PAGE)],
    "over another redirect": lambda status: [
        ("/tin/1.html", "/go/1", status), ("/go/1", "/vi/hoi-nghi-1.html", 302), ("/vi/hoi-nghi-1.html", PAGE),
    ],
    "the old one is gone": lambda _: [("/tin/1.html", b""), ("/vi/hoi-nghi-900.html", PAGE)],
    "the old one leads home": lambda _: [("/tin/1.html", "/", 302), ("/vi/hoi-nghi-900.html", PAGE)],
}  # fmt: skip


@pytest.mark.parametrize("status", [301, 302, 308])
@pytest.mark.parametrize("name", MOVES)
def test_an_article_that_moved_keeps_its_identity_and_its_versions_go_on(
    data: Path, site: Site, name: str, status: int
) -> None:
    others: list[Any] = [(f"/tin?ItemID={n}", article_page(n)) for n in range(50, 52)]
    run(data, site, 1, [("/tin/1.html", PAGE), *others])
    release(data, site)
    before = {row["url"]: key for key, (row,) in articles(data).items()}
    moved = MOVES[name](status)
    run(data, site, 2, [*moved, *others])
    release(data, site)
    place = HOST + moved[-1][0]
    (version,) = articles(data)[before[f"{HOST}/tin/1.html"]]
    assert (version["url"], version["version"], version["gone_at"]) == (place, 1, None)
    run(data, site, 3, [(moved[-1][0], article_page(1, title="Hội nghị được đặt tên lại")), ("/tin/1.html", b"")])
    release(data, site)
    later = articles(data)[before[f"{HOST}/tin/1.html"]]
    assert [(row["version"], row["url"], row["gone_at"]) for row in later] == [(1, place, None), (2, place, None)]
    assert len(articles(data)) == 3


def test_an_article_that_was_moved_and_edited_at_once_is_followed_by_its_redirect(data: Path, site: Site) -> None:
    run(data, site, 1, [("/tin/1.html", PAGE)])
    edited = article_page(9, title="Một tên khác hẳn", body=OTHER_BODY)
    run(data, site, 2, [("/tin/1.html", "/vi/moi-7.html", 301), ("/vi/moi-7.html", edited)])
    release(data, site)
    ((first, second),) = articles(data).values()
    assert (first["url"], second["url"]) == (f"{HOST}/tin/1.html", f"{HOST}/vi/moi-7.html")


GONE: dict[str, list[Any]] = {
    "404": [("/tin?ItemID=1", b"")],
    "says so": [("/tin?ItemID=1", missing_page())],
    "leads home": [("/tin?ItemID=1", "/", 302)],
    "leads home by another address": [("/tin?ItemID=1", "/cu?x=1", 301), ("/cu?x=1", "/", 302)],
    "leads to a page that is missing": [("/tin?ItemID=1", "/404.html", 302), ("/404.html", b"")],
    "leads to an article that was there before": [("/tin?ItemID=1", "/tin?ItemID=2", 301)],
}


@pytest.mark.parametrize("name", GONE)
def test_a_page_that_leads_nowhere_is_gone_at_the_first_sight_and_alive_when_it_returns(
    data: Path, site: Site, name: str
) -> None:
    run(data, site, 1, [("/tin?ItemID=1", PAGE), ("/tin?ItemID=2", article_page(2, body=OTHER_BODY))])
    standing = ("/tin?ItemID=2", article_page(2, body=OTHER_BODY))
    run(data, site, 2, [*GONE[name], standing])
    release(data, site)
    rows = {row["url"].removeprefix(HOST): row["gone_at"] for row in table(data, "articles")}
    assert rows.pop("/tin?ItemID=1").day == 2
    assert rows == {"/tin?ItemID=2": None}
    run(data, site, 3, [("/tin?ItemID=1", PAGE), standing])
    release(data, site)
    assert [row["gone_at"] for row in table(data, "articles")] == [None, None]
    assert [row["version"] for row in table(data, "articles")] == [1, 1]


def test_an_article_that_leads_to_its_twin_is_gone_when_that_is_missing_too(data: Path, site: Site) -> None:
    near, far = "/tin/hoi-nghi-lan-mot-1.html", "/su-kien/hoi-nghi-lan-mot-1.html"
    run(data, site, 1, [(near, PAGE), (far, PAGE)])
    run(data, site, 2, [(near, far, 301), (far, b"")])
    release(data, site)
    ((article,),) = articles(data).values()
    assert article["gone_at"].day == 2


UNTOLD: dict[str, list[Any]] = {
    "to https": [("/tin?ItemID=1", f"{HOST.replace('http:', 'https:')}/tin?ItemID=1", 301)],
    "to another host": [("/tin?ItemID=1", "http://moi.example/tin?ItemID=1", 301)],
    "to a page never seen": [("/tin?ItemID=1", "/bao-tri", 302)],
}


@pytest.mark.parametrize("name", UNTOLD)
def test_a_redirect_that_tells_nothing_makes_no_article_gone(data: Path, site: Site, name: str) -> None:
    run(data, site, 1, [("/tin?ItemID=1", PAGE)])
    run(data, site, 2, UNTOLD[name])
    release(data, site)
    assert [row["gone_at"] for row in table(data, "articles")] == [None]


def test_many_articles_sent_to_one_page_are_gone_and_not_one(data: Path, site: Site) -> None:
    pages = [
        (f"/tin?ItemID={n}", article_page(n, title=f"Bài thứ {n} của sở", body=(*BODY, OTHER_BODY[n])))
        for n in range(3)
    ]
    run(data, site, 1, pages)
    notice = article_page(7, title="Trang đã được nâng cấp", body=OTHER_BODY)
    run(data, site, 2, [*((path, "/thong-bao-nang-cap", 301) for path, _ in pages), ("/thong-bao-nang-cap", notice)])
    release(data, site)
    found = {versions[-1]["url"].removeprefix(HOST): versions[-1]["gone_at"] for versions in articles(data).values()}
    assert {path: bool(gone) for path, gone in found.items()} == {
        **{path: True for path, _ in pages}, "/thong-bao-nang-cap": False,
    }  # fmt: skip


def many(data: Path, site: Site, bodies: Callable[[int], bytes], day: int) -> None:
    run(data, site, day, [(f"/tin?ItemID={n}", bodies(n)) for n in range(30)])


def test_many_pages_gone_at_once_are_a_problem_and_none_is_gone_until_a_week_has_passed(data: Path, site: Site) -> None:
    many(data, site, article_page, 1)
    many(data, site, lambda n: b"" if n < 12 else article_page(n), 2)
    release(data, site)
    assert all(row["gone_at"] is None for row in table(data, "articles"))
    (problem,) = (row for row in table(data, "problems") if row["problem"] == "many pages gone")
    assert problem["detail"] == "12 of 30 articles looked at were missing at once"
    assert (problem["field"], problem["url"], problem["run_id"][:8]) == ("page", f"{HOST}/tin?ItemID=0", "20261102")
    runs = {row["run_id"][:8]: row["gone_articles"] for row in table(data, "runs")}
    assert runs == {"20261101": 0, "20261102": 0}
    many(data, site, lambda n: b"" if n < 12 else article_page(n), 10)
    release(data, site)
    gone = [row["gone_at"] for row in table(data, "articles") if row["gone_at"]]
    assert (len(gone), {moment.day for moment in gone}) == (12, {10})


def test_the_addresses_say_when_each_was_seen_and_by_what_it_belongs(data: Path, site: Site) -> None:
    run(data, site, 1, [("/tin/1.html", PAGE)])
    run(data, site, 2, [("/tin/1.html", "/vi/hoi-nghi-1.html", 301), ("/vi/hoi-nghi-1.html", PAGE)])
    release(data, site)
    first, second = table(data, "addresses")
    assert (first["reason"], first["other"], first["last_seen"].day) == ("first", None, 1)
    assert (second["reason"], second["other"], second["first_seen"].day) == ("redirect", first["url_key"], 2)
    assert isinstance(first["first_seen"], datetime)


def test_the_same_captures_in_other_files_give_the_same_articles(data: Path, site: Site) -> None:
    said = [one for pages, _ in TWINS.values() for one in pages]
    run(data, site, 1, said)
    run(data, site, 2, said[::-1])
    release(data, site)
    before = articles(data)
    shutil.rmtree(data / "parts")
    release(data, site)
    assert articles(data) == before
