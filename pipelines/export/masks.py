"""Personal data of citizens, masked: each letter of it becomes one █, so that every offset stays right.

`mentions` of kind `personal` say where it stands in title, lead, text and captions. Their twins print the same in
another form (as it stood on the page, as a search key): there it is looked for in the same line, and where it is not
found, since the page wrote it in other letters, the whole line is masked. Everywhere else of the article the letters
and digits themselves are looked for. Rows of `mentions` that would tell it are left out.
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
TWINS = {"title_raw": ("title",), "text_raw": ("text",), "search_key": ("title", "lead", "text")}
"""Columns that print others in another form: those that they are made of, joined by newlines."""
APART = r"[^\w\n]{0,3}"
"""What may stand between the letters of one number, as in 012.345 678."""
LEAST = 6
"""Letters and digits that a mark must have to be looked for where nothing says that it stands there."""

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of personal data in a field: from `start` up to `end`, and what stands there."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Marks:
    """What is personal in one version of an article, by field."""

    by_field: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))

    def of(self, name: str) -> list[Mark]:
        """Give the marks of one field."""
        return self.by_field.get(name, [])

    def clean(self, text: str) -> str:
        """Mask all that looks like a marked text, however its digits are parted."""
        texts = {mark.text for marks in self.by_field.values() for mark in marks}
        for marked in sorted(texts, key=lambda one: (-len(one), one)):
            if sum(letter.isalnum() for letter in marked) >= LEAST:
                text = blot(looks_like(marked), text)
        return text


def looks_like(marked: str) -> re.Pattern[str]:
    """Give the pattern that finds a marked text, with its marks or without, however its letters are parted."""
    forms = [[letter for letter in form if letter.isalnum()] for form in (marked, search_key(marked))]
    spelled = "|".join(APART.join(map(re.escape, form)) for form in forms)
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)


def blot(pattern: re.Pattern[str], text: str) -> str:
    """Mask all that a pattern finds."""
    return pattern.sub(lambda found: MASK * len(found[0]), text)


def blacken(text: str, marks: Iterable[Mark], shift: int = 0) -> str:
    """Mask the marks of a text that begins at `shift` of its field; its length stays."""
    for mark in marks:
        first, last = (min(max(place - shift, 0), len(text)) for place in (mark.start, mark.end))
        text = text[:first] + MASK * (last - first) + text[last:]
    return text


def blacken_twin(twin: str, own: str, marks: Iterable[Mark]) -> str:
    """Mask in `twin` what is marked in `own`, which it prints in another form, line by line if it has as many lines."""
    lines = twin.split("\n")
    aligned = len(lines) == own.count("\n") + 1
    spans: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first, last = own.count("\n", 0, mark.start), own.count("\n", 0, mark.end)
        for place, span in find_mark(mark.text, lines, range(first, last + 1) if aligned else range(len(lines))):
            spans[place].append(span)
    return "\n".join(blacken(line, spans[place]) for place, line in enumerate(lines))


def find_mark(marked: str, lines: Sequence[str], places: range) -> list[tuple[int, Mark]]:
    """Find where a marked text stands in some lines; where it is not to be found, all of them are it."""
    pattern = looks_like(marked)
    found = [(place, Mark(*hit.span(), marked)) for place in places for hit in pattern.finditer(lines[place])]
    return found or [(place, Mark(0, len(lines[place]), marked)) for place in places]


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
            mark = Mark(row["start"], row["end"], row["text"])
            found[row["article_id"], row["version"]].by_field[row["field"]].append(mark)
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
    over = any(row["start"] < mark.end and mark.start < row["end"] for mark in marks.of(row["field"]))
    return over or any(marks.clean(row[name]) != row[name] for name in COLUMNS["mentions"] if row[name])


def mask_columns(table: str, batch: pa.RecordBatch, marked: Mapping[int, Marks]) -> pa.RecordBatch:
    """Mask the marked rows of a batch, column by column."""
    rows = {place: batch.slice(place, 1).to_pylist()[0] for place in marked}
    for name in COLUMNS[table]:
        values = batch.column(name).to_pylist()
        for place, marks in marked.items():
            values[place] = mask_value(name, rows[place], marks)
        index = batch.schema.get_field_index(name)
        batch = batch.set_column(index, batch.schema.field(name), pa.array(values, batch.schema.field(name).type))
    return batch


def mask_value(name: str, row: Mapping[str, Any], marks: Marks) -> str | list[str] | None:
    """Mask one cell of a row."""
    value = row[name]
    if value is None:
        return None
    if name == "paragraphs":
        return mask_paragraphs(value, marks)
    if name in TWINS:
        parts = [(part, row[part]) for part in TWINS[name] if row[part]]
        return marks.clean(blacken_twin(value, *joined_marks(parts, marks)))
    if name == "caption_raw":
        own = f"caption.{row['position']}"
        return marks.clean(blacken_twin(value, row["caption"] or "", marks.of(own)))
    own = f"caption.{row['position']}" if name == "caption" else SAME_OFFSETS.get(name, name)
    return marks.clean(blacken(value, marks.of(own)))


def joined_marks(parts: Sequence[tuple[str, str]], marks: Marks) -> tuple[str, list[Mark]]:
    """Join fields by newlines, and give their marks as they stand in the whole."""
    joined: list[Mark] = []
    start = 0
    for name, text in parts:
        joined += [Mark(mark.start + start, mark.end + start, mark.text) for mark in marks.of(name)]
        start += len(text) + 1
    return "\n".join(text for _, text in parts), joined


def mask_paragraphs(paragraphs: Sequence[str], marks: Marks) -> list[str]:
    """Mask paragraphs at the offsets of the text that they make when joined by one newline."""
    masked, start = [], 0
    for paragraph in paragraphs:
        masked.append(marks.clean(blacken(paragraph, marks.of("text"), start)))
        start += len(paragraph) + 1
    return masked
