"""Verdicts on what is counted for the whole site: its home, its lists, what a run met, floods and silence."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from pipelines.alarm.bounds import lowest_ordinary
from pipelines.alarm.looks import Look
from pipelines.alarm.memory import Memory, Verdict, alarm
from pipelines.alarm.quiet import silences

LEAST_COUNTS: Final = 5  # whole runs before a count is compared
RECENT: Final = 10  # runs: a site grows
LEAST_FALL: Final = 5
LEAST_ENTRIES: Final = 2
SURGE: Final = (50, 5)  # new articles at least; and times the most that a run ever brought


def home_verdicts(look: Look) -> Iterator[Verdict]:
    """Judge whether the home page is still a department's."""
    key = ("parked", "home", "")
    if look.parked:
        words = f"the site is replaced: its home page says “{look.parked}”"
        yield key, alarm(look, key, words, look.parked, None, (look.home,))
    elif look.home:
        yield key, None


def list_verdicts(memory: Memory, look: Look) -> Iterator[Verdict]:
    """Judge each list that was read: one that always led to articles of its own should still lead to some."""
    for one in look.lists:
        key, past = ("lists", one.url, ""), memory.lists.setdefault(one.url, [])
        usual = min((before.entries for before in past), default=0)
        own = min((before.own for before in past if before.own is not None), default=0)
        if usual >= LEAST_ENTRIES and one.entries == 0:
            before = usual
        elif own >= LEAST_ENTRIES and one.own == 0:
            before = own
        else:
            past.append(one)
            yield key, None
            continue
        words = f"the list {one.url} leads to no article of its own any more"
        yield key, alarm(look, key, words, "0", f"{before} at least", (one.url,))


def count_verdicts(memory: Memory, look: Look) -> Iterator[Verdict]:
    """Judge how many pages and articles a run met.

    Only whole runs are compared, and none in which addresses gave no answer: what stands behind those was not met.
    """
    for name, count in (("articles", look.articles), ("pages", look.pages)):
        if count is None or look.errors or not look.whole:
            continue
        key, past = ("fewer", name, ""), memory.counts[name][-RECENT:]
        if len(past) >= LEAST_COUNTS and count < lowest_ordinary(past) and median(past) - count >= LEAST_FALL:
            usual = f"about {median(past):,.0f}"
            words = f"{count:,} {name} met, where {usual} were met before"
            yield key, alarm(look, key, words, f"{count:,}", usual, (look.home,))
        else:
            memory.counts[name].append(count)
            yield key, None


def surge_verdicts(memory: Memory, look: Look) -> Iterator[Verdict]:
    """Judge a flood: more new articles than five times the most so far, and half of all that there were."""
    key, past = ("surge", "", ""), memory.counts["new"]
    most, known = max(past[1:], default=0), sum(past)
    if len(past) > LEAST_COUNTS and look.new >= max(SURGE[0], SURGE[1] * most, known / 2):
        words = f"{look.new:,} new articles where {known:,} stood: old ones may have come to new addresses"
        yield key, alarm(look, key, words, f"{look.new:,}", f"{most:,} at most", (url for _, url in look.lengths))
    else:
        past.append(look.new)
        yield key, None


def quiet_verdicts(memory: Memory) -> Iterator[Verdict]:
    """Judge silence: of the site and of each section."""
    look = memory.looks[-1]
    found = {("quiet", "", one.section): one for one in silences(memory.looks)}
    for key in {key for key in memory.standing if key[0] == "quiet"} - found.keys():
        yield key, None
    for key, one in found.items():
        yield key, alarm(look, key, one.words, one.now, one.before, (look.home,))
