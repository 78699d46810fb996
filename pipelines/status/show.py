"""How the state of the sites looks: a block of lines for each site, at 80 columns; or JSON."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any, Final
from zoneinfo import ZoneInfo

from pipelines.show import cell_text, fit_text
from pipelines.sql import SITE_CLOCK
from pipelines.status.chart import bars, draws_blocks
from pipelines.status.complete import complete_words
from pipelines.status.sites import RunState, SiteState
from pipelines.status.standing import ADVICE, Standing
from pipelines.status.timers import Timer
from pipelines.summary import command, counted

WIDTH: Final = 80
MARGIN: Final = "            "
ENDS: Final = {
    0: "fine", 1: "failed", 3: "read less than it should", 4: "another run was going on", 5: "refused or unreachable",
    130: "stopped", 143: "stopped",
}  # fmt: skip
MOST_ALARMS: Final = 3


def show_status(states: Sequence[SiteState], timer: Timer | None, data: Path) -> str:
    """Draw all sites, then when the next run is and what to do now."""
    if not states:
        return f"There is no site but the demo.\nNext: {command('run demo', data)}"
    blocks = ["\n".join(site_lines(state)) for state in states]
    return "\n\n".join([*blocks, "\n".join([*timer_lines(timer, data), f"Next: {next_step(states, timer, data)}"])])


def site_lines(state: SiteState) -> list[str]:
    """Draw one site."""
    lines = [fit_text(f"{mark(state)} {state.name}  {state.title}", WIDTH)]
    last = state.last
    if last is None:
        return [*lines, "  last run  running now" if state.running else "  last run  never"]
    now = "; running now" if state.running else ""
    lines.append(f"  last run  {moment_words(last.started_at)}: {how_it_ended(last)}{now}")
    lines += standing_lines(state.state)
    lines.append(f"  articles  {counted(state.articles, 'article')} stand; {news(last)}")
    if state.years:
        lines += folded("complete", complete_words(state.years))
    if state.successor:
        lines += folded("successor", f"{state.successor}: {counted(state.found, 'article')} found there")
    if len(state.runs) > 1:
        lines.append(f"  history   {history(state.runs)}")
    return [*lines, *trouble_lines(last)]


def mark(state: SiteState) -> str:
    """Give the sign before a site: + fine, ! something is wrong, - never run."""
    if state.last is None:
        return "-"
    if state.state and state.state.is_wrong:
        return "!"
    return "+" if state.last.exit_status in (0, None, 130, 143) else "!"


def standing_lines(standing: Standing | None) -> list[str]:
    """Say in which state a site is, since when and by what evidence; and what to do where that is wrong."""
    if standing is None:
        return []
    since = f"{standing.state} since {moment_words(standing.since)[:10]}: {standing.evidence}"
    advice = ADVICE.get(standing.state)
    return folded("state", since) + ([*folded("", advice)] if advice else [])


def how_it_ended(run: RunState) -> str:
    """Say in a few words how a run ended."""
    if run.exit_status is None:
        return run.reason
    words = ENDS.get(run.exit_status, f"status {run.exit_status}")
    return words if run.reason in ("finished", "failed", "shutdown") else f"{words} ({run.reason})"


def news(run: RunState) -> str:
    """Say what a run brought."""
    if run.new is None:
        return "the last run is in no release"
    return f"{run.new:,} new, {run.changed or 0:,} changed, {run.gone or 0:,} gone in the last run"


def history(runs: Sequence[RunState]) -> str:
    """Draw the new articles of the runs; the first brings all that there was, and would flatten the others."""
    counts = [run.new for run in runs]
    shown = counts[1:] if len(counts) > 2 and (counts[0] or 0) > 3 * max(one or 0 for one in counts[1:]) else counts
    most = max((one for one in shown if one is not None), default=0)
    return f"{bars(shown, plain=not draws_blocks())}  {len(shown)} runs, up to {most:,} new articles"


def trouble_lines(run: RunState) -> list[str]:
    """Say what is wrong: the alarms with their beginning, else what the run told."""
    if not run.alarms:
        told = run.messages if run.exit_status not in (0, None) else ()
        return [line for message in told for line in folded("trouble", message)]
    lines: list[str] = []
    for one in run.alarms[:MOST_ALARMS]:
        since = moment_words(datetime.fromisoformat(str(one["since"])))
        lines += folded("alarm", f"{one['words']}, since {since}")
    more = len(run.alarms) - MOST_ALARMS
    return [*lines, f"{MARGIN}and {more} more"] if more > 0 else lines


def folded(name: str, text: str) -> list[str]:
    """Fold a sentence into lines under a name."""
    line = " ".join(cell_text(text).split())
    return wrap(line, WIDTH, initial_indent=f"  {name:<10}", subsequent_indent=MARGIN, break_on_hyphens=False)


def moment_words(moment: datetime) -> str:
    """Write a time at the departments' clock."""
    return f"{moment.astimezone(ZoneInfo(SITE_CLOCK)):%Y-%m-%d %H:%M}"


def timer_lines(timer: Timer | None, data: Path) -> list[str]:
    """Say when the next run is."""
    if timer is None:
        return [f"next run    not scheduled (`{command('schedule --install', data)}`)"]
    when = moment_words(timer.next) if timer.next else "when its timer rings"
    return [f"next run    {when}, by {timer.kind}"]


def next_step(states: Sequence[SiteState], timer: Timer | None, data: Path) -> str:
    """Give the command that helps most now."""
    if all(state.last is None for state in states):
        return command("run demo", data) + "   (or `luutru run --all` for the departments)"
    for state in states:
        urls = [url for one in (state.last.alarms if state.last else ()) for url in one.get("urls") or ()]
        if urls:
            return command(f"sites check {state.name} --url {shlex.quote(cell_text(urls[0]))}", data)
    return command("schedule --install", data) if timer is None else command("check", data)


def status_words(states: Sequence[SiteState], timer: Timer | None) -> dict[str, Any]:
    """Give the state as JSON knows it."""
    sites = [{**asdict(state), "last": asdict(state.last) if state.last else None} for state in states]
    return {"timer": asdict(timer) if timer else None, "sites": sites}
