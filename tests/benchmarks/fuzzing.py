"""Spoilt pages by seed, and what reading one costs: `python -m tests.benchmarks.fuzzing SEED...` reads them again."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

from tests.benchmarks.mutations import spliced, spoilt
from tests.layouts.catalogue import HELD_OUT, TUNING, layout
from tests.layouts.source import article_url, rolls, tales
from tests.pages.reading import HEADING, SHARED, TEXT, URL, open_page, portal

MOST_SECONDS: Final = 1.0  # of processor time for one page
MOST_TIMES: Final = 2_000  # times an ordinary page, on any machine; what never ends takes more
MOST_GROWTH: Final = 200 * 2**20  # bytes that the process may grow by while it reads one page
ORDINARY: Final = 25  # readings, the first of which are slow
_TYPES: Final = (
    "text/html",
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=hex",
    "text/html; charset=tcvn3",
)
_PEAK: Final = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Case:
    """What reading a page cost, in seconds of the processor and bytes of growth, and what went wrong, if anything."""

    name: str
    size: int
    seconds: float
    growth: int
    digest: str
    trouble: str = ""

    @property
    def bad(self) -> str:
        """What breaks the bounds, or nothing."""
        return self.bad_beyond(MOST_SECONDS)

    def bad_beyond(self, seconds: float) -> str:
        """Say what breaks the bounds, where so much time is allowed, or nothing."""
        slow = f"{self.seconds:.2f} s" if self.seconds > seconds else ""
        large = f"{self.growth / 2**20:.0f} MiB" if self.growth > MOST_GROWTH else ""
        return self.trouble or slow or large


@cache
def allowed_seconds() -> float:
    """Give what a test allows for one page: so many times what an ordinary one takes here and now."""
    page = portal(HEADING + TEXT).encode()
    return MOST_TIMES * median(measured("ordinary", page).seconds for _ in range(ORDINARY))


@cache
def pages() -> tuple[tuple[str, bytes], ...]:
    """Addresses and bytes of the pages to spoil: real ones where they are at hand, and some of every layout."""
    real = [(URL, path.read_bytes()) for path in sorted((SHARED / "pages" / "html").glob("*.html"))]
    return (*real, *(page for name in (*TUNING, *HELD_OUT) for page in invented(name, 2)))


def invented(name: str, articles: int) -> list[tuple[str, bytes]]:
    """The first articles of a layout, and its first list."""
    one = layout(name)
    found = [(article_url(one, tale.path), one.article(tale).encode()) for tale in tales(one)[:articles]]
    return found + [(article_url(one, roll.path), one.roll(roll).encode()) for roll in rolls(one)[:1] if one.roll]


def made(seed: int) -> tuple[str, bytes, str]:
    """The address, the bytes and the content type of a seed's page."""
    rng = Random(seed)
    url, page = rng.choice(pages())
    if rng.random() < 0.1:
        page = spliced(rng, page, rng.choice(pages())[1])
    return url, spoilt(rng, page), rng.choice(_TYPES)


def judged(seed: int) -> Case:
    """Read a seed's page as a build does, and say what that cost."""
    url, body, media_type = made(seed)
    return measured(str(seed), body, url, media_type)


def measured(name: str, body: bytes, url: str = URL, media_type: str = "text/html") -> Case:
    """Read a page and say what that cost; an exception is trouble, and so is text that no file can hold."""
    trouble, digest = "", ""
    before, began = _resident("VmRSS"), time.process_time()
    try:
        digest = read(body, url, media_type)
    except Exception:  # noqa: BLE001  whatever it is, it is what we look for
        trouble = traceback.format_exc()
    seconds = time.process_time() - began
    return Case(name, len(body), seconds, _resident("VmHWM") - before, digest, trouble)


def read(body: bytes, url: str = URL, media_type: str = "text/html") -> str:
    """Read a page whole, check that a table can hold all that it said, and return a digest of it."""
    page = open_page(body, url, media_type=media_type)
    said = [*page.items(), *page.follows()]
    for text in _texts([page.kind, page.reason, *map(asdict, said)]):
        assert "\0" not in text, repr(text[:80])
        text.encode()
    return sha256(repr((page.kind, page.reason, said)).encode()).hexdigest()


def _texts(value: object) -> Iterator[str]:
    """Every string inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _resident(name: str) -> int:
    """The memory of this process in bytes, now (`VmRSS`, which sets the peak back) or at its peak since (`VmHWM`)."""
    if not _PEAK.exists():
        return 0
    if name == "VmRSS":
        _PEAK.write_text("5")
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(name))


def main() -> None:
    """Read the pages of some seeds again and say how that went."""
    for seed in map(int, sys.argv[1:]):
        case = judged(seed)
        print(f"seed {seed}: {case.size:,} bytes, {case.seconds:.3f} s, {case.growth / 2**20:.0f} MiB")
        print(case.trouble or "no exception")


if __name__ == "__main__":
    main()
