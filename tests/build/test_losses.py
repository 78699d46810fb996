"""Many articles gone at once are the site's trouble; few are gone; what stays away is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipelines.history import Sighting, decide_history
from pipelines.losses import Losses, gone_since
from tests.build.test_history import day, seen

Night = list[str | None]


def runs(told: Sequence[Night]) -> list[list[Sighting]]:
    """Articles (columns) through runs (rows), a day apart; "" is not looked at."""
    return [
        [seen(number, row[article], f"a.vn/{article}") for number, row in enumerate(told) if row[article] != ""]
        for article in range(len(told[0]))
    ]


def judged(articles: list[list[Sighting]]) -> tuple[list[str], int]:
    """The sweeps in doubt, and how many articles are gone."""
    losses, histories = Losses(), [decide_history(sightings) for sightings in articles]
    for sightings, history in zip(articles, histories, strict=True):
        losses.add(sightings, history.absences)
    doubted = frozenset(doubt.sweep for doubt in losses.doubts())
    gone = [history for history in histories if history.is_open and gone_since(history.absences[-1], doubted)]
    return sorted(doubted), len(gone)


def test_a_few_are_gone_whatever_share_they_are() -> None:
    assert judged(runs([["a"] * 6, [None] * 5 + ["a"]])) == ([], 5)


def test_many_at_once_are_in_doubt_and_none_is_gone() -> None:
    assert judged(runs([["a"] * 20, [None] * 6 + ["a"] * 14])) == (["run-0001"], 0)


def test_a_fifth_of_a_large_look_is_no_trouble() -> None:
    assert judged(runs([["a"] * 40, [None] * 8 + ["a"] * 32])) == ([], 8)
    assert judged(runs([["a"] * 40, [None] * 9 + ["a"] * 31])) == (["run-0001"], 0)


def test_when_they_return_the_doubt_is_remembered_and_none_is_gone() -> None:
    assert judged(runs([["a"] * 20, [None] * 20, ["a"] * 20])) == (["run-0001"], 0)


def test_what_is_still_missing_when_the_others_are_back_is_gone() -> None:
    assert judged(runs([["a"] * 20, [None] * 20, ["a"] * 18 + [None] * 2])) == (["run-0001"], 2)


def test_the_trouble_lasts_while_they_are_missing_night_after_night_and_is_believed_after_a_week() -> None:
    nights: list[Night] = [["a"] * 20, *([None] * 10 + ["a"] * 10 for _ in range(9))]
    assert judged(runs(nights[:8])) == ([f"run-000{night}" for night in range(1, 8)], 0)
    assert judged(runs(nights[:9])) == ([f"run-000{night}" for night in range(1, 8)], 10)


def test_a_site_that_often_loses_many_may_lose_as_many_again() -> None:
    first: list[Night] = [[None] * 5 + ["a"] * 25 if night == 1 else ["a"] * 30 for night in range(2)]
    then: Night = [*["" for _ in range(5)], *[None] * 9, *["a"] * 16]
    assert judged(runs([*first, then])) == ([], 14)
    assert judged(runs([["a"] * 30, then]))[0] == ["run-0001"]


def test_a_doubt_says_how_many_of_how_many_and_names_the_first() -> None:
    losses = Losses()
    for sightings in runs([["a"] * 20, [None] * 20]):
        losses.add(sightings, decide_history(sightings).absences)
    (doubt,) = losses.doubts()
    assert (doubt.detail, doubt.first.url) == ("20 of 20 articles looked at were missing at once", "http://a.vn/0")
    assert doubt.first.seen_at == day(1) + timedelta(0)
