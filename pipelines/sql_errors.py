"""What DuckDB says of a wrong query, said so that it teaches: the place, the nearest names, what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from crawler.errors import UsageError
from pipelines.sql_lessons import FUNCTIONS, KEYWORDS, LESSONS, OPENINGS, ORDER, TEXT_QUOTES

Columns = Mapping[str, Iterable[str]]

PLACE = re.compile(r"\n+LINE (\d+): (.*)\n( *)(\^+)", re.DOTALL)
MISSING_TABLE = re.compile(r"Table with name (\S+) does not exist")
MISSING_COLUMN = re.compile(r'Referenced column "([^"]+)" (?:was )?not found|does not have a column named "([^"]+)"')
STRANGE_TABLE = re.compile(r'Referenced table "([^"]+)" not found')
MISSING_FUNCTION = re.compile(r"Function with name (\w+) does not exist")
HAS_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
NO_FROM = re.compile(r"FROM clause is missing")
SYNTAX = re.compile(r'syntax error at or near "(.*)"')
DUCKDB_NEAREST = re.compile(r'Did you mean "([^"]+)"')
COMPARES = re.compile(r"([=<>]|\blike|\bilike)\s*$", re.IGNORECASE)
BARE_TEXT = re.compile(r"(?:[=<>]|\blike|\bilike)\s*(\w+) $", re.IGNORECASE)
"""A word without quotes after a comparison, and then another: `section = Tin tức`."""
SHORT = 60
"""A value longer than this is cut in a message."""
BESIDE = 30
"""Letters of a line that are shown on each side of the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where DuckDB points: a line of the query (or a piece of a long one) and the columns of it, from 0."""

    line: int
    text: str
    start: int
    length: int

    @property
    def word(self) -> str:
        """What stands at the place."""
        return self.text[self.start : self.start + self.length]

    def picture(self) -> str:
        """Draw the line with carets below the place."""
        below = "".join("\t" if letter == "\t" else " " for letter in self.text[: self.start])
        return f"  {self.text}\n  {below}{'^' * self.length}"

    def inline(self) -> str:
        """Say the place within a sentence: " at line L, column C: text ^text"."""
        start, end = max(0, self.start - BESIDE), self.start + BESIDE
        text = self.text
        shown = ("..." if start else "") + text[start : self.start] + "^" + text[self.start : end]
        where = f"line {self.line}" if text.startswith("...") else f"line {self.line}, column {self.start + 1}"
        return f" at {where}: {shown.strip()}{'...' if end < len(text) else ''}"


def find_place(message: str) -> Place | None:
    """Read the place from DuckDB's message; None when it points nowhere. A column is unknown in a long line."""
    found = PLACE.search(message)
    if found is None:
        return None
    line, text = int(found[1]), found[2]
    start = len(found[3]) - len(f"LINE {line}: ")
    return Place(line, text, start, max(1, min(len(found[4]), len(text) - start)))


def explain_error(message: str, columns: Columns, text: str = "") -> UsageError:
    """Put DuckDB's message on the query `text` into one line that teaches; the place is drawn in the error's note."""
    place = find_place(message)
    said, advice = lesson(message, place, columns, text)
    error = UsageError(f"{said}{place.inline() if place else ''}.", advice)
    if place:
        error.add_note(place.picture())
    return error


def lesson(message: str, place: Place | None, columns: Columns, text: str) -> tuple[str, str]:
    """Say what is wrong, without a full stop, and what to write instead."""
    head = message.split("\nLINE ", maxsplit=1)[0].split(": ", 1)[-1]
    used = {name: list(names) for name, names in columns.items() if re.search(rf"\b{name}\b", text, re.IGNORECASE)}
    if found := MISSING_TABLE.search(head):
        return f"There is no table `{found[1]}`", nearest_advice(found[1], columns, "luutru tables")
    if found := STRANGE_TABLE.search(head):
        return f"`{found[1]}` does not stand in `from`", table_advice(found[1], columns, used)
    if (HAS_FROM.search(text) or not NO_FROM.search(head)) and (found := MISSING_COLUMN.search(head)):
        name = found[1] or found[2]
        return f"There is no column `{name}`", column_advice(name, place, columns, used)
    if found := MISSING_FUNCTION.search(head):
        return f"There is no function `{found[1]}`", function_advice(found[1], head)
    if found := SYNTAX.search(head):
        return f'SQL: syntax error at or near "{found[1]}"', syntax_advice(found[1], place, columns, text)
    return common_lesson(head)


