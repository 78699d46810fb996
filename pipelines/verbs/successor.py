"""The verb that finds where the articles of one site live on another: successor."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Collection, Sequence
from dataclasses import astuple
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crawler.errors import UsageError, nearest
from crawler.site import Site, load_sites
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from pipelines.show import write_csv, write_json_rows
from pipelines.successors.following import named_site
from pipelines.summary import counted
from pipelines.verbs.ask import print_table

NAMES = SCHEMAS["successors"].names
SHOWN = ("url", "other_url", "score", "title_score", "rule")
KEPT = "SELECT * FROM successors WHERE site = ? AND other_site = ? ORDER BY article_id"
COUNT = "SELECT count(*) FROM articles WHERE is_latest AND site = ?"
Rows = list[tuple[Any, ...]]


def successor_verb(options: Namespace) -> int:
    """Print where each article of a site lives on another: what the release keeps, else what is found in it now."""
    archive = Archive(options.data, options.release)
    known = load_sites([options.sites] if options.sites else []).values()
    site = held_site(options.site, known, archive)
    other = held_site(options.other or said_follower(site, known), known, archive)
    if site == other:
        raise UsageError(f"`{site}` does not follow itself.", "Name the site that its articles moved to.")
    kept: Rows = archive.connection.execute(KEPT, [site, other]).fetchall()
    rows = kept or found_now(archive.folder, (site, other))
    print_rows(rows, options)
    advice = "" if kept else f" With `successor: {other}` in the site file of {site}, every release keeps that."
    print(count_line(archive, site, other, len(rows)) + advice, file=sys.stderr)
    return 0


def held_site(named: str, known: Collection[Site], archive: Archive) -> str:
    """Give the name of a site that is named by that or by an address; raises UsageError if the release lacks it."""
    found = named_site(named, known)
    name = found.name if found else named
    if name not in archive.sites:
        raise UsageError(f"Release {archive.release} has no articles of `{name}`.", nearest(name, archive.sites))
    return name


def said_follower(site: str, known: Collection[Site]) -> str:
    """Give what the site file says of the site that follows; raises UsageError when it says nothing."""
    said = next((one.successor for one in known if one.name == site), None)
    if said is None:
        raise UsageError(f"No site file says what follows `{site}`.", f"Name it: `luutru successor {site} OTHER`.")
    return said


def found_now(release: Path, sites: Sequence[str]) -> Rows:
    """Find the rows in the articles of a release."""
    from pipelines.successors.finding import find_successors  # noqa: PLC0415 - heavy, and often the release keeps them

    with TemporaryDirectory(prefix="luutru-successor-") as spill:
        return [astuple(row) for row in find_successors(release, sites, Path(spill))]


def print_rows(rows: Rows, options: Namespace) -> None:
    """Print the rows: all columns for programs, those that people look at in a table."""
    if options.json:
        write_json_rows(NAMES, rows)
    elif options.csv:
        write_csv(NAMES, rows)
    else:
        shown = itemgetter(*(NAMES.index(name) for name in SHOWN))
        print_table(SHOWN, map(shown, rows))


def count_line(archive: Archive, site: str, other: str, found: int) -> str:
    """Say how many articles were found again."""
    every = archive.connection.execute(COUNT, [site]).fetchall()[0][0]
    return f"{found:,} of {counted(every, 'article')} of {site} were found at {other}."
