"""Asking an archive politely: a pause before each request, longer ones in trouble, an end when it refuses for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from crawler.errors import RefusedError
from crawler.pace import PATIENCE, Pace, retry_after
from crawler.site import USER_AGENT

TIMEOUT = urllib3.Timeout(connect=30, read=60)
MOST_BYTES = 2**27
CHUNK = 2**16
MOST_FAILURES = 12
"""So many failures in a row, each with a pause twice as long as the last (to five minutes), are a refusal."""
FIRST_FAILURES = 5
"""The same of an archive that has given nothing yet in this run and cannot be reached, or asks to wait."""
ASKS_TO_WAIT = (429, 503)
HEADERS = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Connection": "close"}
"""No connection is kept open through the pauses."""
FORBIDDEN = 403
"""What Common Crawl answers to who asks too much; of one capture it may be true, of many it is a refusal."""
NAP = 0.2  # seconds after which a signal is seen


class Halted(Exception):  # noqa: N818 - no error: somebody asked for the end
    """The end was asked for while an archive was waited for."""


class NotGiven(Exception):  # noqa: N818 - told to the caller alone
    """An archive answers but does not give what was asked for; says in words why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its headers in order, its body as it came, with any content encoding."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Give the first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Trouble(Exception):  # noqa: N818 - told to the caller alone
    """An archive in trouble: in words why, and for how long it asks to be left alone.

    None where the trouble may lie in what was asked for, which then counts as a try.
    """

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.seconds = reason, seconds


def never() -> bool:
    """Ask for no end."""
    return False


@dataclass(slots=True)
class Asker:
    """Asks one archive, `name` to people; raises Halted once `should_end`, RefusedError when it refuses for long."""

    name: str
    delay: float
    should_end: Callable[[], bool] = never
    pace: Pace = field(init=False)
    requests: int = 0
    _failures: int = 0
    _gives: bool = False
    _pools: dict[str, urllib3.PoolManager] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pace = Pace(self.delay)

    def ask(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        fault: Callable[[Answer], str | None],
        most: int = MOST_BYTES,
        tries: int = 3,
    ) -> Answer:
        """Give an answer in which `fault` finds nothing wrong; raises NotGiven after `tries` others.

        To be asked to wait is no try: it says nothing of what was asked for. An answer of more than `most` bytes
        is given up at once.
        """
        reason = ""
        while tries > 0:
            try:
                with self.opened(url, headers) as answer:
                    found = whole_answer(answer, most)
                reason = fault(found) or ""
                if not reason:
                    self.answered()
                    return found
                raise_trouble(answer, reason)
                tries -= 1
            except Trouble as trouble:
                tries -= trouble.seconds is None
                reason = trouble.reason
                self.failed(trouble)
        raise NotGiven(reason)

    @contextmanager
    def opened(self, url: str, headers: Mapping[str, str] | None = None) -> Iterator[urllib3.BaseHTTPResponse]:
        """Wait, ask, and give the answer to be read as it comes; raises Trouble for what breaks off."""
        self.wait()
        self.requests += 1
        said, pool = {**HEADERS, **(headers or {})}, self._pool(url)
        try:
            answer = pool.request(
                "GET", url, headers=said, redirect=False, retries=False, preload_content=False, decode_content=False,
                timeout=TIMEOUT,
            )  # fmt: skip
            try:
                yield answer
            finally:
                answer.close()
        except (HTTPError, OSError) as error:
            raise connection_trouble(error) from error
        finally:
            pool.clear()
            self.pace.wait(self.delay)

    def wait(self) -> None:
        """Wait as long as the archive is to be left in peace; raises Halted when the end is asked for."""
        while (left := self.pace.seconds_left()) > 0 and not self.should_end():
            time.sleep(min(left, NAP))
        if self.should_end():
            raise Halted

    def answered(self) -> None:
        """Take in that the archive gives what it should."""
        self._failures, self._gives = 0, True
        self.pace.answered()

    def failed(self, trouble: Trouble) -> None:
        """Wait longer; raises RefusedError when it has been refusing for long or asks to be left alone for long."""
        self._failures += 1
        self.pace.failed()
        self.pace.wait(trouble.seconds or 0)
        if self.pace.seconds_left() > PATIENCE:
            hours = self.pace.seconds_left() / 3600
            raise self.refusal(f"asks to be left alone for {hours:.1f} hours", "Give the same command again after that")
        is_away = not self._gives and trouble.seconds is not None
        if self._failures >= (FIRST_FAILURES if is_away else MOST_FAILURES):
            said = f"gives nothing: {trouble.reason}, {self._failures} times in a row"
            raise self.refusal(said, "Give the same command again later")

    def refusal(self, said: str, advice: str) -> RefusedError:
        """Say that the archive gives nothing."""
        return RefusedError(f"{self.name} {said}.", f"{advice}: it goes on from there, what came is kept.")

    def _pool(self, url: str) -> urllib3.PoolManager:
        """Give the connections to a host, through the proxy that the environment names, if any."""
        parts = urlsplit(url)
        if parts.netloc not in self._pools:
            proxy = None if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)
            self._pools[parts.netloc] = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
        return self._pools[parts.netloc]


def connection_trouble(error: Exception) -> Trouble:
    """Say what became of a connection; one that was never made says nothing of what was asked for."""
    if isinstance(error, (NewConnectionError, ConnectTimeoutError)):
        return Trouble("it cannot be reached", 0.0)
    return Trouble(f"the connection broke ({type(error).__name__})")


def whole_answer(answer: urllib3.BaseHTTPResponse, most: int) -> Answer:
    """Read an answer to its end; raises NotGiven when it is longer than it may be."""
    parts: list[bytes] = []
    size = 0
    for chunk in answer.stream(CHUNK, decode_content=False):
        parts.append(chunk)
        size += len(chunk)
        if size > most:
            raise NotGiven(f"it is larger than {most:,} bytes")
    return Answer(answer.status, tuple(answer.headers.items()), b"".join(parts))


def raise_trouble(answer: urllib3.BaseHTTPResponse, reason: str) -> None:
    """Raise Trouble if an answer that is none speaks of the archive's own trouble, and not of what was asked for."""
    if answer.status in ASKS_TO_WAIT:
        seconds = retry_after(answer.headers.get("Retry-After", ""), datetime.now(UTC))
        raise Trouble(f"status {answer.status}", seconds or 0.0)
    if answer.status >= 500 or answer.status == FORBIDDEN:
        raise Trouble(f"status {answer.status}")
    if answer.status == 200 and "html" in answer.headers.get("Content-Type", ""):
        raise Trouble(reason)
