"""Index lines in order, however many: they wait in a private file that the system removes with the process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path


class SortedLines:
    """Takes CDXJ lines in any order and gives them sorted by their bytes; memory stays flat."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE lines (line)")
        self._base.execute("BEGIN")
        self.count = 0

    def add(self, line: str) -> None:
        """Take one line, without its line end."""
        self._base.execute("INSERT INTO lines VALUES (?)", (line,))
        self.count += 1

    def __iter__(self) -> Iterator[str]:
        return (line for (line,) in self._base.execute("SELECT line FROM lines ORDER BY line"))

    def close(self) -> None:
        """Let the file go."""
        self._base.close()


def write_lines(lines: SortedLines, path: Path) -> None:
    """Write the lines as a file, in order, and let them go."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    lines.close()
