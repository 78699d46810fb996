"""The judgement: the runs are gone through in order, each against those before it that were in order.

Nothing is kept between runs: what each saw comes from captures, so a better reader judges the past anew as well. A run
in which something fired is no example for that thing. So an alarm lasts until what fell is seen to have risen again,
until 14 runs have not looked at it, or until no run before it is left in the window.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Final

from crawler.site import ALARMS
from pipelines.alarm.counts import count_verdicts, home_verdicts, list_verdicts, quiet_verdicts, surge_verdicts
from pipelines.alarm.looks import Alarm, Key, Look
from pipelines.alarm.memory import Memory, Verdict
from pipelines.alarm.shares import share_verdicts

LAPSES: Final = 14  # runs


def judge(looks: Iterable[Look], ignored: Container[str] = (), without: Container[str] = ()) -> list[Alarm]:
    """Say what has fallen by the last of `looks`, which are in order of time; the worst first.

    `ignored` are signals that nobody wants to be told of, `without` fields that the site is known not to have.
    """
    memory = Memory()
    for look in looks:
        take(memory, look)
    wanted = [one for one in memory.standing.values() if one.signal not in ignored and one.field not in without]
    return sorted(wanted, key=lambda alarm: (ALARMS.index(alarm.signal), alarm.field != "date", alarm.section))


def take(memory: Memory, look: Look) -> None:
    """Judge one run by what is remembered, and remember it."""
    memory.looks.append(look)
    given = verdicts(memory, look)
    lapse(memory, {key for key, _ in given})
    for key, found in given:
        before = memory.standing.pop(key, None)
        if found:
            since = before or found
            memory.standing[key] = replace(found, since=since.since, since_run=since.since_run)


def lapse(memory: Memory, looked_at: Container[Key]) -> None:
    """Drop the alarms that too many runs in a row have not looked at: the page is no longer there to be asked."""
    memory.unseen = {key: 0 if key in looked_at else memory.unseen.get(key, 0) + 1 for key in memory.standing}
    memory.standing = {key: one for key, one in memory.standing.items() if memory.unseen[key] < LAPSES}


def verdicts(memory: Memory, look: Look) -> list[Verdict]:
    """Give a verdict on all that the run looked at."""
    return [
        *home_verdicts(look),
        *share_verdicts(memory, look),
        *list_verdicts(memory, look),
        *count_verdicts(memory, look),
        *surge_verdicts(memory, look),
        *quiet_verdicts(memory),
    ]
