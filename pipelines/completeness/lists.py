"""How many articles the lists of a site announce: pages read, pages named, and how many articles stand on one; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from pipelines.completeness.seen import ListPage

FEW: Final = 3
COVERED: Final = 0.8
"""A list of which so much stands on others is one of all news, or of a section that has parts: it is not counted."""

Pages = dict[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Family:
    """The pages of one list that were read, with the entries of each that are its own; `last` is 0 if unknown."""

    pages: Mapping[int, frozenset[str]]
    last: int

    @property
    def entries(self) -> frozenset[str]:
        """All entries of the pages that were read."""
        return frozenset().union(*self.pages.values())

    @property
    def is_whole(self) -> bool:
        """Whether every page was read."""
        return 0 < self.last <= len(self.pages)

    @property
    def unread(self) -> int:
        """How many pages are named and were not read."""
        return max(0, self.last - len(self.pages))

    @property
    def page_size(self) -> float:
        """How many entries a page has that is not the last."""
        full = [len(found) for number, found in self.pages.items() if found and number != self.last]
        return median(full or map(len, self.pages.values()))

    @property
    def total(self) -> float:
        """How many articles it leads to, those of its unread pages guessed; a last page is half full."""
        open_end = self.unread > 0 and self.last not in self.pages
        return len(self.entries) + self.page_size * (self.unread - 0.5 * open_end)

    @property
    def spread(self) -> float:
        """How far the total may be off: what the last page may hold more or less."""
        return 0.5 * self.page_size if self.unread and self.last not in self.pages else 0.0


@dataclass(frozen=True, slots=True)
class Announced:
    """What the lists of a site announce together: articles, how far that may be off, whether every page was read.

    `total` is None where a list does not say how long it is.
    """

    total: float | None
    spread: float
    is_whole: bool


def read_lists(pages: Iterable[ListPage]) -> Announced | None:
    """Add up what the lists of a site announce, each article once; None where there is no list."""
    return announced_by(counted(families_of(pages)))


def announced_by(families: Sequence[Family]) -> Announced | None:
    """Add up what lists announce that have no articles in common."""
    if not families:
        return None
    known = all(family.last for family in families)
    total = sum(family.total for family in families) if known else None
    return Announced(total, sum(family.spread for family in families), all(family.is_whole for family in families))


def families_of(pages: Iterable[ListPage]) -> list[Family]:
    """Put the pages of each list together, without the entries that stand beside the lists of the whole site."""
    sorted_out: dict[str, list[ListPage]] = defaultdict(list)
    for page in pages:
        sorted_out[page.family].append(page)
    beside = [common(frozenset(page.entries) for page in found) for found in sorted_out.values()]
    everywhere = common(frozenset(one for page in found for one in page.entries) for found in sorted_out.values())
    families = []
    for found, own in zip(sorted_out.values(), beside, strict=True):
        kept = {page.number: frozenset(page.entries) - own - everywhere for page in found}
        families.append(Family(kept, last_page(found)))
    return [family for family in families if family.entries]


def last_page(pages: Sequence[ListPage]) -> int:
    """Give the last page that a list names, 0 if its highest page that was read names another without saying more."""
    highest = max(pages, key=lambda page: page.number)
    return max(page.last for page in pages) if highest.last else 0


def common(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the entries that more than half of some groups have in common; of few groups none."""
    found = list(groups)
    counts = Counter(one for group in found for one in group)
    return frozenset(one for one, count in counts.items() if len(found) >= FEW and 2 * count > len(found))


def counted(families: Sequence[Family]) -> list[Family]:
    """Leave out the lists whose newest entries stand on others: the longest are asked first."""
    kept = sorted(families, key=lambda family: (-family.total, sorted(family.entries)))
    for family in list(kept):
        others = frozenset().union(*(other.entries for other in kept if other is not family))
        first = next(found for _, found in sorted(family.pages.items()) if found)
        if len(first & others) >= COVERED * len(first):
            kept.remove(family)
    return kept
