"""How alarms are told: one line that says what fell, since when, with examples and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.alarm.looks import Alarm
from pipelines.show import cell_text

MOST_URLS = 3
ADVICE = (
    "`luutru sites check {site} --url URL` shows what is read there; `expect` in the site file says what is in order."
)


def alarm_line(site: str, alarms: Sequence[Alarm]) -> str:
    """Write the worst alarm with up to three addresses, and how many more there are."""
    first = alarms[0]
    before = f" (before {first.before})" if first.before and first.signal not in ("fewer", "quiet") else ""
    others = len(alarms) - 1
    more = (
        f"; and {others} more {'thing has' if others == 1 else 'things have'} fallen, in the summary" if others else ""
    )
    urls = ", ".join(example_urls(alarms))
    shown = f" Look at {urls}." if urls else ""
    since = f"since {first.since:%Y-%m-%d %H:%M}"
    return cell_text(f"{site}: {first.words}{before}, {since}{more}.{shown} {ADVICE.format(site=site)}")


def example_urls(alarms: Sequence[Alarm]) -> list[str]:
    """Give up to three addresses: those of the worst alarm first."""
    return list(dict.fromkeys(url for one in alarms for url in one.urls))[:MOST_URLS]
