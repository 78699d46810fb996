"""The arguments of the verbs that export and prove."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.arguments.shared import add_filters, add_release_option
from pipelines.export import FORMATS


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`."""
    parser.add_argument("format", choices=list(FORMATS), metavar="FORMAT", help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("out", type=Path, metavar="OUT", help="the file or folder to make; docs/exports.md says which")
    parser.add_argument("--words", metavar="WORDS", help="only articles that `luutru search WORDS` finds")
    add_filters(parser)
    parser.add_argument(
        "--versions", choices=["all", "latest"], default="all", help="every version of an article, or the latest alone"
    )
    parser.add_argument("--table", metavar="TABLE", help="what a file of one table holds (default: articles)")
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
