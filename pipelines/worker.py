"""The work of one worker, here or on another machine: a task -> a part, in a process that may die of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from pipelines.apart import APART, PagesApart, lift_limit, limited
from pipelines.one_page import PageRead, read_page
from pipelines.slices import build_slice
from pipelines.task import SliceReport, SliceTask
from pipelines.text_store import TextStore


def do_task(task: SliceTask, reader: Callable[..., PageRead] = read_page, apart: str = APART) -> SliceReport:
    """Do a task; a process that lacks the memory for it ends, and so does one whose page takes too long.

    `reader` is `read_page` but for tests; `apart` is the module that reads pages with care.
    """
    if task.careful:
        with PagesApart(apart) as pages:
            return build_slice(task, pages.read)
    try:
        with TextStore(task.texts) as store:
            report = build_slice(task, limited(partial(reader, text_work=store.find)))
            report.known = store.known
        return report
    except MemoryError:
        os._exit(1)  # what it holds is too much for it: a careful process holds less
    finally:
        lift_limit()
