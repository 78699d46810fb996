"""Slices in a pool of processes: a worker that dies is replaced, and none outlives the process that began it."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import active_children, connection, get_context, parent_process
from threading import Thread

from crawler.errors import LuutruError
from pipelines.stopping import STOPPING
from pipelines.task import SliceReport, SliceTask

Done = tuple[SliceTask, SliceReport]


def pooled(tasks: Sequence[SliceTask], workers: int) -> Iterator[Done]:
    """Do the tasks in `workers` processes, and give each with its report, in any order.

    Tasks that were in hand when a process died are done again with care: each page apart, so that only the page that
    kills its reader is lost. Raises LuutruError for a task that kills a careful process that is alone; all other tasks
    are done then.
    """
    hurt: list[SliceTask] = []
    waiting = list(reversed(tasks))
    while waiting:
        hurt += yield from _until_broken(waiting, workers)
    waiting, hurt = [replace(task, careful=True) for task in hurt], []
    while waiting:
        hurt += yield from _until_broken(waiting, workers)
    dead: list[SliceTask] = []
    for task in hurt:
        dead += yield from _until_broken([task], 1)
    if dead:
        raise LuutruError(
            f"The process that reads {dead[0].warc} from byte {dead[0].start} to {dead[0].end} died again and again.",
            "Look for lack of memory in the system's log, then build again: all else is built.",
        )


def in_this_process(tasks: Sequence[SliceTask]) -> Iterator[Done]:
    """Do the tasks here, one after the other, each page read in the plain way."""
    from pipelines.slices import build_slice  # noqa: PLC0415 - as below

    return ((task, build_slice(task)) for task in tasks)


def do_task(task: SliceTask) -> SliceReport:
    """Do a task in the worker, which alone loads what reads pages."""
    from pipelines import worker  # noqa: PLC0415 - seconds and 100 MB that the process which shares out has no use for

    return worker.do_task(task)


def _until_broken(waiting: list[SliceTask], workers: int) -> Generator[Done, None, list[SliceTask]]:
    """Work through `waiting` until it is empty or a worker dies; return the tasks that were in hand then."""
    pool = open_pool(min(workers, len(waiting)))
    running: dict[Future[SliceReport], SliceTask] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running[pool.submit(do_task, waiting[-1])] = waiting[-1]
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
    """Open a pool whose workers start from a server that has loaded what they need, not from this process's state."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipelines.warm"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=prepare_worker)


def prepare_worker() -> None:
    """Leave signals to the process that began this one, and end with it however it ends."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
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
