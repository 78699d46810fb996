"""Slices that a worker never ends: the first one waits to be killed."""

from __future__ import annotations

import os
import time
from pathlib import Path

from pipelines.cluster.meeting import Kit
from pipelines.cluster.roads import Road
from pipelines.cluster.slices import build_there
from pipelines.task import SliceReport, SliceTask


def waits_once(task: SliceTask, road: Road, kit: Kit, hand: str) -> SliceReport:
    """The first slice of all leaves the id of its process and waits; the others are made."""
    try:
        with task.warc.with_name("waiting").open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return build_there(task, road, kit, hand)
    time.sleep(600)
    raise AssertionError("nobody killed this worker")


def await_waiting(folder: Path) -> int:
    """Give the process that waits in a slice of the captures in `folder`."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        place = folder / "waiting"
        if place.exists() and place.read_text():
            return int(place.read_text())
        time.sleep(0.05)
    raise AssertionError("no slice was begun")
