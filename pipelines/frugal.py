"""Memory that does not grow with an archive: DuckDB within a bound, and freed memory given back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

MEMORY = "256MB"
FLUSH = "1MB"
M_ARENA_MAX = -8  # malloc.h


def connect_frugal(spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Open an empty database that keeps to 256 MB and one thread; what does not fit goes to the folder `spill`.

    Each thread holds row groups of its own, and DuckDB keeps what it freed until a threshold: both would grow with the
    machine, not with the need.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY,
        "threads": 1,
        "allocator_flush_threshold": FLUSH,
    }
    if spill:
        config["temp_directory"] = str(spill)
    return duckdb.connect(":memory:", config=config)


def share_heap() -> None:
    """Let all threads share one heap, where the C library is glibc; called before there are many.

    Arrow, DuckDB and tantivy begin threads, and each would keep a heap of its own: 150 MB for the search index of
    100,000 articles.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def give_back() -> None:
    """Give freed memory back to the system: the allocator would keep all that the largest batch took."""
    pa.default_memory_pool().release_unused()
