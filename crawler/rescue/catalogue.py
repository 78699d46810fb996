"""The catalogue: what the indexes list, what of it is held, what is to be fetched next.

It is a file of SQLite, so that memory stays flat, and disposable: what is held is told from the captures themselves.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.index import IndexEntry, sort_key
from crawler.rescue.listed import Listed
from crawler.rescue.order import kind_of, steps
from crawler.rescue.wish import Wish

DONE = "done"
ROUNDS = 2
"""How often a capture is tried, each time when all others were."""
SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -3072;
    CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT);
    CREATE TABLE IF NOT EXISTS listed (
        id INTEGER PRIMARY KEY, source TEXT, url TEXT, stamp TEXT, mime TEXT, status INTEGER, digest TEXT,
        length INTEGER, filename TEXT, offset INTEGER, key TEXT, kind INTEGER, revisit INTEGER,
        original INTEGER, step INTEGER, newest TEXT, tries INTEGER DEFAULT 0,
        open INTEGER DEFAULT 0, held INTEGER DEFAULT 0, elsewhere INTEGER DEFAULT 0, record_id TEXT, payload TEXT,
        UNIQUE (source, url, stamp)
    );
"""
COLUMNS = "source, url, stamp, mime, status, digest, length, filename, offset"
ADD = f"INSERT OR IGNORE INTO listed ({COLUMNS}, key, kind, revisit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
HOLD = "UPDATE listed SET held = 1, record_id = ?, payload = ? WHERE source = ? AND url = ? AND stamp = ?"
ELSEWHERE = "UPDATE listed SET elsewhere = 1 WHERE source <> ? AND url = ? AND stamp = ?"
# A unit is open while any capture of it is not held.
OPEN = """
    UPDATE listed AS u SET open = step IS NOT NULL AND EXISTS (
        SELECT 1 FROM listed m WHERE m.original = u.id AND NOT m.held
    )
"""
NEXT = f"""
    SELECT id, held, record_id, payload, {COLUMNS} FROM listed
    WHERE source = ? AND open AND tries < {ROUNDS} ORDER BY tries, step, newest DESC, key, stamp LIMIT 1
"""  # noqa: S608 - names of ours
REPEATS = f"SELECT id, {COLUMNS} FROM listed WHERE original = ? AND id <> ? AND NOT held ORDER BY stamp, url LIMIT 500"  # noqa: S608
INHERIT = """
    UPDATE listed SET step = u.step, newest = u.newest, open = 1 FROM listed u WHERE u.id = ? AND listed.id = ?
"""
HEIR = "SELECT id FROM listed WHERE original = ? AND id <> ? ORDER BY revisit, stamp LIMIT 1"


@dataclass(frozen=True, slots=True)
class Unit:
    """One request to be made, and what came of it: the record and payload digest of the capture if it is held."""

    id: int
    listed: Listed
    held: bool = False
    record_id: str = ""
    payload: str = ""


