"""The indexes of Common Crawl, one for each crawl: which there are, and what each lists of the site, page by page."""

from __future__ import annotations

from typing import Any

from crawler.errors import RefusedError
from crawler.rescue.asking import Asker
from crawler.rescue.catalogue import DONE, Catalogue
from crawler.rescue.indexes import OnLines, ask_json, query, take_piece
from crawler.rescue.listed import IndexAnswer
from crawler.rescue.wish import Wish

SOURCE = "commoncrawl"


def read_commoncrawl(asker: Asker, catalogue: Catalogue, on_lines: OnLines) -> None:
    """Read all that the indexes list of the site into the catalogue, from where it was left; raises RefusedError."""
    lines = 0
    for crawl in wanted_crawls(ask_json(asker, catalogue.wish.services.commoncrawl.index), catalogue.wish):
        cursor = f"{SOURCE} {crawl['id']}"
        while catalogue.said(cursor) != DONE:
            lines += read_page(asker, catalogue, cursor, crawl["cdx-api"]).lines
            on_lines(lines)
    catalogue.say(f"{SOURCE} index", DONE)


def read_page(asker: Asker, catalogue: Catalogue, cursor: str, address: str) -> IndexAnswer:
    """Read the next page of one index."""
    page, _, pages = (catalogue.said(cursor) or "0 of ").partition(" of ")
    last = int(pages or count_pages(asker, catalogue, address)) - 1

    def after(_: IndexAnswer) -> str:
        return DONE if int(page) >= last else f"{int(page) + 1} of {last + 1}"

    return take_piece(asker, catalogue, SOURCE, query(address, **asked_of(catalogue.wish), page=page), after, cursor)


def count_pages(asker: Asker, catalogue: Catalogue, address: str) -> int:
    """Ask how many pages an index has on the site; at least one, since one that is empty says so on asking."""
    said = ask_json(asker, query(address, **asked_of(catalogue.wish), showNumPages="true"))
    return max(int(said.get("pages", 1)), 1) if isinstance(said, dict) else 1


def asked_of(wish: Wish) -> dict[str, str]:
    """Give what every question says: the site and the days."""
    return {"url": wish.site.host, "matchType": "host", "output": "json", "from": wish.since, "to": wish.until}


def wanted_crawls(said: Any, wish: Wish) -> list[dict[str, str]]:
    """Choose the crawls that may hold captures of the days asked for; their days are not always told."""
    if not isinstance(said, list) or not all(isinstance(one, dict) and {"id", "cdx-api"} <= one.keys() for one in said):
        raise RefusedError(
            f"{wish.services.commoncrawl.index} is no list of indexes.", "Check LUUTRU_COMMONCRAWL and the settings."
        )
    return [one for one in said if may_hold(one, wish)]


def may_hold(crawl: dict[str, str], wish: Wish) -> bool:
    """Tell whether a crawl's days, `from` and `to`, meet those asked for."""
    first, last = (digits_of(crawl.get(name, "")) for name in ("from", "to"))
    begins_late = bool(first and wish.until) and first[: len(wish.until)] > wish.until
    return not begins_late and not (last and last < wish.since)


def digits_of(time: str) -> str:
    """Give the digits of a time such as 2023-11-28T08:44:57."""
    return "".join(filter(str.isdigit, time))[:14]
