"""The verbs that ask a release: query, search, tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from crawler.errors import UsageError
from crawler.site_file import nearest
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from pipelines.show import arrow_rows, cell_text, text_table, write_csv, write_json

if TYPE_CHECKING:
    from argparse import Namespace

    import pyarrow as pa


def query_verb(options: Namespace) -> int:
    """Print the result of one SELECT as a table, as CSV or as JSON."""
    found = Archive(options.data, options.release).sql_table(options.sql)
    names, rows = found.column_names, arrow_rows(found)
    if options.json:
        write_json([dict(zip(names, row, strict=True)) for row in rows])
    elif options.csv:
        write_csv(names, rows)
    else:
        print(text_table(names, rows))
    return 0


def search_verb(options: Namespace) -> int:
    """Print the articles that hold the words, the best first."""
    archive = Archive(options.data, options.release)
    filters = {name: getattr(options, name) for name in ("site", "since", "until", "section", "limit")}
    found = archive.search(" ".join(options.words), **filters)
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    if options.json:
        write_json(rows)
        return 0
    for row in rows:
        print(result_lines({str(name): value for name, value in row.items()}))
    print(count_line(len(rows), options.limit, archive.release), file=sys.stderr)
    return 0


def result_lines(row: dict[str, Any]) -> str:
    """Show one article that was found: day, title, where it stands, the sentence, the address."""
    place = " · ".join(cell_text(part) for part in (row["site"], row["section"]) if part)
    day = cell_text(row["published_at"]) or "undated"
    lines = [f"{day}  {cell_text(row['title']) or '(no title)'}", place, cell_text(row["snippet"]), row["url"]]
    return "\n    ".join(line for line in lines if line) + "\n"


def count_line(count: int, limit: int, release: str) -> str:
    """Say how many were found, and how to see more."""
    if count == 0:
        return f"No article of release {release} holds all these words. Fewer words, or words without marks, find more."
    more = f" or more; --limit {2 * limit} shows more" if count == limit else ""
    return f"{count} article{'s'[: count > 1]}{more}."


def tables_verb(options: Namespace) -> int:
    """Print the tables, or the columns of one."""
    if options.name is not None and options.name not in SCHEMAS:
        raise UsageError(f"There is no table `{options.name}`.", nearest(options.name, SCHEMAS))
    names = [options.name] if options.name else list(SCHEMAS)
    if options.json:
        write_json(
            [{"table": name, **described(SCHEMAS[name]), "columns": columns_of(SCHEMAS[name])} for name in names]
        )
    elif options.name:
        print(f"{options.name}: {described(SCHEMAS[options.name])['description']}\n")
        print(columns_text(SCHEMAS[options.name]))
    else:
        print(text_table(["table", "a row is"], [[name, described(SCHEMAS[name])["description"]] for name in names]))
    return 0


def described(thing: pa.Schema | pa.Field) -> dict[str, str]:
    """Give the words that the schema keeps about a table or a column."""
    words = {key.decode(): value.decode() for key, value in (thing.metadata or {}).items()}
    return {key: words[key] for key in ("description", "example") if key in words}


def columns_of(schema: pa.Schema) -> list[dict[str, Any]]:
    """Give the columns of a table with type, nullability and words."""
    return [{"name": item.name, "type": str(item.type), "null": item.nullable, **described(item)} for item in schema]


def columns_text(schema: pa.Schema) -> str:
    """Show each column with its type, and below it what it means."""
    blocks = []
    for item in columns_of(schema):
        null = ", may be null" if item["null"] else ""
        example = f" Example: {item['example']}" if "example" in item else ""
        blocks.append(f"{item['name']}  {item['type']}{null}\n    {item['description']}{example}")
    return "\n".join(blocks)
