"""The learned bounds over many invented months: almost no false alarm, and no break that goes unnoticed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipelines.alarm.article_shares import article_shares
from pipelines.alarm.bounds import lowest_ordinary, unlikelihood
from pipelines.alarm.judge import judge, take
from pipelines.alarm.looks import Alarm, ListLook, Look, Share
from pipelines.alarm.memory import Memory
from tests.watch.nights import Portal

SEEDS = range(60)
NIGHTS = 30


def alarmed_runs(looks: Sequence[Look]) -> list[list[Alarm]]:
    """The alarms of each run that had any."""
    memory, found = Memory(), []
    for look in looks:
        take(memory, look)
        found.append(list(memory.standing.values()))
    return [one for one in found if one]


def test_thirty_ordinary_runs_give_at_most_one_false_alarm() -> None:
    false = {seed: len(alarmed_runs(list(Portal(seed).nights(NIGHTS)))) for seed in SEEDS}
    print(f"\nfalse alarms: {sum(false.values())} of {NIGHTS * len(SEEDS):,} ordinary runs, {len(SEEDS)} series")
    assert sum(false.values()) * NIGHTS <= NIGHTS * len(SEEDS)  # one in 30
    assert sorted(false.values())[-4] <= 1


def test_four_months_over_tet_give_at_most_one_false_alarm_in_thirty_runs() -> None:
    false = sum(len(alarmed_runs(list(Portal(seed).nights(120)))) for seed in range(15))
    print(f"\nfalse alarms over Tết: {false} of {120 * 15:,} ordinary runs")
    assert false * 30 <= 120 * 15


@pytest.mark.parametrize("seed", range(12))
def test_a_site_that_goes_silent_is_named_within_two_weeks(seed: int) -> None:
    portal = Portal(seed)
    looks = list(portal.nights(60, begin=datetime(2026, 3, 2, 19, 30, tzinfo=UTC)))
    portal.pace = 0.0
    after = looks[-1].started_at
    silent = [portal.look(after + timedelta(days=day), []) for day in range(1, 15)]
    usual = sum(look.new for look in looks[1:])
    told = any(one.signal == "quiet" and not one.section for one in judge([*looks, *silent]))
    assert told or usual < 60  # a site that brings less than one a day may be silent for two weeks


@pytest.mark.parametrize("name", ["title", "published_at", "text"])
@pytest.mark.parametrize("seed", range(6))
def test_a_field_that_new_articles_no_longer_have_is_named_in_the_first_run(seed: int, name: str) -> None:
    portal = Portal(seed)
    looks = list(portal.nights(30))
    moment = looks[-1].started_at + timedelta(days=1)
    new = [portal.article(moment, 0) for _ in range(6)]
    look = portal.look(moment, [replace(one, filled=one.filled - {name, "date"}) for one in new])
    assert {"missing"} <= {one.signal for one in judge([*looks, look])}


@pytest.mark.parametrize("seed", range(6))
def test_fewer_articles_met_are_named(seed: int) -> None:
    looks = list(Portal(seed, first=4000).nights(20))
    last = replace(looks[-1], articles=int((looks[-2].articles or 0) * 0.8), errors=0)
    assert "fewer" in {one.signal for one in judge([*looks[:-1], last])}


def test_what_an_unanswered_address_hides_is_not_told_as_fewer() -> None:
    looks = list(Portal(1).nights(20))
    last = replace(looks[-1], articles=20, errors=3)
    assert "fewer" not in {one.signal for one in judge([*looks[:-1], last])}


def test_old_articles_at_new_addresses_are_a_flood() -> None:
    looks = list(Portal(2).nights(20))
    last = replace(looks[-1], news={"Mục 0": 200})
    assert "surge" in {one.signal for one in judge([*looks[:-1], last])}


def test_a_list_that_shows_only_what_stands_beside_all_lists_is_empty() -> None:
    looks = list(Portal(3).nights(10))
    last = looks[-1].lists[1]
    emptied = replace(looks[-1], lists=(ListLook(last.url, 8, 0), *looks[-1].lists[2:]))
    (alarm,) = judge([*looks[:-1], emptied])
    assert (alarm.signal, alarm.field) == ("lists", last.url)


def test_the_alarm_says_since_when_and_ends_when_all_is_mended() -> None:
    looks = list(Portal(4).nights(12))
    hacked = [Share("hacked", 2, 30)]
    broken = [
        replace(look, shares=(*(one for one in look.shares if one.signal != "hacked"), *hacked)) for look in looks
    ]
    (alarm,) = judge([*looks[:8], *broken[8:10]])
    assert (alarm.since_run, alarm.now) == (looks[8].run_id, "2 of 30")
    assert judge([*looks[:8], *broken[8:10], *looks[10:]]) == []


def test_an_alarm_lapses_when_two_weeks_of_runs_do_not_look_at_it() -> None:
    looks = [replace(look, lists=look.lists[:1]) for look in Portal(3).nights(40)]
    lists = [(ListLook("http://a.example/", 9),), (ListLook("http://a.example/", 0),)]
    looks[3:5] = [replace(look, lists=seen) for look, seen in zip(looks[3:5], lists, strict=True)]
    told = [bool(judge(looks[: count + 1])) for count in (3, 4, 17, 18)]
    assert told == [False, True, True, False]


def test_one_date_for_all_is_judged_in_the_first_run_alone() -> None:
    looks = list(Portal(6).nights(9))
    first = [Share("dates", 30, 30, "first")]
    assert judge([*looks[:5], replace(looks[5], shares=(*looks[5].shares, *first))]) == []
    begun = replace(looks[0], shares=(*(one for one in looks[0].shares if one.signal != "dates"), *first))
    assert [one.now for one in judge([begun, *looks[1:]])] == ["30 of 30"]


def test_equal_titles_and_texts_are_counted() -> None:
    portal = Portal(5)
    moment = next(iter(portal.nights(3))).started_at
    new = [replace(portal.article(moment, 0), title="Chi tiết", text="x", words=30) for _ in range(6)]
    shares = {one.signal: one for one in article_shares(new, 0, 0)}
    assert [(shares[name].bad, shares[name].of) for name in ("titles", "texts")] == [(6, 6), (6, 6)]


def test_a_share_is_judged_by_what_the_runs_before_had_and_how_much_they_differ() -> None:
    steady, wild = [(1, 20)] * 20, [(20, 20)] + [(0, 20)] * 19
    assert unlikelihood(8, 20, steady) < 1e-4 < 1e-3 < unlikelihood(8, 20, wild)
    assert unlikelihood(1, 20, steady) > 0.3
    assert unlikelihood(20, 20, [(0, 3)]) == 1.0  # of three pages nothing is learned


def test_a_count_is_low_by_the_median_and_the_lowest_tenth_of_the_runs_before() -> None:
    assert 80 < lowest_ordinary([100, 101, 99, 102, 100, 103]) < 90
    assert lowest_ordinary([100, 40, 120, 60, 90, 150]) < 40
