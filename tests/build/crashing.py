"""Readers that die or hang, by what stands in a page's address, and slices that kill their process.

`python -m tests.build.crashing` reads pages apart as `pipelines.apart` does, with such a reader.
"""

from __future__ import annotations

import os
import signal

from crawler.capture import Capture
from crawler.site import Site
from pipelines import apart
from pipelines.apart import serve_pages
from pipelines.one_page import PageRead, read_page
from pipelines.slices import build_slice
from pipelines.task import SliceReport, SliceTask
from pipelines.text_work import PLAIN, TextWork
from pipelines.worker import do_task

PATIENCE = 5  # seconds: the first page of a process also loads the models


def build_or_die(task: SliceTask) -> SliceReport:
    """Do a task, or die: once or always, by what the file `kill` beside the captures says."""
    order = task.warc.with_name("kill")
    number, _, times = order.read_text().partition(" ") if order.exists() else ("", "", "")
    if task.target.name.endswith(f".{number}"):
        if times == "once":
            order.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return build_slice(task)


def read_or_die(site: Site, capture: Capture, text_work: TextWork = PLAIN) -> PageRead:
    """Read a page, unless its address says that it kills its reader, or that it is never done."""
    if "kills" in capture.url:
        os.kill(os.getpid(), signal.SIGSEGV)
    while "hangs" in capture.url:
        pass
    return read_page(site, capture, text_work)


def do_or_die(task: SliceTask) -> SliceReport:
    """Do a task as `worker.do_task` does, with that reader and little patience."""
    apart.PAGE_SECONDS = PATIENCE
    return do_task(task, read_or_die, "tests.build.crashing")


if __name__ == "__main__":
    apart.PAGE_SECONDS = PATIENCE
    serve_pages(read_or_die)
