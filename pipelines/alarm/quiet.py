"""Silence: a site or a section that brings nothing new for longer than is usual there, Tết and weekends allowed for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from pipelines.alarm.looks import Look

KNOWN_DAYS: Final = 21  # of fewer days no rhythm is learned
LEAST_EXPECTED: Final = 5.0  # articles that should have come meanwhile
PATIENCE: Final = 6  # working days: the longest run of days off outside Tết, and one more
TET_PATIENCE: Final = 13  # Tết begins between 21 January and 20 February and may rest two working weeks
TET: Final = ((1, 15), (3, 5))
LONGER: Final = 1.5  # times the longest silence so far
UNLIKELY: Final = 1e-4
SECTION_RUNS: Final = 8
SUREST: Final = 0.75  # no section is surer to bring something in a run


@dataclass(frozen=True, slots=True)
class Silence:
    """How long nothing has come: in working days, and how many articles would have been expected; or by section."""

    section: str
    words: str
    now: str
    before: str


def silences(looks: Sequence[Look]) -> Iterator[Silence]:
    """Yield the silences that hold after the last of `looks` and are longer than usual."""
    yield from site_silence(looks)
    yield from section_silences(looks)


def site_silence(looks: Sequence[Look]) -> Iterator[Silence]:
    """Yield the silence of the whole site, measured in working days and in what those days usually bring."""
    days = news_by_day(looks[1:])  # the first run brings the whole past of the site
    loud = [day for day, count in days.items() if count]
    if len(loud) < 2 or len(days) < KNOWN_DAYS:
        return
    last, today = loud[-1], max(days)
    silent, usual = working_days(last, today), weekday_medians(days, last)
    expected = sum(usual[(last + timedelta(number)).weekday()] for number in range(1, (today - last).days + 1))
    longest = max(working_days(one, other) for one, other in pairwise(loud))
    if expected >= LEAST_EXPECTED and silent >= max(patience(last, today), LONGER * longest):
        words = f"no new article for {silent} working days, where about {expected:.0f} were to be expected"
        yield Silence("", words, f"{silent} working days", f"{longest} working days at most")


def section_silences(looks: Sequence[Look]) -> Iterator[Silence]:
    """Yield each section that is silent while others go on, measured in runs that found something new elsewhere.

    So a holiday, when all are silent, is no one's silence, and a flood elsewhere counts once.
    """
    later = [look for look in looks[1:] if look.new]
    for section in sorted({name for look in later for name in look.news if name}):
        gaps = runs_between(later, section)
        own, silent, longest = len(gaps) - 1, gaps[-1], max(gaps[:-1])
        chance = 1 - min(own / (len(later) - silent + 1), SUREST)
        if own >= SECTION_RUNS and silent > LONGER * longest and chance**silent < UNLIKELY:
            words = f"no new article in “{section}” in {silent} runs that found some elsewhere"
            yield Silence(section, words, f"{silent} runs", f"{longest} runs at most")


def runs_between(looks: Sequence[Look], section: str) -> list[int]:
    """Count the runs without news of a section before, between and after those with: one more count than those."""
    gaps = [0]
    for look in looks:
        if look.news.get(section):
            gaps.append(0)
        else:
            gaps[-1] += 1
    return gaps


def news_by_day(looks: Sequence[Look]) -> dict[date, int]:
    """Count the new articles of each day that had a run, in order."""
    days: dict[date, int] = {}
    for look in looks:
        days[look.started_at.date()] = days.get(look.started_at.date(), 0) + look.new
    return days


def weekday_medians(days: dict[date, int], until: date) -> list[float]:
    """Give what is usual on each day of the week, Monday first, by the days up to `until`."""
    found: list[list[int]] = [[] for _ in range(7)]
    for day, count in days.items():
        if day <= until:
            found[day.weekday()].append(count)
    return [float(median(counts)) if counts else 0.0 for counts in found]


def working_days(after: date, until: date) -> int:
    """Count the days from Monday to Friday after one day, up to and with another."""
    return sum((after + timedelta(number)).weekday() < 5 for number in range(1, (until - after).days + 1))


def patience(after: date, until: date) -> int:
    """Give the working days that a site may be silent for: more where Tết may lie among them."""
    among = any(TET[0] <= (day.month, day.day) <= TET[1] for day in (after, until))
    return TET_PATIENCE if among else PATIENCE
