"""The process beside a worker that reads its slices: a page that kills its reader leaves the worker alive.

So the worker's own process is free to answer the scheduler, however busy the reader is, and its threads may crawl.
`python -m pipelines.cluster.hand` is that process: tasks come by standard input, reports go to standard output.
"""

from __future__ import annotations

import os
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock, Timer

from crawler.errors import LuutruError
from pipelines.task import SliceReport, SliceTask
from pipelines.text_version import store_path

HAND = "pipelines.cluster.hand"
IDLE = 60.0  # seconds after which a hand that has nothing to do is let go: a cluster serves others too
Job = Callable[[SliceTask], SliceReport]


class Hand:
    """Does one task at a time, in a process that is begun when there is one; its death is survived."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._module = ""
        self._rest: Timer | None = None

    def do(self, task: SliceTask, module: str = HAND) -> SliceReport:
        """Do a task when it is its turn; one that kills the process is done again with care.

        Raises what the task raised, LuutruError for a task that kills a careful process too.
        """
        with self._turn:
            self._keep_awake()
            try:
                report = self._ask(task, module) or self._ask(replace(task, careful=True), module)
            finally:
                self._let_rest()
        if report is None:
            raise LuutruError(
                f"The process that reads {task.warc} from byte {task.start} to {task.end} died again and again.",
                "Look for lack of memory in the log of its machine, then build again: all else is built.",
            )
        return report

    def _ask(self, task: SliceTask, module: str) -> SliceReport | None:
        """Hand a task over and wait for the report; None when the process died."""
        process = self._begin(module)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(pickle.dumps(task))
            process.stdin.flush()
            answer = pickle.load(process.stdout)  # noqa: S301 - from our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            self._end()
            return None
        if isinstance(answer, Exception):
            raise answer
        report: SliceReport = answer
        return report

    def _begin(self, module: str) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._module != module or self._process.poll() is not None):
            self._end()
        if self._process is None:
            command = [sys.executable, "-m", module]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
            self._module = module
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with process:  # closes the pipes and waits
                process.kill()

    def _keep_awake(self) -> None:
        if self._rest is not None:
            self._rest.cancel()

    def _let_rest(self) -> None:
        self._rest = Timer(IDLE, self._end_idle)
        self._rest.daemon = True
        self._rest.start()

    def _end_idle(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()


def own_texts() -> Path | None:
    """Give the store of texts of this machine and user, None when another user made its folder.

    A store is a database, which machines cannot share through a network's folder.
    """
    folder = Path(tempfile.gettempdir()) / f"luutru-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        own = folder.stat().st_uid == os.getuid() and not folder.is_symlink()
        return store_path(folder) if own else None
    except OSError:
        return None


def serve_tasks(job: Job) -> None:
    """Do the tasks that come by standard input until it ends; what libraries print goes elsewhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            task = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the worker that began this process
        except EOFError:
            return
        answers.write(pickle.dumps(answer_to(task, job)))
        answers.flush()


def answer_to(task: SliceTask, job: Job) -> SliceReport | Exception:
    """Do a task, and give its report or what it raised."""
    try:
        return job(replace(task, texts=own_texts()))
    except Exception as error:  # noqa: BLE001 - the worker raises it
        return error


if __name__ == "__main__":
    from pipelines.warm import do_task  # the readers are loaded beside a worker, and not where a build is ordered

    serve_tasks(do_task)