def common_lesson(head: str) -> tuple[str, str]:
    """Answer with the first of LESSONS that fits, else with DuckDB's own words."""
    for pattern, said, advice in LESSONS:
        if found := pattern.search(head):
            values = {name: shortened(value).replace("'", "`") for name, value in found.groupdict().items()}
            return said.format(**values), advice.format(**values)
    said = head.strip().split("\n", 1)[0].rstrip("!.")
    return f"SQL: {said}", "`luutru tables NAME` lists columns and their types."


def shortened(value: str) -> str:
    """Cut a long value."""
    return value if len(value) <= SHORT else value[:SHORT] + "…"


def column_advice(name: str, place: Place | None, columns: Columns, used: Columns) -> str:
    """Say which columns look like `name`, which table has it, or that a text was meant."""
    owners = [table for table, names in columns.items() if name.lower() in names]
    if owners and used and not set(owners) & set(used):
        return f"It is a column of {' and '.join(owners)}: join {owners[0]} using (site, article_id, version)."
    names = sorted({column for table in (used or columns).values() for column in table})
    where = f"luutru tables {next(iter(used))}" if len(used) == 1 else "luutru tables NAME"
    advice = nearest_advice(name, names, where)
    meant_text = place is not None and (place.word.startswith('"') or COMPARES.search(place.text[: place.start]))
    return f"{TEXT_QUOTES.format(text=name)} {advice}" if meant_text else advice


def table_advice(name: str, columns: Columns, used: Columns) -> str:
    """Say how a table that a column is asked of comes into the query."""
    if name in columns:
        return f"Add `join {name} using (site, article_id, version)`, or another that fits."
    if len(used) == 1 and not get_close_matches(name, used):
        return f"Write `from {next(iter(used))} {name}`, or the column alone."
    return nearest_advice(name, used or columns, "luutru tables")


def function_advice(name: str, head: str) -> str:
    """Name what does the work of a function of another database, else the nearest of DuckDB's."""
    if name.lower() in FUNCTIONS:
        return f"Write {FUNCTIONS[name.lower()]}."
    found = DUCKDB_NEAREST.search(head)
    return f"Nearest: {found[1]}." if found else "https://duckdb.org/docs/stable/sql/functions/overview lists them."


def syntax_advice(word: str, place: Place | None, columns: Columns, text: str) -> str:
    """Guess what was meant where SQL cannot be read at all."""
    opening, until = (text.split() or [""])[0].lower(), place.text[: place.start] if place else ""
    if opening not in OPENINGS and not get_close_matches(opening, OPENINGS, n=1, cutoff=0.7):
        return f"A query begins with select: `from {opening if opening in columns else 'articles'}` shows a table."
    if found := BARE_TEXT.search(until):
        return TEXT_QUOTES.format(text=f"{found[1]} {word}")
    if any(word.lower() in names for names in columns.values()):
        return f'`{word}` is a word of SQL itself: as a column it is written "{word}".'
    if until.lower().endswith("top "):
        return "`limit 10` at the end asks for ten rows."
    if text.count("(") != text.count(")"):
        return "A parenthesis is not closed, or one too many is."
    return keyword_advice(until.split()[-1:], word)


def keyword_advice(before: list[str], word: str) -> str:
    """Name the keyword that the word at the place, or the one before it, may stand for."""
    for typed in (*before, word):
        near = get_close_matches(typed.lower(), KEYWORDS, n=1, cutoff=0.7)
        if near and near[0] != typed.lower():
            return f"Did you mean `{near[0]}`?"
    return ORDER


def nearest_advice(name: str, names: Iterable[str], where: str) -> str:
    """Name what looks like `name`, or where everything is listed."""
    near = get_close_matches(name.lower(), list(names), n=3, cutoff=0.6)
    return f"Nearest: {', '.join(near)}. `{where}` lists all." if near else f"`{where}` lists what there is."
