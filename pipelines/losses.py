"""Articles that are gone, and many that seem to be gone at once: that is the site's trouble and not theirs; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pipelines.history import Sighting

FEW = 5
SHARE = 0.2
USUAL = 2
"""As often as the most that a look before ever lost may be lost without a doubt."""
BELIEVED = timedelta(days=7)
"""What is still missing after so long is gone, however much went with it."""

PROBLEM = "many pages gone"
ADVICE = (
    "Open some of them: if the site is in trouble nothing is to be done, gone_at stays null until they return. What is"
    " still missing after 7 days is taken for gone."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A look at the site that found too many articles missing: how many of how many, and the first of them."""

    sweep: str
    lost: int
    looked: int
    first: Sighting

    @property
    def detail(self) -> str:
        """The numbers in words."""
        return f"{self.lost:,} of {self.looked:,} articles looked at were missing at once"


@dataclass(slots=True)
class Losses:
    """Counts, look by look, how many articles were looked at, and how many of them were found missing."""

    begins: dict[str, datetime] = field(default_factory=dict)
    looked: Counter[str] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, Sighting] = field(default_factory=dict)

    def add(self, sightings: Iterable[Sighting], absences: Iterable[Sequence[Sighting]]) -> None:
        """Count one article: all that was seen of it, and the looks of each absence."""
        for sweep, moment in first_moments(sightings).items():
            self.looked[sweep] += 1
            self.begins[sweep] = min(self.begins.get(sweep, moment), moment)
        for absence in absences:
            self.missed.update((absence[0].sweep, one.sweep) for one in absence)
            for one in absence:
                known = self.examples.get(one.sweep, one)
                self.examples[one.sweep] = min(known, one, key=lambda each: (each.seen_at, each.url_key))

    def doubts(self) -> list[Doubt]:
        """Give the looks that lost too many, in order of time, by what the looks before them had lost."""
        found: dict[str, Doubt] = {}
        usual = 0
        for sweep in sorted(self.begins, key=lambda sweep: (self.begins[sweep], sweep)):
            lost = self.missed[sweep, sweep] + self._still_missing(sweep, found)
            if lost > max(FEW, SHARE * self.looked[sweep], USUAL * usual):
                found[sweep] = Doubt(sweep, lost, self.looked[sweep], self.examples[sweep])
            else:
                usual = max(usual, lost)
        return list(found.values())

    def _still_missing(self, sweep: str, doubted: Mapping[str, Doubt]) -> int:
        recent = (since for since in doubted if self.begins[sweep] - self.begins[since] < BELIEVED)
        return sum(self.missed[since, sweep] for since in recent)


def first_moments(sightings: Iterable[Sighting]) -> dict[str, datetime]:
    """Tell when each sweep first looked at an article."""
    found: dict[str, datetime] = {}
    for one in sightings:
        found[one.sweep] = min(found.get(one.sweep, one.seen_at), one.seen_at)
    return found


def gone_since(absence: Sequence[Sighting], doubted: frozenset[str]) -> Sighting | None:
    """Give the first look that found an article missing and is not in doubt."""
    return next((one for one in absence if one.sweep not in doubted), None)
