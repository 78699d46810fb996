"""Verdicts on shares: how many of what was read are amiss, against what the runs before let expect."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from pipelines.alarm.bounds import LEAST_KNOWN, UNLIKELY, Past, streak_unlikelihood, unlikelihood
from pipelines.alarm.looks import FIRST, Look, Share
from pipelines.alarm.memory import Memory, Verdict, alarm
from pipelines.alarm.signals import SHARES, is_looked_at, share_words, speaks_alone

SELDOM: Final = 0.02  # a field that is missing more often depends on what is written about, and by whom
SURE: Final = {"title": 0.1, "text": 0.1, "date": 0.1, "published_at": 0.1}
"""Fields that depend on that less: missing up to so often they are still compared article by article."""

MOSTLY: Final = 0.5
SHORT: Final = 4  # a text is short that has less than a quarter of the usual words
LEAST_LENGTHS: Final = 20


def share_verdicts(memory: Memory, look: Look) -> Iterator[Verdict]:
    """Judge each share of what was read; those in order are remembered."""
    for share in (*look.shares, *short_texts(memory, look)):
        if not share.of or (share.field == FIRST and len(memory.looks) > 1):
            continue
        past = memory.shares.setdefault(share.key, [])
        if goes_on(share, memory.fallen.get(share.key)) or has_fallen(share, past):
            memory.fallen[share.key] = share.bad / share.of
            now = f"{share.bad} of {share.of}"
            yield share.key, alarm(look, share.key, share_words(share), now, summed(past), share.urls)
        else:
            memory.fallen.pop(share.key, None)
            past.append((share.bad, share.of))
            yield share.key, None


def goes_on(share: Share, fallen: float | None) -> bool:
    """Tell whether a share that has fallen is still less than half mended."""
    return fallen is not None and share.bad >= max(1, share.of * fallen / 2)


def has_fallen(share: Share, past: Past) -> bool:
    """Tell whether a share is bad, by the runs before or, where they know too little, by itself."""
    if sum(of for _, of in past) < LEAST_KNOWN:
        return speaks_alone(share)
    if not is_looked_at(share):
        return False
    if SHARES[share.signal].never and not any(bad for bad, _ in past):
        return True
    return chance_of(share, past) < UNLIKELY


def chance_of(share: Share, past: Past) -> float:
    """Give the probability of a share, as the runs before went; a field that most articles lack says nothing."""
    amiss = sum(bad for bad, _ in past) / sum(of for _, of in past)
    if share.signal != "missing" or amiss <= SURE.get(share.field, SELDOM):
        return unlikelihood(share.bad, share.of, past)
    return streak_unlikelihood([*past, (share.bad, share.of)]) if amiss <= MOSTLY else 1.0


def summed(past: Past) -> str | None:
    """Write what the runs before had."""
    known = sum(of for _, of in past)
    return f"{sum(bad for bad, _ in past):,} of {known:,}" if known else None


def short_texts(memory: Memory, look: Look) -> Iterator[Share]:
    """Yield how many new articles have less than a quarter of the usual words; a run of short ones is no example."""
    words = [count for count, _ in look.lengths]
    bound = median(memory.lengths) / SHORT if len(memory.lengths) >= LEAST_LENGTHS else 0
    short = [url for count, url in look.lengths if count < bound]
    if bound and words:
        yield Share("short", len(short), len(words), urls=tuple(short))
    if len(short) <= len(words) / 2:
        memory.lengths += words
