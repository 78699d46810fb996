"""Learned bounds: how likely is what a run saw, if things go on as in the runs before."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, prod
from statistics import median, quantiles
from typing import Final, TypeAlias

Past: TypeAlias = Sequence[tuple[int, int]]
"""Earlier runs: how many were amiss, of how many."""

UNLIKELY: Final = 2e-4  # one run tries some dozens of shares, so that chance alone fires in less than one of 100 runs
SUPPOSED: Final = 0.1
LEAST_KNOWN: Final = 5  # articles or pages: of fewer nothing is learned
LEAST_NIGHTS: Final = 10
WILDEST: Final = 4.0  # the least weight of what was learned, however much the runs differ
SPREAD: Final = 1.4826  # times the median absolute deviation: the standard deviation of what is normally spread
STEADY: Final = 0.04  # share of the median: no count is steadier than that
DEVIATIONS: Final = 3.0
MARGIN: Final = 0.85  # below the lowest tenth


def unlikelihood(bad: int, of: int, past: Past) -> float:
    """Give the probability of `bad` or more amiss among `of`, as the runs of `past` went (1 if nothing is known).

    The share and how much it differs between runs are both learned (beta-binomial): a site whose runs differ much is
    allowed more. With no one amiss before, a tenth of one is supposed.
    """
    known = sum(count for _, count in past)
    if known < LEAST_KNOWN:
        return 1.0
    share = (sum(amiss for amiss, _ in past) + SUPPOSED) / (known + 1)
    weight = learned_weight(share, past)
    first, second = share * weight, (1 - share) * weight
    return min(1.0, sum(exp(log_chance(count, of, first, second)) for count in range(bad, of + 1)))


def streak_unlikelihood(past: Past) -> float:
    """Give the probability that as many runs in a row as end `past` have everything amiss, as the runs before went.

    For what depends on who writes that day: of one run's articles none says anything new, so runs are counted.
    """
    nights = [bad == of for bad, of in past if of]
    streak = next((length for length, all_bad in enumerate(reversed(nights)) if not all_bad), len(nights))
    before = nights[: len(nights) - streak]
    if len(before) < LEAST_NIGHTS:
        return 1.0
    return prod((sum(before) + 0.5 + night) / (len(before) + 1 + night) for night in range(streak))


def learned_weight(share: float, past: Past) -> float:
    """Give the number of observations that the past is worth: all of them, or fewer where runs differ much."""
    runs = [(bad, of) for bad, of in past if of]
    known = sum(of for _, of in runs)
    mean = known / len(runs)
    if len(runs) < 3 or mean <= 1:
        return known + 1.0
    squares = sum((bad - of * share) ** 2 / (of * share * (1 - share)) for bad, of in runs)
    excess = max(0.0, squares / (len(runs) - 1) - 1) / (mean - 1)
    return max(WILDEST, min(known + 1.0, 1 / excess - 1 if excess else known + 1.0))


def log_chance(bad: int, of: int, first: float, second: float) -> float:
    """Give the logarithm of the beta-binomial probability of `bad` among `of`."""
    ways = lgamma(of + 1) - lgamma(bad + 1) - lgamma(of - bad + 1)
    return ways + log_beta(bad + first, of - bad + second) - log_beta(first, second)


def log_beta(first: float, second: float) -> float:
    """Give the logarithm of the beta function."""
    return lgamma(first) + lgamma(second) - lgamma(first + second)


def lowest_ordinary(past: Sequence[int]) -> float:
    """Give the bound under which a count has fallen: from the median and its deviations, and from the lowest tenth."""
    middle = median(past)
    deviation = max(SPREAD * median(abs(count - middle) for count in past), STEADY * middle)
    lowest = quantiles(past, n=10)[0] if len(past) > 1 else middle
    return min(middle - DEVIATIONS * deviation, MARGIN * max(lowest, min(past)))
