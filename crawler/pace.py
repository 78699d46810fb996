"""How long a site is left in peace: as long as it asks for, and longer and longer while it is in trouble."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from protego import Protego

LONGEST = 300.0  # seconds of one pause of our own
PATIENCE = 1800.0  # seconds without a good answer, or that the site asks for, after which it is left for this run


class Pace:
    """The pause before the next request, in seconds by a clock that never goes back.

    `delay` is the usual pause; with 0 the site is ours, and needs no longer ones.
    """

    def __init__(self, delay: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.delay = delay
        self._clock = clock
        self._until = 0.0
        self._failures = 0
        self._last_good = clock()

    def seconds_left(self) -> float:
        """Give how long to wait from now on."""
        return max(self._until - self._clock(), 0.0)

    def answered(self) -> None:
        """Take in a good answer: the usual pause is enough again."""
        self._failures, self._last_good = 0, self._clock()

    def failed(self) -> None:
        """Take in an answer that was none: each in a row doubles the pause."""
        self._failures += 1
        self.wait(min(self.delay * 2**self._failures, LONGEST))

    def wait(self, seconds: float) -> None:
        """Wait at least so long."""
        self._until = max(self._until, self._clock() + seconds)

    def is_hopeless(self) -> bool:
        """Tell whether the site has given no good answer, or will give none, for longer than a run should wait."""
        return self.seconds_left() > PATIENCE or (
            self._failures > 0 and self.delay > 0 and self._clock() - self._last_good > PATIENCE
        )


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header (RFC 9110, 10.2.3), seconds or a date; None for what is neither."""
    if value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


def crawl_delay(robots: bytes, agent: str) -> float:
    """Give the pause in seconds that a robots.txt asks of `agent`; 0 when it asks for none."""
    delay = Protego.parse(robots.decode("utf-8", "replace")).crawl_delay(agent)
    return max(float(delay or 0), 0.0)
