"""The arguments of the verbs that fetch, build and release."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.arguments.shared import add_examples, add_workers
from pipelines.parser import first_day, period, positive


def add_crawl_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that `crawl` and `run` share."""
    parser.add_argument("--full", action="store_true", help="ask for every known page again, on condition of a change")
    parser.add_argument("--limit", type=positive, metavar="N", help="stop after N pages")


def add_crawl(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `crawl`."""
    parser.add_argument("site", metavar="SITE", help="a site's name; `luutru sites` lists them")
    add_crawl_options(parser)


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `import`."""
    parser.add_argument("site", metavar="SITE", help="a site's name; `luutru sites` lists them")
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="WARC files (.warc, .warc.gz) or WACZ files"
    )
    parser.set_defaults(more="files")
    parser.add_argument("--every-host", action="store_true", help="take captures of other hosts too, such as pictures")
    add_examples(parser, "luutru import sct-bentre crawl-2019.warc.gz", "luutru import sct-bentre *.wacz --every-host")


def add_rescue(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rescue`."""
    parser.add_argument("site", metavar="SITE", help="a site's name; `luutru sites` lists them")
    parser.add_argument(
        "--from", dest="archives", metavar="NAMES",
        help="which archives are asked: wayback, commoncrawl or both with a comma (default: both)",
    )  # fmt: skip
    parser.add_argument(
        "--since",
        type=period,
        metavar="DATE",
        help="captured on or after: 2019, 2019-04 or 2019-04-14 (UTC)",
    )
    parser.add_argument(
        "--until",
        type=period,
        metavar="DATE",
        help="captured on or before (the whole of that year, month or day)",
    )
    parser.add_argument(
        "--plan",
        action="store_true",
        help="only ask the indexes: how many captures, pages and bytes, and how long it takes",
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="stop after N captures; the next rescue goes on")
    add_examples(
        parser,
        "luutru rescue sct-bentre --plan",
        "luutru rescue sct-bentre --from wayback --until 2025-06",
        "luutru rescue sct-bentre --limit 500",
    )


def add_build(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `build`."""
    parser.add_argument("site", nargs="?", metavar="SITE", help="only this site (default: every site with captures)")
    parser.add_argument("--force", action="store_true", help="make every part anew, not only stale ones")
    add_workers(parser)
    parser.add_argument(
        "--through", metavar="URL",
        help="with --on: a bucket by which captures get to workers that do not share DIR, such as s3://BUCKET/PREFIX",
    )  # fmt: skip


def add_run(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `run`."""
    parser.add_argument("names", nargs="*", metavar="SITE", help="names of sites")
    parser.set_defaults(more="names")
    parser.add_argument("--all", action="store_true", help="every known site but the demo")
    add_crawl_options(parser)
    add_workers(parser)


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
