"""The judgement: the runs are gone through in order, each against those before it that were in order.

Nothing is kept between runs: what each saw comes from captures, so a better reader judges the past anew as well. A run
in which something fired is no example for that thing. So an alarm lasts until what fell is seen to have risen again, or
until no run before it is left in the window.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from crawler.site import ALARMS
from pipelines.alarm.counts import count_verdicts, home_verdicts, list_verdicts, quiet_verdicts, surge_verdicts
from pipelines.alarm.looks import Alarm, Look
from pipelines.alarm.memory import Memory, Verdict
from pipelines.alarm.shares import share_verdicts


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
    for key, found in verdicts(memory, look):
        before = memory.standing.pop(key, None)
        if found:
            since = before or found
            memory.standing[key] = replace(found, since=since.since, since_run=since.since_run)


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
