"""The alarm of a run that has been released: what it saw against what the runs before it saw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from crawler.site import Site
from pipelines.alarm.judge import judge
from pipelines.alarm.looks import Alarm
from pipelines.alarm.seen import look_back
from pipelines.alarm.words import alarm_line
from pipelines.losses import PROBLEM
from pipelines.query import Archive
from pipelines.site_run import SiteRun


def watched_run(run: SiteRun, site: Site, data: Path, archive: Archive) -> SiteRun:
    """Give the run its alarms, and status 3 if it was fine but for them; a run that never began has none."""
    if run.run_id is None:
        return run
    alarms = find_alarms(data, site, archive, run.run_id)
    if not alarms:
        return run
    messages = (*run.messages, alarm_line(run.site, alarms))
    return replace(run, alarms=tuple(alarms), exit_status=run.exit_status or 3, messages=messages)


def find_alarms(data: Path, site: Site, archive: Archive, run_id: str) -> list[Alarm]:
    """Say what has fallen in a run of a release, the worst first; raises OSError when parts cannot be read."""
    looks = look_back(data, site, archive.connection, run_id)
    if not looks or looks[-1].run_id != run_id:
        return []
    absent = {name for name, share in site.expect.coverage.items() if share == 0}
    alarms = judge(looks, site.expect.ignore, absent | {"date"} if "published_at" in absent else absent)
    told = {one.signal for one in alarms} | set(site.expect.ignore)
    return alarms if "gone" in told else [*find_losses(archive, run_id), *alarms]


def find_losses(archive: Archive, run_id: str) -> list[Alarm]:
    """Say that a release doubts the loss of many articles at once, also of those that lead elsewhere now."""
    query = "SELECT detail, found_at, url FROM problems WHERE run_id = ? AND problem = ? ORDER BY url"
    rows = archive.connection.execute(query, [run_id, PROBLEM]).fetchall()
    return [Alarm("gone", detail, detail, None, moment, run_id, (url,)) for detail, moment, url in rows[:1]]
