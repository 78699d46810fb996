"""How many articles were neither read nor named: by lists, by numbers, or by what two ways of seeing share; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import hypot
from typing import Final

from pipelines.completeness.comparing import Compared, compare
from pipelines.completeness.lists import Announced
from pipelines.completeness.numbers import Numbered
from pipelines.completeness.seen import Seen, Unseen

EXHAUSTIVE: Final = 0.05
"""Lists that were read to their end and leave out so few of the articles that are held leave out no others."""
BELIEVED: Final = 0.9
"""Lists that announce less than so much of what is held do not lead to all articles."""
FEWEST: Final = 10  # articles that were read and named, for a share to be told from them


def unseen_articles(seen: Sequence[Seen], announced: Announced | None, numbered: Numbered | None = None) -> Unseen:
    """Estimate how many articles of a site were neither read nor named.

    Lists that were read to their end name them all. Lists that say how long they are name the number. Else what is read
    and what is named are compared, and the numbers in addresses are asked whether that can be.
    """
    held = sum(one.held for one in seen)
    compared = compare(seen)
    if announced and announced.is_whole and held - compared.both <= EXHAUSTIVE * held:
        return Unseen(0, 0, 0, "lists")
    if announced and announced.total is not None and announced.total >= BELIEVED * held:
        rest, high = announced.total - len(seen), compared.count + compared.spread
        low, most = max(0.0, rest - announced.spread), max(rest + announced.spread, high)
        return Unseen(max(0.0, rest), low, most, "pagers")
    free = free_numbers(seen)
    if numbered and free is not None and tell_more(numbered, compared):
        return by_numbers(numbered, free)
    if compared.both < FEWEST:
        return Unseen(0, 0, free, "none")
    low, high = compared.count - compared.spread, compared.count + compared.spread
    return Unseen(compared.count, max(0.0, low), high_of(high, free, announced), "recapture")


def by_numbers(numbered: Numbered, free: int) -> Unseen:
    """Give what numbers tell, named for what most of it rests on: that 1 was the first is likely, and was not seen."""
    method = "start" if 2 * numbered.below > numbered.count else "numbers"
    low, high = numbered.count - numbered.below - numbered.spread, numbered.count + numbered.spread
    return Unseen(numbered.count, max(0.0, low), max(high, float(free)), method, numbered.open)


def tell_more(numbered: Numbered, compared: Compared) -> bool:
    """Tell whether to believe numbers, where they gainsay a comparison or say the same more exactly.

    A comparison is exact only if what is held does not hang together with what is named. An estimate that does without
    that tests it: it is given up where the two are further apart than chance would have them (J. A. Hausman,
    Specification tests in econometrics, Econometrica 46, 1978).
    """
    apart = abs(numbered.count - compared.count) > hypot(numbered.spread, compared.spread)
    return apart or numbered.is_aged or compared.both < FEWEST or numbered.spread < compared.spread


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
