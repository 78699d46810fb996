"""How far it is, and how long the rest takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.progress import left_words

SECONDS = {"s": 1, "min": 60, "h": 3600}


@given(st.integers(2, 10**7), st.floats(0.001, 10), st.data())
def test_at_an_even_pace_the_estimate_is_the_truth(total: int, each: float, data: st.DataObject) -> None:
    done = data.draw(st.integers(1, total - 1))
    truth = (total - done) * each
    found = re.fullmatch(r"about (\d+) (s|min|h) left", left_words(done, total, done * each))
    assert found is not None
    unit = SECONDS[found[2]]
    assert abs(int(found[1]) * unit - truth) <= unit / 2 + 1e-6 * truth
    assert unit == 1 or unit <= truth / 2, "one step of the unit is at most half of what is left"


@pytest.mark.parametrize(("done", "total"), [(0, 10), (10, 10), (3, None), (0, 0)])
def test_what_cannot_be_told_is_not_told(done: int, total: int | None) -> None:
    assert left_words(done, total, 5.0) == ""
