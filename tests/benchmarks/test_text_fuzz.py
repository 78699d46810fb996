"""A hundred thousand strings: what repair and normalise promise holds for all of them."""

from __future__ import annotations

import pytest

from tests.benchmarks.text_fuzzing import fuzzed
from tests.text.promises import faults

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

COUNT = 100_000


def test_no_promise_is_broken_for_a_hundred_thousand_strings() -> None:
    found = [(text, broken) for text in fuzzed(COUNT) if (broken := faults(text))]
    print(f"\n{COUNT:,} fuzzed strings: {len(found)} with a promise broken (asked: 0)")
    assert found[:10] == []
