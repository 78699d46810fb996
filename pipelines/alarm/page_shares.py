"""Which pages a run was given, as shares: pages of other kinds than before, problems; and lists that lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.pages.links.addresses import is_later_page
from pipelines.alarm.looks import ListLook, Share

ARTICLES: Final = ("article", "document")
STRANGE: Final = ("hacked", "blocked", "login", "broken")
UNREAD: Final = ("list", "other", "search", "contact", "login")
UNANSWERED: Final = ("fetch", "no answer")
PLANTED: Final = ("links", "injected links")
TOLD_ELSEWHERE: Final = {
    UNANSWERED, PLANTED, ("published_at", "no date"), ("text", "no text"), ("page", "blocked by a firewall"),
    ("page", "hacked page"), ("page", "the server failed"), ("page", "asks for a password"),
    ("page", "the name is for sale"),
}  # fmt: skip
"""Problems that have a signal of their own."""

FEW_LISTS: Final = 4


@dataclass(frozen=True, slots=True)
class PageGiven:
    """One page that a run was given: what it was taken for, and had been taken for before (None: not known)."""

    url: str
    kind: str
    before: str | None
    payload: str


@dataclass(frozen=True, slots=True)
class ProblemMet:
    """A problem that a run met on some pages, with up to three of them."""

    field: str
    problem: str
    pages: int
    urls: tuple[str, ...]

    @property
    def name(self) -> tuple[str, str]:
        """What it is called."""
        return self.field, self.problem


def page_shares(given: Sequence[PageGiven]) -> Iterator[Share]:
    """Yield the shares of pages that are strange, gone, or no longer read as what they were."""
    for kind in STRANGE:
        yield of_kind(kind, given, (kind,))
    known = [one for one in given if one.before in ARTICLES]
    yield of_kind("unread", known, UNREAD)
    yield of_kind("gone", known, ("missing",))
    yield same_body(given)


def of_kind(signal: str, given: Sequence[PageGiven], kinds: Sequence[str]) -> Share:
    """Count the pages of some kinds."""
    bad = [one.url for one in given if one.kind in kinds]
    return Share(signal, len(bad), len(given), urls=tuple(bad[:3]))


def same_body(given: Sequence[PageGiven]) -> Share:
    """Count the addresses that give the most common body; 0 when no two give the same."""
    bodies = {one.url: one.payload for one in given if one.kind != "missing"}
    (most, count), *_ = Counter(bodies.values()).most_common(1) or [("", 0)]
    urls = tuple(url for url, payload in bodies.items() if payload == most)
    return Share("parked", count if count > 1 else 0, len(bodies), "body", urls=urls[:3])


def problem_shares(
    met: Sequence[ProblemMet], names: Sequence[tuple[str, str]], read: int, given: int
) -> Iterator[Share]:
    """Yield the share of pages with each problem of `names`, among the pages read anew; and of those not answered."""
    by_name: Mapping[tuple[str, str], ProblemMet] = {one.name: one for one in met}
    for name in dict.fromkeys((UNANSWERED, PLANTED, *names)):
        one = by_name.get(name) or ProblemMet(*name, 0, ())
        if name == UNANSWERED:
            yield Share("errors", one.pages, given + one.pages, urls=one.urls)
        elif name == PLANTED:
            yield Share("planted", one.pages, max(read, one.pages), urls=one.urls)
        elif name not in TOLD_ELSEWHERE:
            yield Share("problems", one.pages, max(read, one.pages), one.problem, urls=one.urls)


def list_looks(lists: Mapping[str, Sequence[str]]) -> tuple[ListLook, ...]:
    """Say how many articles each list of a run leads to, by its address; later pages of a list come and go.

    What half of the lists lead to stands beside them all, in a sidebar, and is no one's own.
    """
    seen = Counter(entry for entries in lists.values() for entry in set(entries))
    enough = len(lists) >= FEW_LISTS
    common = {entry for entry, count in seen.items() if count >= len(lists) / 2} if enough else set()
    return tuple(
        ListLook(url, len(set(entries)), len(set(entries) - common) if enough else None)
        for url, entries in lists.items()
        if not is_later_page(url)
    )
