"""Traps: pages of one shape of address that bring nothing new, such as the leaves of an endless calendar."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

MOST_SHAPES = 10_000


def url_shape(url: str) -> str:
    """Give the shape of a URL: numbers and slugs of the path made alike, only the names of the query kept."""
    parts = urlsplit(url)
    steps = [
        "*" if len(step) > 24 or step.count("-") > 2 else re.sub(r"\d+", "0", step) for step in parts.path.split("/")
    ]
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return "/".join(steps).lower() + ("?" + "&".join(names) if names else "")


class ShapeGuard:
    """Counts, for each shape, the pages that brought no new article; a shape with `most` of them is shut."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._idle: Counter[str] = Counter()
        self._told: set[str] = set()

    def saw(self, url: str, *, news: bool) -> None:
        """Take in one page; news opens its shape again."""
        shape = url_shape(url)
        if news:
            self._idle.pop(shape, None)
        elif shape in self._idle or len(self._idle) < MOST_SHAPES:
            self._idle[shape] += 1

    def is_shut(self, url: str) -> bool:
        """Tell whether no more pages of this shape are to be fetched."""
        return self._idle[url_shape(url)] >= self.most if self._idle else False

    def first_time(self, url: str) -> bool:
        """Tell whether this shape is reported for the first time."""
        shape = url_shape(url)
        fresh = shape not in self._told
        self._told.add(shape)
        return fresh
