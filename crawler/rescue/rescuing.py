"""A rescue: indexes first, then what they list, in the order that saves most; one that was stopped goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from crawler.errors import ReadLessError, RefusedError
from crawler.index import read_indexes
from crawler.lock import SiteLock
from crawler.rescue.asking import Asker, Halted, never
from crawler.rescue.catalogue import ROUNDS, Catalogue
from crawler.rescue.commoncrawl_fetch import fetch_commoncrawl
from crawler.rescue.commoncrawl_index import read_commoncrawl
from crawler.rescue.fetched import Fetched
from crawler.rescue.lane import Lane
from crawler.rescue.listed import Listed
from crawler.rescue.plan import Plan, Tally, make_plans
from crawler.rescue.wayback_fetch import fetch_wayback
from crawler.rescue.wayback_index import read_wayback
from crawler.rescue.wish import Wish
from crawler.warc import recover_folder

FRESH = timedelta(days=7)
"""So long what an index said is gone by, for a rescue that was stopped."""
TITLES = {"wayback": "The Wayback Machine", "commoncrawl": "Common Crawl"}
READERS = {"wayback": read_wayback, "commoncrawl": read_commoncrawl}
GIVEN_UP = f"SELECT count(*) FROM listed WHERE source = ? AND open AND tries >= {ROUNDS}"  # noqa: S608 - a number of ours


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told how far it is, `on_lines` of indexes and `on_captures` of how many; and who may ask for the end."""

    on_lines: Callable[[int], None] = lambda _: None
    on_captures: Callable[[int, int], None] = lambda _done, _total: None
    should_end: Callable[[], bool] = never


@dataclass(slots=True)
class Rescue:
    """What came of a rescue: what was planned, what was done, which archives refused, and whether it was stopped.

    `ended` is finished, planned, limit, stopped or refused.
    """

    site: str
    plans: list[Plan] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    ended: str = "finished"


def rescue_site(
    wish: Wish,
    data: Path,
    *,
    plan_only: bool = False,
    limit: int | None = None,
    watcher: Watcher | None = None,
    elsewhere: Collection[str] = (),
) -> Rescue:
    """Fetch what archives hold of a site into its captures; with `plan_only` only say what that takes.

    `limit` ends it after so many requests for captures; `elsewhere` are WARC files of the site whose indexes alone lie
    in its folder. Raises LockedError when a run of the site is going on,
    ReadLessError when no archive lists anything, RefusedError when none gives its index, WriteError on a full disk.
    """
    folder = data / "captures" / wish.site.name
    lock = SiteLock(folder, wish.site.name)
    try:
        recover_folder(folder)
        with opened_catalogue(folder / ".rescue" / "catalogue.sqlite", wish) as catalogue:
            rescuing = Rescuing(wish, folder, catalogue, watcher or Watcher(), elsewhere)
            result = rescuing.run(plan_only=plan_only, limit=limit)
            if result.ended == "finished":
                catalogue.remove()  # what is listed from now on is asked for anew
            return result
    finally:
        lock.release()


@contextmanager
def opened_catalogue(path: Path, wish: Wish) -> Iterator[Catalogue]:
    """Open the catalogue of a wish, begun anew when it is old; it stays for whoever goes on."""
    catalogue = Catalogue(path, wish)
    now = datetime.now(UTC)
    if catalogue.said("begun") < f"{now - FRESH:%Y%m%d%H%M%S}":
        catalogue.remove()
        catalogue = Catalogue(path, wish)
        catalogue.say("begun", f"{now:%Y%m%d%H%M%S}")
    try:
        yield catalogue
    finally:
        catalogue.close()


class Rescuing:
    """One rescue under way."""

    def __init__(
        self, wish: Wish, folder: Path, catalogue: Catalogue, watcher: Watcher, elsewhere: Collection[str] = ()
    ) -> None:
        self.wish, self.folder, self.catalogue, self.watcher = wish, folder, catalogue, watcher
        self.elsewhere = elsewhere
        self.result = Rescue(wish.site.name)
        self.askers = {name: self._asker(name) for name in wish.names}

    def run(self, *, plan_only: bool, limit: int | None) -> Rescue:
        """Do it."""
        try:
            self._read_indexes()
            self._plan()
            if plan_only:
                self.result.ended = "planned"
            else:
                self._fetch(limit)
        except Halted:
            self.result.ended = "stopped"
        return self.result

    def _asker(self, name: str) -> Asker:
        return Asker(TITLES[name], self._delay(name), self.watcher.should_end)

    def _delay(self, name: str) -> float:
        services = self.wish.services
        return {"wayback": services.wayback.delay, "commoncrawl": services.commoncrawl.delay}[name]

    def _read_indexes(self) -> None:
        """Read the indexes; an archive that refuses is left out, unless no other is left."""
        refusals = []
        for name in list(self.askers):
            try:
                READERS[name](self.askers[name], self.catalogue, self.watcher.on_lines)
            except RefusedError as error:
                refusals.append(error)
                self._refused(name, error)
        if not self.askers:
            raise refusals[0]

    def _refused(self, name: str, error: RefusedError) -> None:
        self.result.refusals.append(str(error))
        self.result.ended = "refused"
        del self.askers[name]

    def _plan(self) -> None:
        self.catalogue.arrange(" ".join(self.askers))
        self.catalogue.mark_held(read_indexes(self.folder, self.elsewhere))
        self.result.plans = make_plans(self.catalogue, {name: self._delay(name) for name in self.askers})
        if not self.result.plans and not self.result.refusals:
            names = " and ".join(TITLES[name] for name in self.askers)
            raise ReadLessError(
                f"{names} list nothing of {self.wish.site.host} for these days.",
                "Look there with a browser; the site may have had another address (`home` in its site file).",
            )

    def _fetch(self, limit: int | None) -> None:
        lanes = {name: self._lane(name, asker) for name, asker in self.askers.items()}
        self.result.tallies = [lane.tally for lane in lanes.values()]
        total = sum(plan.requests for plan in self.result.plans)
        try:
            self._go(lanes, min(limit or total, total), limit)
        finally:
            for lane in lanes.values():
                lane.writer.close()
        for lane in lanes.values():
            (lane.tally.given_up,) = next(self.catalogue.rows(GIVEN_UP, lane.source))

    def _lane(self, name: str, asker: Asker) -> Lane:
        return Lane(name, asker, self._fetcher(name, asker), self.catalogue, self.folder, Tally(name))

    def _fetcher(self, name: str, asker: Asker) -> Callable[[Listed], Fetched]:
        services = self.wish.services
        if name == "wayback":
            return partial(fetch_wayback, asker, services.wayback)
        return partial(fetch_commoncrawl, asker, services.commoncrawl)

    def _go(self, lanes: dict[str, Lane], total: int, limit: int | None) -> None:
        """Take the archives in turns, whichever may be asked soonest, until nothing is left."""
        waiting = dict(lanes)
        while waiting:
            if self.watcher.should_end():
                raise Halted
            fetched = sum(lane.tally.fetched for lane in lanes.values())
            self.watcher.on_captures(fetched, total)
            if limit and fetched >= limit:
                self.result.ended = "limit"
                return
            lane = min(waiting.values(), key=lambda lane: lane.asker.pace.seconds_left())
            unit = self.catalogue.next_unit(lane.source)
            if unit is None:
                del waiting[lane.source]
                continue
            try:
                lane.step(unit)
            except RefusedError as error:
                self._refused(lane.source, error)
                del waiting[lane.source]
