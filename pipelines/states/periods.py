"""Visits -> the periods of a site: what each visit tells, and how long that must last to be believed; pure."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise
from statistics import quantiles
from typing import Final

from pipelines.states.visit import News, Period, Visit
from pipelines.states.words import Spell, evidence

FEW: Final = 3
HACKED_SHARE: Final = 0.2
"""One page that burglars took among many good ones is its own trouble; a fifth of all is the site's."""
LASTING: Final = {"redirected": timedelta(days=7), "gone": timedelta(days=14)}
"""A site under repair leads elsewhere or says nothing for some days; what lasts longer is believed."""
FROZEN_DAYS: Final = 180
"""Tết, a merger of offices, a new portal in the making: silences of up to some months end by themselves."""
RHYTHM: Final = 2
"""A site that is silent for months by custom is frozen after twice its usual long silences."""
UP: Final = "live"


@dataclass(slots=True)
class Standing:
    """What is remembered from visit to visit: addresses whose last look was hacked or told, and since when parked."""

    hacked: int = 0
    known: int = 0
    seen_good: bool = False
    parked_since: datetime | None = None
    good_before: bool = False


def site_periods(visits: Sequence[Visit], news: Sequence[News]) -> list[Period]:
    """Tell the periods of a site from its visits in order of time, oldest first, none of them overlapping."""
    found: list[Spell] = []
    for spell in believed(spells(visits)):
        found += frozen_and_live(spell, news, first=not found) if spell.state == UP else [spell]
    ends = [spell.since for spell in found[1:]]
    return [period_of(spell, until) for spell, until in zip(found, [*ends, None], strict=False)]


def period_of(spell: Spell, until: datetime | None) -> Period:
    """Put a spell down with its captures and its evidence in a sentence."""
    captures = [one for visit in spell.visits if (one := visit.home_capture or visit.any_capture)]
    leads = [visit.leads_to for visit in spell.visits if visit.home == "away"]
    return Period(
        spell.state, spell.since, until, len(spell.visits), captures[0] if captures else None,
        captures[-1] if captures else None, leads[-1] if leads else None, evidence(spell),
    )  # fmt: skip


def spells(visits: Sequence[Visit]) -> Iterator[Spell]:
    """Put visits together that tell the same state one after the other; those that tell nothing are left out."""
    standing = Standing()
    told = [(state, visit, standing.hacked) for visit in visits if (state := tell(standing, visit))]
    for state, group in groupby(told, key=lambda one: one[0]):
        found = list(group)
        yield Spell(state, found[0][1].began, [visit for _, visit, _ in found], hacked=found[-1][2])


def believed(found: Iterable[Spell]) -> list[Spell]:
    """Leave out what did not last; what stood before and after it is one spell then."""
    kept: list[Spell] = []
    for spell in found:
        if not lasts(spell):
            continue
        if kept and kept[-1].state == spell.state:
            kept[-1] = replace(kept[-1], visits=[*kept[-1].visits, *spell.visits], hacked=spell.hacked)
        else:
            kept.append(spell)
    return kept


def lasts(spell: Spell) -> bool:
    """Tell whether a spell lasted long enough to be believed."""
    return spell.visits[-1].began - spell.visits[0].began >= LASTING.get(spell.state, timedelta(0))


def tell(standing: Standing, visit: Visit) -> str | None:
    """Say what one visit tells of the state, by what is remembered; None if it tells nothing."""
    standing.hacked += visit.more_hacked
    standing.known += visit.more_known
    if standing.parked_since is not None:
        if not has_returned(standing, visit):
            return "parked"
        standing.parked_since = None
    state = answered(standing, visit)
    if state == "parked":
        standing.parked_since, standing.good_before = visit.began, standing.seen_good
    standing.seen_good |= state == UP
    return state


def answered(standing: Standing, visit: Visit) -> str | None:
    """Say what the answers of one visit show; the home page tells most, then what all other pages agree in."""
    alone = visit.home is None and visit.good == 0
    if visit.home == "parked" or (alone and visit.parked >= FEW):
        return "parked"
    if visit.home == "away" or (alone and visit.moved >= FEW):
        return "redirected"
    if visit.home == "hacked" or standing.hacked >= max(FEW, HACKED_SHARE * standing.known):
        return "hacked"
    if visit.good == 0 and (visit.home in ("missing", "failing") or visit.answers == 0):
        return "gone"
    return UP if visit.home == "good" or visit.good else None


def has_returned(standing: Standing, visit: Visit) -> bool:
    """Tell whether the department is back: a visit shows a text or a contact block of the time before.

    Where nothing is known from before, anything that is no seller's page will do.
    """
    assert standing.parked_since is not None
    if not standing.good_before:
        return answered(standing, visit) == UP
    return visit.familiar is not None and visit.familiar < standing.parked_since


@dataclass(slots=True)
class Days:
    """The days that brought something, as the visits came to know them."""

    news: Sequence[News]
    read: int = 0
    known: list[date] = field(default_factory=list)

    def until(self, moment: datetime) -> list[date]:
        """Give the days that were known by then, oldest first; asked for in order of time."""
        while self.read < len(self.news) and self.news[self.read].seen_at <= moment:
            insort(self.known, self.news[self.read].day)
            self.read += 1
        return self.known


def frozen_and_live(spell: Spell, news: Sequence[News], *, first: bool) -> list[Spell]:
    """Part the time in which a site stood into when it brought something new and when it did not, for long.

    Only a whole run that saw the home page can tell silence: captures from elsewhere are not all that there was. A
    site that was found frozen at the `first` visit is so since its newest article.
    """
    found, days = [replace(spell, visits=[])], Days(news)
    for visit in spell.visits:
        known = days.until(visit.ended)
        newest = known[-1] if known else None
        now = found[-1]
        if now.state == UP and newest and visit.is_whole and visit.home == "good" and is_silent(visit, known):
            midnight = datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
            found += freeze(found.pop(), midnight if first else max(midnight, spell.since), newest)
        elif now.state == "frozen" and newest != now.newest:
            found.append(Spell(UP, visit.began))
        found[-1].visits.append(visit)
        found[-1].newest = newest
    return [one for one in found if one.visits]


def freeze(spell: Spell, since: datetime, newest: date) -> list[Spell]:
    """Part a spell where its silence began."""
    before = [one for one in spell.visits if one.began < since]
    return [replace(spell, visits=before), Spell("frozen", since, spell.visits[len(before) :], newest)]


def is_silent(visit: Visit, known: Sequence[date]) -> bool:
    """Tell whether the last of the days that brought something is longer ago than is usual there, or anywhere."""
    silent = (visit.began.date() - known[-1]).days
    if silent < FROZEN_DAYS:
        return False
    gaps = [(after - before).days for before, after in pairwise(known)]
    return silent >= RHYTHM * (quantiles(gaps, n=10)[-1] if len(gaps) > 1 else 0)
