"""Spans of numbers, each from its first to its last, in order and apart; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def union(spans: Iterable[Span]) -> list[Span]:
    """Give the numbers of any of some spans."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def deep(spans: Sequence[Span], least: float) -> list[Span]:
    """Give the numbers that at least so many of some spans have; `least` is above 0."""
    steps: Counter[int] = Counter()
    for first, last in spans:
        steps[first] += 1
        steps[last + 1] -= 1
    found, depth, start = [], 0, 0
    for place in sorted(steps):
        before, depth = depth, depth + steps[place]
        if before < least <= depth:
            start = place
        elif depth < least <= before:
            found.append((start, place - 1))
    return found


def common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """Give the numbers that are in both."""
    found, left, right = [], 0, 0
    while left < len(one) and right < len(other):
        first, last = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if first <= last:
            found.append((first, last))
        is_left = one[left][1] < other[right][1]
        left, right = left + is_left, right + (not is_left)
    return found


def outside(spans: Sequence[Span], first: int, last: int) -> list[Span]:
    """Give the numbers from `first` to `last` that are in no span."""
    inner = [edge for low, high in common(spans, [(first, last)]) for edge in (low - 1, high + 1)]
    edges = [first, *inner, last]
    return [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if low <= high]


def size(spans: Iterable[Span]) -> int:
    """Count the numbers of spans that are apart."""
    return sum(last - first + 1 for first, last in spans)
