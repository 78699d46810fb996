"""A WACZ replayed: what pywb serves and a browser shows of it is what the department had published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import html
from matplotlib.image import imread

from crawler.demo.answers import ASSETS
from crawler.demo.portal import LOOK
from pipelines.query import Archive
from tests.export.captured import hand_over, selection
from tests.export.replaying import asked_by_pages, browse, fetch, find_browser, replayed

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wacz(demo_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("replay") / "a.wacz"
    hand_over(selection(demo_release, "cong doan"), "wacz", out)
    return out


@pytest.fixture(scope="module")
def collection(wacz: Path) -> Iterator[str]:
    with replayed(wacz, wacz.with_name("pywb")) as address:
        yield address


@pytest.fixture(scope="module")
def article(demo_release: Path, wacz: Path) -> dict[str, Any]:
    """An article of the WACZ with a picture, as the tables have it, and the capture of the picture."""
    asked = """
        SELECT a.capture_id, a.title, a.text, c.url, c.fetched_at, i.url AS picture, i.sha256 FROM articles a
        JOIN captures c USING (site, capture_id) JOIN images i USING (site, article_id, version)
        WHERE i.sha256 IS NOT NULL ORDER BY a.url, i.position"""
    with ZipFile(wacz) as found:
        handed = [json.loads(line).get("capture_id") for line in found.read("pages/pages.jsonl").splitlines()]
    rows = Archive(demo_release).sql(asked)
    return {str(name): value for name, value in rows[rows["capture_id"].isin(handed)].iloc[0].items()}


def stamp(article: dict[str, Any]) -> str:
    return str(article["fetched_at"].tz_convert("UTC").strftime("%Y%m%d%H%M%S"))


def words_of(page: bytes) -> str:
    """The words of a page, blanks as a reader sees them."""
    return " ".join(str(html.fromstring(page).xpath("string()")).split())


def test_an_article_is_served_with_its_vietnamese_text(collection: str, article: dict[str, Any]) -> None:
    status, kind, body = fetch(f"{collection}/{stamp(article)}mp_/{article['url']}")
    assert (status, kind) == (200, "text/html")
    assert article["title"] in words_of(body)
    assert all(line in words_of(body) for line in article["text"].splitlines()[:2])


def test_a_picture_is_served_byte_for_byte(collection: str, article: dict[str, Any]) -> None:
    status, kind, body = fetch(f"{collection}/{stamp(article)}im_/{article['picture']}")
    assert (status, kind) == (200, "image/png")
    assert hashlib.sha256(body).hexdigest() == article["sha256"]


def test_every_page_of_the_list_is_served(collection: str, wacz: Path) -> None:
    with ZipFile(wacz) as found:
        pages = [json.loads(line) for line in found.read("pages/pages.jsonl").splitlines()[1:]]
    assert len(pages) > 10
    for page in pages[::5]:
        time = page["ts"].translate({ord(letter): None for letter in "-:TZ"})
        assert fetch(f"{collection}/{time}mp_/{page['url']}")[0] == 200, page["url"]


def test_what_was_not_handed_over_is_not_served(collection: str, article: dict[str, Any]) -> None:
    assert fetch(f"{collection}/{stamp(article)}mp_/{article['url']}/khac")[0] == 404


@pytest.fixture(scope="module")
def browser() -> str:
    found = find_browser()
    if not found:
        pytest.skip("no Chromium is installed (Debian, Ubuntu: apt install chromium)")
    return found


def test_a_browser_shows_title_text_and_picture(
    browser: str, collection: str, article: dict[str, Any], tmp_path: Path
) -> None:
    page = browse(browser, f"{collection}/{stamp(article)}/{article['url']}", tmp_path / "dom", "--dump-dom")
    assert article["title"] in words_of(page)
    assert article["text"].splitlines()[0] in words_of(page)
    assert article["picture"] in page.decode()


def test_a_picture_of_the_page_has_letters_and_the_colours_of_its_picture(
    browser: str, collection: str, article: dict[str, Any], tmp_path: Path
) -> None:
    shot = tmp_path / "shot.png"
    browse(browser, f"{collection}/{stamp(article)}/{article['url']}", tmp_path / "seen", f"--screenshot={shot}")
    page = imread(shot)[:, :, :3]
    assert page.shape == (1400, 1000, 3)
    darkest, lightest = page.min(axis=2), page.max(axis=2)
    assert (lightest < 0.35).sum() > 5_000, "letters"
    assert (lightest - darkest > 0.15).sum() > 50_000, "a picture: without it there are only the blue links"


def test_the_look_of_the_site_is_served_with_the_articles(collection: str, article: dict[str, Any]) -> None:
    home = article["url"].split("/")[2]
    for name, kind in LOOK.items():
        status, said, body = fetch(f"{collection}/{stamp(article)}id_/http://{home}/assets/{name}")
        assert (status, said) == (200, kind.partition(";")[0]), name
        assert body == (ASSETS / name).read_bytes()


def test_a_browser_shows_the_page_in_the_look_of_its_site_and_asks_nobody_else(
    browser: str, collection: str, article: dict[str, Any], tmp_path: Path
) -> None:
    shot, log = tmp_path / "shot.png", tmp_path / "net.json"
    words = (f"--screenshot={shot}", f"--log-net-log={log}", "--window-size=1200,1400")
    browse(browser, f"{collection}/{stamp(article)}/{article['url']}", tmp_path / "seen", *words)
    page = (imread(shot)[:, :, :3] * 255).round().astype(int)
    assert share_of(page[:30], "#0d2f66") > 0.5, "the bar above the banner, from an imported sheet"
    assert share_of(page[30:180], "#f4c542") > 0.01, "the emblem and the line below the banner"
    assert share_of(page[180:215], "#b3211d") > 0.5, "the menu"
    asked = asked_by_pages(log)
    assert {name for name in LOOK if any(url.endswith(f"/assets/{name}") for url in asked)} == set(LOOK)
    assert {url.split("/")[2].partition(":")[0] for url in asked} == {"127.0.0.1"}


def share_of(part: Any, colour: str) -> float:
    """How much of a part of a picture has a colour."""
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return float((abs(part - wanted).max(axis=2) <= 2).mean())
