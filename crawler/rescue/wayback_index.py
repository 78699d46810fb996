"""The CDX interface of the Wayback Machine, and of pywb: asked for piece by piece, each told by the key before it."""

from __future__ import annotations

from crawler.rescue.asking import Asker
from crawler.rescue.catalogue import DONE, Catalogue
from crawler.rescue.indexes import OnLines, ask_json, is_read, query, take_piece
from crawler.rescue.listed import IndexAnswer

SOURCE = "wayback"
CURSOR = f"{SOURCE} index"
PIECE = 50_000
"""Lines of one answer. The Wayback Machine gives a key to go on with only where a limit was asked for."""
BY_PAGE = "page "


def read_wayback(asker: Asker, catalogue: Catalogue, on_lines: OnLines) -> None:
    """Read all that the index lists of the site into the catalogue, from where it was left; raises RefusedError.

    An index that gives no key after the first piece, though that was as long as it could be, is asked by pages.
    """
    lines = 0
    while not is_read(catalogue, SOURCE):
        cursor = catalogue.said(CURSOR)
        url = page_url(catalogue, cursor) if cursor.startswith(BY_PAGE) else piece_url(catalogue, cursor)
        last = last_page(asker, catalogue) if cursor.startswith(BY_PAGE) else 0

        def after(answer: IndexAnswer, cursor: str = cursor, last: int = last) -> str:
            return next_cursor(answer, cursor, last)

        answer = take_piece(asker, catalogue, SOURCE, url, after, CURSOR)
        lines += answer.lines
        on_lines(lines)


def next_cursor(answer: IndexAnswer, cursor: str, last: int) -> str:
    """Say where the index goes on after an answer."""
    if cursor.startswith(BY_PAGE):
        page = int(cursor.removeprefix(BY_PAGE))
        return DONE if page >= last else f"{BY_PAGE}{page + 1}"
    gives_no_key = not cursor and answer.lines >= PIECE
    return answer.resume_key or (f"{BY_PAGE}0" if gives_no_key else DONE)


def asked_of(catalogue: Catalogue) -> dict[str, str]:
    """Give what every question says: the site and the days."""
    wish = catalogue.wish
    return {"url": wish.site.host, "matchType": "host", "output": "json", "from": wish.since, "to": wish.until}


def piece_url(catalogue: Catalogue, key: str) -> str:
    """Give the address of the piece that begins at a key."""
    paging = {"limit": str(PIECE), "showResumeKey": "true", "resumeKey": key}
    return query(catalogue.wish.services.wayback.index, **asked_of(catalogue), **paging)


def page_url(catalogue: Catalogue, cursor: str) -> str:
    """Give the address of a page."""
    page = cursor.removeprefix(BY_PAGE)
    return query(catalogue.wish.services.wayback.index, **asked_of(catalogue), page=page)


def last_page(asker: Asker, catalogue: Catalogue) -> int:
    """Ask how many pages there are, once; give the number of the last."""
    if not catalogue.said("pages"):
        said = ask_json(asker, query(catalogue.wish.services.wayback.index, **asked_of(catalogue), showNumPages="true"))
        pages = said.get("pages", 1) if isinstance(said, dict) else said
        catalogue.say("pages", str(pages))
    return int(catalogue.said("pages")) - 1
