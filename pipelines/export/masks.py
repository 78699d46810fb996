"""Personal data of citizens, masked: each letter of it becomes one █, so that every offset stays right.

`mentions` of kind `personal` say where it stands in title, lead, text and captions. Other columns print the same in
another form (as it stood on the page, in a search key), so there the letters and digits themselves are looked for.
Rows of `mentions` that would tell it are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from pipelines.text import search_key

PERSONAL = "personal"
MASK = "█"
COLUMNS = {
    "articles": (
        "title", "title_raw", "lead", "paragraphs", "text_raw", "text", "text_norm", "search_key", "published_raw",
        "updated_raw", "byline_raw",
    ),
    "images": ("caption_raw", "caption", "credit", "alt"),
    "attachments": ("title", "file_name"),
    "links": ("anchor",),
    "mentions": ("text", "value"),
}  # fmt: skip
"""The columns of each table that may print what a citizen would not have printed."""
SAME_OFFSETS = {"text_norm": "text"}
APART = r"[^\w\n]{0,3}"
"""What may stand between the letters of one number, as in 012.345 678."""
LEAST = 6
"""Letters and digits that a mark must have to be looked for where no offset says that it stands there."""

Key = tuple[str, int]


@dataclass(slots=True)
class Marks:
    """What is personal in one version of an article: spans by field, and what to look for elsewhere."""

    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    texts: set[str] = field(default_factory=set)

    def add(self, place: str, start: int, end: int, text: str) -> None:
        """Take one more place."""
        self.spans[place].append((start, end))
        self.texts.add(text)

    def clean(self, text: str) -> str:
        """Mask all that looks like a marked text, however its digits are parted."""
        for pattern in (looks_like(marked) for marked in sorted(self.texts, key=len, reverse=True)):
            text = pattern.sub(lambda found: MASK * len(found[0]), text) if pattern else text
        return text


def looks_like(marked: str) -> re.Pattern[str] | None:
    """Give the pattern that finds a marked text, with its marks or without; None if it is too short to be told."""
    forms = [[letter for letter in form if letter.isalnum()] for form in (marked, search_key(marked))]
    if len(forms[0]) < LEAST:
        return None
    spelled = "|".join(APART.join(map(re.escape, form)) for form in forms)
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)


def blacken(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Mask spans of a text; its length stays."""
    for start, end in spans:
        first, last = (min(max(place, 0), len(text)) for place in (start, end))
        text = text[:first] + MASK * (last - first) + text[last:]
    return text


def read_masks(release: Path, site: str, year: int | None) -> dict[Key, Marks]:
    """Read what is personal in the articles of one partition, by article and version; few have any."""
    folder = release / "mentions" / f"site={site}" / f"year={year}"
    found: dict[Key, Marks] = defaultdict(Marks)
    if year is None or not folder.is_dir():
        return found
    columns = ["article_id", "version", "field", "start", "end", "text"]
    rows = ds.dataset(folder, format="parquet").to_batches(
        columns=columns, filter=pc.field("kind") == PERSONAL, batch_size=10_000, batch_readahead=1, fragment_readahead=1
    )
    for batch in rows:
        for row in batch.to_pylist():
            found[row["article_id"], row["version"]].add(row["field"], row["start"], row["end"], row["text"])
    return found


def mask_rows(table: str, batch: pa.RecordBatch, masks: Mapping[Key, Marks]) -> pa.RecordBatch:
    """Mask what is personal in the rows of a table; rows of `mentions` that would tell it are left out."""
    if not masks or table not in COLUMNS:
        return batch
    keys = zip(batch.column("article_id").to_pylist(), batch.column("version").to_pylist(), strict=True)
    marked = {place: masks[key] for place, key in enumerate(keys) if key in masks}
    if not marked:
        return batch
    return leave_out(batch, marked) if table == "mentions" else mask_columns(table, batch, marked)


def leave_out(batch: pa.RecordBatch, marked: Mapping[int, Marks]) -> pa.RecordBatch:
    """Leave out the rows of `mentions` that name something personal, of whatever kind they are."""
    told = {place for place, marks in marked.items() if tells(batch.slice(place, 1).to_pylist()[0], marks)}
    return batch.filter(pa.array([place not in told for place in range(batch.num_rows)], pa.bool_()))


def tells(row: Mapping[str, Any], marks: Marks) -> bool:
    """Tell whether a row of `mentions` stands where something personal does, or prints it."""
    over = any(row["start"] < end and start < row["end"] for start, end in marks.spans.get(row["field"], ()))
    return over or any(marks.clean(row[name]) != row[name] for name in COLUMNS["mentions"] if row[name])


def mask_columns(table: str, batch: pa.RecordBatch, marked: Mapping[int, Marks]) -> pa.RecordBatch:
    """Mask the marked rows of a batch, column by column."""
    positions = batch.column("position").to_pylist() if table == "images" else []
    for name in COLUMNS[table]:
        values = batch.column(name).to_pylist()
        for place, marks in marked.items():
            where = f"caption.{positions[place]}" if name == "caption" else SAME_OFFSETS.get(name, name)
            values[place] = mask_value(values[place], marks, where)
        index = batch.schema.get_field_index(name)
        batch = batch.set_column(index, batch.schema.field(name), pa.array(values, batch.schema.field(name).type))
    return batch


def mask_value(value: str | list[str] | None, marks: Marks, where: str) -> str | list[str] | None:
    """Mask one cell; a list of paragraphs is the text, cut at its newlines."""
    if value is None:
        return None
    if isinstance(value, list):
        return mask_paragraphs(value, marks)
    return marks.clean(blacken(value, marks.spans.get(where, ())))


def mask_paragraphs(paragraphs: Sequence[str], marks: Marks) -> list[str]:
    """Mask paragraphs at the offsets of the text that they make when joined by one newline."""
    masked, start = [], 0
    for paragraph in paragraphs:
        spans = [(first - start, last - start) for first, last in marks.spans.get("text", ())]
        masked.append(marks.clean(blacken(paragraph, spans)))
        start += len(paragraph) + 1
    return masked
