"""Addresses brought together: disjoint sets that remember why, each named by the member that came first."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an address belongs to an article: a word of `addresses.reason`, and the address by which it does."""

    number: int
    word: str
    other: int


class Groups:
    """Numbers from 0 up to `count`, each in a group of its own until it is joined with another."""

    def __init__(self, count: int) -> None:
        self._parents = array("q", range(count))
        self._edges: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def root(self, number: int) -> int:
        """Give the least number of a group."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, other: int, word: str) -> None:
        """Put two groups together, for a reason that two of their members give; the first reason stands."""
        roots = sorted((self.root(one), self.root(other)))
        if roots[0] == roots[1]:
            return
        self._parents[roots[1]] = roots[0]
        self._edges[one].append((other, word))
        self._edges[other].append((one, word))

    def roots(self) -> array[int]:
        """Give the root of each number."""
        return array("q", map(self.root, range(len(self._parents))))

    def reasons(self) -> Iterator[Reason]:
        """Give the reason of each number that is not its group's first: by way of those that are nearer to it."""
        for start in sorted(number for number in self._edges if self.root(number) == number):
            waiting, known = deque([start]), {start}
            while waiting:
                here = waiting.popleft()
                for number, word in self._edges[here]:
                    if number not in known:
                        known.add(number)
                        waiting.append(number)
                        yield Reason(number, word, here)
