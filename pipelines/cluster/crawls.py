"""Crawls on a cluster: each site is one task, crawled by one polite process beside the worker that has it."""

from __future__ import annotations

import secrets
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING

from crawler.errors import LuutruError, StoppedError
from crawler.progress import Progress
from crawler.site import Site
from pipelines.cluster.meeting import Kit, meeting, own_kit
from pipelines.cluster.roads import Road, stir
from pipelines.cluster.slices import refuse_kit
from pipelines.outcome import tell, tell_error
from pipelines.site_crawl import CrawlWish, crawl_one, failed_crawl
from pipelines.site_run import SiteRun
from pipelines.stopping import Stop

if TYPE_CHECKING:
    from distributed import Client, Future, Variable

LOOK = 0.5  # seconds between two looks at whether the run is to stop
HEED = 5.0  # seconds after which a crawl that ended stops listening
LAST = 6.0  # seconds after a signal for which crawls that end are waited for


@dataclass(frozen=True, slots=True)
class CrawlTask:
    """What a worker has to crawl; the site file goes with it, for the worker may have none or another.

    `asked` names the variable that a signal is put into. `bucket` is the URL of an archive that lies in one: the worker
    has a working folder of its own then.
    """

    site: Site
    file: bytes
    wish: CrawlWish
    kit: Kit
    asked: str
    bucket: str | None = None


def crawled_on(
    address: str, road: Road, sites: Sequence[Site], wish: CrawlWish, stop: Stop, *, quiet: bool
) -> Iterator[SiteRun]:
    """Crawl `sites` on the cluster at `address`, as many at a time as its workers have threads, and give each run.

    `road` is the way from the workers to the archive. What goes wrong is told at once. After a signal no crawl begins,
    and those that go on end in order. When the cluster cannot be used, every site gives a failed run.
    """
    left = {site.name: site for site in sites}
    try:
        with (
            meeting(address, road) as client,
            Progress("crawl", unit="sites", quiet=quiet) as progress,
        ):
            for run in Crawls(client, sites, wish).follow(stop):
                left.pop(run.site)
                progress.show(len(sites) - len(left), len(sites))
                if wish.remote is None:
                    stir(wish.data / "captures" / run.site)
                yield run
    except LuutruError as error:
        tell_error(error)
        yield from (failed_crawl(site, error) for site in left.values())


class Crawls:
    """Crawls on their way through a cluster."""

    def __init__(self, client: Client, sites: Sequence[Site], wish: CrawlWish) -> None:
        from distributed import Variable  # noqa: PLC0415 - an extra

        self.client, self.asked = client, Variable(f"luutru-stop-{secrets.token_hex(4)}", client=client)
        bucket = wish.remote.url if wish.remote else None
        wish = replace(wish, data=wish.data.absolute(), remote=None)
        tasks = [CrawlTask(site, site.path.read_bytes(), wish, own_kit(), self.asked.name, bucket) for site in sites]
        self.running = {
            client.submit(
                crawl_there, task, key=("luutru-crawl", self.asked.name, task.site.name), pure=False
            ): task.site
            for task in tasks
        }

    def follow(self, stop: Stop) -> Iterator[SiteRun]:
        """Give the runs as they end."""
        until = float("inf")
        while self.running and time.monotonic() < until:
            if stop.number is not None and until == float("inf"):
                self.asked.set(stop.number)
                until = time.monotonic() + LAST
            for future in ended(self.client, list(self.running)):
                run = run_of(future, self.running.pop(future))
                if run is not None:
                    yield run
        yield from (unended(site, stop) for site in self.running.values())


def ended(client: Client, futures: list[Future[SiteRun | None]]) -> list[Future[SiteRun | None]]:
    """Wait a little for some of the tasks to end."""
    from distributed import wait  # noqa: PLC0415 - an extra

    try:
        with client.as_current():
            return list(wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done)
    except TimeoutError:
        return []


def run_of(future: Future[SiteRun | None], site: Site) -> SiteRun | None:
    """Give what came of a crawl, and tell what went wrong; None when it was not begun."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    try:
        run = future.result()
    except KilledWorker:
        said = f"The workers that crawled {site.name} died, one after the other; what they captured is kept."
        run = failed_crawl(site, LuutruError(said, "Look into their logs for the cause, then run it again."))
    except LuutruError as error:
        run = failed_crawl(site, error)
    if run is not None and run.reason == "failed":
        tell(run.messages[0], run.exit_status)
    return run


def unended(site: Site, stop: Stop) -> SiteRun:
    """Say that a crawl did not end in the time that a signal leaves."""
    number = stop.number or signal.SIGTERM
    return failed_crawl(
        site, StoppedError(f"The crawl of {site.name} was stopped before it could end in order.", number)
    )


def crawl_there(task: CrawlTask) -> SiteRun | None:
    """Crawl one site, on a worker; None when the run was stopped before that.

    Raises LuutruError on a worker with another luutru.
    """
    from distributed import Variable, get_client  # noqa: PLC0415 - an extra

    refuse_kit(task.kit)
    asked, ended = Variable(task.asked, client=get_client()), Event()
    if asked_for(asked, 0.1) is not None:
        return None
    with TemporaryDirectory(prefix="luutru-") as folder:
        (Path(folder) / f"{task.site.name}.yml").write_bytes(task.file)
        try:
            return crawl_one(
                task.site, own_wish(task), quiet=True, on_failure=lambda _error: None, sites=[folder],
                listen=lambda send: heed(asked, ended, send),
            )  # fmt: skip
        finally:
            ended.set()


def own_wish(task: CrawlTask) -> CrawlWish:
    """Give the wish as this worker can do it: with its own working folder, if the archive lies in a bucket."""
    if task.bucket is None:
        return task.wish
    from pipelines.remote.archive import open_remote  # noqa: PLC0415 - pyarrow; most archives lie in a folder

    remote = open_remote(task.bucket)
    return replace(task.wish, data=remote.folder, remote=remote)


def heed(asked: Variable, ended: Event, send: Callable[[int], None]) -> None:
    """Send the crawl the signal that is put into `asked`, in a thread of its own, until the crawl has `ended`."""

    def listen() -> None:
        while not ended.is_set():
            number = asked_for(asked, HEED)
            if number is not None:
                send(number)
                return

    Thread(target=listen, daemon=True, name="heed").start()


def asked_for(asked: Variable, seconds: float) -> int | None:
    """Give the signal that was put into a variable, None when there is none within the time."""
    try:
        number: int = asked.get(timeout=seconds)
    except TimeoutError:
        return None
    return number
