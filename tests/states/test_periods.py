"""What a site's visits tell of its state: each state, and what comes near it and is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pipelines.states.periods import FROZEN_DAYS, site_periods
from pipelines.states.visit import News, Visit

BEGIN = datetime(2026, 1, 5, 19, 30, tzinfo=UTC)
GOOD = {"home": "good", "good": 9, "answers": 10}
DOWN = {"home": "failing", "answers": 1}
AWAY = {"home": "away", "leads_to": "https://sct.khac.example/", "answers": 1}
SOLD = {"home": "parked", "parked": 4, "answers": 4}


def night(number: float, **said: Any) -> Visit:
    """One night's run, so many days after the first."""
    moment = BEGIN + timedelta(days=number)
    shown = Visit(f"run-{number}", moment, moment + timedelta(minutes=9), is_run=True, is_whole=True, answers=1)
    return replace(shown, home_capture=f"home-{number}", **said)


def nights(first: int, last: int, **said: Any) -> list[Visit]:
    return [night(number, **said) for number in range(first, last)]


def daily(*days: int) -> list[News]:
    """News of those days after the first, each seen on its night."""
    return [News((BEGIN + timedelta(days=one)).date(), BEGIN + timedelta(days=one)) for one in days]


def told(visits: list[Visit], news: list[News] | None = None) -> list[tuple[str, int]]:
    """The states, each with the day since which it holds, counted from the first."""
    return [(one.state, (one.since - BEGIN).days) for one in site_periods(visits, news or [])]


def test_a_site_that_answers_is_live() -> None:
    assert told(nights(0, 9, **GOOD), daily(*range(9))) == [("live", 0)]


def test_a_site_that_was_never_visited_has_no_state() -> None:
    assert site_periods([], []) == []
    assert told([night(0, home="bare", answers=1)]) == [], "a home page that leads nowhere tells nothing"


def test_a_site_is_frozen_since_its_newest_article() -> None:
    visits = nights(0, 40, **GOOD) + [night(40 + FROZEN_DAYS + each, **GOOD) for each in range(3)]
    assert told(visits, daily(*range(20))) == [("live", 0), ("frozen", 18)]  # the midnight before the evening run
    live, frozen = site_periods(visits, daily(*range(20)))
    assert live.until == frozen.since
    assert frozen.visits == len(visits) - 19
    assert "no article newer than 2026-01-24 was found in 24 visits, 2026-01-24 to 2026-08-1" in frozen.evidence


def test_a_site_that_was_frozen_before_its_first_visit_is_frozen_since_its_newest_article() -> None:
    (frozen,) = site_periods([night(0, **GOOD)], [News(date(2025, 6, 28), BEGIN), News(date(2025, 6, 2), BEGIN)])
    assert (frozen.state, frozen.since) == ("frozen", datetime(2025, 6, 28, tzinfo=UTC))


def test_a_site_thaws_with_its_next_article() -> None:
    late = FROZEN_DAYS + 30
    visits = nights(0, 10, **GOOD) + nights(late, late + 9, **GOOD)
    assert told(visits, daily(*range(5), late + 4)) == [("live", 0), ("frozen", 3), ("live", late + 4)]


def test_a_site_that_is_quiet_over_tet_is_not_frozen() -> None:
    assert told(nights(0, 90, **GOOD), daily(*range(40), *range(62, 90))) == [("live", 0)]


def test_a_site_that_writes_twice_a_year_is_not_frozen_after_half_a_year() -> None:
    news = [News(BEGIN.date() - timedelta(days=170 * each), BEGIN) for each in range(8)][::-1]
    assert told([night(0, **GOOD), night(FROZEN_DAYS + 20, **GOOD)], news) == [("live", 0)]


def test_captures_from_elsewhere_and_runs_that_were_cut_tell_no_silence() -> None:
    cut = replace(night(400, **GOOD), is_whole=False)
    assert told([night(0, **GOOD), cut], daily(0)) == [("live", 0)]


def test_a_site_that_leads_to_another_host_for_a_week_is_redirected() -> None:
    visits = nights(0, 3, **GOOD) + nights(3, 11, **AWAY)
    assert told(visits) == [("live", 0), ("redirected", 3)]
    found = site_periods(visits, [])[-1]
    assert (found.leads_to, found.first_capture, found.last_capture) == (AWAY["leads_to"], "home-3", "home-10")
    assert found.evidence == ("its home page led to https://sct.khac.example/ in 8 visits, 2026-01-08 to 2026-01-15.")


def test_a_home_page_that_leads_away_for_a_day_or_to_another_page_of_the_site_is_not_redirected() -> None:
    assert told([*nights(0, 3, **GOOD), night(3, **AWAY), *nights(4, 9, **GOOD)]) == [("live", 0)]
    assert told(nights(0, 30, home="led", good=8, answers=9)) == [("live", 0)]


def test_a_site_that_fails_for_two_weeks_is_gone_until_it_answers() -> None:
    for said in (DOWN, {"home": "missing", "answers": 1}, {"answers": 0}):
        visits = nights(0, 3, **GOOD) + nights(3, 20, **said) + nights(20, 22, **GOOD)
        assert told(visits) == [("live", 0), ("gone", 3), ("live", 20)]


def test_a_site_under_repair_for_some_days_is_not_gone() -> None:
    assert told(nights(0, 3, **GOOD) + nights(3, 12, **DOWN) + nights(12, 15, **GOOD)) == [("live", 0)]


def test_a_site_that_refuses_us_is_not_gone() -> None:
    assert told(nights(0, 3, **GOOD) + nights(3, 40, home="refused", answers=1)) == [("live", 0)]


def test_a_site_whose_articles_still_answer_is_not_gone() -> None:
    assert told(nights(0, 40, home="missing", good=5, answers=6)) == [("live", 0)]


def test_a_parked_site_is_parked_at_once_and_until_something_of_the_department_returns() -> None:
    stranger = {**GOOD, "familiar": BEGIN + timedelta(days=5)}
    visits = [*nights(0, 3, **GOOD), night(3, **SOLD), *nights(4, 9, **stranger)]
    assert told(visits) == [("live", 0), ("parked", 3)]
    back = night(9, **GOOD, familiar=BEGIN)
    assert told([*visits, back]) == [("live", 0), ("parked", 3), ("live", 9)]


def test_a_name_that_was_for_sale_before_anything_was_known_is_live_with_its_first_pages() -> None:
    assert told([night(0, **SOLD), *nights(1, 3, **GOOD)]) == [("parked", 0), ("live", 1)]


def test_a_site_is_hacked_when_its_home_page_is_and_until_that_is_mended() -> None:
    visits = [*nights(0, 3, **GOOD), night(3, home="hacked", hacked=1, answers=1), night(4, **GOOD)]
    assert told(visits) == [("live", 0), ("hacked", 3), ("live", 4)]


def test_one_hacked_page_among_many_good_ones_is_not_a_hacked_site() -> None:
    assert told([night(0, **GOOD, more_known=100), night(1, **GOOD, hacked=2, more_hacked=2, more_known=2)]) == [
        ("live", 0)
    ]


def test_a_site_stays_hacked_while_the_pages_that_were_taken_have_not_been_seen_mended() -> None:
    taken = night(1, **GOOD, hacked=30, more_hacked=30, more_known=30)
    visits = [night(0, **GOOD, more_known=70), taken, night(2, **GOOD), night(3, **GOOD, more_hacked=-30)]
    assert told(visits) == [("live", 0), ("hacked", 1), ("live", 3)]
    assert "30 of its addresses showed a burglar's pages" in site_periods(visits, [])[1].evidence
