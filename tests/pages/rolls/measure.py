"""`python -m tests.pages.rolls.measure [NAME...]`: how far the reading of lists is from the truth.

With a list named, its misses are printed. Name no list of the held-out half while tuning.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from crawler.items import Follow
from tests.pages.reading import open_page, plain
from tests.pages.rolls.catalogue import HELD_OUT, TUNING
from tests.pages.rolls.press import DEPARTMENT, Layout, Roll

FIELDS = ("recall", "precision", "titles", "dates", "next", "pagers", "traps")


@dataclass(slots=True)
class Tally:
    """Hits and what was wanted by field, and each miss in words."""

    hits: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, name: str, wanted: Iterable[Hashable], given: Iterable[Hashable]) -> None:
        """Count how many of `wanted` are among the `given`."""
        one, two = set(wanted), set(given)
        self.hits[name] += len(one & two)
        self.wanted[name] += len(one)
        self.misses += [f"{name:<10}{miss!r}" for miss in sorted(one - two, key=repr)]

    def share(self, name: str) -> float | None:
        """Return the share of hits, None where nothing was wanted."""
        return self.hits[name] / self.wanted[name] if self.wanted[name] else None


def measure(layouts: Iterable[Layout]) -> Tally:
    """Read each page and count over all of them."""
    tally = Tally()
    for layout in layouts:
        _measure(layout(), tally)
    return tally


def _measure(roll: Roll, tally: Tally) -> None:
    def full(path: str) -> str:
        return urljoin(roll.url, path)

    follows = list(open_page(roll.html, roll.url, title=DEPARTMENT, home="https://snt.mayngan.example/").follows())
    articles = {follow.url: follow for follow in follows if follow.kind == "article"}
    items = {full(one.path): one for one in (*roll.beside, *roll.items)}
    tally.count("recall", items, articles)
    tally.count("precision", articles, items)
    both = [url for url in articles if url in items]
    tally.count(
        "titles", ((url, items[url].title) for url in both), ((url, plain(articles[url].title)) for url in both)
    )
    listed = {full(one.path): one for one in roll.items} if roll.dated else {}
    dated = (
        (url, one.day) for url, one in listed.items() if one.day in plain(getattr(articles.get(url), "date_raw", ""))
    )
    tally.count("dates", ((url, one.day) for url, one in listed.items()), dated)
    _measure_pages(roll, [follow for follow in follows if follow.kind == "pager"], tally)
    tally.count(
        "traps", map(full, roll.traps), {full(trap) for trap in roll.traps} - {follow.url for follow in follows}
    )


def _measure_pages(roll: Roll, pagers: list[Follow], tally: Tally) -> None:
    got = {follow.url for follow in pagers if follow.form is None}
    wanted = [urljoin(roll.url, roll.next)] if roll.next else []
    tally.count("next", wanted, got)
    tally.count("pagers", got, (urljoin(roll.url, path) for path in roll.pages))
    forms = [frozenset(follow.form) for follow in pagers if follow.form]
    tally.count("next", roll.posts, (post for post in roll.posts if any(set(post) <= form for form in forms)))
    tally.count("pagers", forms, (form for form in forms if any(set(post) <= form for post in roll.posts)))


def main(names: list[str]) -> None:
    """Print both halves, or the misses of the lists named."""
    for layout in (*TUNING, *HELD_OUT) if names else ():
        if layout.__name__ in names:
            print(layout.__name__, *measure([layout]).misses, sep="\n   ")
    for half, layouts in (("tuning", TUNING), ("held out", HELD_OUT)) if not names else ():
        print(f"{half:<20}", *(f"{name:>10}" for name in FIELDS))
        for layout in layouts:
            print(_row(layout.__name__, measure([layout])))
        print(_row("all", measure(layouts)), end="\n\n")


def _row(name: str, tally: Tally) -> str:
    figures = ("-" if (share := tally.share(one)) is None else f"{share:.3f}" for one in FIELDS)
    return " ".join((f"{name:<20}", *(f"{figure:>10}" for figure in figures)))


if __name__ == "__main__":
    main(sys.argv[1:])
