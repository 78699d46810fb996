"""The report: every gold page read once by every tool, and the tables that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from typing import Final

from tests.score import articles, contacts, lines, lists
from tests.score.gold import GROUPS, MARKUPS, RENDERED, SERVED, GoldPage, Reading, load_pages
from tests.score.luutru import Read, read_page, reading_of
from tests.score.tables import OURS, Table
from tests.score.tally import Figure, Tally
from tests.score.tools import TOOLS

NAME: Final = f"{OURS} {version(OURS)}"
LISTED: Final = (SERVED, RENDERED)
PARTIAL: Final = "  The gold names some fields of a page's contacts only: no bound."


def make_report() -> Iterator[Table]:
    """Give every table; raises FileNotFoundError when the gold is not beside the project."""
    pages = [(page, read_page(page.url, page.html)) for page in load_pages()]
    groups = {group: [pair for pair in pages if pair[0].group == group] for group in GROUPS}
    yield from (_article_table(group, mine) for group, mine in groups.items())
    yield _single("contact blocks, lines alone", contacts.FIGURES, contacts.score_lines, contacts.unread_words())
    yield from (_contact_table(group, mine) for group, mine in groups.items())
    for group in LISTED:
        yield _single(f"list pages, {group}", lists.FIGURES, partial(lists.score_lists, group))
    yield _single("lone date lines and captions", lines.FIGURES, lines.score_lines)


def _article_table(group: str, pages: Sequence[tuple[GoldPage, Read]]) -> Table:
    tallies = {NAME: Tally(), **{name: Tally() for name in TOOLS}}
    for page, read in pages:
        readings: dict[str, Reading] = {NAME: reading_of(read), **{name: tool(page) for name, tool in TOOLS.items()}}
        for name, reading in readings.items():
            articles.score_page(page, reading, tallies[name])
    return Table(f"article pages, {group}: {len(pages)} pages", articles.FIGURES, tallies)


def _contact_table(group: str, pages: Sequence[tuple[GoldPage, Read]]) -> Table:
    tally, spoken = Tally(), [(page, read) for page, read in pages if page.contacts]
    for page, read in spoken:
        contacts.score_page(page, read, tally)
    title = f"contact blocks, {group}: {len(spoken)} pages"
    if group == MARKUPS:
        return Table(title, contacts.FIGURES, {NAME: tally})
    return Table(title, contacts.PAGE_FIGURES, {NAME: tally}, PARTIAL)


def _single(title: str, figures: Sequence[Figure], score: Callable[[Tally], None], note: str = "") -> Table:
    """Give a table of our own reading alone: no other tool gives such fields."""
    tally = Tally()
    score(tally)
    return Table(title, figures, {NAME: tally}, note)
