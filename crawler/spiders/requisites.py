"""Files that pages need to look as they did: each is asked for once in a run, and never without end."""

from __future__ import annotations

from collections import Counter

from crawler.items import Requisite
from crawler.site import AssetRules

DEEPEST = 2  # sheets that sheets import; what those import in turn is left
MOST_VARIANTS = 5  # addresses that differ in their query alone: some portals write the time of day behind `?v=`


class RequisiteGuard:
    """Lets through what the site file wants: each address once, few variants of one file, so many files of a kind."""

    def __init__(self, rules: AssetRules) -> None:
        self.rules = rules
        self.full: set[str] = set()
        self._met: set[int] = set()
        self._variants: Counter[int] = Counter()
        self._kinds: Counter[str] = Counter()

    def lets(self, one: Requisite) -> bool:
        """Tell whether a file is to be asked for, and take it down; a kind that has its fill is put in `full`."""
        if not self.rules.requisites or (one.kind == "script" and not self.rules.scripts):
            return False
        path, query, _ = one.url.partition("?")
        if hash(one.url) in self._met or (query and self._variants[hash(path)] >= MOST_VARIANTS):
            return False
        if self._kinds[one.kind] >= self.rules.max_requisites:
            self.full.add(one.kind)
            return False
        self._met.add(hash(one.url))
        self._variants[hash(path)] += bool(query)
        self._kinds[one.kind] += 1
        return True
