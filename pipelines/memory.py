"""How much memory a command may take, all its processes together, and how many workers that is enough for."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from crawler.errors import UsageError

SHARED = 200 * 2**20
"""Bytes that the process which shares out takes, with the one from which workers start."""
WORKER = 300 * 2**20
"""Bytes that a worker takes at most: its models, and the rows of a slice, which is bounded in pages and in bytes."""
LEAST = SHARED + WORKER
SIZE = re.compile(r"(\d+(?:[.]\d+)?)\s*([kmgt]?)i?b?", re.IGNORECASE)
CONTAINER = Path("/sys/fs/cgroup/memory.max")
UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}


def read_size(text: str) -> int:
    """Read 800M, 2G or 1.5 GiB as bytes, for argparse."""
    found = SIZE.fullmatch(text.strip())
    if not found:
        raise argparse.ArgumentTypeError(f"`{text}` is no size such as 800M or 2G")
    return int(float(found[1]) * UNITS[found[2].lower()])


def workers_within(memory: int | None, workers: int) -> int:
    """Give as many workers as the memory is enough for, at most `workers`; None is half of what the machine has.

    Raises UsageError when it is enough for none.
    """
    if memory is not None and memory < LEAST:
        said = f"{memory / 2**20:,.0f} MB of memory are not enough to read pages."
        raise UsageError(said, f"Allow {LEAST // 2**20} MB or more with --memory.")
    allowed = machine_memory() // 2 if memory is None else memory
    return max(1, min(workers, (allowed - SHARED) // WORKER))


def machine_memory() -> int:
    """Give the bytes of memory of this machine, or of the container that this process is in."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        return min(whole, int(CONTAINER.read_text("ascii")))
    except (OSError, ValueError):  # no such bound, or the word "max"
        return whole
