"""Bodies that were worked out before are kept: a re-read page, a copy, a new crawl of an old article cost little.

An SQLite file in `data/cache/`, disposable: its name holds the version of all code that works texts out, so that no
other version's answer is ever given. A damaged value is worked out again, and a store that fails is not asked again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipelines.mention_rows import Found
from pipelines.text import Word
from pipelines.text_work import BodyFound, find_in_body

LIMIT = 2 * 2**30
"""Bytes that a store may grow to: some 400,000 articles."""
SHORT = 200
"""Letters of a text that is sooner worked out than looked for."""
PATIENCE = 30.0  # seconds to wait while another worker writes
MAKE = "CREATE TABLE IF NOT EXISTS kept (digest BLOB PRIMARY KEY, found BLOB NOT NULL) WITHOUT ROWID"
# The digest of a new text is as good as a die: what stands next to it makes room.
DROP = "DELETE FROM kept WHERE digest = (SELECT min(digest) FROM kept WHERE digest > ?)"


class TextStore:
    """What was found in bodies, by the digest of body and day; several processes may share one file.

    As a context it is written at the end, unless that is an error. Without a path it forgets. `known` counts answers
    that were not worked out.
    """

    def __init__(self, path: Path | None, limit: int = LIMIT) -> None:
        self.path, self.limit, self.known = path, limit, 0
        self._new: dict[bytes, BodyFound] = {}
        self._base: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        with self._trying():
            if self.path is not None:
                self._base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
                self._base.execute(MAKE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._base is not None:
            with self._trying():
                self._write(self._base, [(key, encode_found(found)) for key, found in self._new.items()])
        if self._base is not None:
            self._base.close()

    def find(self, text: str, near: date | None) -> BodyFound:
        """Give what `find_in_body` gives."""
        if len(text) < SHORT:
            return find_in_body(text, near)
        key = hashlib.sha256(f"{near}\n{text}".encode(errors="surrogatepass")).digest()
        found = self._new.get(key) or self._kept(key)
        if found is None:
            found = self._new[key] = find_in_body(text, near)
        else:
            self.known += 1
        return found

    def _write(self, base: sqlite3.Connection, rows: list[tuple[bytes, bytes]]) -> None:
        """Write what is new, and let go of as much when the store is full."""
        base.execute("BEGIN IMMEDIATE")
        base.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?)", rows)
        if used_bytes(base) > self.limit:
            base.executemany(DROP, [row[:1] for row in rows])
        base.execute("COMMIT")

    def _kept(self, key: bytes) -> BodyFound | None:
        with self._trying():
            if self._base is not None:
                row = self._base.execute("SELECT found FROM kept WHERE digest = ?", (key,)).fetchone()
                return decode_found(row[0]) if row else None
        return None

    @contextmanager
    def _trying(self) -> Iterator[None]:
        """Do without the store when it fails; one that is no database is removed."""
        try:
            yield
        except sqlite3.Error as error:
            self._base = None
            if self.path is not None and not isinstance(error, sqlite3.OperationalError):
                with suppress(OSError):
                    self.path.unlink(missing_ok=True)


def used_bytes(base: sqlite3.Connection) -> int:
    """Give the bytes of a store that hold something."""
    words = ("page_count", "freelist_count", "page_size")
    pages, free, size = (base.execute(f"PRAGMA {word}").fetchone()[0] for word in words)
    return int((pages - free) * size)


def encode_found(found: BodyFound) -> bytes:
    """Write what was found in few bytes, with a checksum: places as differences, JSON, zlib."""
    said = {
        "sentences": differences([place for span in found.sentences for place in span]),
        "words": differences([place for word in found.words for place in (word.start, word.end)]),
        "tags": " ".join(word.pos for word in found.words),
        "mentions": [list(one) for one in found.mentions],
    }
    return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass"), 1)


def decode_found(data: bytes) -> BodyFound | None:
    """Read what `encode_found` wrote; None when it is damaged."""
    try:
        said = json.loads(zlib.decompress(data))
    except (zlib.error, ValueError):
        return None
    return BodyFound(
        list(pairs(said["sentences"])),
        [Word(start, end, tag) for (start, end), tag in zip(pairs(said["words"]), said["tags"].split(" "), strict=True)]
        if said["tags"]
        else [],
        [Found(*one) for one in said["mentions"]],
    )


def differences(places: list[int]) -> list[int]:
    """Give each place as its distance from the one before."""
    return [later - earlier for earlier, later in pairwise([0, *places])]


def pairs(steps: list[int]) -> Iterator[tuple[Any, Any]]:
    """Give (start, end) pairs from the distances."""
    places = accumulate(steps)
    return zip(places, places, strict=True)
