"""Slices in a pool of processes: a worker that dies is replaced, and none outlives the process that began it."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, connection, get_context, parent_process
from threading import Thread

from crawler.errors import LuutruError
from pipelines.slices import SliceReport, SliceTask, build_slice
from pipelines.stopping import STOPPING

Done = tuple[SliceTask, SliceReport]


def pooled(tasks: Sequence[SliceTask], workers: int) -> Iterator[Done]:
    """Do the tasks in `workers` processes; a task whose process dies is tried once more, alone, after the others.

    Raises LuutruError for a task that kills its process twice.
    """
    waiting = list(reversed(tasks))
    lone: list[SliceTask] = []
    while waiting:
        lone += yield from _until_broken(waiting, workers)
    dead: list[SliceTask] = []
    for task in lone:
        dead += yield from _until_broken([task], 1)
    if dead:
        raise LuutruError(
            f"The process that reads {dead[0].warc} from byte {dead[0].start} to {dead[0].end} died twice.",
            "Look for lack of memory in the system's log, then build again: all else is built.",
        )


def _until_broken(waiting: list[SliceTask], workers: int) -> Generator[Done, None, list[SliceTask]]:
    """Work through `waiting` until it is empty or a worker dies; return the tasks that were in hand then."""
    pool = open_pool(min(workers, len(waiting)))
    running: dict[Future[SliceReport], SliceTask] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running[pool.submit(build_slice, waiting[-1])] = waiting[-1]
                waiting.pop()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                report = future.result()
                yield running.pop(future), report
    except BrokenProcessPool:
        return list(running.values())
    except BaseException:
        end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def open_pool(workers: int) -> ProcessPoolExecutor:
    """Open a pool whose workers start from a server that has loaded the readers, and not from this process's state."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipelines.slices"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=prepare_worker)


def prepare_worker() -> None:
    """Leave signals to the process that began this one, and end with it however it ends."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)  # the pool's queue would let an orphan wait for ever


def end_workers() -> None:
    """End the workers at once: what they have in hand is written whole or not at all."""
    for child in active_children():
        child.kill()
