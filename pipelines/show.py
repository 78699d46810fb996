"""Results for people and programs: a table for a terminal, CSV, and JSON; one place knows how a value looks."""

from __future__ import annotations

import csv
import json
import math
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

LEAST_WIDTH = 8
"""A column is not made narrower than this many letters."""


def plain_value(value: Any) -> Any:
    """Give a value as JSON knows it: times in ISO 8601, whole decimals as integers, maps as objects, NaN as null."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, tuple) and len(item) == 2 for item in value):
            return {str(key): plain_value(item) for key, item in value}  # how Arrow gives a map
        return [plain_value(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, str | int) else str(value)


def cell_text(value: Any) -> str:
    """Give a value as one line of printable letters: no page can break the table or steer the terminal."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M" if value.hour or value.minute else "%Y-%m-%d")
    plain = plain_value(value)
    if plain is None:
        return ""
    if isinstance(plain, float):
        return f"{plain:.6g}"
    text = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} else letter for letter in text)


def letter_width(letter: str) -> int:
    """Count the columns of a letter on a terminal: 0 for a combining mark, 2 for a wide letter, else 1."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def text_width(text: str) -> int:
    """Count the columns of `text` on a terminal."""
    return sum(map(letter_width, text))


def fit_text(text: str, width: int) -> str:
    """Cut `text` to `width` columns; an ellipsis shows the cut."""
    if text_width(text) <= width:
        return text
    kept, used = "", 0
    for letter in text:
        used += letter_width(letter)
        if used > width - 1:
            break
        kept += letter
    return kept + "…"


def fit_widths(natural: Sequence[int], total: int) -> list[int]:
    """Give widths that fit into `total` columns: the widest give way first, none below LEAST_WIDTH."""
    widths = list(natural)
    room = total - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > LEAST_WIDTH:
        widest = max(widths)
        next_widest = max([width for width in widths if width < widest], default=LEAST_WIDTH)
        count = widths.count(widest)
        step = max(1, min(widest - max(next_widest, LEAST_WIDTH), (sum(widths) - room) // count))
        widths = [width - step if width == widest else width for width in widths]
    return widths


def columns_fitting(count: int, width: int | None = None) -> int:
    """Count the columns, of `count`, that the terminal or `width` has room for when none is wider than it need be."""
    return max(1, min(count, ((width or terminal_width()) + 2) // (LEAST_WIDTH + 2)))


def terminal_width() -> int:
    """Give the columns of the terminal."""
    return shutil.get_terminal_size((120, 24)).columns


def text_table(names: Sequence[str], rows: Iterable[Sequence[Any]], width: int | None = None) -> str:
    """Draw a table with a heading and a rule, numbers to the right, at most as wide as the terminal or `width`.

    Columns are cut to LEAST_WIDTH and no further: `columns_fitting` says how many there can be.
    """
    rows = [list(row) for row in rows]
    cells = [[cell_text(value) for value in row] for row in rows]
    natural = [max(map(text_width, column)) for column in zip(names, *cells, strict=True)]
    widths = fit_widths(natural, width or terminal_width())
    numeric = [
        any(value is not None for value in column)
        and all(isinstance(value, int | float | Decimal | None) for value in column)
        for column in (zip(*rows, strict=True) if rows else [()] * len(names))
    ]

    def line(texts: Sequence[str]) -> str:
        parts = [aligned(text, size, right) for text, size, right in zip(texts, widths, numeric, strict=True)]
        return "  ".join(parts).rstrip()

    return "\n".join([line(names), "  ".join("─" * size for size in widths), *map(line, cells)])


def aligned(text: str, width: int, right: bool) -> str:
    """Cut or fill `text` to `width` columns."""
    fitted = fit_text(text, width)
    blanks = " " * (width - text_width(fitted))
    return blanks + fitted if right else fitted + blanks


def arrow_rows(batches: Iterable[pa.RecordBatch]) -> Iterator[list[Any]]:
    """Give the rows of Arrow's record batches as lists; two columns may have one name."""
    for batch in batches:
        yield from (list(row) for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))


def write_json_rows(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as a JSON list of objects to standard output, one after the other, as they come."""
    separator = "[\n"
    for row in rows:
        text = json.dumps(
            plain_value(dict(zip(names, row, strict=True))), ensure_ascii=False, indent=2, allow_nan=False
        )
        sys.stdout.write(separator + text)
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")


def write_json(value: Any) -> None:
    """Write one JSON value to standard output, Vietnamese letters as they are."""
    json.dump(plain_value(value), sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def write_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write CSV (RFC 4180) to standard output; lists and maps as JSON, nulls empty."""
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([csv_value(value) for value in row])


def csv_value(value: Any) -> Any:
    """Give a value as a cell of CSV."""
    plain = plain_value(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list | dict) else plain
