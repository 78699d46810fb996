"""The pages that the archive knows: what to ask the site for again, and what to answer from captures.

They lie in a private SQLite file that the system removes with the process, made from the CDXJ indexes when a run begins
(some 40,000 lines a second), so that memory stays flat and nothing has to be kept in step with the captures.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.index import IndexEntry, read_index
from crawler.warc import Capture, Original, read_capture

SOONEST = timedelta(hours=20)
LATEST = timedelta(days=60)
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Known:
    """One known page: where its latest whole capture lies, and when it was seen and changed (seconds since 1970)."""

    address: str
    url: str
    status: int
    digest: str
    filename: str
    offset: int
    length: int
    record_id: str
    captured: int
    etag: str | None
    last_modified: str | None
    first_seen: int
    last_change: int
    last_seen: int
    media_type: str = ""

    def original(self) -> Original:
        """Give what a revisit record says of the capture that it refers to."""
        return Original(self.record_id, self.url, datetime.fromtimestamp(self.captured, UTC), self.digest)

    def is_due(self, now: datetime) -> bool:
        """Tell whether the page is to be asked for again."""
        first, change, seen = (
            datetime.fromtimestamp(moment, UTC) for moment in (self.first_seen, self.last_change, self.last_seen)
        )
        return revisit_due(first, change, seen, now)


def revisit_due(first_seen: datetime, last_change: datetime, last_seen: datetime, now: datetime) -> bool:
    """Tell whether a page is to be asked for again: young and changing pages often, old still ones seldom.

    The pause is half the time since the last change, a quarter for a page that has changed before; never under
    20 hours (so that a nightly run asks every night), never over 60 days. What was seen in the future is always due.
    """
    share = 4 if last_change > first_seen else 2
    return now < last_seen or now - last_seen >= min(max((now - last_change) / share, SOONEST), LATEST)


COLUMNS = tuple(item.name for item in dataclasses.fields(Known))
NAMES = ", ".join(COLUMNS)
MARKS = ", ".join(f":{name}" for name in COLUMNS)
SCHEMA = f"""
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE known ({NAMES}, PRIMARY KEY (address)) WITHOUT ROWID;
    CREATE INDEX by_digest ON known (digest);
    CREATE TABLE met (address, PRIMARY KEY (address)) WITHOUT ROWID;
"""
# An older capture that is imported later must not hide a newer one: `>=` lets only newer ones through.
PUT = f"""
    INSERT INTO known ({NAMES}) VALUES ({MARKS}) ON CONFLICT (address) DO UPDATE SET
        url = excluded.url, status = excluded.status, filename = excluded.filename, offset = excluded.offset,
        length = excluded.length, record_id = excluded.record_id, captured = excluded.captured,
        etag = excluded.etag, last_modified = excluded.last_modified,
        last_change = CASE WHEN digest = excluded.digest THEN last_change ELSE excluded.captured END,
        digest = excluded.digest, last_seen = excluded.last_seen, media_type = excluded.media_type
    WHERE excluded.captured >= known.captured
"""  # noqa: S608 - the names are those of a dataclass of ours
SEEN = """
    UPDATE known SET last_seen = max(last_seen, :captured), etag = coalesce(:etag, etag),
        last_modified = coalesce(:last_modified, last_modified) WHERE address = :address
"""
UNMET = f"""
    SELECT {NAMES} FROM known LEFT JOIN met USING (address)
    WHERE met.address IS NULL AND address = url AND status IN (200, 404, 410) AND address > ?
        AND media_type IN ('text/html', 'application/xhtml+xml', '')
    ORDER BY address LIMIT ?
"""  # noqa: S608 - the names are those of a dataclass of ours


class KnownPages:
    """The known pages of one site's folder of captures; `close` it, or leave it to the end of the process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(SCHEMA)
        self._base.execute("BEGIN")
        for warc in sorted(folder.glob("*.warc.gz")):
            for entry in sorted(read_index(warc), key=lambda entry: (entry.fetched_at, entry.offset)):
                self.add(entry)
        self._base.execute("COMMIT")

    def __len__(self) -> int:
        count: int = self._base.execute("SELECT count(*) FROM known").fetchone()[0]
        return count

    def add(self, entry: IndexEntry) -> None:
        """Take in one capture; answers that say nothing of the page (403, 429, 5xx) are passed by."""
        if entry.revisit_of:
            self._revisit(entry)
        elif entry.status < 400 or entry.status in GONE:
            self._base.execute(PUT, dataclasses.asdict(_known(entry)))

    def newest(self) -> datetime | None:
        """Give the time of the latest capture, None when there is none."""
        moment = self._base.execute("SELECT max(last_seen) FROM known").fetchone()[0]
        return None if moment is None else datetime.fromtimestamp(moment, UTC)

    def find(self, address: str) -> Known | None:
        """Find a page by its address (see `crawler.index.page_address`)."""
        row = self._base.execute(f"SELECT {NAMES} FROM known WHERE address = ?", (address,)).fetchone()  # noqa: S608
        return Known(*row) if row else None

    def meet(self, address: str) -> None:
        """Take down that a page was come across in this run."""
        self._base.execute("INSERT OR IGNORE INTO met VALUES (?)", (address,))

    def unmet(self, after: str, most: int) -> list[Known]:
        """Give pages that stand or stood, and that nothing has led to in this run: the next `most` by address."""
        return [Known(*row) for row in self._base.execute(UNMET, (after, most))]

    def find_payload(self, digest: str) -> Known | None:
        """Find a page whose latest payload has this digest."""
        row = self._base.execute(f"SELECT {NAMES} FROM known WHERE digest = ? LIMIT 1", (digest,)).fetchone()  # noqa: S608
        return Known(*row) if row else None

    def read(self, known: Known) -> Capture:
        """Read the latest whole capture of a known page; raises DamagedError when it cannot be trusted."""
        return read_capture(self.folder / known.filename, known.offset, known.length)

    def close(self) -> None:
        """Let the SQLite file go."""
        self._base.close()

    def _revisit(self, entry: IndexEntry) -> None:
        row = dataclasses.asdict(_known(entry))
        if self._base.execute(SEEN, row).rowcount:
            return
        original = self.find_payload(entry.digest)  # a file whose bytes another address had before
        if original:
            times = {name: row[name] for name in ("address", "etag", "last_modified", "first_seen", "last_seen")}
            self._base.execute(PUT, {**dataclasses.asdict(original), **times, "last_change": row["captured"]})


def _known(entry: IndexEntry) -> Known:
    moment = int(entry.fetched_at.timestamp())
    return Known(
        address=entry.address,
        url=entry.url,
        status=entry.status,
        digest=entry.digest,
        filename=entry.filename,
        offset=entry.offset,
        length=entry.length,
        record_id=entry.record_id,
        captured=moment,
        etag=entry.etag,
        last_modified=entry.last_modified,
        first_seen=moment,
        last_change=moment,
        last_seen=moment,
        media_type=entry.media_type,
    )
