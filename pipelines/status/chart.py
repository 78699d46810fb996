"""A small chart of counts, one letter each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

BLOCKS: Final = "▁▂▃▄▅▆▇█"
PLAIN: Final = ".:-=+*#@"
NOTHING: Final = "·"
UNKNOWN: Final = " "


def bars(counts: Sequence[int | None], *, plain: bool = False) -> str:
    """Draw each count as a bar, the highest full; 0 is a dot, None a blank. `plain` keeps to ASCII."""
    most = max((count for count in counts if count), default=0)
    return "".join(bar(count, most, PLAIN if plain else BLOCKS, "_" if plain else NOTHING) for count in counts)


def bar(count: int | None, most: int, levels: str, nothing: str) -> str:
    """Draw one count."""
    if count is None:
        return UNKNOWN
    return levels[(count * len(levels) - 1) // most] if count else nothing


def draws_blocks() -> bool:
    """Tell whether standard output can show the blocks."""
    try:
        (BLOCKS + NOTHING).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
