"""The state in which each site stands by the latest release, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import duckdb

STANDING: Final = """
    SELECT site, state, strftime(since AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S+00:00') AS since, evidence, leads_to,
        first_capture, last_capture
    FROM states WHERE until IS NULL
"""
WRONG: Final = ("redirected", "gone", "parked", "hacked")
ADVICE: Final = {
    "redirected": "Write a site file for the new address, and name it under `successor`: that links their articles.",
    "gone": "What was captured stands; `luutru rescue` fetches what others captured.",
    "parked": "What was captured before stands; what the new holder shows is not read. Keep the site file.",
    "hacked": "Tell the site's owner; what was read before stands.",
}
"""What to do about each state that is wrong."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The present state of a site, as the table `states` tells it."""

    state: str
    since: datetime
    evidence: str
    leads_to: str | None = None
    first_capture: str | None = None
    last_capture: str | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.state in WRONG


def standing_states(base: duckdb.DuckDBPyConnection) -> dict[str, Standing]:
    """Give the present state of each site of a release; a site of which nothing is told is not among them."""
    rows = base.execute(STANDING).fetchall()
    return {site: Standing(state, datetime.fromisoformat(since), *more) for site, state, since, *more in rows}
