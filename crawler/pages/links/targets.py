"""The pages that a page leads to: for each address its links, its best title, its day, and how it is dressed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from crawler.pages.blocks import Blocks
from crawler.pages.lines import is_title_like
from crawler.pages.links.addresses import Address, Shapes
from crawler.pages.links.anchors import Anchor
from crawler.pages.links.rows import Days, is_headed, is_summed_up, title_of

LONG_TITLE: Final = 7  # words; most titles have more, most sections fewer
_LONG_LETTERS: Final = 40


@dataclass(slots=True)
class Target:
    """One address and the links to it; `shown` says that one of them shows its title as text, `headed` as a heading.

    `words` counts those of its title; `score` is what its own links and its own address say for its being an article.
    """

    address: Address
    anchors: list[Anchor] = field(default_factory=list)
    title: str = ""
    words: int = 0
    shown: bool = False
    headed: bool = False
    summed: bool = False
    day: str | None = None
    is_list: bool = False
    score: float = 0.0

    @property
    def shapes(self) -> Shapes:
        """The shapes of its address."""
        return self.address.shapes

    @property
    def is_dressed(self) -> bool:
        """Whether it is shown as articles alone are: with a day, as a heading, or with a summary."""
        return self.day is not None or self.headed or self.summed

    @property
    def is_long(self) -> bool:
        """Whether its title is longer than the names of sections are."""
        return len(self.title) >= _LONG_LETTERS or self.words >= LONG_TITLE


def gather(anchors: Iterable[Anchor]) -> dict[str, Target]:
    """Gather links by address, in the page's order."""
    targets: dict[str, Target] = {}
    for anchor in anchors:
        url = anchor.address.url
        if url not in targets:
            targets[url] = Target(anchor.address)
        targets[url].anchors.append(anchor)
    return targets


def fill_in(targets: Iterable[Target], blocks: Blocks) -> None:
    """Read titles, days and dress; the links must stand in their groups."""
    days = Days(blocks)
    for target in targets:
        _choose_title(target, blocks)
        if target.title:
            target.day = next(filter(None, map(days.of, target.anchors)), None)
            target.summed = any(is_summed_up(anchor, blocks) for anchor in target.anchors)


def _choose_title(target: Target, blocks: Blocks) -> None:
    """Take the heading's title, else the first that can be one, else the longest text."""
    titles = [(*title_of(anchor, blocks), is_headed(anchor.element)) for anchor in target.anchors]
    shown = [(text, headed) for text, is_shown, headed in titles if is_shown]
    target.shown = bool(shown)
    target.headed = any(headed for _, headed in shown)
    target.title = (
        next((text for text, headed in shown if headed), None)
        or next((text for text, _ in shown if is_title_like(text)), None)
        or max((text for text, _, _ in titles), key=lambda text: (is_title_like(text), len(text)))
    )
    target.words = len(target.title.split())
