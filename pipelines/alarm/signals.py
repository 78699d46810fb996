"""The signals that are shares: how many must be amiss before one is looked at, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipelines.alarm.looks import Share


@dataclass(frozen=True, slots=True)
class Signal:
    """One way in which pages or articles can be amiss.

    It is told when at least `least` are, a share of at least `share`, and the learned bound says that this is unlikely.
    `alone` is for a run that nothing is known before: the least number read and the least share that speak for
    themselves. `never` says that it is also told when none was amiss before.
    """

    words: str
    least: int = 3
    share: float = 0.0
    alone: tuple[int, float] | None = None
    never: bool = False


SHARES: Final = {
    "parked": Signal("{bad} of {of} addresses give one and the same page", 3, 0.5, (3, 0.5)),
    "hacked": Signal("{bad} of {of} pages are a burglar's", 1, 0.0, (1, 0.0), never=True),
    "planted": Signal("planted links stand on {bad} of {of} pages read", 2, 0.0, (1, 0.0), never=True),
    "blocked": Signal("{bad} of {of} pages are a firewall's", 3, 0.2, (3, 0.5)),
    "login": Signal("{bad} of {of} pages ask for a password", 3, 0.2, (3, 0.5)),
    "broken": Signal("{bad} of {of} pages say that the server failed", 3, 0.2, (3, 0.5)),
    "unread": Signal("{bad} of {of} article pages are no longer read as articles", 3, 0.02, (3, 0.1)),
    "lost": Signal("{field} is lost on {bad} of {of} articles asked again", 3, 0.02, (3, 0.1)),
    "changed": Signal("{bad} of {of} articles asked again say something else, all at once", 8, 0.5, (10, 0.8)),
    "missing": Signal("{field} is missing on {bad} of {of} new articles{section}", 3, 0.2),
    "titles": Signal("one and the same title stands on {bad} of {of} articles", 4, 0.5, (5, 0.5)),
    "texts": Signal("one and the same text stands on {bad} of {of} articles", 4, 0.5, (5, 0.5)),
    "dates": Signal("one and the same date stands on {bad} of {of} new articles", 5, 0.5, (10, 0.9)),
    "moved": Signal("published_at has moved on {bad} of {of} articles asked again", 5, 0.1, (5, 0.2)),
    "shrunk": Signal("the text is less than half as long on {bad} of {of} articles asked again", 3, 0.05, (3, 0.1)),
    "short": Signal("the text is less than a quarter of the usual on {bad} of {of} new articles", 4, 0.5),
    "gone": Signal("{bad} of {of} article pages are gone at once", 6, 0.2, (6, 0.2)),
    "errors": Signal("{bad} of {of} addresses gave no answer", 10, 0.3),
    "problems": Signal("“{field}” on {bad} of {of} pages read", 5, 0.2),
}
"""By the name of the signal."""

ALONE: Final = {"date": (5, 1.0), "title": (5, 0.5), "text": (5, 0.5)}
"""Fields that an article of any site has: what a first run without them says by itself. `date` is any date."""


def is_looked_at(share: Share) -> bool:
    """Tell whether enough is amiss to ask what is usual."""
    signal = SHARES[share.signal]
    return share.bad >= max(signal.least, signal.share * share.of, 1)


def speaks_alone(share: Share) -> bool:
    """Tell whether a share is bad enough for a run before which nothing is known."""
    alone = SHARES[share.signal].alone
    if share.signal == "missing" and not share.section:
        alone = ALONE.get(share.field)
    return alone is not None and share.of >= alone[0] and share.bad >= max(1, min(alone[0], 3), alone[1] * share.of)


def share_words(share: Share) -> str:
    """Say what is amiss, with its numbers."""
    section = f" of “{share.section}”" if share.section else ""
    where = f", most of them in “{share.where}”" if share.where else ""
    field = "any date" if share.field == "date" else share.field
    return SHARES[share.signal].words.format(bad=share.bad, of=share.of, field=field, section=section) + where
