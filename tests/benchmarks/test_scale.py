"""The model of scale: what grows with what, and that what is too much is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.benchmarks.scale.limits import demands
from tests.benchmarks.scale.model import DEPARTMENTS, RULES, Load, Rates
from tests.benchmarks.scale.page import clock, fullest, size

RATES = Rates(
    pages=1.2, files=2.0, capture=14_000, release=12_000, address=0.01, crawl_memory=150 * 2**20, build=0.03,
    publish=0.01, again=10, again_bytes=30_000, publish_added=0.5,
)  # fmt: skip
COUNTRY = Load(DEPARTMENTS, 1.0, RATES)


def test_a_site_is_asked_no_more_when_there_are_more_sites() -> None:
    alone = replace(COUNTRY, sites=1)
    assert alone.daily_requests == COUNTRY.daily_requests
    assert alone.site_seconds == pytest.approx(COUNTRY.site_seconds)
    assert COUNTRY.articles == DEPARTMENTS * alone.articles


def test_a_first_visit_of_a_site_waits_between_any_two_requests() -> None:
    assert COUNTRY.site_seconds == pytest.approx(COUNTRY.requests / DEPARTMENTS * RULES.delay)


def test_a_busier_country_needs_more_of_everything() -> None:
    busy = demands(replace(COUNTRY, daily=5.0))
    assert all(more.full > one.full for one, more in zip(demands(COUNTRY), busy, strict=True))


def test_what_is_too_much_is_said_first_and_in_bold() -> None:
    slow = replace(COUNTRY, rates=replace(RATES, publish=0.1, publish_added=0.01))
    said = fullest(demands(slow), demands(slow))
    assert said.startswith("The country is too much for one machine of 8 cores: a full release in a day, one process.")
    assert said.count("**") == 4


@pytest.mark.parametrize(
    ("count", "said"), [(999, "999 B"), (1_500, "1.50 kB"), (2.5e12, "2.50 TB"), (4e15, "4,000 TB")]
)
def test_sizes_are_told_in_their_unit(count: float, said: str) -> None:
    assert size(count) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(12, "12 s"), (119, "119 s"), (150, "2.50 min"), (7_200, "2 h"), (400_000, "4.63 days")]
)
def test_times_are_told_in_their_unit(seconds: float, said: str) -> None:
    assert clock(seconds) == said
