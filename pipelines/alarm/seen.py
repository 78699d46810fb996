"""What each of the last runs of a site saw, read from a release and from the parts behind it: from captures alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

import duckdb

from crawler.errors import LuutruError
from crawler.site import Site
from crawler.warc import read_capture
from pipelines.addresses import url_key
from pipelines.alarm.article_shares import Read, article_shares, read_version
from pipelines.alarm.asked import HOMES, LISTS, NOTES, PAGES, PART_TABLES, PROBLEMS, READ, RUNS, VERSIONS
from pipelines.alarm.looks import Look, Share
from pipelines.alarm.page_shares import ARTICLES, PageGiven, ProblemMet, list_looks, page_shares, problem_shares
from pipelines.alarm.parked import parked_phrase
from pipelines.frugal import connect_frugal
from pipelines.parts import part_folders
from pipelines.sql import fetch_table, quoted

MOST_RUNS: Final = 90
"""How many runs are compared: a quarter of a year of nights. What is broken for longer is the new state."""

EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
Rows: TypeAlias = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows of the last runs of a site, by the run that they belong to."""

    runs: list[dict[str, Any]]
    pages: Rows
    versions: Rows
    read: Rows
    homes: Rows
    notes: Rows
    problems: Rows
    lists: Rows


def look_back(data: Path, site: Site, release: duckdb.DuckDBPyConnection, until: str | None = None) -> list[Look]:
    """Say what the last runs of a site saw, oldest first, up to `until`; `release` has the views of a release."""
    seen = ask_all(data, site, release, until)
    names = sorted({(row["field"], row["problem"]) for rows in seen.problems.values() for row in rows})
    return [look_of(data, site, seen, run, names) for run in seen.runs]


def ask_all(data: Path, site: Site, release: duckdb.DuckDBPyConnection, until: str | None) -> Seen:
    """Ask the release and the parts for the rows of the last runs."""
    runs = ask(release, RUNS, {"site": site.name, "most": MOST_RUNS, "until": until})[::-1]
    asked = {"site": site.name, "runs": [run["run_id"] for run in runs]}
    home = {**asked, "home": url_key(site.home)}
    parts = connect_parts(data / "parts" / site.name, set(asked["runs"]))
    return Seen(
        runs,
        pages=by_run(ask(release, PAGES, asked)),
        versions=by_run(ask(release, VERSIONS, asked)),
        read=by_run(ask(release, READ, asked)),
        homes=by_run(ask(release, HOMES, home)),
        notes=by_run(ask(parts, NOTES) if parts else []),
        problems=by_run(ask(parts, PROBLEMS) if parts else []),
        lists=by_run(ask(parts, LISTS) if parts else []),
    )


def ask(base: duckdb.DuckDBPyConnection, statement: str, values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Give the rows of a query as dicts, with those of `values` that it names."""
    wanted = {name: value for name, value in (values or {}).items() if f"${name}" in statement}
    return fetch_table(base.execute(statement, wanted)).to_pylist()  # type: ignore[no-any-return]


def by_run(rows: Iterable[dict[str, Any]]) -> Rows:
    """Sort rows by their run, which keep their order."""
    ordered = sorted(rows, key=itemgetter("run_id"))
    return {run_id: list(found) for run_id, found in groupby(ordered, key=itemgetter("run_id"))}


def connect_parts(folder: Path, runs: set[str]) -> duckdb.DuckDBPyConnection | None:
    """Open a database over the parts of some runs, which are named by them; None where there are none."""
    parts = [part for part in part_folders(folder) if part.name.rpartition("-")[0] in runs]
    if not parts:
        return None
    base = connect_frugal()
    base.execute("SET enable_progress_bar = false")
    for name in PART_TABLES:
        files = ", ".join(quoted(str(part / f"{name}.parquet")) for part in parts)
        base.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{files}])")  # noqa: S608 - our own paths
    return base


def look_of(data: Path, site: Site, seen: Seen, run: dict[str, Any], names: list[tuple[str, str]]) -> Look:
    """Say what one run saw; `names` are the problems that any of the runs met."""
    run_id = run["run_id"]
    read = [read_version(row) for row in seen.versions.get(run_id, [])]
    shares = shares_of(seen, run, read, names)
    new = [one for one in read if one.is_new]
    note = first(seen.notes, run_id) or {"pages": None, "articles": None}
    home = first(seen.homes, run_id)
    return Look(
        run_id=run_id,
        started_at=(EPOCH + timedelta(microseconds=run["moment"])).astimezone(ZoneInfo(site.timezone)),
        reason=run["reason"],
        shares=tuple(shares),
        lists=list_looks({row["url"]: row["entries"] for row in seen.lists.get(run_id, [])}),
        lengths=tuple((one.words, one.url) for one in new),
        news=dict(Counter(one.section or "" for one in new)),
        pages=note["pages"],
        articles=note["articles"],
        errors=sum(one.bad for one in shares if one.signal == "errors"),
        parked=parked_home(data / "captures" / site.name, home) if home else None,
        home=site.home if home else "",
    )


def shares_of(seen: Seen, run: dict[str, Any], read: list[Read], names: list[tuple[str, str]]) -> list[Share]:
    """Count what was amiss among what one run was given and read."""
    run_id = run["run_id"]
    given = [PageGiven(row["url"], row["kind"], row["before"], row["payload"]) for row in seen.pages.get(run_id, [])]
    met = [
        ProblemMet(row["field"], row["problem"], row["pages"], tuple(row["urls"]))
        for row in seen.problems.get(run_id, [])
    ]
    anew = first(seen.read, run_id) or {"pages": 0}
    again = sum(one.before in ARTICLES for one in given)
    return [
        *page_shares(given),
        *problem_shares(met, names, anew["pages"], len(given)),
        *article_shares(read, again, run["moment"]),
    ]


def first(rows: Rows, run_id: str) -> dict[str, Any] | None:
    """Give the first row of a run, if it has one."""
    return next(iter(rows.get(run_id, [])), None)


def parked_home(folder: Path, row: dict[str, Any]) -> str | None:
    """Give the phrase by which a run's home page shows that it is no department's; a damaged capture shows none."""
    try:
        return parked_phrase(read_capture(folder / row["file"], row["start"], row["length"]))
    except (LuutruError, OSError):
        return None
