"""Tell whether work takes time in proportion to its input: the same answer on a slow machine and on a busy one."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES = 3  # other work on the machine disturbs one measurement, seldom three
LEAST = 0.3  # seconds of the processor below which no growth is told from noise


def grows_in_proportion(work: Callable[[str], object], text: str) -> bool:
    """Tell whether four times the text takes less than nine times as long: a square would take sixteen."""
    quarter = text[: len(text) // 4]
    return any(seconds(work, text) < 9 * seconds(work, quarter) + LEAST for _ in range(TRIES))


def seconds(work: Callable[[str], object], text: str) -> float:
    """Give the seconds of the processor that the work takes."""
    began = time.process_time()
    work(text)
    return time.process_time() - began
