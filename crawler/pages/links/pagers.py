"""Links to the other pages of a list: proven by a row of numbers, or told by their words and their addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from crawler.pages.blocks import Blocks, is_running
from crawler.pages.cues import alternation, fold
from crawler.pages.lines import is_title_like
from crawler.pages.links.addresses import MARK, Address, is_later_page
from crawler.pages.links.anchors import Anchor

_NUMBER: Final = re.compile(r"\W*(?:trang|page)?\W*(\d{1,5})\W*")
_DIGITS: Final = re.compile(r"\d{1,6}")
_LONGEST_LABEL: Final = 40
_MOST_WORDS: Final = 7
_ONWARD: Final = ("/", "?", "&", ";", "-", ".")
_LOOK_BACK: Final = 40  # lines from a pager up to the heading of its box


@cache
def _turning_words() -> re.Pattern[str]:
    return re.compile(rf"[\W\d]*(?:{alternation('next_page')}|{alternation('other_page')})\b")


@lru_cache(maxsize=8192)
def page_number(text: str) -> int | None:
    """Return the number that a link shows and nothing else: "2", "[2]", "Trang 2"."""
    if len(text) > 12 or not any(map(str.isdigit, text)):
        return None
    match = _NUMBER.fullmatch(fold(text).strip())
    return int(match[1]) if match else None


@lru_cache(maxsize=8192)
def turns_page(text: str) -> bool:
    """Return whether words or signs lead to another page of a list: "Trang sau", "»", "Các bài cũ hơn"."""
    if len(text) > _LONGEST_LABEL or len(text.split()) > _MOST_WORDS:
        return False
    return not any(map(str.isalnum, text)) or bool(_turning_words().match(fold(text).strip()))


class Pager:
    """The other pages of a page's list, as its links name them."""

    def __init__(self, anchors: Sequence[Anchor], here: Address | None, *, is_article: bool) -> None:
        self._is_article = is_article
        self._shapes = set(_proven((anchor for anchor in anchors if not anchor.place.side), here))
        self._sides = not self._shapes and not is_article
        if self._sides:
            self._shapes = set(_proven(anchors, here))

    def holds(self, anchor: Anchor) -> bool:
        """Return whether a link leads to another page of the list; a box beside the list turns its own pages."""
        if anchor.place.talk or (anchor.place.side and not self._sides):
            return False
        turns = page_number(anchor.text) is not None or turns_page(anchor.text)
        url = anchor.address.url
        if self._is_proven(url):
            return turns or not is_title_like(anchor.text)
        is_next = "next" in (anchor.element.get("rel") or "").split()
        return is_later_page(url) if turns or is_next else turns and is_next and not self._is_article

    def _is_proven(self, url: str) -> bool:
        return bool(self._shapes) and any(shape in self._shapes for shape, _ in marked_numbers(url))


def marked_numbers(url: str) -> Iterator[tuple[str, int]]:
    """Yield an address with MARK in the place of one of its numbers, and that number."""
    start = url.find("/", 8)
    for match in list(_DIGITS.finditer(url, max(0, start)))[-8:]:
        yield url[: match.start()] + MARK + url[match.end() :], int(match[0])


def _proven(anchors: Iterable[Anchor], here: Address | None) -> Iterator[str]:
    """Yield the shapes of addresses whose number goes with the number shown: equal, less by one, or by whole steps."""
    points: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for anchor in anchors:
        number = page_number(anchor.text)
        if number is not None and not anchor.place.talk:
            for shape, value in marked_numbers(anchor.address.url):
                points[shape].setdefault(number, value)
    for shape, known in points.items():
        if paging_step(known) is not None if len(known) > 1 else _goes_on(shape, known, here):
            yield shape


def paging_step(known: dict[int, int]) -> int | None:
    """Return by how much the number in an address grows with the number shown; None where they do not go together.

    `known` has the numbers in addresses by the numbers shown; of a single one they are equal.
    """
    if len(known) == 1:
        return 1 if [*known] == [*known.values()] else None
    (one, first), (two, second) = sorted(known.items())[:2]
    step, rest = divmod(second - first, two - one)
    shift = first - step * one
    if rest or step < 1 or shift not in (0, -step):
        return None
    return step if all(value == step * number + shift for number, value in known.items()) else None


def _goes_on(shape: str, known: dict[int, int], here: Address | None) -> bool:
    """Whether a single number stands right behind this page's own address."""
    ((number, value),) = known.items()
    if here is None or number != value:
        return False
    base, before = here.url.rstrip("/"), shape.partition(MARK)[0]
    return before.startswith(base) and before[len(base) : len(base) + 1] in _ONWARD


def is_under_related(index: int, blocks: Blocks) -> bool:
    """Return whether the line at `index` closes a box of related articles or of what readers say, below a text."""
    for line in reversed(blocks.lines[max(0, index - _LOOK_BACK) : index]):
        if is_running(line):
            return False
        if line.link_share < 0.5 and ("related" in line.heads or "comments" in line.heads):
            return True
    return False
