"""Signals: at once as an exception, or, for a run, in order: what was captured is still built and released."""

from __future__ import annotations

import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

STOPPING = (signal.SIGINT, signal.SIGTERM)
SOON = 0.01  # seconds: a timer of none would never ring
Handler = Callable[[int, FrameType | None], Any]


class Stopped(BaseException):
    """SIGINT or SIGTERM, as an exception, so that files are closed on the way out."""


@contextmanager
def stoppable(*, at_once: Callable[[int], int] | None) -> Iterator[list[int]]:
    """Let SIGINT and SIGTERM raise Stopped inside, and give the list that keeps their numbers.

    The list counts, not the exception: a library in C may turn it into one of its own, or keep it until its work is
    done. With `at_once` the process ends in the handler, with the status that it gives for the signal.
    """
    received: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        received.append(number)
        if at_once:
            os._exit(at_once(number))
        raise Stopped

    with handled(stop, STOPPING):
        yield received


class Stop:
    """Whether a signal asks for the end (`number`), and whether the time that was left for it is over (`expired`)."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.expired = False
        self._asked_at = 0.0
        self._seconds = math.inf

    def allow(self, seconds: float) -> None:
        """Let what comes next go on for at most `seconds` after a signal, past or to come; then it has Stopped."""
        self._seconds, self.expired = seconds, False
        if self.number is not None and seconds < math.inf:
            left = self._asked_at + seconds - time.monotonic()
            signal.setitimer(signal.ITIMER_REAL, max(left, SOON))

    def ask(self, number: int) -> None:
        """Ask for the end; who asks again, as by a second Ctrl-C, has it at once."""
        if self.number is not None:
            self.expire()
        self.number, self._asked_at = number, time.monotonic()
        self.allow(self._seconds)

    def expire(self) -> None:
        """End what is in hand."""
        self.expired = True
        raise Stopped


@contextmanager
def stopping_in_order() -> Iterator[Stop]:
    """Let SIGINT and SIGTERM ask for the end inside, and have what is in hand ended after the time allowed."""
    stop = Stop()
    with (
        handled(lambda number, _frame: stop.ask(number), STOPPING),
        handled(lambda _number, _frame: stop.expire(), (signal.SIGALRM,)),
    ):
        try:
            yield stop
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def handled(handler: Handler, numbers: tuple[signal.Signals, ...]) -> Iterator[None]:
    """Handle signals by `handler` inside; a thread other than the first cannot, and leaves them as they are."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
