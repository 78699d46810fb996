"""Options that several verbs have."""

from __future__ import annotations

import argparse
import os

from pipelines.memory import read_size
from pipelines.parser import positive


def add_fetch_option(parser: argparse.ArgumentParser) -> None:
    """Add the option of the verbs that look at one page."""
    parser.add_argument(
        "--fetch", action="store_true", help="fetch the page, once and by the site's rules, even if it is archived"
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Add the options that `build` and `run` share."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=positive, metavar="N", help="processes that read captures (default: all cores)"
    )
    where.add_argument(
        "--on", metavar="ADDRESS", help="the scheduler of a Dask cluster whose workers do it, such as tcp://HOST:8786"
    )
    parser.add_argument(
        "--memory", type=read_size, metavar="SIZE", default=os.environ.get("LUUTRU_MEMORY") or None,
        help="the most that they may take together, as 2G: fewer are begun (default: LUUTRU_MEMORY, else half of all)",
    )  # fmt: skip


def add_release_option(parser: argparse.ArgumentParser) -> None:
    """Add the option of every verb that reads a release."""
    parser.add_argument("--release", metavar="ID", help="an older release (default: the latest)")


def add_examples(parser: argparse.ArgumentParser, *examples: str) -> None:
    """Show examples below the help of a verb, as they are typed."""
    parser.epilog = "\n  ".join(("examples:", *examples))
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


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


def add_nothing(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the verb has no arguments of its own."""
