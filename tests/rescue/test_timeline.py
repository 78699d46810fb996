"""What is rescued tells what the live crawls told: the same articles, versions and dates, in any order of arrival."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.editions import edition
from crawler.demo.portal import Portal
from crawler.intake.taking import take_in
from crawler.rescue.rescuing import rescue_site
from crawler.rescue.services import Services, Wayback
from crawler.rescue.wish import Wish
from crawler.site import Site, load_site
from tests.build.archives import BODY, Crawl, article_page, make_site, missing_page
from tests.build.test_release import release, released_bytes, table
from tests.export.replaying import COLLECTION, free_port, tool, wait_for
from tests.house.visits import EDITS, LISTS, Winter
from tests.intake.foreign import Said, write_warc
from tests.rescue.standin import Standin, keep_warcs, standing_in

PHASES = (1, 2, 3)


class FewerPages(Winter):
    """The visits, to an eighth of the articles and to all of which something becomes."""

    def targets(self, portal: Portal) -> list[str]:
        later = edition(2)
        told = {*LISTS, *later.gone, *later.changed, *later.added, *later.moved, *(edit.page for edit in EDITS)}
        pages = [path for path in super().targets(portal) if path.endswith(".html") or path in LISTS]
        return [path for place, path in enumerate(pages) if path in told or place % 8 == 0]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo department, crawled live in three phases, and released."""
    data = tmp_path_factory.mktemp("live")
    visits = FewerPages(data)
    for number in PHASES:
        visits.visit(number)
    release(data, load_site("demo"))
    return data


@contextmanager
def replaying(warcs: list[Path], folder: Path) -> Iterator[str]:
    """Serves WARC files with pywb and gives the address of the collection."""
    folder.mkdir()
    for words in (["init", COLLECTION], ["add", COLLECTION, *map(str, warcs)]):
        subprocess.run([tool("wb-manager"), *words], cwd=folder, check=True, capture_output=True, timeout=60)
    port = free_port()
    words = [tool("wayback"), "-b", "127.0.0.1", "-p", str(port), "-t", "2", "-d", str(folder)]
    with (folder / "log").open("wb") as log, subprocess.Popen(words, cwd=folder, stdout=log, stderr=log) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield f"http://127.0.0.1:{port}/{COLLECTION}"
        finally:
            server.kill()


def told(data: Path, name: str) -> list[dict[str, Any]]:
    """A table, but for which record holds it."""
    rows = [{key: value for key, value in row.items() if key != "capture_id"} for row in table(data, name)]
    return sorted(rows, key=repr)


def assert_the_same(data: Path, live: Path) -> None:
    for name in ("articles", "images", "attachments", "addresses", "links"):
        assert told(data, name) == told(live, name), name
    rows = table(data, "articles")
    assert {row["version"] for row in rows} >= {1, 2}
    assert sum(row["gone_at"] is not None for row in rows) >= 2


def live_warcs(live: Path) -> list[Path]:
    return sorted(live.glob("captures/*/*.warc.gz"))


def test_a_rescue_from_pywb_tells_what_the_live_crawls_told(live: Path, tmp_path: Path) -> None:
    site = load_site("demo")
    with replaying(live_warcs(live), tmp_path / "pywb") as address:
        services = Services(Wayback(f"{address}/cdx", address, 0.0))
        result = rescue_site(Wish(site, services, ("wayback",)), tmp_path / "data")
    assert (result.ended, result.tallies[0].doubts) == ("finished", 0)
    release(tmp_path / "data", site)
    assert_the_same(tmp_path / "data", live)
    assert {row["source"] for row in table(tmp_path / "data", "captures")} == {"wayback"}


def test_a_rescue_from_common_crawl_tells_what_the_live_crawls_told(live: Path, tmp_path: Path) -> None:
    site = load_site("demo")
    with standing_in(Standin(keep_warcs(live_warcs(live)))) as standin:
        rescue_site(Wish(site, standin.services(), ("commoncrawl",)), tmp_path / "data")
    release(tmp_path / "data", site)
    assert_the_same(tmp_path / "data", live)
    assert {row["source"] for row in table(tmp_path / "data", "captures")} == {"commoncrawl"}


def make_crawl(data: Path, site: Site, day: int, numbers: range) -> None:
    """A run on one day: each article as it reads on that day."""
    crawl = Crawl(data, site, begins=datetime(2021, 3, day, 1, tzinfo=UTC))
    crawl.get("/", f"<html><body><p>Trang của ngày {day}</p></body></html>".encode())
    for number in numbers:
        edited = BODY if (number + day) % 3 else BODY[:2]
        gone = number % 10 == day
        crawl.get(
            f"/tin?ItemID={number}", missing_page() if gone else article_page(number, body=edited), 404 if gone else 200
        )
    crawl.end()


def test_live_rescued_and_imported_captures_in_any_order_are_the_same_release(tmp_path: Path) -> None:
    """Of what is rescued a third was crawled live too, and another third is in the file that is taken in."""
    site = make_site(tmp_path / "sites")
    theirs = tmp_path / "theirs"
    for day in (1, 2, 3):
        make_crawl(theirs, site, day, range(1, 8))
    warcs = live_warcs(theirs)
    old = [Said(f"/tin?ItemID={number}", "2021-02-01T02:03:04Z", article_page(number)) for number in range(1, 8)]
    with (tmp_path / "file.warc.gz").open("wb") as file:
        file.write(write_warc(tmp_path / "old.warc.gz", old).read_bytes() + warcs[2].read_bytes())
    with standing_in(Standin(keep_warcs(warcs))) as standin:
        wish = Wish(site, standin.services(), ("wayback",))
        arrivals: dict[str, Callable[[Path], object]] = {
            "live": partial(copy_captures, warcs[0]),
            "rescued": partial(rescue_site, wish),
            "imported": lambda data: take_in(site, data, [tmp_path / "file.warc.gz"]),
        }
        found = [
            arrived(tmp_path / "-".join(order), site, [arrivals[one] for one in order])
            for order in permutations(arrivals)
        ]
    assert all(one == found[0] for one in found)
    assert {row["source"] for row in table(tmp_path / "live-rescued-imported", "captures")} >= {
        "live",
        "import",
        "wayback",
    }


def copy_captures(warc: Path, data: Path) -> None:
    """Captures of a crawl come to an archive."""
    folder = data / "captures" / warc.parent.name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(warc, folder)


def arrived(data: Path, site: Site, steps: list[Callable[[Path], object]]) -> dict[str, bytes]:
    """The release of what came in some order."""
    for step in steps:
        step(data)
    release(data, site)
    return released_bytes(data)
