"""The verbs that ask a release: query, search, show, tables."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pipelines.dictionary import describe_table, describe_tables, said_of, type_name
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from pipelines.show import arrow_rows, cell_text, columns_fitting, text_table, write_csv, write_json, write_json_rows
from pipelines.show_article import story_text, story_words
from pipelines.story import read_story
from pipelines.summary import counted

BOLD, PLAIN = "\033[1m", "\033[0m"
MOST_ROWS = 200
"""Rows of a result that a terminal is shown."""


def query_verb(options: Namespace) -> int:
    """Print the result of one SELECT as a table, as CSV or as JSON; CSV and JSON of any size take little memory."""
    found = Archive(options.data, options.release).sql_batches(options.sql)
    names, rows = found.schema.names, arrow_rows(found)
    if options.json:
        write_json_rows(names, rows)
    elif options.csv:
        write_csv(names, rows)
    else:
        print_table(names, rows)
    return 0


def print_table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a result as a table; on a terminal no more of it than can be looked at, and what was left out is told."""
    rows = iter(rows)
    if not sys.stdout.isatty():
        print(text_table(names, rows))
        return
    shown, more = list(islice(rows, MOST_ROWS)), next(rows, None) is not None
    fitting = columns_fitting(len(names))
    print(text_table(names[:fitting], [row[:fitting] for row in shown]))
    for line in left_out(names[fitting:], more):
        print(line, file=sys.stderr)


def left_out(names: Sequence[str], more: bool) -> Iterator[str]:
    """Say what of a result a terminal has no room for, and how to see it."""
    if names:
        listed = ", ".join(names)
        yield f"No room for {counted(len(names), 'column')} more ({listed}): name those you want, or --csv."
    if more:
        yield f"Only the first {MOST_ROWS} rows are shown: `limit`, `where` or --csv."


def search_verb(options: Namespace) -> int:
    """Print the articles that hold the words, the best first."""
    archive = Archive(options.data, options.release)
    filters = {name: getattr(options, name) for name in ("site", "since", "until", "section")}
    found = archive.search(" ".join(options.words), **filters, limit=options.limit + 1)  # one more tells of others
    rows = found.astype(object).where(found.notna(), None).to_dict("records")[: options.limit]
    if options.json:
        write_json(rows)
        return 0
    bright = sys.stdout.isatty() and "NO_COLOR" not in os.environ  # no-color.org
    for row in rows:
        print(result_lines({str(name): value for name, value in row.items()}, bright=bright))
    print(count_line(len(rows), archive.release, more=len(found) > len(rows)), file=sys.stderr)
    return 0


def result_lines(row: dict[str, Any], *, bright: bool = False) -> str:
    """Show one article that was found: day, title, where it stands, the sentence, the address.

    `bright` shows the words that were looked for in bold, as only a terminal can.
    """
    place = " · ".join(cell_text(part) for part in (row["site"], row["section"]) if part)
    day = cell_text(row["published_at"]) or "undated"
    title, snippet = (
        brightened(cell_text(row[name]), row[f"{name}_spans"] if bright else ()) for name in ("title", "snippet")
    )
    lines = [f"{day}  {title or '(no title)'}", place, snippet, row["url"]]
    return "\n    ".join(line for line in lines if line) + "\n"


def brightened(text: str, spans: Sequence[Sequence[int]]) -> str:
    """Put the letters of each span [start, end] in bold."""
    for start, end in reversed(spans):
        text = f"{text[:start]}{BOLD}{text[start:end]}{PLAIN}{text[end:]}"
    return text


def count_line(count: int, release: str, *, more: bool) -> str:
    """Say how many were found, and how to see those that were not shown."""
    if count == 0:
        return f"No article of release {release} holds all these words. Fewer words, or words without marks, find more."
    if more:
        return f"The best {counted(count, 'article')}; --limit {10 * count} shows more."
    return f"{counted(count, 'article')}."


def show_verb(options: Namespace) -> int:
    """Print the story of one article: its addresses, versions and what changed, evidence and captures."""
    story = read_story(Archive(options.data, options.release), options.url)
    if options.json:
        write_json(story_words(story))
    else:
        print(story_text(story))
    return 0


def tables_verb(options: Namespace) -> int:
    """Print the tables, or the columns of one."""
    if options.json:
        write_json([table_words(name) for name in ([options.name] if options.name else SCHEMAS)])
    else:
        print(describe_table(options.name) if options.name else describe_tables())
    return 0


def table_words(name: str) -> dict[str, Any]:
    """Give a table and its columns as JSON knows them; raises UsageError for a name that is none."""
    described = describe_table(name)
    columns = [
        {"name": item.name, "type": type_name(item.type), "null": item.nullable, **said_of(item)}
        for item in SCHEMAS[name]
    ]
    return {"table": name, "description": described.split("\n")[0].removeprefix(f"{name}: "), "columns": columns}
