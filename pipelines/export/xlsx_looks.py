"""How a workbook looks: which columns come first, how wide they are, colours, and how dates are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipelines.export.json_cells import is_time
from pipelines.schema import SCHEMAS

INK, PAPER, LINE, SHADE = "#1F3A4D", "#FFFFFF", "#D5DCE1", "#EEF2F4"
FONT = "Arial"
"""A font that every office suite has, with all Vietnamese letters."""
FIRST = {
    "articles": ("published_at", "title", "section", "url", "lead", "byline_raw"),
    "images": ("caption", "credit", "url", "article_id", "version", "position"),
    "attachments": ("title", "file_name", "url", "article_id", "version", "size"),
    "contacts": ("organisation", "parent", "address", "phones_raw", "emails", "person", "valid_from", "valid_to"),
    "mentions": ("text", "kind", "role", "value", "today", "article_id"),
    "links": ("anchor", "kind", "url", "article_id", "version"),
    "captures": ("fetched_at", "url", "status", "media_type", "kind", "warc_file"),
    "problems": ("found_at", "field", "problem", "detail", "advice", "url"),
    "runs": ("started_at", "ended_at", "reason", "fetched", "new_articles", "changed_articles", "gone_articles"),
    "addresses": ("url", "reason", "other", "article_id", "first_seen", "last_seen"),
    "successors": ("url", "other_url", "other_site", "score", "title_score", "rule"),
    "completeness": ("of_year", "held", "named", "missing", "missing_low", "missing_high", "method"),
    "states": ("state", "since", "until", "evidence", "leads_to", "visits"),
}
"""What a reader wants to see first of each table; these columns are what is printed."""
LEFT_OUT = ("paragraphs", "text_norm", "search_key", "sentences", "tokens")
"""Columns for programs: the same text in other forms, and where its words are."""
WIDE = {
    **dict.fromkeys(("text", "text_raw"), 60),
    **dict.fromkeys(("title", "title_raw", "lead", "url", "organisation", "address", "advice", "detail"), 44),
    "other_url": 44,
    **dict.fromkeys(
        ("caption", "caption_raw", "anchor", "canonical_url", "evidence", "coverage", "leads_to", "other", "alt"), 36
    ),
    **dict.fromkeys(
        ("section", "byline_raw", "article_id", "capture_id", "warc_file", "problem", "role", "parent"), 24
    ),
}
"""Columns that need more than USUAL, in letters."""
USUAL = 17
TALL = 45
"""Points: three lines of text in a row of a table that has long ones."""
TALL_TABLES = ("articles", "images", "attachments", "contacts", "problems")
DATES = {"minute": "yyyy-mm-dd hh:mm", "day": "yyyy-mm-dd", "month": "yyyy-mm", "year": "yyyy"}
QUARTER = 'yyyy"-Q{}"'
MOMENT = "yyyy-mm-dd hh:mm:ss"


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What the sheet of a table holds: columns to write, columns to read for that, and how many are printed."""

    table: str
    columns: tuple[str, ...]
    printed: int

    @property
    def read(self) -> list[str]:
        """Name the columns that rows must have."""
        return list(self.columns)

    @property
    def kinds(self) -> dict[str, pa.DataType]:
        """Give the type of each column."""
        return {name: SCHEMAS[self.table].field(name).type for name in self.columns}


def plan_sheet(table: str) -> SheetPlan:
    """Say what the sheet of a table holds."""
    first = FIRST[table]
    rest = [name for name in SCHEMAS[table].names if name not in first and name not in LEFT_OUT]
    return SheetPlan(table, (*first, *rest), len(first))


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        plain = {"font_name": FONT, "font_size": 10, "valign": "top"}
        cell = {**plain, "text_wrap": True, "bottom": 1, "bottom_color": LINE, "indent": 1, "align": "left"}
        book.formats[0].set_font_name(FONT)
        book.formats[0].set_font_size(10)
        self._book, self._cell = book, cell
        self.text = book.add_format(cell)
        self.head = book.add_format(
            {**plain, "bold": True, "font_color": PAPER, "bg_color": INK, "valign": "vcenter", "indent": 1}
        )
        self.title = book.add_format({**plain, "bold": True, "font_size": 16, "font_color": INK, "valign": "vcenter"})
        self.subtitle = book.add_format({**plain, "font_size": 11, "font_color": INK, "italic": True})
        self.label = book.add_format({**cell, "bold": True, "font_color": INK, "bg_color": SHADE})
        self.count = book.add_format({**cell, "num_format": "#,##0"})
        self._dates: dict[str, Any] = {}

    def date(self, form: str) -> Any:
        """Give the format of a date."""
        if form not in self._dates:
            self._dates[form] = self._book.add_format({**self._cell, "num_format": form})
        return self._dates[form]


def column_width(name: str, kind: pa.DataType) -> int:
    """Give the width of a column in letters."""
    if name in WIDE:
        return WIDE[name]
    narrow = pa.types.is_integer(kind) or pa.types.is_boolean(kind)
    return max(len(name) + 4, 20 if is_time(kind) else 9 if narrow else USUAL)
