"""`docs/cli.md`, made from the parsers: `python -m pipelines.manual > docs/cli.md`."""

from __future__ import annotations

from pipelines.cli import STATUSES, VERBS, make_parsers
from pipelines.parser import Parser

HEAD = """# The command line

`luutru VERB` is the same as `python -m pipelines VERB`. Results go to standard output, progress and messages to
standard error. This page is made from the program by `make docs`; a test fails when the two differ.

"""


def render_manual() -> str:
    """Make the text of `docs/cli.md`."""
    top, verbs = make_parsers()
    index = [f"- [`{name}`](#{name}): {does}" for name, (_, does, _) in VERBS.items()]
    common = [row for row in top.described() if row[0].split()[0] in {"--data", "--sites", "--json", "--quiet"}]
    parts = [
        HEAD + "\n".join(index),
        "## Common options\n\nBefore or after the verb.\n\n" + table_of(common),
        *(verb_section(name, parser, common) for name, parser in verbs.items()),
        "## Exit status\n\n" + "\n".join(f"- {line}" for line in STATUSES),
    ]
    return "\n\n".join(parts) + "\n"


def verb_section(name: str, parser: Parser, common: list[tuple[str, str]]) -> str:
    """Describe one verb and its own arguments."""
    rows = [row for row in parser.described() if row not in common and not row[0].startswith("--help")]
    text = f"## {name}\n\n{parser.description}"
    text = f"{text}\n\n{table_of(rows)}" if rows else text
    return f"{text}\n\n{examples_of(parser.epilog)}" if parser.epilog else text


def examples_of(epilog: str) -> str:
    """Show the examples of a verb, which stand below its help, as a block of commands."""
    lines = [line.strip() for line in epilog.split("\n")[1:]]
    return "\n".join(["```sh", *lines, "```"])


def table_of(rows: list[tuple[str, str]]) -> str:
    """Draw arguments and what they do as a table in Markdown."""
    lines = [f"| `{words}` | {does} |" for words, does in rows]
    return "\n".join(["| argument | does |", "| --- | --- |", *lines])


if __name__ == "__main__":
    print(render_manual(), end="")
