"""The arguments of the verbs that look at sites and pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.arguments.shared import add_fetch_option


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


def add_fixture(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `fixture`."""
    parser.add_argument("url", metavar="URL", help="the address of a page of a known site")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="the folder of the cases (default: fixtures in the archive)"
    )
    parser.add_argument("--force", action="store_true", help="write a case that exists anew")
    add_fetch_option(parser)
