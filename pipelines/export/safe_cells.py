"""Cells of text that a spreadsheet would run as a formula: an apostrophe goes before them, and can be taken off again.

The rule is OWASP's for CSV injection: cells that begin with = + - @, tab, carriage return or newline, here also in full
width and behind blanks, other control characters and apostrophes. As an apostrophe before such a cell makes such a cell
again, one that is put there can always be told from one that was there: `as_printed(guarded(x)) == x` for every x.
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

RUNS = r"^(?:[\x00-\x20\x7f\x{a0}\x{200b}\x{feff}']*[=+\-@＝＋－＠]|'*[\t\r\n])"
"""What a cell begins with that a spreadsheet may run, as RE2 has it."""
RUNS_HERE = re.compile(re.sub(r"\\x\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), RUNS))


def guard_column(texts: pa.Array) -> pa.Array:
    """Put an apostrophe before each cell of a column that a spreadsheet may run."""
    runs = pc.fill_null(pc.match_substring_regex(texts, RUNS), False)
    return pc.if_else(runs, pc.binary_join_element_wise("'", texts, ""), texts) if pc.any(runs).as_py() else texts


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet may run."""
    return f"'{cell}" if RUNS_HERE.match(cell) else cell


def as_printed(cell: str) -> str:
    """Take the apostrophe off again that `guarded` put there."""
    return cell[1:] if cell.startswith("'") and RUNS_HERE.match(cell[1:]) else cell
