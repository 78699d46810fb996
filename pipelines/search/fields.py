"""The fields of the index: how an article is laid out in it, and what each field is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import tantivy

from pipelines.search.found import article_words
from pipelines.search.terms import WORD, level_of, spell

WORD_FIELDS = {
    "key": "position",
    "exact": "basic",
    "title_key": "position",
    "title_exact": "position",
    "often": "basic",
}
"""Words without marks, with marks, both of the title alone, and how often: `hoi^3` where "hoi" has the third level.

Phrases with marks are sought without and then looked up in the article: places of words are most of an index.
"""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def index_schema() -> tantivy.Schema:
    """Give the fields; `place` counts the articles of one file, the newest first."""
    builder = tantivy.SchemaBuilder()
    for name, option in WORD_FIELDS.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    builder.add_text_field("section", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("moment", fast=True)
    builder.add_unsigned_field("place", fast=True)
    return builder.build()


def microseconds(moment: datetime) -> int:
    """Count the microseconds from 1970 to a moment."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def index_document(row: Mapping[str, Any], place: int) -> tantivy.Document:
    """Lay one row of `articles` out for the index."""
    document = tantivy.Document()
    for name, words in word_fields(row).items():
        document.add_text(name, " ".join(words))
    document.add_unsigned("place", place)
    if row["section"] is not None:
        document.add_text("section", row["section"])
    moment = row["published_at"] or row["updated_at"]
    if moment is not None:
        document.add_integer("moment", microseconds(moment))
    return document


def word_fields(row: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """Give the words of each field."""
    key, exact = WORD.findall(row["search_key"]), article_words(row, marked=True)
    title = row["title"]
    return {
        "key": key,
        "exact": exact,
        "title_key": [] if title is None else WORD.findall(row["search_key"].split("\n", 1)[0]),
        "title_exact": WORD.findall(spell(title or "")),
        "often": [*often_words(key, len(key)), *often_words(exact, len(key), marked=True)],
    }


def often_words(words: Sequence[str], size: int, *, marked: bool = False) -> Iterator[str]:
    """Name each word whose level among `size` words is above the first."""
    for word, count in Counter(words).items():
        if count > 1 and (level := level_of(count, size)) > 1:
            yield often_word(word, level, marked=marked)


def often_word(word: str, level: int, *, marked: bool) -> str:
    """Name a word, with marks or without, of a level."""
    return f"{word}{'~' if marked else '^'}{level}"
