"""Which sites a scheduled run visits: not each of them deserves every night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.site import Site
from pipelines.schedule.order import CLOCK
from pipelines.settings_file import Visits
from pipelines.status.sites import SiteState, site_states


@dataclass(frozen=True, slots=True)
class Waiting:
    """A site that is not visited before a day, and the state for which that is so."""

    site: str
    state: str
    until: date

    @property
    def words(self) -> str:
        """What is told of it."""
        return f"{self.site} is {self.state}: visited again on {self.until}. `luutru run {self.site}` visits it now."


@dataclass(slots=True)
class Due:
    """The sites to visit, the most pages to ask of some of them, and the sites that wait."""

    sites: list[Site] = field(default_factory=list)
    limits: dict[str, int] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)


def due_sites(sites: Sequence[Site], data: Path, visits: Visits, now: datetime) -> Due:
    """Choose those of `sites` that are to be visited now, by their states in the latest release and their last runs."""
    states = {state.name: state for state in site_states(data, sites)}
    due = Due()
    for site in sites:
        state = states[site.name]
        until = next_visit(state, visits)
        if until and until > now.astimezone(ZoneInfo(CLOCK)).date():
            due.waiting.append(Waiting(site.name, state.state.state if state.state else "", until))
            continue
        due.sites.append(site)
        if state.state and state.state.state == "parked":
            due.limits[site.name] = visits.parked_pages
    return due


def next_visit(state: SiteState, visits: Visits) -> date | None:
    """Say on which day a site is visited next, at the departments' clock; None for one that is visited every time."""
    days = {"frozen": visits.frozen, "parked": visits.parked}.get(state.state.state if state.state else "", 0)
    if not days or state.last is None:
        return None
    return state.last.started_at.astimezone(ZoneInfo(CLOCK)).date() + timedelta(days=days)
