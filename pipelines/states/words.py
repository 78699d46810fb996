"""The evidence of a state in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from pipelines.states.visit import Visit


@dataclass(slots=True)
class Spell:
    """Visits one after the other that tell one state, and since when it held.

    `newest` is the day of the newest article, `hacked` how many addresses showed a burglar's page at its end.
    """

    state: str
    since: datetime
    visits: list[Visit] = field(default_factory=list)
    newest: date | None = None
    hacked: int = 0


def evidence(spell: Spell) -> str:
    """Say why a site is said to be in a state: what was found, by how many visits, from when to when."""
    return f"{FINDINGS[spell.state](spell)} {when(spell.visits)}."


def when(visits: list[Visit]) -> str:
    """Say how many visits there were, and on which days."""
    first, last = visits[0].began.date(), visits[-1].began.date()
    if len(visits) == 1:
        return f"in the visit of {first}"
    return f"in {len(visits):,} visits, {first} to {last}"


def live(spell: Spell) -> str:
    """Say what a live site showed."""
    newest = f", its newest article of {spell.newest}," if spell.newest else ""
    return f"the site{newest} answered"


def frozen(spell: Spell) -> str:
    """Say since when nothing is new."""
    return f"no article newer than {spell.newest} was found"


def redirected(spell: Spell) -> str:
    """Say where the home page leads."""
    leads = [one.leads_to for one in spell.visits if one.home == "away" and one.leads_to]
    moved = max(one.moved for one in spell.visits)
    more = f", and so did {moved:,} of its other addresses," if moved else ""
    return f"its home page led to {leads[-1]}{more}" if leads else f"{moved:,} of its addresses led to another host"


def gone(spell: Spell) -> str:
    """Say what came in the place of the site."""
    last = spell.visits[-1]
    said = {"missing": "its home page was not there", "failing": "a failing or empty server answered for it"}
    return said.get(last.home or "", "the site gave no answer")


def parked(spell: Spell) -> str:
    """Say who stands in the place of the department."""
    shown = sum(one.home == "parked" or one.parked > 0 for one in spell.visits)
    return f"a seller of names stood in its place ({shown:,} times), and nothing of the department was seen"


def hacked(spell: Spell) -> str:
    """Say how much of the site is a burglar's."""
    homes = sum(one.home == "hacked" for one in spell.visits)
    if homes:
        return f"its home page was a burglar's ({homes:,} times)"
    return f"{spell.hacked:,} of its addresses showed a burglar's pages"


FINDINGS = {
    "live": live, "frozen": frozen, "redirected": redirected, "gone": gone, "parked": parked, "hacked": hacked,
}  # fmt: skip
STATES = tuple(FINDINGS)
"""All states, as the column `states.state` names them."""
