"""`python -m tests.score`: print how well each tool reads the gold pages. A report: its exit status judges nothing."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from typing import Final

from tests.score import articles, contacts, lines, lists
from tests.score.report import make_report
from tests.score.tables import SHORT, miss_lines, table_json, table_lines

FIELDS: Final = sorted({one.field for room in (articles, contacts, lists, lines) for one in room.FIGURES})
LEGEND: Final = f"""\
{SHORT} falls short of the bound. none: a tool does not give the field. -: nothing to count. cases: values in the gold.
Site files of three keys, no selectors; every page read once, at its own address, on the path of `luutru build`."""


def main() -> None:
    """Print the tables, a machine's form of them, or our differences in one field."""
    asked = _parser().parse_args()
    logging.disable(logging.ERROR)  # other tools log what they make of a page
    try:
        tables = list(make_report())
    except FileNotFoundError as error:
        sys.exit(f"make score: the gold pages are not at {error.filename}; put them beside the project.")
    if asked.json:
        print(json.dumps([table_json(table) for table in tables], ensure_ascii=False, indent=1))
    elif asked.show:
        print("\n".join(line for table in tables for line in miss_lines(table, asked.show)))
    else:
        print("\n\n".join("\n".join(table_lines(table)) for table in tables), LEGEND, sep="\n\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description="How well pages are read.")
    parser.add_argument("--json", action="store_true", help="print a machine's form of the tables")
    parser.add_argument(
        "--show", metavar="FIELD", choices=[*FIELDS, "all"], help=f"print our differences: {', '.join(FIELDS)}, all"
    )
    return parser


if __name__ == "__main__":
    main()
