"""Archives of captures that nobody crawled: pages written as WARC files the way a crawl does, some hundred a second.

`python -m tests.benchmarks.captured DATA COUNT [FILES]` writes heavy pages of the site of `site_file`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from crawler.warc import CaptureWriter, Counts, Exchange, RunEnd
from tests.benchmarks.heavy import Press

SITE = "sct-songdua"
HOME = "http://sct.songdua.example"
OPENING = datetime(2026, 11, 1, 1, tzinfo=UTC)
HEADERS = ((b"Content-Type", b"text/html; charset=utf-8"), (b"Server", b"nginx"))
Body = tuple[str, bytes]
"""The path of a page and what the server sends."""


def site_file(folder: Path, home: str = HOME, *, crawl: str = "") -> Path:
    """Write the site file into a folder, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f"name: {SITE}\ntitle: Sở Công Thương tỉnh Sông Dừa\nhome: {home}/\n{crawl}"
    (folder / f"{SITE}.yml").write_text(text, "utf-8")
    return folder


def write_captures(data: Path, bodies: Iterable[Body], each: int, first: int = 0) -> int:
    """Write pages as captures, `each` of them to a run and its file, a run a day from day `first`; count the files."""
    waiting, number = iter(bodies), first
    while chunk := list(islice(waiting, each)):
        write_run(data, chunk, OPENING + timedelta(days=number))
        number += 1
    return number - first


def write_run(data: Path, bodies: list[Body], begins: datetime) -> None:
    """Write one run that fetched these pages, a second each."""
    folder = data / "captures" / SITE
    folder.mkdir(parents=True, exist_ok=True)
    run_id = f"{begins:%Y%m%dT%H%M%SZ}-{SITE}"
    writer = CaptureWriter(folder, run_id, site=SITE, rotate_at=2**40)
    for second, (path, body) in enumerate(bodies):
        writer.write(Exchange(HOME + path, begins + timedelta(seconds=second), 200, HEADERS, body))
    ends = begins + timedelta(seconds=len(bodies))
    counts = Counts(fetched=len(bodies), answered=len(bodies), new=len(bodies), articles=len(bodies))
    writer.write_note(RunEnd(SITE, run_id, "finished", begins, ends, counts))
    writer.close()


def heavy_bodies(first: int, count: int) -> Iterator[Body]:
    """Give heavy pages with their paths."""
    return ((f"/tin/{number}.html", page) for number, page in Press().pages(first, count))


def main() -> None:
    """Write an archive of heavy pages."""
    data, count = Path(sys.argv[1]), int(sys.argv[2])
    files = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    site_file(data / "sites")
    print(f"{write_captures(data, heavy_bodies(0, count), -(-count // files))} files in {data}")


if __name__ == "__main__":
    main()
