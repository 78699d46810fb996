"""The arguments of the verbs that ask a release."""

from __future__ import annotations

import argparse

from pipelines.arguments.shared import add_examples, add_filters, add_release_option
from pipelines.parser import positive


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


def add_show(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("url", metavar="URL", help="any address at which the article was captured, or that led to it")
    add_release_option(parser)


def add_tables(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `tables`."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="one table: its columns")
