"""How many articles were neither read nor named: by the lists, or by what two ways of seeing have in common; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from typing import Final

from pipelines.completeness.lists import Announced
from pipelines.completeness.seen import Seen, Unseen

EXHAUSTIVE: Final = 0.05
"""Lists that were read to their end and leave out so few of the articles that are held leave out no others."""
BELIEVED: Final = 0.9
"""Lists that announce less than so much of what is held do not lead to all articles."""
FEWEST: Final = 10  # articles that were read and named, for a share to be told from them


def unseen_articles(seen: Sequence[Seen], announced: Announced | None) -> Unseen:
    """Estimate how many articles of a site were neither read nor named.

    Lists that were read to their end name them all. Lists that say how long they are name the number. Else two ways of
    seeing are compared: of the addresses that are named, as large a share was read as of those that are not, if the one
    has nothing to do with the other (Lincoln and Petersen's estimate of a population, as Chapman corrects it).
    """
    held = sum(one.held for one in seen)
    both = sum(one.held and one.named for one in seen)
    unnamed, named = held - both, len(seen) - held
    if announced and announced.is_whole and unnamed <= EXHAUSTIVE * held:
        return Unseen(0, 0, 0, "lists")
    guess = unnamed * named / (both + 1)
    spread = 2 * guess * sqrt(sum(1 / max(count, 1) for count in (both, unnamed, named)))
    if announced and announced.total is not None and announced.total >= BELIEVED * held:
        rest = max(0.0, announced.total - len(seen))
        low = max(0.0, announced.total - announced.spread - len(seen))
        return Unseen(rest, low, max(announced.total + announced.spread - len(seen), guess + spread), "pagers")
    numbers = free_numbers(seen)
    if both < FEWEST:
        return Unseen(0, 0, numbers, "none")
    return Unseen(guess, max(0.0, guess - spread), high_of(guess + spread, numbers, announced), "recapture")


def high_of(high: float, numbers: int | None, announced: Announced | None) -> float | None:
    """Bound a comparison from above: what is missing in one piece, with all that names it, has left free numbers.

    Where addresses have none, nothing bounds it but lists that were read to their end.
    """
    if announced and announced.is_whole:
        return high
    return None if numbers is None else max(high, float(numbers))


def free_numbers(seen: Sequence[Seen]) -> int | None:
    """Count the numbers from 1 that no address has, in the form that most articles have; None where most have none."""
    forms = Counter(one.form for one in seen if one.held and one.number is not None)
    form, count = next(iter(forms.most_common(1)), ("", 0))
    if 2 * count <= sum(one.held for one in seen):
        return None
    numbers = {one.number for one in seen if one.form == form and one.number}
    return max(numbers, default=0) - len(numbers)
