"""A hundred thousand strings: what repair and normalise promise holds for all of them."""

from __future__ import annotations

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.text_fuzzing import fuzzed
from tests.text.promises import faults

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

COUNT = 100_000


def test_no_promise_is_broken_for_a_hundred_thousand_strings(keep: Keep) -> None:
    found = [(text, broken) for text in fuzzed(COUNT) if (broken := faults(text))]
    measure, how = "strings with a promise of repair or normalise broken", f"{COUNT:,} fuzzed strings"
    keep(Figure("safety/strings", measure, len(found), "", 0, 0, how=how))
    assert found[:10] == []
