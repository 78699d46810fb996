"""What an archive holds, as the tests compare it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from crawler.index import IndexEntry, read_index


def held(data: Path) -> list[IndexEntry]:
    return [entry for warc in sorted(data.glob("captures/*/*.warc.gz")) for entry in read_index(warc)]


def looks(data: Path, source: str = "") -> Counter[tuple[str, str, str]]:
    """What is held, of one source or of all: address, time and payload of each capture, with how often."""
    found = (entry for entry in held(data) if source in ("", entry.source))
    return Counter((entry.url, str(entry.fetched_at), entry.digest) for entry in found)
