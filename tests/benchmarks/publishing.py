"""An archive that is published without end: `python -m tests.benchmarks.publishing DATA` until it is killed.

Two releases take turns: one of the first run and the last, one of all. What each holds is told apart by its counts.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pipelines.build import build_parts
from pipelines.parts import part_folders
from pipelines.query import Archive
from pipelines.release import publish
from pipelines.release_files import release_folders
from pipelines.release_prune import prune_releases
from pipelines.search.making import index_release
from tests.build.archives import Crawl, article_page, make_site

DAYS, EACH = 4, 5
KEPT = 5
COUNTS = """
    SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT (article_id, version)) FROM articles),
        (SELECT count(*) FROM images), (SELECT count(*) FROM captures), (SELECT count(*) FROM runs),
        (SELECT count(*) FROM images ANTI JOIN articles USING (site, article_id, version))
"""
"""What tells the two releases apart, and a mixture of them from both."""


def make_archive(folder: Path) -> tuple[Path, set[tuple[int, ...]]]:
    """Make the archive with both releases published once; give it, and what COUNTS says of each."""
    data, site = folder / "data", make_site(folder / "sites")
    for day in range(1, DAYS + 1):
        crawl = Crawl(data, site, begins=datetime(2026, 11, day, 1, tzinfo=UTC))
        for number in range(day * 10, day * 10 + EACH):
            crawl.get(f"/tin?ItemID={number}", article_page(number, day=f"12/03/{2021 + number % 3}"))
        crawl.end()
    build_parts(data, [site], workers=0)
    said = set()
    for _ in range(2):
        take_turns(data)
        (row,) = Archive(data).sql_table(COUNTS).to_pylist()
        said.add(tuple(row.values()))
    assert len(said) == 2
    return data, said


def take_turns(data: Path) -> None:
    """Publish the other release with its search index: parts of the runs between are hidden, or shown again."""
    (folder,) = (path for path in (data / "parts").iterdir() if path.is_dir())
    aside = data / "aside"
    aside.mkdir(exist_ok=True)
    hidden = list(aside.iterdir())
    for part in hidden or part_folders(folder)[1:-1]:
        part.rename((folder if hidden else aside) / part.name)
    index_release(publish(data, []).path)


@contextmanager
def publishing(data: Path) -> Iterator[None]:
    """Publish, and prune, without end in another process while the block runs."""
    with subprocess.Popen([sys.executable, "-m", "tests.benchmarks.publishing", str(data)]) as publisher:
        try:
            yield
            assert publisher.poll() is None, "the publisher ended by itself"
        finally:
            publisher.kill()


def published(data: Path) -> int:
    """Count the releases so far: that of one day are numbered."""
    return int(release_folders(data)[-1].name.rpartition("-")[2]) if release_folders(data) else 0


def main() -> None:
    """Publish until the process is ended."""
    data = Path(sys.argv[1])
    while True:
        take_turns(data)
        prune_releases(data, KEPT, None)


if __name__ == "__main__":
    main()
