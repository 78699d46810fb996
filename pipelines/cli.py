"""The command line: what the verbs are called and take; pipelines.verbs does it, and only one verb is loaded."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from crawler.errors import LuutruError, UsageError
from pipelines.arguments.ask import add_query, add_search, add_show, add_tables
from pipelines.arguments.hand_over import add_export, add_verify
from pipelines.arguments.make import add_build, add_crawl, add_import, add_release, add_rescue, add_run
from pipelines.arguments.shared import add_nothing
from pipelines.arguments.sites import add_fixture, add_sites
from pipelines.arguments.successor import add_successor
from pipelines.arguments.watch import add_name, add_schedule
from pipelines.outcome import conclude, tell_error
from pipelines.parser import Parser
from pipelines.remote.address import bucket_of, data_place, folder_of

Adder = Callable[[argparse.ArgumentParser], None]

DESCRIPTION = "Keeps the news of Vietnamese government departments: captures that last, tables that can be queried."
STATUSES = (
    "0: fine",
    "1: failed",
    "2: wrong usage",
    "3: the run worked but read less than it should",
    "4: another run of the same site holds the lock",
    "5: the site refused or could not be reached",
    "130, 143: stopped by SIGINT or SIGTERM; what was captured is kept",
)


VERBS: dict[str, tuple[str, str, Adder]] = {
    "run": ("run", "crawl, build, release: the one line for a schedule", add_run),
    "crawl": ("run", "fetch what is new or changed into captures", add_crawl),
    "import": ("take", "take WARC and WACZ files from elsewhere in as captures of a site", add_import),
    "rescue": ("rescue", "fetch captures of a site that the Wayback Machine and Common Crawl hold", add_rescue),
    "build": ("make", "read captures into parts: only what is stale", add_build),
    "release": (
        "releases",
        "merge parts into a release, published at once; list, compare, cite or prune releases",
        add_release,
    ),
    "query": ("ask", "SQL over the tables of the latest release", add_query),
    "search": ("ask", "articles by words, with or without Vietnamese marks", add_search),
    "show": ("ask", "one article: its versions, what changed, where each field was read, the captures", add_show),
    "successor": ("successor", "where the articles of a site that closed live on another", add_successor),
    "export": ("export", "hand over a selection in a format that other people's tools accept", add_export),
    "verify": ("verify", "prove an export or a release with nothing but itself: digests, counts, records", add_verify),
    "tables": ("ask", "the data dictionary", add_tables),
    "sites": ("sites", "list the known sites, check a site file, or show what it reads from a page", add_sites),
    "fixture": ("sites", "freeze a page as a golden case", add_fixture),
    "status": ("watch", "each site: last run, next run, new articles, alarms", add_name),
    "schedule": ("timer", "print, install or remove the timer for `run --all`", add_schedule),
    "check": ("keep", "verify captures, parts and releases", add_nothing),
}
"""Each verb: the module of pipelines.verbs that does it, what it does, its arguments."""


def add_common(parser: argparse.ArgumentParser, *, above: bool) -> None:
    """Add what may stand before or after the verb; only the parser above gives the defaults."""

    def default(value: object) -> object:
        return value if above else argparse.SUPPRESS

    data, sites = os.environ.get("LUUTRU_DATA") or "data", os.environ.get("LUUTRU_SITES")
    group = parser.add_argument_group("common options")
    group.add_argument(
        "--data", type=data_place, metavar="DIR", default=default(data_place(data)),
        help="where the archive is: a folder, or s3://BUCKET/PREFIX (default: LUUTRU_DATA, else data)",
    )  # fmt: skip
    group.add_argument(
        "--sites", type=Path, metavar="DIR", default=default(Path(sites) if sites else None),
        help="a folder of site files beside those that come with the product (default: LUUTRU_SITES)",
    )  # fmt: skip
    group.add_argument("--json", action="store_true", default=default(False), help="the result as JSON")
    group.add_argument("--quiet", action="store_true", default=default(False), help="no progress on standard error")


def make_parsers() -> tuple[Parser, dict[str, Parser]]:
    """Make the parser of the command and those of the verbs."""
    top = Parser(
        prog="luutru", description=DESCRIPTION, epilog="\n  ".join(("exit status:", *STATUSES)), allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"luutru {version('luutru')}")
    add_common(top, above=True)
    verbs = top.add_subparsers(title="verbs", dest="verb", metavar="VERB", required=True, parser_class=Parser)
    made: dict[str, Parser] = {}
    for name, (_, does, add_arguments) in VERBS.items():
        sentence = f"{does[0].upper()}{does[1:]}."
        made[name] = verbs.add_parser(name, help=does, description=sentence, allow_abbrev=False, add_help=False)
        made[name].add_argument("--help", action="help", help="show this help")
        add_arguments(made[name])
        add_common(made[name], above=False)
    return top, made


def parse_words(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line; raises UsageError with the nearest verb or option."""
    top, verbs = make_parsers()
    options, more = top.parse_known_args(words)
    if "-h" in more:  # not an option of the verbs: `search -hanoi` leaves a word out
        verbs[options.verb].parse_args(["--help"])
    verbs[options.verb].take_more(more, options)
    return options


def obey(options: argparse.Namespace) -> int:
    """Do what the verb says and give its exit status."""
    module = import_module(f"pipelines.verbs.{VERBS[options.verb][0]}")
    verb: Callable[[argparse.Namespace], int] = getattr(module, f"{options.verb}_verb")
    if isinstance(options.data, Path):
        refuse_working(options.data)
        return verb(options)
    from pipelines.remote.verbs import at_bucket  # noqa: PLC0415 - pyarrow; most archives lie in a folder

    return at_bucket(options, verb)


def refuse_working(data: Path) -> None:
    """Raise UsageError for the working folder of an archive in a bucket: what is made there would stay there."""
    if bucket := bucket_of(data):
        raise UsageError(f"{data} only works for an archive in a bucket.", f"Give --data '{bucket}'.")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command `luutru` and give its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter still shows the rest
    try:
        options = parse_words(sys.argv[1:] if words is None else words)
    except LuutruError as error:
        return tell_error(error)
    only_reads = VERBS[options.verb][0] not in {"make", "run", "take", "rescue", "export", "releases"}
    return conclude(partial(obey, options), folder_of(options.data), at_once=only_reads)
