"""The arguments of the verb that finds where articles live on."""

from __future__ import annotations

import argparse

from pipelines.arguments.shared import add_examples, add_release_option


def add_successor(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `successor`."""
    parser.add_argument("site", metavar="SITE", help="the site that closed, by its name or an address of it")
    parser.add_argument(
        "other", nargs="?", metavar="OTHER", help="the site that follows it (default: `successor` in the site file)"
    )
    parser.add_argument("--csv", action="store_true", help="as CSV")
    add_release_option(parser)
    add_examples(
        parser,
        "luutru successor sct-bentre sct-vinhlong",
        "luutru successor sct-bentre sct-vinhlong --csv > where-they-live-now.csv",
    )
