"""`python -m tests.benchmarks [NAME...]`: measure, and write docs/benchmarks.md, its picture and docs/scale.md anew.

A NAME is a part of the name of a bench (`reading` for test_reading_speed.py and test_reading_tables.py); with none all
are run. Figures of benches that are not run stay as they are, with the commit they were measured at. Ends with the
status of pytest: 1 when a figure falls short.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.keeping import make_keeper
from tests.benchmarks.page import line_by_line, write_documents
from tests.benchmarks.plot import write_plot

HERE = Path(__file__).parent


def benches(names: list[str]) -> list[str]:
    """List the files of the benches that are named, all when none is."""
    files = sorted(str(path) for path in HERE.glob("test_*.py") if "mark.bench" in path.read_text("utf-8"))
    return [path for path in files if not names or any(name in Path(path).stem for name in names)]


def main(names: list[str]) -> int:
    """Run the benches, write the documents, and print the whole table."""
    files = benches(names)
    if not files:
        known = ", ".join(Path(path).stem.removeprefix("test_") for path in benches([]))
        sys.exit(f"make bench: no bench is named {' or '.join(names)}. There are: {known}.")
    keeper = make_keeper()
    status = pytest.main(["-m", "bench", "-s", "-q", *files], plugins=[keeper])
    write_plot(keeper.ledger)
    write_documents(keeper.ledger)
    print("\n".join(line_by_line(keeper.ledger)))
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
