"""Spans of numbers are sets of numbers that are never written out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from pipelines.completeness.spans import Span, common, deep, outside, size, union

ENDS = st.integers(1, 40)
SPANS = st.lists(st.tuples(ENDS, ENDS).map(lambda ends: (min(ends), max(ends))), max_size=8)


def numbers(spans: Iterable[Span]) -> list[int]:
    return [number for first, last in spans for number in range(first, last + 1)]


@given(SPANS, SPANS)
def test_spans_are_joined_and_cut_as_sets_are(some: list[Span], others: list[Span]) -> None:
    one, other = union(some), union(others)
    assert numbers(one) == sorted(set(numbers(some)))
    assert numbers(common(one, other)) == sorted({*numbers(one)} & {*numbers(other)})
    assert size(one) == len(numbers(one))


@given(SPANS, ENDS, ENDS)
def test_what_is_outside_of_spans_is_all_the_rest(some: list[Span], first: int, last: int) -> None:
    assert numbers(outside(union(some), first, last)) == sorted({*range(first, last + 1)} - {*numbers(some)})


@given(SPANS, st.integers(1, 4))
def test_deep_is_what_many_spans_have(some: list[Span], least: int) -> None:
    depths = Counter(numbers(some))
    assert numbers(deep(some, least)) == sorted(number for number, depth in depths.items() if depth >= least)
