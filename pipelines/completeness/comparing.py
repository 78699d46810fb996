"""Two ways of seeing articles compared: being read, and being named by another page; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from pipelines.completeness.seen import Seen

BY_CHANCE: Final = 2.0  # standard errors


@dataclass(frozen=True, slots=True)
class Compared:
    """The unseen articles by a comparison: how many, how far off that may be, of how many seen in both ways.

    `raised` is how many articles there are for each that is known.
    """

    count: float
    spread: float
    both: int
    raised: float


def compare(seen: Sequence[Seen]) -> Compared:
    """Estimate what was neither read nor named: of what is named as large a share was read as of what is not.

    That holds if the one has nothing to do with the other (Lincoln and Petersen's estimate of a population, as Chapman
    corrects it). The spread is two standard errors.
    """
    held = sum(one.held for one in seen)
    both = sum(one.held and one.named for one in seen)
    unnamed, named = held - both, len(seen) - held
    guess = unnamed * named / (both + 1)
    spread = 2 * guess * sqrt(sum(1 / max(count, 1) for count in (both, unnamed, named)))
    return Compared(guess, spread, both, 1 + guess / max(1, len(seen)))


def hangs_on_age(seen: Sequence[Seen]) -> bool:
    """Tell whether of what is named the older was read less than chance would have it, so that nothing can be compared.

    By the ranks of the numbers in their addresses (H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18,
    1947).
    """
    named = sorted((one.number, one.held) for one in seen if one.named and one.number)
    ranks = [rank for rank, (_, held) in enumerate(named) if not held]
    unread, read = len(ranks), len(named) - len(ranks)
    older = unread * (unread - 1) / 2 + unread * read / 2 - sum(ranks)
    return older > BY_CHANCE * sqrt(unread * read * (len(named) + 1) / 12)