class Catalogue:
    """The catalogue of one wish, in the file `path`; one that was made for another wish is begun anew."""

    def __init__(self, path: Path, wish: Wish) -> None:
        self.path, self.wish = path, wish
        self._base = self._open()
        if self.said("wish") != wish.key():
            self.remove()
            self._base = self._open()
            self.say("wish", wish.key())

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path, isolation_level=None)
        try:
            base.executescript(SCHEMA)
        except sqlite3.DatabaseError:  # torn by a loss of power: it can be made again
            base.close()
            self.path.unlink()
            base = sqlite3.connect(self.path, isolation_level=None)
            base.executescript(SCHEMA)
        return base

    def close(self) -> None:
        """Leave the file for whoever goes on."""
        self._base.close()

    def remove(self) -> None:
        """Close and delete it: all is held, or it is of no more use."""
        self._base.close()
        for end in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        with suppress(OSError):
            self.path.parent.rmdir()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Let all changes inside happen, or none."""
        self._base.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def say(self, name: str, value: str) -> None:
        """Take something down."""
        self._base.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def said(self, name: str) -> str:
        """Give what was taken down, `""` for nothing."""
        return str(self._value("SELECT value FROM said WHERE name = ?", name) or "")

    def add(self, found: Iterable[Listed]) -> None:
        """Take in captures that the wish wants; one that is listed twice counts once."""
        wanted = (one for one in found if self.wish.wants(one))
        self._base.executemany(ADD, (self._row(one) for one in wanted))

    def _row(self, one: Listed) -> tuple[Any, ...]:
        kind = kind_of(self.wish.site, one.url, one.mime)
        return (
            *(one.source, one.url, one.stamp, one.mime, one.status, one.digest, one.length, one.filename, one.offset),
            *(sort_key(one.url), kind, one.is_revisit),
        )

    def arrange(self, read: str) -> None:
        """Decide what is fetched for what and in which order, anew when other indexes are `read` than the last time."""
        if self.said("arranged") != read:
            with self.at_once():
                for statement in steps():
                    self._base.execute(statement)
                self.say("arranged", read)

    def mark_held(self, entries: Iterable[IndexEntry]) -> None:
        """Take down which captures the site's archive holds, from the same source or from another, and no others."""
        with self.at_once():
            self._base.execute("UPDATE listed SET held = 0, elsewhere = 0 WHERE held OR elsewhere")
            for entry in entries:
                stamp = f"{entry.fetched_at:%Y%m%d%H%M%S}"
                self._base.execute(HOLD, (entry.record_id, entry.digest, entry.source, entry.url, stamp))
                self._base.execute(ELSEWHERE, (entry.source, entry.url, stamp))
            self._base.execute(OPEN)

    def hold(self, number: int, record_id: str, payload: str) -> None:
        """Take down that a capture has been written."""
        self._base.execute(
            "UPDATE listed SET held = 1, record_id = ?, payload = ? WHERE id = ?", (record_id, payload, number)
        )

    def finish(self, unit: Unit) -> None:
        """Take down that all captures of a unit are held."""
        self._base.execute("UPDATE listed SET open = 0 WHERE id = ?", (unit.id,))

    def next_unit(self, source: str) -> Unit | None:
        """Give what is to be fetched next from a source, None when nothing is left."""
        row = self._base.execute(NEXT, (source,)).fetchone()
        return Unit(row[0], Listed(*row[4:]), bool(row[1]), row[2] or "", row[3] or "") if row else None

    def repeats(self, unit: Unit) -> Iterator[tuple[int, Listed]]:
        """Give the captures that are not held yet and hold what the unit holds, oldest first; to be held one by one."""
        while rows := self._base.execute(REPEATS, (unit.id, unit.id)).fetchall():
            for row in rows:
                yield row[0], Listed(*row[1:])

    def put_off(self, unit: Unit) -> None:
        """Take down that a unit could not be had: it comes last, or its place is taken by a capture of equal bytes."""
        heir = self._value(HEIR, unit.id, unit.id)
        with self.at_once():
            self._base.execute("UPDATE listed SET tries = tries + 1 WHERE id = ?", (unit.id,))
            if heir is not None and self._value("SELECT tries FROM listed WHERE id = ?", unit.id) >= ROUNDS:
                self._base.execute(INHERIT, (unit.id, heir))
                self._base.execute(
                    "UPDATE listed SET original = ? WHERE original = ? AND id <> ?", (heir, unit.id, unit.id)
                )

    def digest(self, source: str) -> str:
        """Digest what an index lists, whatever order it came in."""
        found = hashlib.sha256()
        for row in self._base.execute(
            "SELECT url, stamp, digest FROM listed WHERE source = ? ORDER BY url, stamp", (source,)
        ):
            found.update("\t".join(row).encode() + b"\n")
        return found.hexdigest()

    def find(self, source: str, url: str, stamp: str) -> tuple[str, str] | None:
        """Give the record id and payload digest of a capture that is held, by its address and time."""
        row = self._base.execute(
            "SELECT record_id, payload FROM listed WHERE source = ? AND url = ? AND stamp = ? AND held",
            (source, url, stamp),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Ask it."""
        yield from self._base.execute(query, values)

    def _value(self, query: str, *values: Any) -> Any:
        row = self._base.execute(query, values).fetchone()
        return row[0] if row else None
