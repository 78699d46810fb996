"""What was worked out for a piece of text once is kept for the next time: most words of a text were met before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_LONGEST, _MOST = 40, 2**15
Value = TypeVar("Value")


class Remembered(dict[str, Value], Generic[Value]):
    """A pure function of strings, as a dictionary: `remembered[piece]` works it out if it was not asked lately.

    Bounded: long pieces are not kept, and when it is full it begins anew.
    """

    def __init__(self, work: Callable[[str], Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, piece: str) -> Value:
        value = self._work(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = value
        return value
