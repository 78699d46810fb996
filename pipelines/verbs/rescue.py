"""The verb that fetches captures from other people's archives."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from crawler.errors import ReadLessError, UsageError, nearest
from crawler.progress import Progress
from crawler.rescue.plan import Plan, Tally
from crawler.rescue.rescuing import Rescue, Watcher, rescue_site
from crawler.rescue.services import NAMES, named_services
from crawler.rescue.wish import Wish
from crawler.site import load_site
from pipelines.outcome import tell, tell_stopped
from pipelines.settings_file import read_settings
from pipelines.show import write_json
from pipelines.stopping import Stop, Stopped, stopping_in_order
from pipelines.verbs.make import holding, site_folders

IN_HAND = 8.0
"""Seconds that the capture in hand may still take after a signal."""
FAILED, READ_LESS, REFUSED = 1, ReadLessError.exit_status, 5


def rescue_verb(options: Namespace) -> int:
    """Say what archives hold, fetch it unless only the plan is asked for, and say what came."""
    site = load_site(options.site, site_folders(options))
    services = named_services(read_settings(options.data).rescue)
    wish = Wish(site, services, archives_from(options.archives), options.since or "", options.until or "")
    with holding(options, site) as elsewhere, stopping_in_order() as stop:
        stop.allow(IN_HAND)
        try:
            result = rescue(wish, options, stop, elsewhere)
        except Stopped:
            return tell_stopped(stop.number or 0)
    if options.json:
        write_json(asdict(result))
    else:
        print("\n".join(result_lines(result, options)))
    return conclude_rescue(result, stop)


def rescue(wish: Wish, options: Namespace, stop: Stop, elsewhere: frozenset[str]) -> Rescue:
    """Rescue with progress on standard error."""
    shown = Stages(quiet=options.quiet)
    watcher = Watcher(shown.lines, shown.captures, lambda: stop.number is not None)
    try:
        return rescue_site(
            wish, options.data, plan_only=options.plan, limit=options.limit, watcher=watcher, elsewhere=elsewhere
        )
    finally:
        shown.close()


class Stages:
    """Shows one stage at a time: the indexes, then the captures."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self._shown: Progress | None = None

    def lines(self, done: int) -> None:
        """Show how many lines of an index are read."""
        self._stage("index", "lines").show(done)

    def captures(self, done: int, total: int) -> None:
        """Show how many captures are fetched."""
        self._stage("rescue", "captures").show(done, total)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._shown.close()

    def _stage(self, name: str, unit: str) -> Progress:
        if self._shown is None or self._shown.stage != name:
            self.close()
            self._shown = Progress(name, unit=unit, quiet=self.quiet)
        return self._shown


def archives_from(said: str | None) -> tuple[str, ...]:
    """Read the names of archives; raises UsageError for one that is none."""
    names = tuple(dict.fromkeys(said.split(","))) if said else NAMES
    for name in names:
        if name not in NAMES:
            raise UsageError(f"There is no archive `{name}` to rescue from.", nearest(name, NAMES))
    return names


def conclude_rescue(result: Rescue, stop: Stop) -> int:
    """Tell on standard error what did not go well, and give the exit status."""
    if stop.number is not None:
        return tell_stopped(stop.number)
    if result.refusals:
        return max(tell(refusal, REFUSED) for refusal in result.refusals)
    missing = sum(tally.given_up for tally in result.tallies)
    if missing and result.ended == "finished":
        advice = "They may come another time: give the same command again in some days."
        return tell(f"{missing:,} of the captures listed could not be had. {advice}", READ_LESS)
    return 0


def result_lines(result: Rescue, options: Namespace) -> Iterator[str]:
    """Say what was planned and what came."""
    for plan in result.plans:
        yield from plan_lines(plan)
    for tally in result.tallies:
        yield from tally_lines(tally)
    if result.ended == "planned" and any(plan.requests for plan in result.plans):
        yield "Nothing was fetched. Next: the same command without --plan; `--limit N` for a first look."
    elif any(tally.fetched or tally.repeats for tally in result.tallies):
        folder = options.data / "captures" / result.site
        yield f"Captures in {folder}. Next: `luutru build {result.site}`, `luutru release`."


def plan_lines(plan: Plan) -> Iterator[str]:
    """Say what an archive has and what it takes."""
    years = ", ".join(f"{year}: {count:,}" for year, count in plan.years.items())
    yield f"{plan.source}: {plan.captures:,} captures of {plan.addresses:,} addresses ({years})."
    held = [f"{plan.held:,} held from there"] if plan.held else []
    held += [f"{plan.elsewhere:,} held from elsewhere too"] if plan.elsewhere else []
    to_do = "; ".join([*held, f"{plan.requests:,} to fetch"])
    yield f"  {to_do}, about {size_words(plan.bytes)}, {time_words(plan.seconds)}."


def tally_lines(tally: Tally) -> Iterator[str]:
    """Say what came from an archive."""
    yield (
        f"{tally.source}: {tally.fetched:,} captures fetched ({size_words(tally.bytes)}),"
        f" {tally.repeats:,} more of the same bytes."
    )
    if tally.doubts:
        yield f"  {tally.doubts:,} are in doubt: `problems` says why."
    if tally.given_up:
        yield f"  {tally.given_up:,} could not be had, such as:"
        yield from (f"    {example}" for example in tally.examples[:3])


def size_words(size: int) -> str:
    """Write a number of bytes for people."""
    for least, unit in ((2**30, "GB"), (2**20, "MB")):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size / 2**10:.0f} KB"


def time_words(seconds: float) -> str:
    """Write for people how long it takes at the pause that is kept."""
    for least, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * least:
            return f"about {seconds / least:.1f} {unit} at a polite pace"
    return f"about {seconds:.0f} seconds at a polite pace"
