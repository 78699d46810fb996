"""The data dictionary: `data/README.md` for people, and what `luutru tables` prints, both made from the schema."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

import pyarrow as pa

from crawler.errors import UsageError, nearest
from pipelines.schema import SCHEMAS, WORDS, is_yearly, table_name
from pipelines.tables import TABLES

WIDTH = 100
HEAD = """# What lies in this folder

`luutru` keeps an archive here. Nothing below is in version control but this page, which is made from
`pipelines/tables/` by `python -m pipelines.dictionary`; a test fails when the two differ.

| place | holds | if it is lost |
| --- | --- | --- |
| `captures/<site>/*.warc.gz` | what the servers sent, unchanged: WARC 1.1, with a CDXJ index beside each file | it is \
gone: **this is the archive**, back it up |
| `parts/<site>/<file>.<slice>/` | what was read from one slice of one WARC file | `luutru build` makes it again |
| `releases/<id>/` | the tables below, checked and published at once; never changed afterwards | `luutru release` \
makes a new one |
| `latest` | a link to the newest release | `luutru release` makes it again |
| `runs/<run_id>.json` | the summary of one run; docs/schedule.md lists its fields | it is also in the table `runs` |
| `settings.yml` | who is told how runs went, if anybody; docs/schedule.md says how | write it again |

## Reading a release

```python
import pandas as pd

articles = pd.read_parquet("data/latest/articles")
```

```sql
SELECT year, count(*) FROM read_parquet('data/latest/articles/**/*.parquet') WHERE is_latest GROUP BY year
```

- Files lie as `<table>/site=<site>/year=<year>/part-<number>-<digest>.parquet`; tables without a year as
  `<table>/site=<site>/`. A file's name stands for its bytes: one that did not change has the same name in the next
  release.
- `site` and `year` stand in the path and not in the file, as Hive has it, and every reader of folders makes columns of
  them (pandas makes `site` a category).
- `year` is that of the publication, else of the update, at the clock of the site; `0` when neither is known.
- Times are UTC, in microseconds. A date without a time is midnight at the site, and its precision says `day`.
- Offsets count Unicode code points from 0; an end is one past the last. In Python, `text[start:end]` is the word.
- A value that could not be read is null and has a row in `problems`. Nothing is guessed.
- A program that reads `data/latest` while a newer release is published sees one release, or an error that a file is
  gone; never a mixture. It listed the folder before the link moved on, and no arrangement of files can spare it that:
  what the old list names would have to be there, and then the new list would name it too. Of 1,000 plain reads without
  a pause, while releases were published one after the other, pandas met it once, pyarrow twice, DuckDB five times. Two
  ways are always safe: `pipelines.query.Archive` (and so `luutru query`), and a link that is resolved once:
  `Path("data/latest").resolve()`.
- Releases never change, and their files may not be written to. A file that the release before holds too is one file on
  disk under two names; copy with `cp -a`, `rsync -H` or `tar` to keep it so.
- A release's id, its citation and `luutru release list` count days in UTC, since its sites may have several clocks.
  What is read of a site or an article (`Archive`, `query`, `search`, `show`, `status`) is at the departments' clock.
- `luutru release list` shows the releases, `luutru release diff A B` what changed from one to another.
  `luutru release prune --keep N` deletes old ones: never the latest, nor one that an `Archive` has open.
- `datapackage.json` (Frictionless) holds the columns, the row counts, the SHA-256 of every file, a citation in English
  and Vietnamese (`luutru release cite`), and one checksum of the whole release, which anybody can compute again:
  `cd data/latest && find * -name '*.parquet' | LC_ALL=C sort | xargs sha256sum | sha256sum`.
- The columns below stand in every Parquet file too: `pyarrow.parquet.read_schema(file).field("title").metadata`.
"""


def render_readme() -> str:
    """Make the text of `data/README.md`."""
    return HEAD + "".join(f"\n{render_table(table)}" for table in TABLES)


def render_table(table: type) -> str:
    """Describe one table in Markdown, a row for each column."""
    lines = [f"## {table_name(table)}", "", table.__doc__ or "", "", order_line(table), ""]
    lines += ["| column | type | null | what it is | unit or format | beware | example |", f"|{' --- |' * 7}"]
    lines += [column_row(column) for column in SCHEMAS[table_name(table)]]
    return "\n".join(lines) + "\n"


def column_row(column: pa.Field) -> str:
    """Describe one column as a row in Markdown."""
    words = said_of(column)
    null = "yes" if column.nullable else ""
    said = [words["description"], words["unit_or_format"], words["edge_cases"], f"`{words['example']}`"]
    cells = [f"`{column.name}`", type_name(column.type), null, *said]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def order_line(table: type) -> str:
    """Say where the files of a table lie and how their rows are sorted."""
    place = "`site=<site>/year=<year>/`" if is_yearly(table) else "`site=<site>/`"
    columns = ", ".join(f"`{name}`" for name in table.ORDER)  # type: ignore[attr-defined]  # every table says it
    parent = getattr(table, "PARENT", None)
    return f"Files: {place}. Rows: {f'in the order of `{parent}`, then ' if parent else ''}by {columns}."


def said_of(column: pa.Field) -> dict[str, str]:
    """Give a column's words: what it is, its unit or format, edge cases, an example; empty where there are none."""
    words = column.metadata or {}
    return {name: words.get(name.encode(), b"").decode() for name in WORDS}


def type_name(kind: pa.DataType) -> str:
    """Name an Arrow type for people: `list of string`, `timestamp UTC`."""
    if pa.types.is_map(kind):
        return f"map of {type_name(kind.key_type)} to {type_name(kind.item_type)}"
    if pa.types.is_list(kind):
        return f"list of {type_name(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "(" + ", ".join(f"{item.name} {type_name(item.type)}" for item in kind) + ")"
    return "timestamp UTC" if pa.types.is_timestamp(kind) else str(kind)


def describe_tables() -> str:
    """List the tables with what a row of each is, as plain text."""
    width = max(map(len, SCHEMAS))
    return "\n".join(f"{table_name(table):<{width}}  {table.__doc__}" for table in TABLES)


def describe_table(name: str) -> str:
    """Describe one table and its columns as plain text; raises UsageError for a name that is none."""
    table = next((table for table in TABLES if table_name(table) == name), None)
    if table is None:
        raise UsageError(f"There is no table `{name}`.", nearest(name, SCHEMAS))
    return "\n\n".join([f"{name}: {table.__doc__}", *(describe_column(column) for column in SCHEMAS[name])])


def describe_column(column: pa.Field) -> str:
    """Describe one column as plain text."""
    words = said_of(column)
    labels = {"unit_or_format": "Format", "edge_cases": "Beware", "example": "Example"}
    more = [f"{label}: {words[name]}" for name, label in labels.items() if words[name]]
    lines: Sequence[str] = [words["description"], *more]
    head = f"{column.name}  ({type_name(column.type)}{', may be null' if column.nullable else ''})"
    return "\n".join([head, *(fill(line, WIDTH, initial_indent="    ", subsequent_indent="    ") for line in lines)])


if __name__ == "__main__":
    print(render_readme(), end="")
