"""A slice whose process is killed, once or always, by what the file `kill` in its folder of captures says."""

from __future__ import annotations

import os
import signal

from pipelines.slices import SliceReport, SliceTask, build_slice


def build_or_die(task: SliceTask) -> SliceReport:
    order = task.warc.with_name("kill")
    number, _, times = order.read_text().partition(" ") if order.exists() else ("", "", "")
    if task.target.name.endswith(f".{number}"):
        if times == "once":
            order.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return build_slice(task)
