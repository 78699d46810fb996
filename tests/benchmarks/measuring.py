"""What a command costs as a whole: time by the clock, processor time and memory of all its processes."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

SAMPLE_EVERY = 0.02  # seconds; what a process does after its last sample is not counted


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and on processors (user and system, every process), and the most memory in bytes.

    `tree` is the largest sum over processes at one time: pages that processes share are counted in each of them.
    """

    wall: float
    processor: float
    process: int
    tree: int


@dataclass(slots=True)
class Watch:
    """What the samples showed so far."""

    processor: dict[tuple[int, float], float] = field(default_factory=dict)
    process: int = 0
    tree: int = 0

    def look(self, root: psutil.Process) -> None:
        """Take one sample of a process and all that it began."""
        sizes = [0]
        for process in family_of(root):
            try:
                with process.oneshot():
                    times, size = process.cpu_times(), process.memory_info().rss
            except psutil.Error:
                continue
            self.processor[process.pid, process.create_time()] = times.user + times.system
            sizes.append(size)
        self.process = max(self.process, *sizes)
        self.tree = max(self.tree, sum(sizes))


def family_of(root: psutil.Process) -> list[psutil.Process]:
    """List a process and all that it began; nothing when it is gone."""
    try:
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def measure(words: Sequence[str]) -> Cost:
    """Run a command to its end and give what it cost; it must end well."""
    watch, began = Watch(), time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:
        root = psutil.Process(child.pid)
        while child.poll() is None:
            watch.look(root)
            time.sleep(SAMPLE_EVERY)
        wall = time.perf_counter() - began
        assert child.stderr is not None
        assert child.returncode == 0, child.stderr.read()
    return Cost(wall, sum(watch.processor.values()), watch.process, watch.tree)


def machine_words() -> str:
    """Name the machine: system, processor, cores that may be used, memory, load."""
    cores = len(psutil.Process().cpu_affinity() or ()) if hasattr(psutil.Process, "cpu_affinity") else os.cpu_count()
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{platform.platform()}, {processor_name()}, {cores} cores, {memory:.0f} GiB,"
        f" Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )


def processor_name() -> str:
    """Give the processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
