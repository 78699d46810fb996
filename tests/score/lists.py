"""List and home pages against the gold: which links are articles, their titles and dates, and the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urldefrag, urljoin

from crawler.items import Follow
from pipelines.text import read_date
from tests.score.gold import PAGES, group_of, records
from tests.score.luutru import read_page
from tests.score.tally import Figure, Tally
from tests.score.texts import local_minute, plain

FIGURES: Final = (
    Figure("kind", "told as a list", "share"),
    Figure("recall", "article URLs, recall", "share", 0.98),
    Figure("precision", "article URLs, precision", "precision", 0.98),
    Figure("titles", "titles as the gold has them", "share"),
    Figure("dates", "dates with a clock shown beside articles", "share"),
    Figure("next", "next page found", "share"),
    Figure("pagers", "links taken for pages that are none", "bad"),
)
HOME: Final = "https://dantri.com.vn/"
CLOCK: Final = re.compile(r"\d{1,2}:\d{2}")


def score_lists(group: str, tally: Tally) -> None:
    """Read every list page of a group; a link of the gold's shape that the gold leaves out is no mistake."""
    for record in records(PAGES / "lists.jsonl"):
        if group_of(record) == group:
            _score_list(record, tally)


def _score_list(record: dict[str, Any], tally: Tally) -> None:
    name, url = record["path"].removeprefix("html/"), record["url"] or HOME
    page = read_page(url, (PAGES / record["path"]).read_bytes()).page
    follows = list(page.follows())
    tally.same(name, "kind", True, page.kind in ("list", "home"))
    _score_articles(name, record, url, [one for one in follows if one.kind == "article"], tally)
    _score_pager(name, record, url, [one for one in follows if one.kind == "pager"], tally)


def _score_articles(name: str, record: dict[str, Any], url: str, found: list[Follow], tally: Tally) -> None:
    wanted = {_address(url, item["url"]): plain(item["title"]) for item in record["items"]}
    named = {_address(url, one.url): plain(one.title) for one in reversed(found)}
    shape = re.compile(record["article_url_regex"])
    tally.bag(name, "recall", wanted, wanted.keys() & named.keys())
    tally.bag(name, "precision", (one for one in named if one in wanted or shape.search(one)), named)
    for address in wanted.keys() & named.keys():
        tally.same(f"{name} {address}", "titles", wanted[address], named[address])
    shown = {minute for one in found if one.date_raw and (minute := _minute(one.date_raw))}
    clocks = {minute for one in record["visible_dates"] if CLOCK.search(one) and (minute := _minute(one))}
    tally.bag(name, "dates", sorted(clocks), sorted(clocks & shown))


def _address(base: str, url: str) -> str:
    return urldefrag(urljoin(base, url)).url


def _minute(printed: str) -> str:
    """Give a printed date as the product reads it, at the clock of the site; "" when it states none."""
    value = read_date(printed)
    return local_minute(value.at) if value else ""


def _score_pager(name: str, record: dict[str, Any], url: str, found: Iterable[Follow], tally: Tally) -> None:
    pages = pages_of(record, url)
    taken = {_address(url, one.url) for one in found}
    if pages:
        tally.bag(name, "next", pages[:1], taken & set(pages[:1]))
    tally.unwanted(name, "pagers", sorted(taken - set(pages)) if not pages else [], 1)


def pages_of(record: dict[str, Any], url: str) -> list[str]:
    """Give the addresses of a gold pager without the page itself and without scripts, the next page first."""
    links = [link for pager in record["pager"] for link in pager["hrefs"] if not link.startswith("javascript:")]
    return [one for one in dict.fromkeys(_address(url, link) for link in links) if one != url]
