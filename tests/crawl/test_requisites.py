"""The look of a site is captured by its crawl: each file once, then seldom, politely, and never at a cost."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest

from crawler.items import Requisite
from crawler.site import AssetRules
from crawler.spiders.requisites import MOST_VARIANTS, RequisiteGuard
from crawler.warc import read_captures
from tests.crawl.conftest import SiteMaker
from tests.crawl.test_crawl import crawl, problems, warcs
from tests.crawl.tiny import Page, TinySite, article

HEAD = '<link rel="stylesheet" href="/look/a.css"><script src="/look/a.js"></script>'
LOOK = {"/look/a.css", "/look/b.css", "/look/nen.png", "/look/chu.woff2", "/look/logo.png"}


def css(text: str, etag: str) -> Page:
    return Page(text.encode(), media_type="text/css", etag=etag)


@pytest.fixture
def dressed(tiny: TinySite) -> TinySite:
    """The small department with a look: two sheets, a background, a font, an emblem on every page, a script."""
    for number in range(1, 7):
        tiny.pages[f"/tin/{number}.html"] = article(number)
    for page in tiny.pages.values():
        page.body = page.body.replace(b"<body>", f'{HEAD}<body><a href="/"><img src="/look/logo.png"></a>'.encode())
    tiny.pages["/look/a.css"] = css('@import "b.css"; @font-face { src: url(chu.eot), url(chu.woff2) }', '"a"')
    tiny.pages["/look/b.css"] = css("body { background: url(nen.png) }", '"b"')
    for name in ("nen.png", "logo.png", "chu.woff2", "chu.eot", "a.js"):
        tiny.pages[f"/look/{name}"] = Page(name.encode() * 99, media_type="application/octet-stream", etag=f'"{name}"')
    return tiny


def asked_look(site: TinySite) -> Counter[str]:
    return Counter(path for path in site.paths() if path.startswith("/look/"))


def test_each_file_of_the_look_is_captured_once_without_scripts(
    dressed: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    summary = crawl(site_file, tmp_path / "data")
    assert asked_look(dressed) == dict.fromkeys(LOOK, 1)
    assert (summary.counts.assets, summary.counts.articles, summary.counts.answered) == (len(LOOK), 6, 7)
    (warc,) = warcs(tmp_path / "data")
    kept = {capture.url.removeprefix(dressed.home): capture.body for capture in read_captures(warc)}
    assert all(kept[path[1:]] == dressed.pages[path].body for path in LOOK)


def test_the_next_run_asks_for_none_of_it_and_a_full_one_on_condition(
    dressed: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    crawl(site_file, tmp_path / "data")
    dressed.asked.clear()
    crawl(site_file, tmp_path / "data")
    assert not asked_look(dressed)
    dressed.pages["/look/b.css"] = css("body { background: url(nen2.png) }", '"b2"')
    dressed.pages["/look/nen2.png"] = Page(b"moi", media_type="image/png")
    summary = crawl(site_file, tmp_path / "data", full=True)
    assert asked_look(dressed) == dict.fromkeys({*LOOK, "/look/nen2.png"} - {"/look/nen.png"}, 1)
    assert all(one.condition for one in dressed.asked if one.path in LOOK)
    assert (summary.counts.changed, summary.counts.new) == (1, 1)


@pytest.mark.parametrize(
    ("rules", "asked"),
    [("requisites: false", set()), ("scripts: true", {*LOOK, "/look/a.js"}), ("images: false", LOOK)],
)
def test_the_site_file_says_what_is_taken(
    dressed: TinySite, site_file: SiteMaker, tmp_path: Path, rules: str, asked: set[str]
) -> None:
    crawl(site_file, tmp_path / "data", folder=site_file(more=f"assets: {{{rules}}}\n"))
    assert set(asked_look(dressed)) == asked


def test_robots_and_deny_hold_for_the_look_and_other_hosts_are_not_asked(
    dressed: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    dressed.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /look/b.css\n", media_type="text/plain")
    port = dressed.home.split(":")[2]
    dressed.add_link(f'<img src="http://localhost:{port}look/khac.png">')
    summary = crawl(site_file, tmp_path / "data", folder=site_file(more="deny: ['logo']\n"))
    assert set(asked_look(dressed)) == {"/look/a.css", "/look/chu.woff2"}
    assert (summary.counts.problems, summary.counts.articles) == (0, 6)


def test_a_look_that_does_not_come_is_no_trouble_of_the_run(
    dressed: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    for name, page in {
        "a.css": Page(b"", 404), "logo.png": Page(b"", 403), "p1.png": Page(b"", 500),
        "p2.png": Page(b"x" * 999, fault="reset"), "p3.png": Page(b"x" * 50_000, media_type="image/png"),
    }.items():  # fmt: skip
        dressed.pages[f"/look/{name}"] = page
    dressed.add_link("".join(f'<img src="/look/p{number}.png">' for number in range(1, 60)))
    folder = site_file(more="assets: {max_bytes: 20000}\n")
    summary = crawl(site_file, tmp_path / "data", folder=folder)
    assert (summary.reason, summary.counts.articles, summary.counts.problems) == ("finished", 6, 0)
    assert not problems(tmp_path / "data")


def test_ever_new_addresses_of_one_file_end() -> None:
    guard = RequisiteGuard(AssetRules())
    passed = [guard.lets(Requisite("sheet", f"http://sct.example/a.css?v={number}")) for number in range(20)]
    assert sum(passed) == MOST_VARIANTS
    assert guard.lets(Requisite("sheet", "http://sct.example/a.css"))
    assert not guard.full


def test_a_look_without_end_is_cut_and_noted(dressed: TinySite, site_file: SiteMaker, tmp_path: Path) -> None:
    dressed.add_link("".join(f'<img src="/look/p{number}.png">' for number in range(9)))
    summary = crawl(site_file, tmp_path / "data", folder=site_file(more="assets: {max_requisites: 3}\n"))
    assert sum(path.endswith(".png") for path in asked_look(dressed)) == 3
    assert {"/look/a.css", "/look/b.css", "/look/chu.woff2"} < set(asked_look(dressed))
    assert problems(tmp_path / "data") == {"limit of requisites": 1}
    assert summary.counts.articles == 6


def test_the_look_waits_its_turn_in_the_one_line_of_requests(
    dressed: TinySite, site_file: SiteMaker, tmp_path: Path
) -> None:
    crawl(site_file, tmp_path / "data", folder=site_file("delay: 0.1, retries: 0"), limit=5)
    begun = sorted(one.begun for one in dressed.asked)[1:]
    assert dressed.at_once == 1
    assert asked_look(dressed) == dict.fromkeys(LOOK, 1), "it comes before most articles"
    assert all(later - earlier >= 0.09 for earlier, later in itertools.pairwise(begun))
