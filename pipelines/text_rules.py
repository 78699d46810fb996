"""What must hold inside each text of a release, told by column: words are too many to be asked for one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

SPANNED = ("tokens", "sentences")
COLUMNS = (
    "text", "text_norm", "paragraphs",
    *(f"{name}.list.element.{end}" for name in SPANNED for end in ("start", "end")),
)  # fmt: skip


def not_joined(rows: pa.Table) -> bool:
    """Tell whether a text is not its paragraphs."""
    joined = pc.binary_join(rows.column("paragraphs"), "\n")
    return is_any(pc.not_equal(rows.column("text"), joined))


def not_as_long(rows: pa.Table) -> bool:
    """Tell whether a normalised text has another length than its text."""
    sizes = (pc.utf8_length(rows.column(name)) for name in ("text", "text_norm"))
    return is_any(pc.not_equal(*sizes))


def lies_outside(rows: pa.Table) -> bool:
    """Tell whether a word or a sentence lies outside its text, or is empty."""
    sizes = pc.utf8_length(rows.column("text")).combine_chunks()
    return any(is_any(outside(rows.column(name).combine_chunks(), sizes)) for name in SPANNED)


def outside(spans: pa.ListArray, sizes: pa.Array) -> pa.BooleanArray:
    """Say of each span whether it lies outside its text; `sizes` are the letters of the texts."""
    start, end = (pc.struct_field(pc.list_flatten(spans), name) for name in ("start", "end"))
    size = sizes.take(pc.list_parent_indices(spans))
    return pc.or_(pc.or_(pc.less(start, 0), pc.less_equal(end, start)), pc.greater(end, size))


def is_any(values: pa.Array | pa.ChunkedArray) -> bool:
    """Tell whether any value is true; null is not."""
    return pc.any(values).as_py() is True


TEXT_RULES: dict[str, Callable[[pa.Table], bool]] = {
    "text is not its paragraphs": not_joined,
    "text_norm has another length than text": not_as_long,
    "a word or sentence lies outside its text": lies_outside,
}
"""What is wrong with a text, and what finds it among some rows of articles."""


def broken_text_rules(paths: Iterable[Path]) -> Iterator[str]:
    """Give each rule that the texts in some files of articles break; a row group is in memory at a time."""
    found: set[str] = set()
    for path in paths:
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                rows = file.read_row_group(group, columns=COLUMNS, use_threads=False)
                found |= {rule for rule, is_broken in TEXT_RULES.items() if is_broken(rows)}
    return (rule for rule in TEXT_RULES if rule in found)
