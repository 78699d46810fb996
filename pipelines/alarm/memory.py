"""What the judgement remembers from run to run, and the verdicts that it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pipelines.alarm.looks import Alarm, Key, ListLook, Look

Verdict: TypeAlias = tuple[Key, Alarm | None]
"""What was looked at, and its alarm; None where it is in order. What a run did not look at has no verdict."""


@dataclass(slots=True)
class Memory:
    """What the runs so far have shown: what was in order, and the alarms that stand with the shares that made them."""

    looks: list[Look] = field(default_factory=list)
    shares: dict[Key, list[tuple[int, int]]] = field(default_factory=dict)
    lists: dict[str, list[ListLook]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=lambda: {"articles": [], "pages": [], "new": []})
    lengths: list[int] = field(default_factory=list)
    standing: dict[Key, Alarm] = field(default_factory=dict)
    unseen: dict[Key, int] = field(default_factory=dict)
    fallen: dict[Key, float] = field(default_factory=dict)


def alarm(look: Look, key: Key, words: str, now: str, before: str | None, urls: Iterable[str]) -> Alarm:
    """Make an alarm that begins with this run."""
    signal, name, section = key
    return Alarm(signal, words, now, before, look.started_at, look.run_id, tuple(urls)[:3], name, section)
