"""Which day has which kind of news: twelve years of publication days and the topics that fit their months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from crawler.demo.dates import working_day
from crawler.demo.draw import Draw
from crawler.demo.story import Section
from crawler.demo.words import Topic, sections, topics

SEED = "song-dua"
FIRST_DAY, SPACING = date(2014, 1, 13), 28.9
LATER_DAY, LATER_SPACING = date(2025, 11, 17), 4
STANDING, LATER = 150, 8  # articles of the first edition, and what the weeks to the second add
TODAY = {1: date(2025, 11, 14), 2: date(2025, 12, 19)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication: its running index, day, section and topic."""

    index: int
    day: date
    section: Section
    topic: Topic


@cache
def entries() -> tuple[Entry, ...]:
    """Every publication of both editions, oldest first: the least used section and topic that fit the month."""
    used: dict[str, int] = {}
    listed = []
    for index in range(STANDING + LATER):
        day = _day(index)
        section = min(sections(), key=lambda one: (used.get(one.slug, 0), _toss(index, one.slug)))
        fitting = [one for one in topics(section.slug) if day.month in one.months]
        topic = min(fitting, key=lambda one: (used.get(one.name, 0), _toss(index, one.name)))
        for name in (section.slug, topic.name):
            used[name] = used.get(name, 0) + 1
        listed.append(Entry(index, day, section, topic))
    return tuple(listed)


def _day(index: int) -> date:
    if index < STANDING:
        jitter = Draw(SEED, "day", index).below(15)
        return working_day(FIRST_DAY + timedelta(days=int(index * SPACING) + jitter))
    return working_day(LATER_DAY + timedelta(days=(index - STANDING) * LATER_SPACING))


def _toss(index: int, name: str) -> int:
    return Draw(SEED, "toss", index, name).below(1000)
