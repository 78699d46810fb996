"""Choices that come out the same on every machine, Python version and hash seed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A row of choices that depends on its key alone."""

    def __init__(self, *key: object) -> None:
        self._key = "/".join(map(str, key))
        self._turn = 0

    def below(self, limit: int) -> int:
        """Give a whole number from 0 to limit - 1."""
        self._turn += 1
        digest = hashlib.sha256(f"{self._key}#{self._turn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def between(self, low: int, high: int) -> int:
        """Give a whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` of the choices (all when there are fewer), in their own order."""
        left = list(range(len(choices)))
        kept = [left.pop(self.below(len(left))) for _ in range(min(count, len(choices)))]
        return [choices[place] for place in sorted(kept)]

    def chance(self, part: int, whole: int) -> bool:
        """Decide: true in `part` of `whole` cases."""
        return self.below(whole) < part
