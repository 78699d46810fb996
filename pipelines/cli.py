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

from crawler.errors import LuutruError
from pipelines.export import FORMATS
from pipelines.outcome import conclude, tell_error
from pipelines.parser import Parser, first_day, positive, time_of_day, unit_name

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


def add_sites(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sites`."""
    parser.add_argument("action", nargs="?", choices=["check"], help="check FILE: say what is wrong with a site file")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the site file to check, or a site's name")
    parser.add_argument(
        "--url",
        metavar="URL",
        help="a page of the site, or the path of a saved one: show what is read from it, and how",
    )
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--select", metavar="CSS", help="of that page: show what a CSS selector finds")
    asked.add_argument("--find", metavar="WORDS", help="of that page: show which elements print some words")
    add_fetch_option(parser)


def add_fetch_option(parser: argparse.ArgumentParser) -> None:
    """Add the option of the verbs that look at one page."""
    parser.add_argument(
        "--fetch", action="store_true", help="fetch the page, once and by the site's rules, even if it is archived"
    )


def add_fixture(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `fixture`."""
    parser.add_argument("url", metavar="URL", help="the address of a page of a known site")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="the folder of the cases (default: fixtures in the archive)"
    )
    parser.add_argument("--force", action="store_true", help="write a case that exists anew")
    add_fetch_option(parser)


def add_crawl_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that `crawl` and `run` share."""
    parser.add_argument("--full", action="store_true", help="ask for every known page again, on condition of a change")
    parser.add_argument("--limit", type=positive, metavar="N", help="stop after N pages")


def add_crawl(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `crawl`."""
    parser.add_argument("site", metavar="SITE", help="a site's name; `luutru sites` lists them")
    add_crawl_options(parser)


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Add the option that `build` and `run` share."""
    parser.add_argument(
        "--workers", type=positive, metavar="N", help="processes that read captures (default: all cores)"
    )


def add_build(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `build`."""
    parser.add_argument("site", nargs="?", metavar="SITE", help="only this site (default: every site with captures)")
    parser.add_argument("--force", action="store_true", help="make every part anew, not only stale ones")
    add_workers(parser)


def add_run(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `run`."""
    parser.add_argument("names", nargs="*", metavar="SITE", help="names of sites")
    parser.set_defaults(more="names")
    parser.add_argument("--all", action="store_true", help="every known site but the demo")
    add_crawl_options(parser)
    add_workers(parser)


def add_release_option(parser: argparse.ArgumentParser) -> None:
    """Add the option of every verb that reads a release."""
    parser.add_argument("--release", metavar="ID", help="an older release (default: the latest)")


def add_release(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `release`."""
    parser.add_argument(
        "action", nargs="?", choices=["list", "diff", "prune", "cite"],
        help="list: the releases; diff [A [B]]: what changed from A to B; prune: delete old ones; cite [A]: citation"
        " and checksum; none: make a release",
    )  # fmt: skip
    parser.add_argument(
        "names", nargs="*", metavar="RELEASE",
        help="an id, `latest`, or the path of a release's folder (diff: the last two, cite: the latest)",
    )  # fmt: skip
    parser.set_defaults(more="names")
    parser.add_argument(
        "--limit", type=positive, metavar="N", help="diff: how many articles of each kind are shown (default: 20)"
    )
    parser.add_argument(
        "--keep", type=positive, metavar="N", help="prune: keep the newest N, and the latest in any case"
    )
    parser.add_argument(
        "--keep-since", type=first_day, metavar="DATE", help="prune: keep those of that day, month or year, or later"
    )
    parser.add_argument("--dry-run", action="store_true", help="prune: only say what would be deleted")
    add_examples(
        parser,
        "luutru release list",
        "luutru release diff 2026-11-01-1 latest",
        "luutru release prune --keep 10 --keep-since 2026-06 --dry-run",
    )


def add_examples(parser: argparse.ArgumentParser, *examples: str) -> None:
    """Show examples below the help of a verb, as they are typed."""
    parser.epilog = "\n  ".join(("examples:", *examples))
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def add_query(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `query`."""
    parser.add_argument("sql", metavar="SQL", help='one SELECT, such as "select title from articles limit 5"')
    parser.add_argument("--csv", action="store_true", help="as CSV")
    add_release_option(parser)
    add_examples(
        parser,
        'luutru query "select site, year, count(*) from articles where is_latest group by all order by all"',
        "luutru query \"select title, url from articles where is_latest and published_at >= '2023-04-01'"
        ' order by published_at desc limit 20"',
        'luutru query "select m.text, count(*) as n from mentions m join articles using (site, article_id, version)'
        " where is_latest and kind = 'person' group by 1 order by n desc limit 10\" --csv",
    )


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options of the verbs that choose articles."""
    parser.add_argument(
        "--from", dest="since", metavar="DATE", help="published on or after: 2023, 2023-04 or 2023-04-14"
    )
    parser.add_argument(
        "--to", dest="until", metavar="DATE", help="published on or before (the whole of that year, month or day)"
    )
    parser.add_argument("--site", metavar="SITE", help="only this site")
    parser.add_argument("--section", metavar="SECTION", help="only this section, as its site names it")


def add_search(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `search`."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help="all must occur: with marks exactly, without marks any; '\"a phrase\"', 'khuyen*' for how a word begins,"
        " OR, AND, NOT, '(brackets)', -word to leave out; single quotes keep the shell from reading them",
    )
    parser.set_defaults(more="words", minus=True)
    add_filters(parser)
    parser.add_argument(
        "--limit", type=positive, default=20, metavar="N", help="how many articles at most (default: 20)"
    )
    add_release_option(parser)


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`."""
    parser.add_argument("format", choices=list(FORMATS), metavar="FORMAT", help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("out", type=Path, metavar="OUT", help="the file or folder to make; docs/exports.md says which")
    parser.add_argument("--words", metavar="WORDS", help="only articles that `luutru search WORDS` finds")
    add_filters(parser)
    parser.add_argument(
        "--versions", choices=["all", "latest"], default="all", help="every version of an article, or the latest alone"
    )
    parser.add_argument("--table", default="articles", metavar="TABLE", help="what a file of one table holds")
    parser.add_argument("--bom", action="store_true", help="csv: a byte-order mark, by which Excel knows UTF-8")
    parser.add_argument(
        "--exact", action="store_true", help="csv: no apostrophe before cells that a spreadsheet would run as formulas"
    )
    parser.add_argument("--parquet", action="store_true", help="datapackage: tables as Parquet in place of CSV")
    parser.add_argument(
        "--revisits", choices=["keep", "resolve"],
        help="keep revisit records (usual in warc and bagit), or write the responses that they stand for (in wacz)",
    )  # fmt: skip
    parser.add_argument("--sign", type=Path, metavar="KEY", help="wacz: sign it with a private key (PEM, P-384)")
    parser.add_argument("--personal", action="store_true", help="keep personal data of citizens, left out otherwise")
    parser.add_argument("--overwrite", action="store_true", help="replace the export that stands there")
    add_release_option(parser)


def add_verify(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `verify`."""
    parser.add_argument("out", type=Path, metavar="OUT", help="an export, with what lies beside it, or a release")
    parser.add_argument(
        "--reread", action="store_true", help="read each article again from its capture and compare it field by field"
    )


def add_show(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("url", metavar="URL", help="any address at which the article was captured, or that led to it")
    add_release_option(parser)


def add_tables(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tables`."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="one table: its columns")


def add_name(parser: argparse.ArgumentParser) -> None:
    """Add the option of the verbs that know a schedule."""
    parser.add_argument("--name", type=unit_name, default="luutru", help="which schedule (default: luutru)")


def add_schedule(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `schedule`."""
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--install", action="store_true", help="install it, in place of what stands there")
    does.add_argument("--remove", action="store_true", help="remove it")
    parser.add_argument(
        "--at", type=time_of_day, default=(2, 30), metavar="HH:MM", help="when, in Vietnam (default: 02:30)"
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--system", action="store_true", help="a timer of the system's systemd, not of the user's")
    kind.add_argument("--cron", action="store_true", help="a line of the user's crontab, as where there is no systemd")
    add_name(parser)


def add_nothing(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the verb has no arguments of its own."""


VERBS: dict[str, tuple[str, str, Adder]] = {
    "run": ("make", "crawl, build, release: the one line for a schedule", add_run),
    "crawl": ("make", "fetch what is new or changed into captures", add_crawl),
    "build": ("make", "read captures into parts: only what is stale", add_build),
    "release": (
        "releases",
        "merge parts into a release, published at once; list, compare, cite or prune releases",
        add_release,
    ),
    "query": ("ask", "SQL over the tables of the latest release", add_query),
    "search": ("ask", "articles by words, with or without Vietnamese marks", add_search),
    "show": ("ask", "one article: its versions, what changed, where each field was read, the captures", add_show),
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
        "--data", type=Path, metavar="DIR", default=default(Path(data)),
        help="where the archive is (default: LUUTRU_DATA, else data)",
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
    status: int = getattr(module, f"{options.verb}_verb")(options)
    return status


def main(words: Sequence[str] | None = None) -> int:
    """Run the command `luutru` and give its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter still shows the rest
    try:
        options = parse_words(sys.argv[1:] if words is None else words)
    except LuutruError as error:
        return tell_error(error)
    only_reads = VERBS[options.verb][0] not in {"make", "export", "releases"}
    return conclude(partial(obey, options), options.data, at_once=only_reads)
